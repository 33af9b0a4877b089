"""A State's own goals: what they can be set for, what can be aimed at, and which one holds where.

A goal is set for one question, or for the level questions of an element or of the whole. The
nearest one holds: that of the question before its element's, that before the one for all.
"""

from __future__ import annotations

from questionnaires import values
from questionnaires.model import Element, Question, Questionnaire
from questionnaires.responses import Goal, Goals
from questionnaires.texts import _

ALL = "all"
"""What a goal for the whole is set for; no element or question may have this id."""

Wanted = int | str


def goal_of(questionnaire: Questionnaire, question: Question, goals: Goals) -> Goal | None:
    """The goal that holds for a question; None where the State set none."""
    ids = [question.id]
    if question.kind == "level":
        ids += [questionnaire.element_of[question.id].id, ALL]
    return next((goals[ident] for ident in ids if ident in goals), None)


def exists(questionnaire: Questionnaire, ident: str) -> bool:
    """Whether a goal can be set for this id: a question, an element, or all."""
    return ident in questionnaire.questions or _elements(questionnaire, ident) != ()


def parse(questionnaire: Questionnaire, ident: str, text: str) -> Wanted:
    """Read what is aimed at as a person types it, for an id that `exists`.

    Raises:
        ValueError: It cannot be aimed at there; the message says what can.
    """
    question = questionnaire.questions.get(ident)
    words = question is not None and question.kind in ("yes_partly_no", "choice")
    number = text.removeprefix("-")
    known: Wanted = text.strip()
    if not words and number.isascii() and number.isdigit() and len(number) <= 15:
        known = int(text)
    elif question is not None and question.kind == "yes_partly_no":
        known = text.lower()
    check(questionnaire, ident, known)
    return known


def check(questionnaire: Questionnaire, ident: str, wanted: Wanted) -> None:
    """Raise ValueError, with words for a person, where this cannot be aimed at."""
    question = questionnaire.questions.get(ident)
    if question is not None and question.kind != "level":
        _CHECKS.get(question.kind, _never)(question, wanted)
        return
    inside = [q for e in _elements(questionnaire, ident) for q in e.questions]
    if question is None and all(each.kind != "level" for each in inside):
        raise ValueError(_("none of its questions asks for a level; set a goal for each of them"))
    scale = questionnaire.head.scale
    levels = [level.value for level in scale.levels] if scale else []
    if type(wanted) is not int or wanted not in levels:
        known = ", ".join(map(str, levels))
        raise ValueError(_("expected a level: {known}").format(known=known))


def _elements(questionnaire: Questionnaire, ident: str) -> tuple[Element, ...]:
    if ident == ALL:
        return questionnaire.elements
    return tuple(element for element in questionnaire.elements if element.id == ident)


def _one_of(question: Question, wanted: Wanted) -> None:
    marked = [option.id for option in question.options if option.mark is not None]
    known = marked if question.kind == "choice" else values.choices(question, None)
    if not known:
        _never(question, wanted)
    if wanted not in known:
        raise ValueError(_("expected one of: {known}").format(known=", ".join(known)))


def _ticks(question: Question, wanted: Wanted) -> None:
    if type(wanted) is not int or not 0 <= wanted <= len(question.options):
        text = _("expected how many are to be ticked, from 0 to {most}")
        raise ValueError(text.format(most=len(question.options)))


def _number(question: Question, wanted: Wanted) -> None:
    floor, target = question.floor or 0, question.target
    # More than the target counts for nothing in a score, and so could never be seen as reached.
    if type(wanted) is not int or not isinstance(target, int) or not floor <= wanted <= target:
        text = _("expected a whole number from {least} to {most}")
        raise ValueError(text.format(least=floor, most=target))


def _never(question: Question, wanted: Wanted) -> None:
    raise ValueError(_("its answers are recorded and not marked, so none can be aimed at"))


_CHECKS = {
    "yes_partly_no": _one_of,
    "choice": _one_of,
    "checklist": _ticks,
    "number": _number,
}
