"""A team's answers held against the key of an exercise, cell by cell. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from questionnaires.exercise_key import Answer, Item, Level, accepted, place, right, right_at
from questionnaires.model import Cell, Question, Scale
from questionnaires.responses import Response

Kind = Literal[
    "exact", "accepted", "off_by_one", "further", "unknown", "not_applicable", "unanswered"
]
KINDS: tuple[Kind, ...] = (
    "exact", "accepted", "off_by_one", "further", "unknown", "not_applicable", "unanswered",
)  # fmt: skip
"""What an answer is beside the key, the best first.

Off by one: a step above or below what is right or accepted. Further: more than that, or another
answer where answers have no order.
"""

RIGHT = ("exact", "accepted")
"""The kinds that count as right."""

_STEPS = ("no", "partly", "yes")


@dataclass(frozen=True)
class Wanted:
    """What is right in a cell.

    Attributes:
        right: The right answer.
        accept: Others that count as right.
    """

    right: Level
    accept: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Hit:
    """An answer beside the key.

    Attributes:
        value: What was said; None unless something was.
        distance: How many steps the answer is above (below: negative) the nearest that is right or
            accepted; None where nothing was answered or answers have no order.
    """

    cell: Cell
    kind: Kind
    value: object = None
    distance: int | None = None

    @property
    def right(self) -> bool:
        """Whether it counts as right."""
        return self.kind in RIGHT


@dataclass(frozen=True)
class Tally:
    """Hits taken together."""

    hits: tuple[Hit, ...]

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many there are of each kind."""
        return Counter(hit.kind for hit in self.hits)

    @property
    def asked(self) -> int:
        """How many cells there are."""
        return len(self.hits)

    @property
    def right(self) -> int:
        """How many are exact or accepted."""
        return sum(self.counts[kind] for kind in KINDS if kind in RIGHT)

    @property
    def share(self) -> Fraction | None:
        """The share of all cells that is right, open ones included; None where there is none."""
        return Fraction(self.right, self.asked) if self.asked else None

    @property
    def distance(self) -> Fraction | None:
        """The mean distance of the answers from the key, in steps, either way."""
        return self._mean([abs(each) for each in self._distances])

    @property
    def direction(self) -> Fraction | None:
        """The mean of the distances with their signs: above zero, answers tend to be too high."""
        return self._mean(self._distances)

    @cached_property
    def _distances(self) -> list[int]:
        return [hit.distance for hit in self.hits if hit.distance is not None]

    @staticmethod
    def _mean(numbers: Sequence[int]) -> Fraction | None:
        return Fraction(sum(numbers), len(numbers)) if numbers else None


def wanted(answer: Answer, cell: Cell, happened: tuple[str, ...]) -> Wanted:
    """What is right in a cell once these injects have happened.

    What may be accepted instead was said of the case as it was: where an inject has moved the
    cell, only the new answer is right.
    """
    moved = any(
        change.inject in happened and (not change.places or place(cell) in change.places)
        for change in answer.changes
    )
    now = right_at(answer, cell, happened)
    return Wanted(now, () if moved else accepted(answer, cell))


def wanted_of(item: Item, cell: Cell) -> Wanted:
    """What is right in a cell of a test."""
    return Wanted(right(item, cell), accepted(item, cell))


def judge(
    cell: Cell, question: Question, scale: Scale | None, key: Wanted, said: Response | None
) -> Hit:
    """Hold what was said in a cell against the key."""
    if said is None or said.status != "answered":
        return Hit(cell, "unanswered" if said is None else _open(said))
    value = said.value
    distance = _distance(question, scale, value, (key.right, *key.accept))
    if value == key.right:
        return Hit(cell, "exact", value, distance)
    if value in key.accept:
        return Hit(cell, "accepted", value, distance)
    near = distance is not None and abs(distance) == 1
    return Hit(cell, "off_by_one" if near else "further", value, distance)


def step(question: Question, scale: Scale | None, value: object) -> int | None:
    """Which step of its scale an answer is, from 0; None where answers have no order."""
    if question.kind == "level" and scale and isinstance(value, int):
        return value - scale.min
    if question.kind == "yes_partly_no" and value in _STEPS:
        return _STEPS.index(str(value))
    return None


def position(question: Question, scale: Scale | None, value: object) -> Fraction | None:
    """Where an answer is on its scale, from 0 to 1; None where answers have no order."""
    at = step(question, scale, value)
    if at is None:
        return None
    length = scale.max - scale.min if question.kind == "level" and scale else len(_STEPS) - 1
    return Fraction(at, length or 1)


def tally(hits: Iterable[Hit]) -> Tally:
    """Hits taken together."""
    return Tally(tuple(hits))


def _open(said: Response) -> Kind:
    if said.status == "unknown":
        return "unknown"
    return "not_applicable" if said.status == "not_applicable" else "unanswered"


def _distance(
    question: Question, scale: Scale | None, value: object, right: Iterable[Level]
) -> int | None:
    at = step(question, scale, value)
    known = [each for each in (step(question, scale, level) for level in right) if each is not None]
    if at is None or not known:
        return None
    return min((at - each for each in known), key=lambda distance: (abs(distance), distance))
