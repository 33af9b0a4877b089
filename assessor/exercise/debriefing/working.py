"""Works out what a folder of teams' files comes to. The same files give the same results."""

from __future__ import annotations

from assessor.exercise.debriefing import course, naming, staging, tested
from assessor.exercise.debriefing.gathering import Gathered
from assessor.exercise.debriefing.results import Debrief


def build(gathered: Gathered, anonymous: bool = False, stage: str | None = None) -> Debrief:
    """Work everything out.

    Args:
        gathered: What the folder holds.
        anonymous: Teams are numbered in an order that has nothing to do with their names.
        stage: One of the stages played; None: all of them.
    """
    named = naming.named(gathered, anonymous)
    playing = [(named[file.team], file) for file in gathered.of("play")]
    playing.sort(key=lambda pair: pair[0].number)
    played = course.played(gathered.exercise, [file.assessment for _t, file in playing])
    wanted = [each for each in played if stage in (None, each)] if playing else []
    return Debrief(
        gathered=gathered,
        anonymous=anonymous,
        teams=tuple(team for team, _file in playing),
        stages=tuple(staging.stage(gathered, playing, played, each) for each in wanted),
        times={
            team.name: {each: course.spent(file.assessment, each) for each in played}
            | {"": course.spent_in_all(file.assessment)}
            for team, file in playing
        },
        learning=tested.learned(gathered, named),
    )
