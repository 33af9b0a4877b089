"""What those who run an exercise hold in their hands: all of it, the key and the notes too."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.papers import case, injects, key, sheets, test_sheet
from assessor.reports.document import (
    Block,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Term,
    Terms,
    bullets,
)
from questionnaires.exercise import Exercise, FacilitatorFile
from questionnaires.exercise_case import Inject
from questionnaires.exercise_key import TestFile
from questionnaires.model import Question, Questionnaire
from questionnaires.texts import _


def document(exercise: Exercise, questionnaire: Questionnaire) -> Document:
    """The facilitator's papers."""
    title = _("{title}: facilitator").format(title=exercise.head.title)
    return Document(title, tuple(_blocks(exercise, questionnaire)))


def _blocks(exercise: Exercise, questionnaire: Questionnaire) -> Iterator[Block]:
    yield Note(_("Keep this paper to yourself until the end: it holds the key."))
    yield Note(exercise.case.notice)
    yield Paragraph(exercise.head.summary)
    yield Heading(1, _("Notes"))
    for note in exercise.facilitator.notes:
        yield Heading(2, note.title)
        for text in note.texts:
            yield from case.paragraphs(text)
    yield Heading(1, _("The day"))
    titles = (step.title for step in exercise.head.steps)
    yield case.timetable(exercise, titles, lambda step: step.trainer)
    yield from case.teams(exercise)
    yield from case.rule(exercise.case)
    yield PageBreak()
    yield from case.blocks(exercise.case)
    yield PageBreak()
    yield from _key(exercise, questionnaire)
    for inject in exercise.injects:
        yield PageBreak()
        yield from _inject(exercise, inject)
    if exercise.test:
        yield PageBreak()
        yield from _test(exercise.test, questionnaire)
    yield PageBreak()
    yield from _debrief(exercise.facilitator)


def _key(exercise: Exercise, questionnaire: Questionnaire) -> Iterator[Block]:
    questions = sheets.asked(questionnaire, exercise.head.questions)
    yield Heading(1, _("The key at a glance"))
    yield sheets.legend()
    yield Paragraph(_("An arrow leads from the answer before the injects to the one after them."))
    yield key.at_a_glance(exercise, questions)
    yield PageBreak()
    yield Heading(1, _("Questions and key"))
    yield from case.scale(questionnaire)

    def shown(question: Question) -> Iterator[Block]:
        yield from sheets.question(questionnaire, question)
        yield from key.blocks(exercise, question)

    yield from sheets.by_module(questionnaire, questions, shown)


def _inject(exercise: Exercise, inject: Inject) -> Iterator[Block]:
    yield Heading(1, injects.title(exercise, inject))
    yield Terms((
        Term(_("About"), (inject.about,)),
        Term(_("Minutes"), (str(inject.minutes),)),
        *(Term(card.time or _("Card {number}").format(number=number), (card.text,))
          for number, card in enumerate(inject.cards, 1)),
    ))  # fmt: skip
    yield Heading(2, _("Tasks"))
    yield bullets(*inject.tasks)
    yield Heading(2, _("What happened"))
    yield from case.paragraphs(inject.outcome)
    yield Heading(2, _("What it changes, and what it only shows"))
    yield from case.paragraphs(inject.lesson)


def _test(test: TestFile, questionnaire: Questionnaire) -> Iterator[Block]:
    yield Heading(1, _("Test and its key"))
    yield from case.paragraphs(test.intro)
    yield Paragraph(_("Time: {minutes} min.").format(minutes=test.minutes))
    by_question = {item.question: item for item in test.items}
    for number, question in enumerate(sheets.asked(questionnaire, by_question), 1):
        item = by_question[question.id]
        yield from test_sheet.item_blocks(number, item, question, questionnaire)
        yield from key.item_key(item, question)


def _debrief(notes: FacilitatorFile) -> Iterator[Block]:
    yield Heading(1, _("Debrief"))
    named = (
        (_("Questions to ask"), notes.questions),
        (_("What to keep"), notes.keep),
        (_("Priorities that a good group reaches"), notes.priorities),
    )
    for title, texts in named:
        if texts:
            yield Heading(2, title)
            yield bullets(*texts)
