"""What stands in the note on an exercise, in the usual order."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.exercise.debriefing import front, learned, misread, short
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.debriefing.talk import Talk
from assessor.exercise.noting.told import Told
from assessor.reports.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    Term,
    Terms,
    bullets,
    paragraphs,
)
from assessor.reports.information_note import facts
from assessor.reports.information_note import told as event
from questionnaires.texts import _, ngettext

TALKED = 3
MISREAD = 2
"""How many questions and misreadings are named, so that the note stays short."""


def blocks(told: Told) -> Iterator[Block]:
    """All parts of the note."""
    debrief, about = told.debrief, told.details.event
    yield Note(front.caution())
    yield Note(_("It tells parts of the key. It is not for those who have yet to answer."))
    yield event.event(told.details, _("Exercise"))
    yield from event.participants(about, attendance(debrief))
    if facts.agencies(about):
        yield Paragraph(attendance(debrief))
    yield Heading(1, _("What it was"))
    yield from paragraphs(about.background or debrief.exercise.head.summary)
    yield Paragraph(method(debrief))
    yield from _highlights(told)
    yield Heading(1, _("Results in short"))
    yield bullets(*short.sentences(debrief))
    if debrief.learning and debrief.learning.pairs:
        yield Paragraph(learned.reading_short())
    yield from _talked(debrief)
    yield Heading(1, _("To take home"))
    yield bullets(*taken_home(debrief))
    yield Heading(1, _("Further steps"))
    yield event.steps(about)
    yield event.disclaimer(about, debrief.questionnaire.head.caution)


def attendance(debrief: Debrief) -> str:
    """How many teams answered, and how many sat the tests."""
    count = len(debrief.teams)
    text = ngettext("{n} team handed in its answers.", "{n} teams handed in their answers.", count)
    said = text.format(n=count)
    if debrief.learning is None:
        return said
    sat = ngettext("{n} took the test.", "{n} took the tests.", len(debrief.learning.people))
    return f"{said} {sat.format(n=len(debrief.learning.people))}"


def method(debrief: Debrief) -> str:
    """How the exercise went, in a few sentences."""
    return " ".join(_method(debrief))


def _method(debrief: Debrief) -> Iterator[str]:
    head, injects = debrief.exercise.head, len(debrief.stages) - 1
    text = _(
        "Teams read a case on {state}, an invented State, and answered {questions} questions of "
        "“{title}” about it, from the case alone."
    )
    title = debrief.questionnaire.head.title
    yield text.format(state=head.state, questions=len(head.questions), title=title)
    if injects > 0:
        text = ngettext(
            "{n} inject followed, after which they answered anew what it changed.",
            "{n} injects followed, after which they answered anew what each changed.",
            injects,
        )
        yield text.format(n=injects)
    yield _("Answers were held against a key and against each other.")


def furthest(debrief: Debrief) -> tuple[Talk, ...]:
    """The questions on which teams were furthest apart at the start."""
    talks = debrief.stages[0].talks if debrief.stages else ()
    return tuple(each for each in talks if each.apart)[:TALKED]


def _highlights(told: Told) -> Iterator[Block]:
    said = told.details.event.highlights
    modules = [each for each in told.debrief.questionnaire.modules if said.get(each.id)]
    if modules:
        yield Paragraph(_("Highlights by module:"))
        yield Terms(tuple(Term(f"{each.number} {each.name}", said[each.id]) for each in modules))


def _talked(debrief: Debrief) -> Iterator[Block]:
    """Where teams disagreed, and what they misread."""
    talks = furthest(debrief)
    if talks:
        yield Paragraph(_("Where teams disagreed most:"))
        text = _("{question} ({apart} apart): {text}")
        yield bullets(*(
            text.format(
                question=each.question.id, apart=words.percent(each.apart), text=each.question.text
            )
            for each in talks
        ))  # fmt: skip
    betrayed = debrief.stages[0].betrayed[:MISREAD] if debrief.stages else ()
    if betrayed:
        yield Paragraph(_("What they misread:"))
        text = _("“{claim}” ({teams}) {settled}")
        yield bullets(*(
            text.format(
                claim=each.misreading.claim, teams=misread.count(debrief, each),
                settled=each.misreading.settled,
            )
            for each in betrayed
        ))  # fmt: skip


def taken_home(debrief: Debrief) -> tuple[str, ...]:
    """What a good group comes to put first; the reasons of the key where none is told."""
    priorities = debrief.exercise.facilitator.priorities
    reasons = tuple(debrief.exercise.key[each.question.id].reason for each in furthest(debrief))
    return (*(priorities or reasons), _("A level rests on what can be shown, not on luck."))
