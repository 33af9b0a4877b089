"""How the total, the modules and the elements stand in A and in B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare import differing, labels
from assessor.compare.two import naming
from assessor.compare.two.data import Two
from assessor.reports.case import Case
from assessor.reports.charts import dumbbell
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, bullets
from assessor.reports.parts import scores
from questionnaires.texts import _
from scoring.changes import NodeChange


def blocks(two: Two) -> Iterator[Block]:
    """The figures in a table and in charts, and why some cannot be held side by side."""
    found = nodes(two)
    if not found:
        return
    yield Heading(1, _("Figures"))
    columns = (
        Column(_("Module, element")), Column("A", "right", firm=True),
        Column("B", "right", firm=True), Column(_("B − A"), "right", firm=True),
        Column(_("Up"), "right", firm=True), Column(_("Down"), "right", firm=True),
        Column(_("What became of it") if two.over_time else _("B beside A")),
    )  # fmt: skip
    yield Table(columns, tuple(_figure_row(two, change) for change in found))
    yield Paragraph(
        _("Differences are in percentage points. A and B are ranges where something is open; "
          "whether one is above the other is told only where the ranges do not overlap. Up and "
          "down count the answers beneath that are worth more or less in B than in A.")
    )  # fmt: skip
    yield from _drawn(two, found)
    why = [c for c in found if c.differences]
    if why:
        yield Paragraph(_("Figures that cannot be held side by side, and why:"))
        called = naming.nodes(two)
        yield bullets(
            *(f"{naming.node(two, c)}: {differing.differences(c.differences, called)}" for c in why)
        )


def nodes(two: Two) -> list[NodeChange]:
    """The whole, the modules and the elements; an element that stands alone says nothing new."""
    shown = {
        (node.kind, node.id)
        for case in (two.a, two.b)
        for node in scores.nodes(case.questionnaire, case.result, ("total", "module", "element"))
    }
    return [
        change
        for change in two.shown(two.found.nodes)
        if (change.kind, change.after or change.before) in shown
    ]


def _drawn(two: Two, found: Sequence[NodeChange]) -> Iterator[Block]:
    """A chart of the modules, and one of the elements of each module that has several."""
    modules = [change for change in found if change.kind == "module"]
    groups = [(_("A and B by module"), modules)]
    for case in (two.b, two.a):
        for module in case.questionnaire.modules:
            inside = {element.id for element in module.elements}
            members = [c for c in found if c.kind == "element" and _own(two, case, c) in inside]
            title = _("A and B by element: {module}").format(
                module=f"{module.number} {module.name}"
            )
            groups.append((title, members))
    for title, changes in groups:
        pairs = [(naming.node(two, c), c.was, c.is_, c.moved, c.number) for c in changes]
        yield from dumbbell.figures(title, pairs, two.moved)


def _own(two: Two, case: Case, change: NodeChange) -> str | None:
    """A node's id in the questionnaire that it is drawn with: B's where B has it."""
    if case is two.b:
        return change.after
    return None if change.after else change.before


def _figure_row(two: Two, change: NodeChange) -> tuple[Entry, ...]:
    strong = change.kind in ("total", "module")
    return (
        Entry(naming.node(two, change), strong=strong),
        Entry(naming.figure(change, change.was), strong=strong),
        Entry(naming.figure(change, change.is_), strong=strong),
        Entry(naming.delta(change), strong=strong),
        Entry(str(change.up or ""), strong=strong),
        Entry(str(change.down or ""), strong=strong),
        Entry(two.moved(change.moved), tone=labels.tone(change.moved), strong=strong),
    )
