"""The key of an exercise and its test, and what it says of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field as Key
from pydantic import StrictInt, StringConstraints

from questionnaires.content import Content, Id, Words
from questionnaires.model import Cell, Question

Place = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""What follows the stroke in a cell's id: ``law.N`` of ``M2-LIC-01/law.N``."""

Level = StrictInt | Annotated[str, StringConstraints(max_length=64)]
"""An answer of a question with one: a level, or the id of an option."""


class Change(Content):
    """An inject that moves cells of an answer.

    Attributes:
        places: Which cells; empty: all of the question.
        passages: Cards, or passages of the case, that support it.
    """

    inject: Id
    places: tuple[Place, ...] = ()
    to: Level
    why: Words
    passages: Annotated[tuple[Id, ...], Key(min_length=1)]


class Misreading(Content):
    """A wrong answer that teams often give, and what settles it.

    Attributes:
        places: In which cells; empty: in any of the question.
        answers: The answers that betray it.
        claim: What those who give it say.
        settled: Why it does not hold.
        passages: Where that is read.
    """

    places: tuple[Place, ...] = ()
    answers: Annotated[tuple[Level, ...], Key(min_length=1)]
    claim: Words
    settled: Words
    passages: Annotated[tuple[Id, ...], Key(min_length=1)]


class Answer(Content):
    """The key to one question.

    Attributes:
        levels: The right answer before the injects: one for all cells, or one for each place.
        accept: By place, other answers that a facilitator may accept.
        reason: Why it is right.
        passages: Where in the case that is read.
    """

    question: Id
    levels: Level | dict[Place, Level]
    accept: dict[Place, tuple[Level, ...]] | Annotated[tuple[Level, ...], Key(min_length=1)] = ()
    reason: Words
    passages: Annotated[tuple[Id, ...], Key(min_length=1)]
    changes: Annotated[tuple[Change, ...], Key(alias="change")] = ()
    misreadings: Annotated[tuple[Misreading, ...], Key(alias="misreading")] = ()


class KeyFile(Content):
    """The file ``key.toml``: one answer for each question of the exercise."""

    answers: Annotated[tuple[Answer, ...], Key(alias="answer", min_length=1)]


class Item(Content):
    """A short text of its own and the question that is asked of it.

    Attributes:
        vignette: What is known; it needs nothing of the case.
        levels: The right answer, as in `Answer`.
    """

    id: Id
    question: Id
    vignette: Words
    levels: Level | dict[Place, Level]
    accept: dict[Place, tuple[Level, ...]] | Annotated[tuple[Level, ...], Key(min_length=1)] = ()
    reason: Words


class TestFile(Content):
    """The file ``test.toml``: what is asked before and again after, to see what was learned."""

    __test__ = False  # no test of this program

    minutes: Annotated[StrictInt, Key(ge=1, le=600)]
    intro: Words
    items: Annotated[tuple[Item, ...], Key(alias="item", min_length=1)]


def right(answer: Answer | Item, cell: Cell) -> Level:
    """The right answer in a cell before anything happens.

    Raises:
        KeyError: The key has none for it.
    """
    levels = answer.levels
    return levels[place(cell)] if isinstance(levels, dict) else levels


def right_at(answer: Answer, cell: Cell, stages: tuple[str, ...]) -> Level:
    """The right answer in a cell once all these injects have happened, in their order."""
    level = right(answer, cell)
    for stage in stages:
        for change in answer.changes:
            if change.inject == stage and (not change.places or place(cell) in change.places):
                level = change.to
    return level


def accepted(answer: Answer | Item, cell: Cell) -> tuple[Level, ...]:
    """Other answers that may be accepted in a cell."""
    if isinstance(answer.accept, dict):
        return tuple(answer.accept.get(place(cell), ()))
    return tuple(answer.accept)


def misread(answer: Answer, cell: Cell, value: object) -> Iterator[Misreading]:
    """The known misreadings that this answer in this cell betrays."""
    for each in answer.misreadings:
        if value in each.answers and (not each.places or place(cell) in each.places):
            yield each


def place(cell: Cell) -> str:
    """What tells a cell from the others of its question; empty where it has but one."""
    return cell.id.partition("/")[2]


def cells_of(questions: Mapping[str, Question], idents: tuple[str, ...]) -> tuple[Cell, ...]:
    """The cells of these questions, in the order of the questionnaire."""
    wanted = frozenset(idents)
    return tuple(c for i, question in questions.items() if i in wanted for c in question.cells)
