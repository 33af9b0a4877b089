"""What was answered by whom: coverage and evidence by element and label."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from assessor import words
from assessor.compare.many import figures, labels
from assessor.compare.many.figures import Node
from assessor.compare.many.study import Study
from assessor.reports.charts import shares
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table
from assessor.reports.paper import Part
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _

COLUMNS = 6
"""So many labels have a column each; more are in the workbook."""

ROWS = 40


class CoveragePart(Part):
    """Cells beneath a node, counted over the files of a label."""

    label: str
    node: str
    asked: int
    answered: int
    unknown: int
    not_applicable: int
    evidenced: int


def blocks(study: Study) -> Iterator[Block]:
    """A table of the labels, and one of elements by label."""
    yield Heading(1, _("What was answered, and by whom"))
    yield Paragraph(_(
        "Answered is the share of the places that were asked and apply; what is said to be not "
        "known is no answer. Evidence is the share of answers for which something can be shown."
    ))  # fmt: skip
    yield _labels(study)
    if rest := figures.more(len(study.groups), ROWS):
        yield Paragraph(rest)
    if len(study.groups) <= COLUMNS:
        heads = list(study.groups)
        yield _table(study, heads)
        title = _("Share answered, by element and label")
        rows = [
            shares.Row(
                node.label,
                tuple(_answered(_count(study, label, node)) for label in heads),
                node.kind != "element",
            )
            for node in study.nodes
        ]
        legend = _("filled as far as was answered")
        yield shares.figure(title, heads, rows, legend)


def data(study: Study) -> tuple[CoveragePart, ...]:
    """Of the labels, `figures.TOLD` at the most, and all nodes."""
    told = islice(study.groups, figures.TOLD)
    return tuple(_count(study, label, node) for label in told for node in study.nodes)


def sheets(study: Study) -> Iterator[Sheet]:
    """A row for each label and node."""
    names = {node.id: node.label for node in study.nodes}
    columns = (
        SheetColumn(labels.name(study.by), 28), SheetColumn(_("Module, element"), 46),
        SheetColumn(_("Asked"), 10), SheetColumn(_("Answered"), 10),
        SheetColumn(_("Not known"), 10), SheetColumn(_("Not applicable"), 10),
        SheetColumn(_("With evidence"), 10), SheetColumn(_("Share answered"), 10, share=True),
    )  # fmt: skip
    rows = tuple(
        (part.label, names[part.node], part.asked, part.answered, part.unknown,
         part.not_applicable, part.evidenced, _float(_answered(part)))
        for part in data(study)
    )  # fmt: skip
    yield Sheet(_("Coverage"), columns, rows)


def _count(study: Study, label: str, node: Node) -> CoveragePart:
    rows, many = study.groups[label], study.many
    counted = {
        key: int(getattr(many, key)[rows, node.column].sum(dtype="int64"))
        for key in ("asked", "answered", "unknown", "not_applicable", "evidenced")
    }
    return CoveragePart(label=label, node=node.id, **counted)


def _answered(part: CoveragePart) -> Fraction | None:
    return figures.share(part.answered, part.asked)


def _labels(study: Study) -> Table:
    columns = (
        Column(labels.name(study.by)), Column(_("Files"), "right", firm=True),
        Column(_("Agencies"), "right", firm=True), Column(_("Asked"), "right", firm=True),
        Column(_("Answered"), "right", firm=True), Column(_("Not known"), "right", firm=True),
        Column(_("N/a"), "right", firm=True), Column(_("Evidence"), "right", firm=True),
    )  # fmt: skip
    return Table(columns, tuple(_label(study, label) for label in list(study.groups)[:ROWS]))


def _label(study: Study, label: str) -> tuple[Entry, ...]:
    part = _count(study, label, study.nodes[0])
    rows = study.groups[label]
    agencies = {study.many.files[row].agency for row in rows} - {None}
    texts = (
        label, str(len(rows)), str(len(agencies)), str(part.asked),
        words.percent(_answered(part)), words.percent(figures.share(part.unknown, part.asked)),
        str(part.not_applicable), words.percent(figures.share(part.evidenced, part.answered)),
    )  # fmt: skip
    return tuple(map(Entry, texts))


def _table(study: Study, heads: list[str]) -> Table:
    columns = (Column(_("Module, element")), *(Column(head, "right") for head in heads))
    rows = []
    for node in study.nodes:
        strong = node.kind != "element"
        said = (words.percent(_answered(_count(study, label, node))) for label in heads)
        rows.append(tuple(Entry(text, strong=strong) for text in (node.label, *said)))
    return Table(columns, tuple(rows))


def _float(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
