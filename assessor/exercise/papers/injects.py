"""The cards of an inject, each on a page of its own, to be handed out one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.papers.case import paragraphs
from assessor.reports.document import Block, Document, Heading, PageBreak, bullets
from questionnaires.exercise import Exercise
from questionnaires.exercise_case import Card, Inject
from questionnaires.texts import _


def document(exercise: Exercise, inject: Inject) -> Document:
    """The cards, and on the last page the tasks."""
    blocks: list[Block] = []
    for number in range(len(inject.cards)):
        blocks += [*card(inject, number), PageBreak()]
    return Document(title(exercise, inject), (*blocks, *tasks(inject)), contents=False)


def title(exercise: Exercise, inject: Inject) -> str:
    """The number of an inject and what it is called."""
    return _("Inject {number}: {title}").format(
        number=exercise.stages.index(inject.id), title=inject.title
    )


def card(inject: Inject, number: int) -> Iterator[Block]:
    """One card under its heading; the first has the number 0."""
    shown: Card = inject.cards[number]
    named = _("{title}, card {number} of {cards}")
    yield Heading(1, named.format(title=inject.title, number=number + 1, cards=len(inject.cards)))
    if shown.time:
        yield Heading(2, shown.time)
    yield from paragraphs(shown.text)


def tasks(inject: Inject) -> Iterator[Block]:
    """What the participants do with it."""
    yield Heading(1, _("{title}, tasks").format(title=inject.title))
    yield bullets(*inject.tasks)
