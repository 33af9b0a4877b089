"""What stood in a team's file at each stage of the exercise, and the time it took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from questionnaires import history
from questionnaires.exercise import START, Exercise
from questionnaires.responses import Assessment, Entry, Responses

PAUSE = 600
"""Seconds. A longer gap between two answers is a pause, and no time spent on answering."""


@dataclass(frozen=True)
class Spent:
    """The time of a team in a stage, in seconds.

    Attributes:
        whole: From the first entry to the last.
        active: The sum of the gaps between entries that are no longer than `PAUSE`.
    """

    whole: int
    active: int


def played(exercise: Exercise, teams: Iterable[Assessment]) -> tuple[str, ...]:
    """The stages that at least one team came to, in the order of the exercise."""
    reached = {inject for team in teams for inject in team.stages}
    return tuple(each for each in exercise.stages if each == START or each in reached)


def standing(team: Assessment, stage: str) -> Responses | None:
    """The newest answers when a stage ended; None where the team did not come to it."""
    until = _until(team, stage)
    return None if until is None else _newest(team, until)


def before(team: Assessment, stage: str) -> Responses:
    """The newest answers when an inject was reached."""
    return _newest(team, _reached(team).get(stage, 0))


def spent(team: Assessment, stage: str) -> Spent | None:
    """The time of a team in a stage; None where it did not come to it or said nothing."""
    until = _until(team, stage)
    if until is None:
        return None
    since = _reached(team).get(stage, 0)
    return _time(entry for entry in _entries(team) if since <= entry.rev <= until)


def spent_in_all(team: Assessment) -> Spent | None:
    """The time of a team from its first entry to its last; None where it said nothing."""
    return _time(_entries(team))


def _newest(team: Assessment, until: int) -> Responses:
    """What stood at a revision, that one included."""
    kept = ((cell, [s for s in said if s.rev <= until]) for cell, said in team.responses.items())
    return {cell: said[-1] for cell, said in kept if said}


def _entries(team: Assessment) -> list[Entry]:
    lists = (getattr(team, part).values() for part in history.LISTS)
    return [entry for kept in lists for said in kept for entry in said]


def _time(entries: Iterable[Entry]) -> Spent | None:
    times = sorted(datetime.fromisoformat(each.at) for each in entries)
    if not times:
        return None
    gaps = [round((after - before).total_seconds()) for before, after in pairwise(times)]
    return Spent(sum(gaps), sum(gap for gap in gaps if gap <= PAUSE))


def _reached(team: Assessment) -> dict[str, int]:
    """The revision at which each inject was first reached, in that order."""
    first = {inject: entries[0].rev for inject, entries in team.stages.items()}
    return dict(sorted(first.items(), key=lambda pair: (pair[1], pair[0])))


def _until(team: Assessment, stage: str) -> int | None:
    """The last revision of a stage; None where the team did not come to it."""
    reached = {START: 0, **_reached(team)}
    if stage not in reached:
        return None
    order = list(reached)
    later = order[order.index(stage) + 1 :]
    return reached[later[0]] - 1 if later else team.rev
