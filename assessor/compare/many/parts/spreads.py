"""How the scores of each element are spread over the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare.many import figures
from assessor.compare.many.figures import Node, Spread
from assessor.compare.many.study import Study
from assessor.reports.charts import strips
from assessor.reports.document import Block, Column, Entry, Figure, Heading, Paragraph, Table
from assessor.reports.paper import Part
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _

DRAWN = 40
"""So many files are drawn as strokes of their own."""

FEWEST = 4
"""Of fewer files no quartiles are told: each is in the tables above."""


class SpreadPart(Part):
    """How a node's scores are spread: each figure's low and high end; empty where none is shown."""

    node: str
    files: int
    low: tuple[float, ...]
    high: tuple[float, ...]


def blocks(study: Study) -> Iterator[Block]:
    """The table and the boxes."""
    if len(study.many.files) < FEWEST:
        return
    yield Heading(1, _("How the scores are spread"))
    yield Paragraph(_reading())
    yield _table(study)
    yield from _figures(study)


def data(study: Study) -> tuple[SpreadPart, ...]:
    """Of all nodes."""
    return tuple(
        SpreadPart(
            node=node.id,
            files=found.count,
            low=tuple(each.low for each in found.ranges),
            high=tuple(each.high for each in found.ranges),
        )
        for node, found in _all(study)
    )


def sheets(study: Study) -> Iterator[Sheet]:
    """A row for each node, two columns for each figure."""
    columns = [SheetColumn(_("Module, element"), 46), SheetColumn(_("Files"), 8)]
    for name in _five():
        for end in (_("{figure}, low"), _("{figure}, high")):
            columns.append(SheetColumn(end.format(figure=name), 13, share=True))
    rows = tuple(
        (node.label, found.count,
         *((end for each in found.ranges for end in (each.low, each.high))
           if found.ranges else (None,) * 10))
        for node, found in _all(study)
    )  # fmt: skip
    yield Sheet(_("Spread"), tuple(columns), rows)


def _all(study: Study) -> Iterator[tuple[Node, Spread]]:
    for node in study.nodes:
        yield node, figures.spread(study.many, node, study.all)


def _five() -> tuple[str, ...]:
    return _("Least"), _("Lower quartile"), _("Median"), _("Upper quartile"), _("Most")


def _reading() -> str:
    return _(
        "A quarter of the files is at the lower quartile or below, a quarter at the upper quartile "
        "or above. Each of these figures is itself a range: taken of all low ends and of all high "
        "ends. Nothing is put in the middle for what is not known. Every file counts, also several "
        "of one system."
    )


def _table(study: Study) -> Table:
    columns = (
        Column(_("Module, element")),
        Column(_("Files"), "right", firm=True),
        *(Column(name, "right", firm=" " not in name) for name in _five()),
    )
    rows = []
    for node, found in _all(study):
        strong = node.kind != "element"
        five = [str(each) for each in found.ranges] or [figures.said(None)] * 5
        texts = (node.label, str(found.count), *five)
        rows.append(tuple(Entry(text, strong=strong) for text in texts))
    return Table(columns, tuple(rows))


def _figures(study: Study) -> Iterator[Figure]:
    """A drawing of the modules, and one for the elements of each module that has several."""
    modules = figures.of_kind(study.nodes, "total", "module")
    yield strips.figure(_("How the scores of the modules are spread"), _strips(study, modules))
    module, inside = "", list[Node]()
    for node in (*study.nodes[1:], None):
        if node is None or node.kind == "module":
            if inside:
                title = _("How the scores of the elements are spread: {module}")
                yield strips.figure(title.format(module=module), _strips(study, inside))
            module, inside = node.label if node else "", []
        else:
            inside.append(node)


def _strips(study: Study, nodes: Sequence[Node]) -> list[strips.Strip]:
    return [_strip(study, node) for node in nodes if not node.number]


def _strip(study: Study, node: Node) -> strips.Strip:
    found = figures.spread(study.many, node, study.all)
    files = len(study.many.files)
    drawn = range(files if files <= DRAWN else 0)
    each = [figures.figure(study.many, row, node) for row in drawn]
    return strips.Strip(
        node.label,
        tuple(range_.exact for range_ in found.ranges),
        tuple(range_.exact for range_ in each if range_),
        found.count,
    )
