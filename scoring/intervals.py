"""Figures that are not fully known, through every method: from the ends, or case by case.

What an open answer could come out as is carried as an interval. Methods that never fall when a
figure rises take the interval's ends; a lookup table is asked about every figure it knows between
them. The result is exactly the span of what could come out, neither wider nor narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import floor

from questionnaires.way import Band, Rounding, Way
from scoring.methods import METHODS
from scoring.result import Interval

ZERO = Fraction(0)
Parts = Sequence[tuple[Interval, Fraction]]
"""Intervals, each with its weight."""


def combine(way: Way, parts: Parts) -> Interval | None:
    """What the method gives for parts that may be open; None where it gives no figure."""
    if not parts:
        return None
    if way.method == "lookup":
        return _looked_up(way, parts)
    method = METHODS[way.method]
    # A part of negative weight pulls the figure down the higher it is.
    low = method([(i.high if w.numerator < 0 else i.low, w) for i, w in parts], way)
    if all(interval.known for interval, _ in parts):
        return None if low is None else Interval(low, low)
    high = method([(i.low if w.numerator < 0 else i.high, w) for i, w in parts], way)
    # The geometric mean is refused at zero, which is also what it falls to on the way there.
    return None if high is None else Interval(ZERO if low is None else low, high)


def finish(way: Way, interval: Interval | None) -> Interval | None:
    """Round a figure and give it its band's value, where the way says so."""
    if interval is None or not (way.rounding or way.bands):
        return interval
    low, high = _finished(way, interval.low), _finished(way, interval.high)
    return Interval(low, high)


def cap(interval: Interval | None, at: Fraction, holds: bool | None) -> Interval | None:
    """Hold a figure down to a cap: surely (its condition fails), perhaps (open), or not at all."""
    if interval is None or holds is True:
        return interval
    low = min(interval.low, at)
    return Interval(low, min(interval.high, at) if holds is False else interval.high)


def band(way: Way, figure: Fraction) -> Band | None:
    """The band a finished figure is in: the last whose value it reaches, or whose lower end."""
    found = None
    for each in way.bands:
        if figure >= each.value if each.value is not None else each.holds(figure):
            found = each
    return found


def rounded(figure: Fraction, rounding: Rounding) -> Fraction:
    """A figure rounded to a whole number of steps."""
    steps = figure / rounding.to
    if rounding.how == "down":
        return floor(steps) * rounding.to
    if rounding.how == "half_up":
        return floor(steps + Fraction(1, 2)) * rounding.to
    return round(steps) * rounding.to


def _finished(way: Way, figure: Fraction) -> Fraction:
    if way.rounding:
        figure = rounded(figure, way.rounding)
    value = None
    for each in way.bands:
        if each.holds(figure):
            value = each.value
    return figure if value is None else value


def _looked_up(way: Way, parts: Parts) -> Interval | None:
    known = {
        figure
        for row in way.table
        for part in row.parts
        if (figure := way.figure(part)) is not None
    }
    choices = [
        [interval.low]
        if interval.known
        else [figure for figure in sorted(known) if interval.low <= figure <= interval.high]
        for interval, _ in parts
    ]
    found = [
        figure
        for figures in product(*choices)
        if (figure := METHODS["lookup"]([(f, Fraction(1)) for f in figures], way)) is not None
    ]
    return Interval(min(found), max(found)) if found else None
