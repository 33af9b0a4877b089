"""Scores as lines over time: of the labels, and of each system that has several files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.compare.many import figures, labels
from assessor.compare.many.figures import Range
from assessor.compare.many.parts.profiles.data import median_of
from assessor.compare.many.study import Study
from assessor.reports.charts import panels
from assessor.reports.document import Block, Column, Entry, Figure, Heading, Paragraph, Table
from questionnaires.texts import _, ngettext
from scoring.result import Interval

SIDE_BY_SIDE = 6
"""So many labels have a column each in the table of elements; more are in the workbook."""

PANELS = 12
"""So many systems are drawn over time."""


def lines(study: Study) -> Iterator[Figure]:
    """Where the labels are times: the modules over them."""
    times = [label for label in study.groups if label != labels.untold()]
    if study.in_time and len(times) > 1:
        lines = [
            panels.Line(node.label, tuple(_exact(median_of(study, time, node)) for time in times))
            for node in figures.of_kind(study.nodes, "total", "module")
            if not node.number
        ]
        yield panels.figure(_("Modules over time"), times, lines)


def each_system(study: Study) -> Iterator[Block]:
    """Each system over the days of its files, where it has several."""
    several = {
        system: rows
        for system, rows in study.of_state.items()
        if len({study.day(row)[:7] for row in rows}) > 1
    }
    total = study.nodes[0]
    if study.by != "system" or not several or total.number:
        return
    yield Heading(2, _("Each system over time"))
    times = sorted({study.day(row)[:7] for rows in several.values() for row in rows})
    chosen = list(several)[:PANELS]
    text = ngettext(
        "{n} system has files of several months.", "{n} systems have files of several months.",
        len(several),
    )  # fmt: skip
    yield Paragraph(text.format(n=len(several)))
    lines = [panels.Line(system, _months(study, several[system], times)) for system in chosen]
    yield panels.figure(_("The total of each system over time"), times, lines)
    if len(times) <= SIDE_BY_SIDE:
        columns = (Column(_("System")), *(Column(time, "right", firm=True) for time in times))
        rows = [
            (Entry(line.label), *(Entry(words.interval(point)) for point in line.points))
            for line in lines
        ]
        yield Table(columns, tuple(rows))
    if rest := figures.more(len(several), PANELS):
        yield Paragraph(rest)


def _months(study: Study, rows: Sequence[int], times: Sequence[str]) -> tuple[Interval | None, ...]:
    """The total in each month: of the newest file of that month."""
    of = {study.day(row)[:7]: row for row in rows}
    return tuple(
        _exact(figures.figure(study.many, of[time], study.nodes[0])) if time in of else None
        for time in times
    )


def _exact(range_: Range | None) -> Interval | None:
    return range_.exact if range_ else None
