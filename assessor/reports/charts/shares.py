"""Shares in a table of squares, each filled as far as its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.texts import _

LABELS = 250
GAP = 3


@dataclass(frozen=True)
class Row:
    """A row of shares; None where there is nothing to have a share of."""

    label: str
    shares: tuple[Fraction | None, ...]
    strong: bool = False


def figure(title: str, heads: Sequence[str], rows: Sequence[Row], legend: str) -> Figure:
    """The rows under each other, a square for each head."""
    drawing = Drawing()
    wide = min((WIDTH - LABELS) / len(heads), 110)
    lines = [measure.wrap(safe.line(head), SMALL, wide - 8, 3) for head in heads]
    deep = max(map(len, lines))
    for number, head in enumerate(lines):
        for place, line in enumerate(head):
            x = LABELS + (number + 0.5) * wide
            drawing.text(
                x, 12 + 13 * (place + deep - len(head)), line, wide - 4, "muted", "middle", SMALL
            )
    y: float = 13 * deep + 8
    for row in rows:
        y = _row(drawing, row, y, wide)
    drawing.text(0, y + 16, legend, WIDTH, "muted", size=SMALL)
    return Figure(title, drawing.svg(y + 24), _spoken(heads, rows))


def _row(drawing: Drawing, row: Row, y: float, wide: float) -> float:
    lines = measure.wrap(safe.line(row.label), SIZE, LABELS - 10, 2, row.strong)
    tall = 15 * len(lines) + 6
    for number, line in enumerate(lines):
        drawing.text(0, y + 14 + 15 * number, line, LABELS - 10, bold=row.strong)
    for number, share in enumerate(row.shares):
        x = LABELS + number * wide
        drawing.rect(x, y + 1, wide - GAP, tall - 2, "none")
        if share:
            drawing.rect(x, y + 1, (wide - GAP) * float(min(share, Fraction(1))), tall - 2, "range")
        middle = x + (wide - GAP) / 2
        text = words.percent(share)
        drawing.text(middle, y + tall / 2 + 4, text, wide, "sign", "middle", SMALL)
    return y + tall


def _spoken(heads: Sequence[str], rows: Sequence[Row]) -> str:
    known = [
        (share, row.label, head)
        for row in rows
        for head, share in zip(heads, row.shares, strict=True)
        if share is not None
    ]
    text = _("Shares in {rows} rows and {columns} columns.")
    said = text.format(rows=len(rows), columns=len(heads))
    if not known:
        return said
    share, label, head = min(known, key=lambda each: each[0])
    lowest = _("The lowest is {share}: {row}, {column}.")
    return f"{said} {lowest.format(share=words.percent(share), row=label, column=head)}"
