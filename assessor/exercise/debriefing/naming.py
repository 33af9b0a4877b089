"""What teams are called: by their names, or by numbers that tell nothing of them."""

from __future__ import annotations

import hashlib
import re

from assessor.exercise.debriefing.gathering import Gathered
from assessor.exercise.debriefing.standing import Team
from assessor.exercise.debriefing.team_files import TeamFile
from questionnaires.texts import _


def named(gathered: Gathered, anonymous: bool) -> dict[str, Team]:
    """A team for each that has a file, by what `TeamFile.team` says."""
    first: dict[str, TeamFile] = {}
    for part in ("play", "pre", "post"):
        for file in gathered.of(part):
            first.setdefault(file.team, file)
    order = sorted(first, key=_natural)
    if anonymous:
        order.sort(key=lambda team: hashlib.sha256(first[team].assessment.id.encode()).hexdigest())
    order.sort(key=lambda team: first[team].drill.part != "play")
    return {team: _team(n, first[team], anonymous) for n, team in enumerate(order, 1)}


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts “table 9” before “table 10”."""
    parts = re.split(r"(\d{1,9})", name)
    return [(int(part) if at % 2 else -1, part) for at, part in enumerate(parts)]


def _team(number: int, file: TeamFile, anonymous: bool) -> Team:
    if not anonymous:
        return Team(number, " ".join(file.drill.team.split()))
    played = file.drill.part == "play"
    text = _("Team {number}") if played else _("Participant {number}")
    return Team(number, text.format(number=number), hidden=True)
