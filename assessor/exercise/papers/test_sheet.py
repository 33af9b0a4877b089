"""The test before and after an exercise, to be answered by each person alone. No key."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.papers import case, sheets
from assessor.exercise.papers.participants import who
from assessor.reports.document import Block, Document, Heading, Note, PageBreak, Paragraph
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import Item, TestFile
from questionnaires.model import Question, Questionnaire
from questionnaires.texts import _


def document(exercise: Exercise, test: TestFile, questionnaire: Questionnaire) -> Document:
    """The vignettes with their questions, and an answer sheet."""
    title = _("Test for {title}").format(title=exercise.head.title)
    return Document(title, tuple(_blocks(exercise, test, questionnaire)))


def _blocks(exercise: Exercise, test: TestFile, questionnaire: Questionnaire) -> Iterator[Block]:
    yield Note(exercise.case.notice)
    yield from case.paragraphs(test.intro)
    yield Paragraph(_("Time: {minutes} min.").format(minutes=test.minutes))
    yield from items(test, questionnaire)
    yield PageBreak()
    yield Heading(1, _("Answer sheet"))
    yield who(_("Name or number, and whether it is the test before or after"))
    yield sheets.legend()
    questions = sheets.asked(questionnaire, (item.question for item in test.items))
    yield sheets.to_fill_in(questions, _("Reason, in a few words"))


def items(test: TestFile, questionnaire: Questionnaire) -> Iterator[Block]:
    """What is asked, in the order of the answer sheet."""
    yield Heading(1, _("The questions"))
    by_question = {item.question: item for item in test.items}
    for number, question in enumerate(sheets.asked(questionnaire, by_question), 1):
        yield from item_blocks(number, by_question[question.id], question, questionnaire)


def item_blocks(
    number: int, item: Item, question: Question, questionnaire: Questionnaire
) -> Iterator[Block]:
    """An item: what is known, and what is asked of it."""
    yield Heading(3, _("Text {number}").format(number=number))
    yield from case.paragraphs(item.vignette)
    yield from sheets.question(questionnaire, question)
