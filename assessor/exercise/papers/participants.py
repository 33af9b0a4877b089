"""What each participant is given: the case, the questions, an answer sheet. No inject, no key."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.papers import case, sheets
from assessor.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    row,
)
from questionnaires.exercise import Exercise
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def document(exercise: Exercise, questionnaire: Questionnaire) -> Document:
    """The papers for participants."""
    return Document(exercise.head.title, tuple(_blocks(exercise, questionnaire)))


def _blocks(exercise: Exercise, questionnaire: Questionnaire) -> Iterator[Block]:
    questions = sheets.asked(questionnaire, exercise.head.questions)
    yield Note(exercise.case.notice)
    yield Paragraph(exercise.head.summary)
    yield Heading(1, _("The day"))
    yield case.timetable(exercise, _titles(exercise), lambda step: step.participants)
    yield from case.teams(exercise)
    yield PageBreak()
    yield from case.blocks(exercise.case)
    yield PageBreak()
    yield Heading(1, _("The questions"))
    yield from case.rule(exercise.case)
    yield from case.scale(questionnaire)
    yield from sheets.by_module(
        questionnaire, questions, lambda each: sheets.question(questionnaire, each)
    )
    yield PageBreak()
    yield Heading(1, _("Answer sheet"))
    yield who(_("Team"))
    yield sheets.legend()
    yield sheets.to_fill_in(questions, _("Passage that it rests on"))


def who(label: str) -> Table:
    """A place for a name and a date."""
    return Table((Column(label), Column(_("Date"))), (row("", ""),), by_hand=True)


def _titles(exercise: Exercise) -> Iterator[str]:
    """What the steps are called; an inject's own title would give away what is to come."""
    for step in exercise.head.steps:
        if step.inject:
            number = exercise.stages.index(step.inject)
            yield _("Inject {number}").format(number=number)
        else:
            yield step.title
