"""The case and the day, as all may read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assessor.reports.document import Block, Column, Heading, Paragraph, Table, bullets, row
from questionnaires.exercise import Exercise, Step
from questionnaires.exercise_case import Card, CaseFile, Passage
from questionnaires.exercise_case import Table as CaseTable
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def blocks(case: CaseFile) -> Iterator[Block]:
    """The whole case under one heading."""
    yield Heading(1, _("The case"))
    for section in case.sections:
        yield Heading(2, section.title)
        for passage in section.passages:
            yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[Block]:
    yield from paragraphs(passage.text or "")
    if passage.table:
        columns = tuple(Column(each) for each in passage.table.columns)
        yield Table(columns, tuple(row(*each) for each in passage.table.rows))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A text as paragraphs, which empty lines part."""
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part)


def quoted(passage: Passage | Card) -> str:
    """A passage in one line; of its table the rows, entry by entry."""
    texts = [" ".join((passage.text or "").split())]
    if isinstance(passage, Passage) and passage.table:
        texts += [_in_a_line(passage.table)]
    return " ".join(filter(None, texts))


def _in_a_line(table: CaseTable) -> str:
    return "; ".join(": ".join(entries) for entries in table.rows)


def timetable(exercise: Exercise, titles: Iterable[str], said: Callable[[Step], str]) -> Table:
    """The steps with their minutes and what somebody does in each.

    Args:
        exercise: Whose day it is.
        titles: What each step is called.
        said: What is done in a step.
    """
    columns = (
        Column(_("From minute"), "right", firm=True), Column(_("Minutes"), "right", firm=True),
        Column(_("Step")), Column(_("What to do")),
    )  # fmt: skip
    rows, start = [], 0
    for step, title in zip(exercise.head.steps, titles, strict=True):
        rows.append(row(str(start), str(step.minutes), title, said(step)))
        start += step.minutes
    return Table(columns, tuple(rows))


def teams(exercise: Exercise) -> Iterator[Block]:
    """Who speaks for whom."""
    yield Heading(2, _("The teams"))
    yield bullets(*(team.name for team in exercise.head.teams))


def rule(case: CaseFile) -> Iterator[Block]:
    """How to choose an answer."""
    yield Heading(2, _("How to choose a level"))
    yield from paragraphs(case.rule)


def scale(questionnaire: Questionnaire) -> Iterator[Block]:
    """What the levels mean for any question, where there is a scale."""
    if questionnaire.head.scale:
        columns = (Column(_("Level"), firm=True), Column(_("Meaning")))
        yield Table(columns, tuple(
            row(f"{level.value} {level.name}", level.meaning)
            for level in questionnaire.head.scale.levels
        ))  # fmt: skip
