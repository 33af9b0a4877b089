"""Findings, for many files at once; the rules are those of `scoring.findings`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from questionnaires.content import Side, Weapon
from questionnaires.model import Cell, Question, Questionnaire
from scoring.columns.codes import OUTCOMES
from scoring.columns.coding import Coding
from scoring.columns.marks import ABOVE_FLOOR, COUNTED, OPEN, PRESENT, SHORT, Flags
from scoring.findings import STRONGEST_FIRST
from scoring.marks import is_marked
from scoring.result import Outcome

Place = tuple[str, Side | None, Weapon | None]


def places(questionnaire: Questionnaire) -> tuple[Place, ...]:
    """Where findings stand, in the order of `scoring.findings.find`."""
    reached = {ident for q in questionnaire.questions.values() for ident in q.fields}
    return tuple(
        (field.id, side, weapon)
        for field in questionnaire.fields.values()
        if field.id in reached
        for side in field.sides or (None,)
        for weapon in field.weapons or (None,)
    )


class Finding:
    """Which cells decide in which place, worked out once."""

    def __init__(self, coding: Coding, profile: str) -> None:
        """Look through the questions of a profile once."""
        self.places = places(coding.questionnaire)
        asked = coding.questionnaire.asked_in(profile)
        self._deciding = [_deciding(coding, asked, place) for place in self.places]

    def outcomes(self, flags: Flags) -> NDArray[np.int8]:
        """By place and file, an index into `OUTCOMES`; flags of cells off the path are 0."""
        found = np.zeros((len(self.places), flags.shape[1]), np.uint8)
        for place, classes in enumerate(self._deciding):
            for rows in reversed(classes):
                here = np.bitwise_or.reduce(flags[rows], axis=0)
                found[place] = np.where(here & PRESENT, here, found[place])
        return _OUTCOME[found]


def _deciding(coding: Coding, asked: Mapping[str, Question], place: Place) -> list[list[int]]:
    """The rows of the cells that speak of a place, by legal weight, the strongest first."""
    by_weight: list[list[int]] = [[] for _ in STRONGEST_FIRST]
    field, side, weapon = place
    for question in asked.values():
        if field in question.fields and is_marked(question):
            rows = [coding.row[c.id] for c in question.cells if _speaks(c, side, weapon)]
            by_weight[STRONGEST_FIRST.index(question.legal_weight)] += rows
    return [rows for rows in by_weight if rows]


def _speaks(cell: Cell, side: Side | None, weapon: Weapon | None) -> bool:
    """A cell speaks of a place if it is for that very part, or is one answer for all parts."""
    return (side is None or cell.side in (side, None)) and (
        weapon is None or cell.weapon in (weapon, None)
    )


def _outcome(flags: int) -> Outcome:
    if not flags & PRESENT:
        return "not_known"
    if not flags & COUNTED:
        return "not_applicable"
    if flags & SHORT and flags & ABOVE_FLOOR:
        return "partly"
    if flags & OPEN:
        return "not_known"
    return "not_in_place" if flags & SHORT else "in_place"


def _outcomes(count: int) -> Sequence[int]:
    return [OUTCOMES.index(_outcome(flags)) for flags in range(count)]


_OUTCOME = np.array(_outcomes(32), np.int8)
