"""What the ids of a questionnaire are called in a report: cells, answers, provisions, agencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assessor import words
from questionnaires import values
from questionnaires.condition import Condition
from questionnaires.content import Side
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _


def cells(group: Iterable[Cell]) -> str:
    """Cells of one question by what tells them apart, such as ``law N, C; enforcement B``.

    Empty for the one cell of a question that is asked once for everything.
    """
    group = list(group)
    if not any(cell.side or cell.weapon for cell in group):
        return words.listed(cell.instance for cell in group if cell.instance)
    named = []
    for (instance, side), members in groupby(group, key=lambda cell: (cell.instance, cell.side)):
        weapons = words.listed(cell.weapon for cell in members if cell.weapon)
        parts = (instance, words.side(side) if side else None, weapons)
        named.append(" ".join(part for part in parts if part))
    return "; ".join(name for name in named if name)


def cells_of(question: Question, group: Sequence[Cell]) -> str:
    """A question's id, and in brackets which of its cells are meant where not all are."""
    some = cells(group) if len(group) < len(question.cells) else ""
    return f"{question.id} ({some})" if some else question.id


def provisions(questionnaire: Questionnaire, question: Question) -> str:
    """The short names of the provisions that a question maps to."""
    known = questionnaire.provisions
    return words.listed(known[i].short if i in known else i for i in question.provisions)


def answer(questionnaire: Questionnaire, question: Question, value: object) -> str:
    """A short label for an answer, such as ``1 – Informal``."""
    return values.show(question, questionnaire.head.scale, value)  # type: ignore[arg-type]


def answer_in_full(
    questionnaire: Questionnaire, question: Question, side: Side | None, value: object
) -> str:
    """An answer with the anchor it stands for, where its question has anchors."""
    label = answer(questionnaire, question, value)
    scale, anchors = questionnaire.head.scale, question.anchors_for(side)
    if question.kind != "level" or scale is None or not isinstance(value, int):
        return label
    at = value - scale.min
    return f"{label}: {anchors[at]}" if 0 <= at < len(anchors) else label


def target(
    questionnaire: Questionnaire, question: Question, side: Side | None, profile: str
) -> str:
    """The answer that the questionnaire wants in a profile, in full."""
    return wanted(questionnaire, question, side, questionnaire.wanted(question, profile))


def wanted(
    questionnaire: Questionnaire, question: Question, side: Side | None, answer_: object
) -> str:
    """An answer that is wanted, in full; None: what the scoring takes where none is stated."""
    if question.kind == "checklist":
        count = len(question.options) if answer_ is None else answer_
        return _("{count} of {all} ticked").format(count=count, all=len(question.options))
    if answer_ is None and question.kind == "choice":
        best = [option.id for option in question.options if option.mark == 1]
        return _(" or ").join(answer(questionnaire, question, ident) for ident in best)
    if answer_ is None and question.kind == "yes_partly_no":
        answer_ = "yes"
    return "" if answer_ is None else answer_in_full(questionnaire, question, side, answer_)


def agencies(questionnaire: Questionnaire, question: Question) -> str:
    """Who is responsible: the agencies that stand for the first of the question's respondents.

    Where no agency does, the respondent itself.
    """
    if not question.respondents:
        return ""
    first = question.respondents[0]
    found = [agency.name for agency in questionnaire.agencies if first in agency.respondents]
    return words.listed(found or [questionnaire.vocabulary.respondents.get(first, first)])


def assistance(questionnaire: Questionnaire, question: Question) -> str:
    """The kinds of help that would serve."""
    labels = questionnaire.vocabulary.assistance
    return words.listed(labels.get(kind, kind) for kind in question.assistance)


def references(questionnaire: Questionnaire, question: Question) -> tuple[str, ...]:
    """The question's sources, cited; those whose details are not verified are left out."""
    cited = (citation(questionnaire, reference) for reference in question.references)
    return tuple(each for each in cited if each)


def citation(questionnaire: Questionnaire, reference: str) -> str | None:
    """A source with the place in it; None where its details are not verified."""
    ident, _space, place = reference.partition(" ")
    source = questionnaire.sources.get(ident)
    if source is None or source.confidence not in ("seen", "known"):
        return None
    return f"{source.citation}, {place}" if place else source.citation


def condition(questionnaire: Questionnaire, asked_if: Condition) -> str:
    """When a question is asked, in words."""
    if asked_if.question:
        return _test(questionnaire, asked_if)
    if asked_if.not_:
        return _("not ({condition})").format(condition=condition(questionnaire, asked_if.not_))
    parts = asked_if.all_of or asked_if.any_of
    joint = _(" and ") if asked_if.all_of else _(" or ")
    return joint.join(f"({condition(questionnaire, part)})" for part in parts)


def _test(questionnaire: Questionnaire, test: Condition) -> str:
    question = questionnaire.questions[test.question or ""]
    if test.at_least is not None:
        text = _("{question} is at least {answer}")
        return text.format(question=question.id, answer=test.at_least)
    label = answer(questionnaire, question, test.is_)
    return _("{question} is {answer}").format(question=question.id, answer=label)
