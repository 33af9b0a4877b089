"""Figures over time as small panels of one scale, a panel for each line: nothing to tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.texts import _
from scoring.result import Interval

ACROSS = 3
GAP = 18
LEFT = 46
TOP = 40
HEIGHT = 96
FOOT = 24
WIDE = (WIDTH - GAP * (ACROSS - 1)) / ACROSS


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes:
        points: Where it stands at each time, from the first on; None where it has no figure.
    """

    label: str
    points: tuple[Interval | None, ...]


def figure(title: str, times: Sequence[str], lines: Sequence[Line]) -> Figure:
    """The lines over the times, each a band from its low to its high end."""
    drawing = Drawing()
    tall = TOP + HEIGHT + FOOT
    for number, line in enumerate(lines):
        down, across = divmod(number, ACROSS)
        _panel(drawing, across * (WIDE + GAP), down * (tall + 6), times, line)
    bottom = -(-len(lines) // ACROSS) * (tall + 6)
    _legend(drawing, bottom + 12)
    return Figure(title, drawing.svg(bottom + 20), _spoken(times, lines))


def _panel(drawing: Drawing, x: float, y: float, times: Sequence[str], line: Line) -> None:
    for number, text in enumerate(measure.wrap(safe.line(line.label), SIZE, WIDE, 2)):
        drawing.text(x, y + 12 + 15 * number, text, WIDE)
    left, right, top = x + LEFT, x + WIDE - 14, y + TOP
    for percent in (0, 50, 100):
        height = _down(Fraction(percent, 100), top)
        drawing.line(left, height, right, height, "grid" if percent else "axis")
        label = words.percent(Fraction(percent, 100))
        drawing.text(left - 5, height + 4, label, LEFT - 5, "muted", "end", SMALL)
    places = _places(left + 8, right - 8, len(times))
    _times(drawing, places, top + HEIGHT + 16, times)
    found = [(at, where) for at, where in zip(places, line.points, strict=True) if where]
    for (one, before), (other, after) in pairwise(found):
        _between(drawing, top, one, before, other, after)
    for at, where in found:
        _point(drawing, top, at, where)


def _between(
    drawing: Drawing, top: float, one: float, before: Interval, other: float, after: Interval
) -> None:
    low1, high1 = _down(before.low, top), _down(before.high, top)
    low2, high2 = _down(after.low, top), _down(after.high, top)
    if not (before.known and after.known):
        band = [(one, high1), (other, high2), (other, low2), (one, low1)]
        drawing.shape(band, "range")
    drawing.line(one, low1, other, low2, "label", 1.4)
    if not (before.known and after.known):
        drawing.line(one, high1, other, high2, "label", 1.4)


def _point(drawing: Drawing, top: float, at: float, where: Interval) -> None:
    low, high = _down(where.low, top), _down(where.high, top)
    drawing.rect(at - 3, high - 2, 6, max(low - high, 0) + 4, "bar")


def _times(drawing: Drawing, places: Sequence[float], y: float, times: Sequence[str]) -> None:
    """As many of the times as there is room for, the first and the last among them."""
    widest = max(measure.width(time, SMALL) for time in times)
    step = places[1] - places[0] if len(places) > 1 else WIDE
    every = max(1, -(-int(widest + 6) // max(int(step), 1)))
    last = len(times) - 1
    for number, (at, time) in enumerate(zip(places, times, strict=True)):
        if number == last or (number % every == 0 and last - number >= every):
            anchor = "middle" if 0 < number < last or len(times) == 1 else (
                "end" if number else "start"
            )  # fmt: skip
            x = at + {"start": -8, "middle": 0, "end": 8}[anchor]
            drawing.text(x, y, time, widest + 2, "muted", anchor, SMALL)  # type: ignore[arg-type]


def _places(left: float, right: float, count: int) -> list[float]:
    if count == 1:
        return [(left + right) / 2]
    return [left + (right - left) * number / (count - 1) for number in range(count)]


def _down(share: Fraction, top: float) -> float:
    """How far down a share stands; what leaves the scale stands at its end."""
    return top + HEIGHT * (1 - float(min(max(share, Fraction(0)), Fraction(1))))


def _legend(drawing: Drawing, y: float) -> None:
    drawing.rect(0, y - 9, 14, 10, "range")
    text = _("possible, whatever the open answers are; a dark square where one figure is known")
    drawing.text(20, y, text, WIDTH - 20, "muted", size=SMALL)


def _spoken(times: Sequence[str], lines: Sequence[Line]) -> str:
    def said(line: Line) -> str:
        found = [point for point in line.points if point]
        if not found:
            return _("{label}: no figure").format(label=line.label)
        text = _("{label}: from {first} to {last}")
        first, last = words.interval(found[0]), words.interval(found[-1])
        return text.format(label=line.label, first=first, last=last)

    between = _("Over time, from {first} to {last}.").format(first=times[0], last=times[-1])
    shown = "; ".join(map(said, lines[:6]))
    return f"{between} {shown}{'; …' if len(lines) > 6 else ''}."
