"""Ranks as ranges: what open answers alone leave possible, and what many draws come out at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessor import safe
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.texts import _

LABELS = 226
LEFT, RIGHT = 250, 660
HEAD = 24
ROW = 24


@dataclass(frozen=True)
class Row:
    """A State: the ranks that open answers leave it, and those that draws come out at."""

    label: str
    best: float
    worst: float
    low: float
    median: float
    high: float


def figure(title: str, rows: Sequence[Row]) -> Figure:
    """The States under each other, rank 1 at the left."""
    drawing = Drawing()
    last = len(rows)
    bottom = HEAD + ROW * last
    every = max(1, -(-last // 20))
    for rank in range(1, last + 1):
        if rank == 1 or rank % every == 0:
            x = _at(rank, last)
            drawing.line(x, HEAD - 4, x, bottom, "grid")
            drawing.text(x, HEAD - 9, str(rank), 30, "muted", "middle", SMALL)
    for number, row in enumerate(rows):
        middle = HEAD + ROW * (number + 0.5)
        drawing.text(0, middle + 4, safe.line(row.label), LABELS)
        _range(drawing, row, middle, last)
    y = _legend(drawing, bottom + 18)
    return Figure(title, drawing.svg(y + 8), _spoken(rows))


def _range(drawing: Drawing, row: Row, middle: float, last: int) -> None:
    low, high = _at(row.low, last), _at(row.high, last)
    drawing.rect(low - 2, middle - 6, high - low + 4, 12, "range")
    best, worst = _at(row.best, last), _at(row.worst, last)
    drawing.line(best, middle, worst, middle, "label", 1.6)
    for x in dict.fromkeys((best, worst)):
        drawing.line(x, middle - 4, x, middle + 4, "label", 1.6)
    drawing.rect(_at(row.median, last) - 2.5, middle - 9, 5, 18, "bar")


def _at(rank: float, last: int) -> float:
    return LEFT if last < 2 else round(LEFT + (RIGHT - LEFT) * (rank - 1) / (last - 1), 1)


def _legend(drawing: Drawing, y: float) -> float:
    x: float = 0
    for kind, text in (
        ("bar", _("median rank of the draws")),
        ("range", _("nine of ten draws")),
        ("line", _("possible through open answers alone")),
    ):
        if kind == "line":
            drawing.line(x, y - 4, x + 14, y - 4, "label", 1.6)
        else:
            drawing.rect(x, y - 9, 14, 10, kind)
        drawing.text(x + 20, y, text, WIDTH - x - 20, "muted", size=SMALL)
        x += 20 + measure.width(text, SMALL) + 18
    return y


def _spoken(rows: Sequence[Row]) -> str:
    widest = max(rows, key=lambda row: row.high - row.low)
    text = _("Ranks of {count} States as ranges; the widest is that of {state}: {low} to {high}.")
    return text.format(
        count=len(rows), state=widest.label, low=f"{widest.low:g}", high=f"{widest.high:g}"
    )
