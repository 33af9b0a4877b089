"""The time that teams took."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Debrief
from assessor.reports.document import Block, Column, Heading, Paragraph, Table, row
from questionnaires.texts import _


def blocks(debrief: Debrief) -> Iterator[Block]:
    """Minutes by team and stage."""
    if not debrief.teams:
        return
    yield Heading(1, _("Time used"))
    yield Paragraph(
        _("Minutes from the first entry of a stage to its last, and in brackets the active part "
          "of them: gaps of more than ten minutes between two entries are left out. Where answers "
          "were typed in from paper, it is the time of typing.")
    )  # fmt: skip
    stages = tuple(next(iter(debrief.times.values())))
    columns = (
        Column(_("Team")),
        *(Column(_heading(debrief, each), "right", firm=True) for each in stages),
    )
    yield Table(columns, tuple(
        row(team.label, *(labels.minutes(debrief.times[team.name][each]) for each in stages))
        for team in debrief.teams
    ))  # fmt: skip


def _heading(debrief: Debrief, stage: str) -> str:
    return labels.stage_short(debrief.exercise, stage) if stage else _("In all")
