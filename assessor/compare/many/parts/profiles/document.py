"""Scores by label, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare.many import figures, labels
from assessor.compare.many.parts.profiles.data import median_of
from assessor.compare.many.parts.profiles.over_time import SIDE_BY_SIDE, each_system, lines
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table
from questionnaires.texts import _

ROWS = 40


def blocks(study: Study) -> Iterator[Block]:
    """The scores of the modules by label, of the elements where there is room, and the lines."""
    by = labels.name(study.by)
    yield Heading(1, _("Scores by label: {label}").format(label=by))
    yield Paragraph(_reading(study))
    shown = list(study.groups)[:ROWS]
    yield _modules(study, shown)
    if rest := figures.more(len(study.groups), ROWS):
        yield Paragraph(rest)
    yield from lines(study)
    if len(study.groups) <= SIDE_BY_SIDE:
        yield Heading(2, _("Element by element"))
        yield _elements(study, shown)
    yield from each_system(study)


def _reading(study: Study) -> str:
    text = _(
        "Of several files the median stands: half of them are at it or below. It is a range, from "
        "the median of the low ends to that of the high ends, which is all that it could be, "
        "whatever the open answers are."
    )
    if not study.in_time:
        return text
    several = {frozenset(study.system(row) for row in rows) for rows in study.groups.values()}
    if len(several) == 1:
        return text
    more = _(
        "Not all systems have a file at each time: a median may also move because others are "
        "counted in it."
    )
    return f"{text} {more}"


def _modules(study: Study, shown: Sequence[str]) -> Table:
    nodes = figures.of_kind(study.nodes, "total", "module")
    columns = (
        Column(labels.name(study.by)),
        Column(_("Files"), "right", firm=True),
        *(Column(node.label, "right", firm=node.kind == "total") for node in nodes),
    )
    rows = [
        (
            Entry(label),
            Entry(str(len(study.groups[label]))),
            *(Entry(figures.said(median_of(study, label, node))) for node in nodes),
        )
        for label in shown
    ]
    return Table(columns, tuple(rows))


def _elements(study: Study, shown: Sequence[str]) -> Table:
    columns = (
        Column(_("Module, element")),
        *(Column(label, "right") for label in shown),
    )
    rows = [
        (
            Entry(node.label, strong=node.kind != "element"),
            *(
                Entry(figures.said(median_of(study, label, node)), strong=node.kind != "element")
                for label in shown
            ),
        )
        for node in study.nodes
    ]
    return Table(columns, tuple(rows))
