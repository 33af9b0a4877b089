"""Screens that tell: why a question matters, the help, the end."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.interview import keys
from assessor.interview.at_hand import NOTHING, AtHand
from assessor.interview.questions import commands
from assessor.interview.screen import Choice, Command, Line, OneOf, Reading, Screen
from assessor.interview.view import View
from questionnaires import texts
from questionnaires.model import Question
from questionnaires.texts import _, ngettext


def why(view: View, question: Question) -> Screen:
    """Why a question matters, what it rests on, what could be shown for an answer."""
    return Screen(tuple(_why(view, question)), Reading())


def _why(view: View, question: Question) -> Iterator[Line]:
    yield Line("heading", _("Why {id} is asked").format(id=question.id))
    yield Line("question", question.text)
    if question.why:
        yield Line("text", question.why)
    weight = words.legal_weight(question.legal_weight)
    basis = f"{weight}. {question.legal_basis}" if question.legal_basis else weight
    yield Line("text", _("Legal weight: {basis}").format(basis=basis))
    for ident in question.provisions:
        known = view.questionnaire.provisions.get(ident)
        if known:
            yield Line("item", known.duty, known.short)
    labels = view.questionnaire.vocabulary.respondents
    who = words.listed(labels.get(name, name) for name in question.respondents)
    for text, what in (
        (_("What could be shown: {what}"), words.listed(question.evidence)),
        (_("Who knows: {what}"), who),
        (_("Not applicable only if: {what}"), question.na_only_if or ""),
        (_("Read more: {what}"), "; ".join(_sources(view, question))),
    ):
        if what:
            yield Line("text", text.format(what=what))


def _sources(view: View, question: Question) -> Iterator[str]:
    for reference in question.references:
        ident, _blank, place = reference.partition(" ")
        source = view.questionnaire.sources.get(ident)
        if source and source.confidence != "unverified":
            yield f"{source.citation} {place}".strip()


def glossary_screen(question: Question) -> Screen:
    """The glossary's terms that stand in a question, its guidance and its answers."""
    return Screen(tuple(_glossary(question)), Reading())


def _glossary(question: Question) -> Iterator[Line]:
    from questionnaires import glossary  # read when somebody looks a word up

    spoken = texts.language()
    guidance = (question.text, question.why or "", *question.anchors, *question.enforcement_anchors)
    found = glossary.occurring(glossary.load(), "\n".join(guidance), spoken)
    yield Line("heading", _("Terms in {id}").format(id=question.id))
    if not found:
        yield Line("text", _("No term of the glossary stands in it. See: assessor glossary"))
    for term in found:
        yield Line("question", term.called(spoken))
        yield Line("text", term.definition)
        others = (f"{code} {term.called(code)}" for code in glossary.LANGUAGES if code != spoken)
        yield Line("text", _("Other languages: {terms}").format(terms="; ".join(others)))


def help_screen(view: View, manner: tuple[str, ...], at_hand: AtHand = NOTHING) -> Screen:
    """The commands and the manner of giving them, how to choose an answer, what the levels mean."""
    return Screen(tuple(_help(view, manner, at_hand)), Reading())


def _help(view: View, manner: tuple[str, ...], at_hand: AtHand) -> Iterator[Line]:
    head = view.questionnaire.head
    yield Line("heading", _("Help"))
    yield from (Line("text", paragraph) for paragraph in manner)
    if texts.language() != "en":
        letters = _("The letters come from the English words and are the same in every language.")
        yield Line("text", letters)
    for command in commands(at_hand):
        yield Line("item", keys.meaning(command), command.value)
    if head.answer_rule:
        yield Line("heading", _("How to choose"))
        yield Line("text", head.answer_rule)
    for level in view.scale.levels if view.scale else ():
        yield Line("item", f"{level.name}: {level.meaning}", str(level.value))


ONWARD = object()
"""Said at the end: on to the next stage."""

ANEW = object()
"""Said at the end: through the questions again, from the first."""


def end(view: View, at_hand: AtHand = NOTHING) -> Screen:
    """Behind the last question: what is answered, what is open, and what can be done now."""
    taken: tuple[Command, ...] = (Command.BACK, Command.JUMP, Command.HELP, Command.LEAVE)
    waiting = view.open_cells(view.path.cells)
    offers: list[tuple[str, object]] = [
        *([(_("Go to the first open question"), Command.FORWARD)] if waiting else []),
        (_("Jump to an element or a question"), Command.JUMP),
        (_("Leave; everything is saved"), Command.LEAVE),
    ]
    if at_hand.there:
        taken = (*taken, Command.TEXT)
        offers[-1:-1] = _more_offers(at_hand)
    choices = tuple(Choice(str(n), title, what) for n, (title, what) in enumerate(offers, 1))
    default = Command.FORWARD if waiting else Command.LEAVE
    lines = tuple(_end(view, at_hand))
    return Screen(lines, OneOf(_("What now?"), choices, default), taken)


def _more_offers(at_hand: AtHand) -> Iterator[tuple[str, object]]:
    yield _("Go through the questions again from the first"), ANEW
    onward = at_hand.onward()
    if onward:
        yield onward.offer, ONWARD


def _end(view: View, at_hand: AtHand) -> Iterator[Line]:
    cells = view.path.cells
    waiting = view.open_cells(cells)
    yield Line("heading", _("The end of the questions, at present"))
    found = [view.responses[cell.id].status for cell in cells if cell.id in view.responses]
    counts = [(s, found.count(s)) for s in ("answered", "unknown", "not_applicable")]
    said = [f"{words.status(status)} {n}" for status, n in (*counts, ("unanswered", len(waiting)))]
    yield Line("text", words.listed(said))
    left = len({cell.question for cell in waiting})
    if left:
        yield Line(
            "notice",
            ngettext(
                "{n} question is open. Open answers make the score less certain, not lower.",
                "{n} questions are open. Open answers make the score less certain, not lower.",
                left,
            ).format(n=left),
        )
    if at_hand.clock():
        yield Line("text", at_hand.clock())
    yield Line("text", at_hand.ending())
