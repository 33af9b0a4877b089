"""How figures are spread: a box from the lower to the upper quartile, and each file as a stroke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.axis import Axis
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.texts import _
from scoring.result import Interval

LABELS = 226
LEFT, RIGHT = 240, 590
AXIS = Axis(LEFT, RIGHT)
HEAD = 24
ROW = 38


@dataclass(frozen=True)
class Strip:
    """What one row shows.

    Attributes:
        five: The least, the lower quartile, the median, the upper quartile, the most.
        each: Of every file, where there are few enough to be drawn; else empty.
        count: Of how many files.
    """

    label: str
    five: tuple[Interval, ...]
    each: tuple[Interval, ...]
    count: int


def figure(title: str, strips: Sequence[Strip]) -> Figure:
    """The rows under each other."""
    drawing = Drawing()
    bottom = HEAD + ROW * len(strips)
    AXIS.draw(drawing, HEAD, bottom)
    drawing.text(WIDTH, HEAD - 9, _("Files"), WIDTH - RIGHT - 30, "muted", "end", SMALL)
    for number, strip in enumerate(strips):
        _row(drawing, strip, HEAD + ROW * number)
    y = _legend(drawing, bottom + 20, any(strip.each for strip in strips))
    return Figure(title, drawing.svg(y + 8), _spoken(strips))


def _row(drawing: Drawing, strip: Strip, top: float) -> None:
    lines = measure.wrap(safe.line(strip.label), SIZE, LABELS, 2)
    for number, line in enumerate(lines):
        drawing.text(0, top + ROW / 2 + 4 + 15 * number - 7.5 * (len(lines) - 1), line, LABELS)
    drawing.text(WIDTH, top + ROW / 2 + 4, str(strip.count), 60, "label", "end", SMALL)
    if not strip.five:
        text = _("nothing to show")
        drawing.text(LEFT + 8, top + ROW / 2 + 4, text, RIGHT - LEFT, "muted", size=SMALL)
        return
    middle = top + (12 if strip.each else ROW / 2)
    _box(drawing, strip.five, middle)
    for where in strip.each:
        y, left, right = top + 27, AXIS.at(where.low), AXIS.at(where.high)
        drawing.line(left, y, right, y, "axis", 0.8)
        for x in dict.fromkeys((left, right)):
            drawing.line(x, y - 4, x, y + 4, "label", 0.8)


def _box(drawing: Drawing, five: Sequence[Interval], middle: float) -> None:
    """Light what may lie between the quartiles, dark what surely does, the median as a range."""
    least, lower, median, upper, most = five
    drawing.line(AXIS.at(least.low), middle, AXIS.at(most.high), middle, "axis")
    for x in (AXIS.at(least.low), AXIS.at(most.high)):
        drawing.line(x, middle - 4, x, middle + 4, "axis")
    _bar(drawing, lower.low, upper.high, middle - 7, 14, "range")
    if lower.high < upper.low:
        _bar(drawing, lower.high, upper.low, middle - 4, 8, "bar")
    left, right = AXIS.at(median.low), AXIS.at(median.high)
    drawing.rect(left - 1.5, middle - 10, right - left + 3, 3, "label")
    drawing.rect(left - 1.5, middle + 7, right - left + 3, 3, "label")


def _bar(drawing: Drawing, low: Fraction, high: Fraction, y: float, tall: float, kind: str) -> None:
    drawing.rect(AXIS.at(low), y, max(AXIS.at(high) - AXIS.at(low), 2), tall, kind)


def _legend(drawing: Drawing, y: float, each: bool) -> float:
    said = [
        ("range", _("may lie between the quartiles")),
        ("bar", _("surely does")),
        ("label", _("where the median may lie")),
    ]
    x: float = 0
    for kind, text in said:
        drawing.rect(x, y - (6 if kind == "label" else 9), 14, 3 if kind == "label" else 10, kind)
        drawing.text(x + 20, y, text, WIDTH - x - 20, "muted", size=SMALL)
        x += 20 + measure.width(text, SMALL) + 18
    y += 16
    text = _("thin line: from the least to the most that there is")
    if each:
        text = _("thin line: from the least to the most; strokes below: every file, from its low "
                 "to its high end")  # fmt: skip
    drawing.text(0, y, text, WIDTH, "muted", size=SMALL)
    return y


def _spoken(strips: Sequence[Strip]) -> str:
    known = [strip for strip in strips if strip.five]
    text = _("How {count} scores are spread over the files.").format(count=len(strips))
    if not known:
        return text
    lowest = min(known, key=lambda strip: strip.five[2].low)
    highest = max(known, key=lambda strip: strip.five[2].high)
    more = _("The median is lowest in {lowest} ({low}) and highest in {highest} ({high}).")
    return " ".join((
        text,
        more.format(
            lowest=lowest.label, low=words.interval(lowest.five[2]),
            highest=highest.label, high=words.interval(highest.five[2]),
        ),
    ))  # fmt: skip
