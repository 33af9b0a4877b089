"""What all tables of a debrief are made of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.reports.sheets import Sheet, SheetColumn, Value

Rows = Iterator[tuple[Value, ...]]


def sheet(name: str, columns: tuple[SheetColumn, ...], rows: Rows) -> Sheet:
    """A sheet of these rows."""
    return Sheet(name, columns, tuple(rows))


def by_stage(debrief: Debrief) -> Iterator[tuple[str, Stage]]:
    """Each stage with what its rows begin with."""
    for stage in debrief.stages:
        yield labels.stage_short(debrief.exercise, stage.id), stage


def number(figure: Fraction | None) -> float | None:
    """A figure to four decimals."""
    return None if figure is None else round(float(figure), 4)
