"""The teams beside the key: how many answers are right, how far off the others are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessor import words
from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Stage
from assessor.reports.document import Block, Column, Entry, Heading, Table, row
from questionnaires.texts import _
from scoring.drill import KINDS, Kind, Tally


def blocks(stage: Stage) -> Iterator[Block]:
    """What is right by team, then every kind of answer by team."""
    yield Heading(2, _("The teams beside the key"))
    yield _right(stage)
    yield _kinds(stage)


def reading() -> str:
    """How the tables are to be read; said once."""
    return _(
        "An accepted answer counts as right. The share is of all cells asked: what is not answered "
        "or not known is not right. What a team's own answers rule out is not asked of it. The "
        "distance is the mean of how many steps an answer is from the nearest right one, right "
        "answers included; the direction says on which side answers lie on the whole. Where "
        "answers have no order, a wrong one is further off and has no distance."
    )


def _right(stage: Stage) -> Table:
    columns = (
        Column(_("Team")), Column(_("Right"), "right", firm=True),
        Column(_("Share"), "right", firm=True), Column(_("Distance"), "right", firm=True),
        Column(_("Direction"), firm=True),
    )  # fmt: skip
    rows = [_row(each.team.label, each.tally) for each in stage.standings]
    if len(rows) > 1:
        rows.append(_row(_("All teams"), stage.tally, strong=True))
    return Table(columns, tuple(rows))


def _row(name: str, tally: Tally, strong: bool = False) -> tuple[Entry, ...]:
    return row(
        name,
        labels.right(tally.right, tally.asked),
        words.percent(tally.share),
        labels.steps(tally.distance),
        labels.direction(tally.direction),
        strong=strong,
    )


def _kinds(stage: Stage) -> Table:
    """The kinds that there are; teams by what stands for them, so that the columns have room."""
    whole = stage.tally
    kinds = [kind for kind in KINDS if whole.counts[kind]]
    columns = (Column(_("Team")), *(Column(labels.kind(kind), "right") for kind in kinds))
    rows = [_counted(each.team.short, each.tally, kinds) for each in stage.standings]
    if len(rows) > 1:
        rows.append(_counted(_("All teams"), whole, kinds, strong=True))
    return Table(columns, tuple(rows))


def _counted(
    name: str, tally: Tally, kinds: Iterable[Kind], strong: bool = False
) -> tuple[Entry, ...]:
    return row(name, *(str(tally.counts[kind]) for kind in kinds), strong=strong)
