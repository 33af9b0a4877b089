"""How figures combine: one function per method, exact, in a dictionary that content names them by.

Each takes the figures with their weights, in order, and the node's `Way`; it gives one figure, or
None where the method has none for these parts. Apart from ``lookup``, raising a figure of positive
weight never lowers the result, so that the ends of an interval come from the ends of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import lcm

from questionnaires.content import MethodName
from questionnaires.way import Way

Weighted = Sequence[tuple[Fraction, Fraction]]
"""Figures, each with its weight; never empty."""

DIGITS = 50
"""How exactly a root is taken, in decimal digits; everything else is exact."""


def mean(parts: Weighted, way: Way) -> Fraction | None:
    """The weighted mean: the sum of weight times figure, divided by the sum of the weights."""
    summed, common = _summed(parts)
    weights = sum([weight.numerator * (common // weight.denominator) for _, weight in parts])
    return Fraction(summed, weights)


def geometric(parts: Weighted, way: Way) -> Fraction | None:
    """The weighted geometric mean, to `DIGITS` digits; None where a figure is 0 or less."""
    if any(figure <= 0 for figure, _ in parts):
        return None
    context = Context(prec=DIGITS)
    logarithms = [
        context.multiply(_decimal(weight, context), context.ln(_decimal(figure, context)))
        for figure, weight in parts
    ]
    weights = sum((weight for _, weight in parts), Fraction(0))
    sum_ = Decimal(0)
    for each in logarithms:
        sum_ = context.add(sum_, each)
    root = context.exp(context.divide(sum_, _decimal(weights, context)))
    return Fraction(Context(prec=DIGITS - 10).plus(root))


def minimum(parts: Weighted, way: Way) -> Fraction | None:
    """The lowest figure; weights do not matter."""
    return min(figure for figure, _ in parts)


def total(parts: Weighted, way: Way) -> Fraction | None:
    """The sum of weight times figure; weights may be negative."""
    return Fraction(*_summed(parts))


def subtract(parts: Weighted, way: Way) -> Fraction | None:
    """The start, less weight times what each figure lacks to 1; may fall below nothing."""
    return way.start - sum((weight * (1 - figure) for figure, weight in parts), Fraction(0))


def weakest_link(parts: Weighted, way: Way) -> Fraction | None:
    """The lowest figure, and `Way.plus` more where any other is higher."""
    lowest = min(figure for figure, _ in parts)
    return lowest + way.plus if any(figure > lowest for figure, _ in parts) else lowest


def ladder(parts: Weighted, way: Way) -> Fraction | None:
    """How many parts are met, counted from the first up to the first that is not."""
    for number, (figure, _) in enumerate(parts):
        if figure < way.full:
            return Fraction(number)
    return Fraction(len(parts))


def stack(parts: Weighted, way: Way) -> Fraction | None:
    """The sum of the figures from the first up to and with the first that is not met."""
    added = Fraction(0)
    for figure, _ in parts:
        added += figure
        if figure < way.full:
            break
    return added


def lookup(parts: Weighted, way: Way) -> Fraction | None:
    """What the table gives for these figures in any order; None where it has no such row."""
    wanted = sorted(figure for figure, _ in parts)
    for row in way.table:
        written = [figure for part in row.parts if (figure := way.figure(part)) is not None]
        if sorted(written) == wanted and len(written) == len(row.parts):
            return way.figure(row.gives)
    return None


def none(parts: Weighted, way: Way) -> Fraction | None:
    """No figure: what is beneath is never combined."""
    return None


METHODS: dict[MethodName, Callable[[Weighted, Way], Fraction | None]] = {
    "mean": mean,
    "geometric": geometric,
    "minimum": minimum,
    "sum": total,
    "subtract": subtract,
    "weakest_link": weakest_link,
    "ladder": ladder,
    "stack": stack,
    "lookup": lookup,
    "none": none,
}


def _decimal(number: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(number.numerator), Decimal(number.denominator))


def _summed(parts: Weighted) -> tuple[int, int]:
    """The sum of weight times figure as a ratio, whose denominator every weight's divides."""
    # Over one common denominator, adding is many times faster than fraction by fraction.
    products = [
        (figure.numerator * weight.numerator, figure.denominator * weight.denominator)
        for figure, weight in parts
    ]
    common = lcm(*[denominator for _, denominator in products])
    return sum([number * (common // denominator) for number, denominator in products]), common
