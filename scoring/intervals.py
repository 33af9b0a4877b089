"""Figures that are not fully known, through every method: from the ends, or case by case.

What an open answer could come out as is carried as an interval. A method that never falls when a
figure rises takes it from its ends. The others (a lookup table; the weakest link, which falls when
the weakest part draws level with the rest; a stack of figures that may be negative) are asked
about every combination of figures that the parts could come out as. Either way the result is
exactly the span of what could come out, with two exceptions, where it may be wider: where there
are more than `MOST` combinations, and where a cap's condition looks at what is open and is either
no plain "at least", or stands below a method that is asked case by case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from questionnaires.way import Band, Way
from scoring.methods import METHODS
from scoring.result import Interval

ZERO = Fraction(0)
MOST = 5_000
"""How many combinations of open figures are looked at; beyond, the span may be too wide."""

Parts = Sequence[tuple[Interval, Fraction]]
"""Intervals, each with its weight."""

Figures = frozenset[Fraction]
"""All figures that something could come out as."""

_RISING = frozenset({"mean", "geometric", "minimum", "sum", "subtract", "ladder", "none"})
_OF_ITSELF = frozenset({"mean", "minimum"})
"""Methods that give one part back as it is; most questions have one cell."""

_ADDED = frozenset({"mean", "sum", "subtract"})
_ORDER_FREE = frozenset({"minimum", "weakest_link", "lookup"})


def combine(
    way: Way, parts: Parts, could_be: Callable[[], Sequence[Figures] | None]
) -> Interval | None:
    """What the method gives for parts that may be open; None where it gives no figure.

    `could_be` tells the figures of each part, or None where they are too many; it is asked only
    where the ends of the parts do not settle the result.
    """
    if not parts:
        return None
    if len(parts) == 1 and way.method in _OF_ITSELF:
        return parts[0][0]
    method = METHODS[way.method]
    # A part of negative weight pulls the figure down the higher it is.
    low = method([(i.high if w.numerator < 0 else i.low, w) for i, w in parts], way)
    if all(interval.known for interval, _ in parts):
        return None if low is None else Interval(low, low)
    if not _rises(way, parts):
        choices = could_be()
        found = None if choices is None else outcomes(way, choices, [w for _, w in parts])
        if found is None:
            return _widest(way, parts)
        return Interval(min(found), max(found)) if found else None
    high = method([(i.low if w.numerator < 0 else i.high, w) for i, w in parts], way)
    # The geometric mean is refused at zero, which is also what it falls to on the way there.
    return None if high is None else Interval(ZERO if low is None else low, high)


def outcomes(way: Way, choices: Sequence[Figures], weights: Sequence[Fraction]) -> Figures | None:
    """All that the method gives for parts with these figures; None where there are too many."""
    if way.method in _ADDED:
        return _added(way, choices, weights)
    reached: set[tuple[Fraction, ...]] = {()}
    for figures in choices:
        if len(reached) * len(figures) > MOST * 10:
            return None
        reached = {(*before, figure) for before in reached for figure in figures}
        if way.method in _ORDER_FREE:
            reached = {tuple(sorted(each)) for each in reached}
        if len(reached) > MOST:
            return None
    found = (METHODS[way.method](list(zip(c, weights, strict=True)), way) for c in reached)
    return frozenset(figure for figure in found if figure is not None)


def finish(way: Way, interval: Interval | None) -> Interval | None:
    """Round a figure and give it its band's value, where the way says so."""
    if interval is None or not (way.rounding or way.bands):
        return interval
    return Interval(way.finished(interval.low), way.finished(interval.high))


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


def _rises(way: Way, parts: Parts) -> bool:
    """Whether raising a figure (of positive weight) never lowers the result."""
    if way.method == "stack":
        return all(interval.low.numerator >= 0 for interval, _ in parts)
    return way.method in _RISING or (way.method == "weakest_link" and not way.plus)


def _added(way: Way, choices: Sequence[Figures], weights: Sequence[Fraction]) -> Figures | None:
    """The outcomes of a method that adds: sum by sum, since many combinations share one."""
    sums: set[Fraction] = {ZERO}
    for figures, weight in zip(choices, weights, strict=True):
        if len(sums) * len(figures) > MOST * 10:
            return None
        sums = {before + weight * figure for before in sums for figure in figures}
        if len(sums) > MOST:
            return None
    weight = sum(weights, ZERO)
    if way.method == "mean":
        return frozenset(each / weight for each in sums)
    base = way.start - weight if way.method == "subtract" else ZERO
    return frozenset(base + each for each in sums)


def _widest(way: Way, parts: Parts) -> Interval | None:
    """A span that no combination leaves, where there are too many to look at."""
    lows, highs = [i.low for i, _ in parts], [i.high for i, _ in parts]
    if way.method == "weakest_link":
        return Interval(min(lows), min(highs) + way.plus)
    if way.method == "stack":
        return Interval(sum((min(low, ZERO) for low in lows), ZERO),
                        sum((max(high, ZERO) for high in highs), ZERO))  # fmt: skip
    given = [
        figure
        for row in way.table
        if len(row.parts) == len(parts) and (figure := way.figure(row.gives)) is not None
    ]
    return Interval(min(given), max(given)) if given else None
