"""Readiness: what answers say of criteria that ask for levels, decided by rule.

A criterion is met where every answer that it looks at reaches the level wanted, not met where all
of them are at the lowest level, partly met in between. Open answers are never guessed: the reading
is known only if it is the same with all of them lowest and with all of them highest. What other
answers rule out is not there, and counts as the lowest level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from questionnaires.model import Cell, Questionnaire, Scale
from questionnaires.path import Path, path
from questionnaires.regimes import Criterion
from questionnaires.responses import Response, Responses, Status

Reading = Literal["met", "partly", "not_met", "not_known", "not_applicable", "outside"]
"""What the answers say of a criterion; ``outside``: no question speaks to it."""

Standing = Status | Literal["ruled_out", "not_asked"]
"""The status of an answer; or that other answers rule it out, or the profile leaves it out."""


@dataclass(frozen=True)
class Held:
    """One answer held against the level that a criterion wants.

    Attributes:
        value: The level answered; None unless answered.
        wanted: The level wanted.
        low: The least that it can come out as; the level itself where it is answered.
        high: The most that it can come out as.
    """

    cell: Cell
    status: Standing
    value: int | None
    wanted: int
    low: int
    high: int

    @property
    def reaches(self) -> bool | None:
        """Whether the level wanted is reached; None while that is open, or where set aside."""
        if self.status == "not_applicable" or self.low < self.wanted <= self.high:
            return None
        return self.low >= self.wanted


@dataclass(frozen=True)
class Readiness:
    """What the answers say of one criterion, with the answers it rests on."""

    criterion: str
    reading: Reading
    held: tuple[Held, ...]


def find(
    questionnaire: Questionnaire,
    criteria: Sequence[Criterion],
    responses: Responses,
    profile: str = "full",
) -> tuple[Readiness, ...]:
    """The reading of each criterion, in order.

    Args:
        questionnaire: What was asked, with a scale; the demands name its level questions.
        criteria: What is asked of a State, in levels.
        responses: The newest response by cell id.
        profile: Which questions were asked.

    Raises:
        KeyError: A demand names no question, or the questionnaire has no such profile.
    """
    scale = questionnaire.head.scale
    assert scale is not None, "levels are asked for on a scale"
    way = path(questionnaire, profile, responses)
    asked = frozenset(questionnaire.asked_in(profile))
    found = []
    for criterion in criteria:
        held = tuple(
            _held(scale, cell, _standing(cell, way, asked, said), said, level,
                  cell.question in way.pending)
            for cell, level in _demanded(questionnaire, criterion)
            for said in [responses.get(cell.id)]
        )  # fmt: skip
        found.append(Readiness(criterion.id, read(scale, held), held))
    return tuple(found)


def read(scale: Scale, held: Sequence[Held]) -> Reading:
    """What answers held against their levels say together."""
    if not held:
        return "outside"
    counted = [each for each in held if each.status != "not_applicable"]
    if not counted:
        return "not_applicable"
    lowest = _reading(scale, [(each.low, each.wanted) for each in counted])
    highest = _reading(scale, [(each.high, each.wanted) for each in counted])
    return lowest if lowest == highest else "not_known"


def _reading(scale: Scale, levels: Sequence[tuple[int, int]]) -> Reading:
    if all(level >= wanted for level, wanted in levels):
        return "met"
    return "not_met" if all(level <= scale.min for level, _ in levels) else "partly"


def _demanded(questionnaire: Questionnaire, criterion: Criterion) -> Iterator[tuple[Cell, int]]:
    for demand in criterion.demands:
        for cell in demand.cells(questionnaire.questions[demand.question]):
            yield cell, demand.level


def _standing(cell: Cell, way: Path, asked: frozenset[str], response: Response | None) -> Standing:
    if cell.question not in asked:
        return "not_asked"
    if cell.question in way.off:
        return "ruled_out"
    return response.status if response else "unanswered"


def _held(
    scale: Scale,
    cell: Cell,
    standing: Standing,
    response: Response | None,
    wanted: int,
    pending: bool,
) -> Held:
    if standing == "ruled_out":
        return Held(cell, standing, None, wanted, scale.min, scale.min)
    value = response.value if response and standing == "answered" else None
    if not isinstance(value, int):
        return Held(cell, standing, None, wanted, scale.min, scale.max)
    # While it may yet be ruled out, there may be nothing.
    return Held(cell, standing, value, wanted, scale.min if pending else value, value)
