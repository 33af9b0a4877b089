"""The misreadings that teams' answers betray."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor.exercise.debriefing import course
from assessor.exercise.debriefing.standing import Standing, Team
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import Misreading, misread


@dataclass(frozen=True)
class Betrayed:
    """A misreading and the teams whose answers betray it."""

    question: str
    misreading: Misreading
    teams: tuple[Team, ...]


def betrayed(
    exercise: Exercise, stage: str, standings: Sequence[Standing], wanted: Iterable[str]
) -> tuple[Betrayed, ...]:
    """The misreadings of these questions that answers betray, the most frequent first.

    After an inject: only answers that were given knowing it.
    """
    found = []
    for ident in wanted:
        for each in exercise.key[ident].misreadings:
            teams = tuple(s.team for s in standings if _betrays(exercise, stage, s, ident, each))
            found += [Betrayed(ident, each, teams)] if teams else []
    return tuple(sorted(found, key=lambda each: -len(each.teams)))


def _betrays(
    exercise: Exercise, stage: str, standing: Standing, ident: str, wanted: Misreading
) -> bool:
    answer = exercise.key[ident]
    before = course.before(standing.file, stage)
    return any(
        wanted in misread(answer, hit.cell, hit.value)
        for hit in standing.of(ident).hits
        if not hit.right
        and hit.value is not None
        and (hit.cell.id not in before or before[hit.cell.id].value != hit.value)
    )
