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

from questionnaires.model import Cell, Questionnaire
from questionnaires.path import Path, path
from questionnaires.regimes import Criterion
from questionnaires.responses import Responses, Status

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
        floor: The lowest level of the scale.
        pending: Whether its question may yet be ruled out, by an answer that is open.
    """

    cell: Cell
    status: Standing
    value: int | None
    wanted: int
    low: int
    high: int
    floor: int
    pending: bool

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
        questionnaire: What was asked; the demands name its level questions.
        criteria: What is asked of a State, in levels.
        responses: The newest response by cell id.
        profile: Which questions were asked.

    Raises:
        KeyError: A demand names no question, or the questionnaire has no such profile.
    """
    way = path(questionnaire, profile, responses)
    asked = frozenset(questionnaire.asked_in(profile))
    found = []
    for criterion in criteria:
        held = tuple(
            _held(
                questionnaire, way, cell, level, _standing(cell, way, asked, responses), responses
            )
            for cell, level in _demanded(questionnaire, criterion)
        )
        found.append(Readiness(criterion.id, read(held), held))
    return tuple(found)


def read(held: Sequence[Held]) -> Reading:
    """What answers held against their levels say together."""
    if not held:
        return "outside"
    highest = [each for each in held if each.status != "not_applicable"]
    # What is set aside is ruled out instead where an open answer turns out so.
    lowest = [each for each in held if each.status != "not_applicable" or each.pending]
    low = _reading(lowest, [each.low for each in lowest])
    high = _reading(highest, [each.high for each in highest])
    return low if low == high else "not_known"


def _reading(held: Sequence[Held], levels: Sequence[int]) -> Reading:
    """The reading with each answer at one of the levels that it can come out as."""
    if not held:
        return "not_applicable"
    pairs = list(zip(held, levels, strict=True))
    if all(level >= each.wanted for each, level in pairs):
        return "met"
    return "not_met" if all(level <= each.floor for each, level in pairs) else "partly"


def _demanded(questionnaire: Questionnaire, criterion: Criterion) -> Iterator[tuple[Cell, int]]:
    for demand in criterion.demands:
        for cell in demand.cells(questionnaire.questions[demand.question]):
            yield cell, demand.level


def _standing(cell: Cell, way: Path, asked: frozenset[str], responses: Responses) -> Standing:
    if cell.question not in asked:
        return "not_asked"
    if cell.question in way.off:
        return "ruled_out"
    return responses[cell.id].status if cell.id in responses else "unanswered"


def _held(
    questionnaire: Questionnaire,
    way: Path,
    cell: Cell,
    wanted: int,
    standing: Standing,
    responses: Responses,
) -> Held:
    scale = questionnaire.head.scale
    assert scale is not None, "only level questions can be demanded"
    floor = scale.min
    if standing == "ruled_out":
        return Held(cell, standing, None, wanted, floor, floor, floor, pending=False)
    pending = cell.question in way.pending
    value = responses[cell.id].value if standing == "answered" else None
    if not isinstance(value, int):
        return Held(cell, standing, None, wanted, floor, scale.max, floor, pending)
    # While its question may yet be ruled out, there may be nothing.
    low = floor if pending else value
    return Held(cell, standing, value, wanted, low, value, floor, pending)
