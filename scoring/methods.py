"""How shares combine: one function per method, exact, in a dictionary that content names them by.

Each takes the shares with their weights and gives one share. All are monotone (no share can rise
and the result fall), so that the ends of an interval come from the ends of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from questionnaires.content import MethodName
from scoring.result import Interval

Weighted = Sequence[tuple[Fraction, Fraction]]
"""Shares, each with its weight; never empty."""


def mean(parts: Weighted) -> Fraction:
    """The weighted mean: the sum of weight times share, divided by the sum of the weights."""
    common = _common(parts)
    weights = sum(weight.numerator * (common // weight.denominator) for _, weight in parts)
    return Fraction(_summed(parts, common), weights)


def minimum(parts: Weighted) -> Fraction:
    """The lowest share; weights do not matter."""
    return min(share for share, _ in parts)


def total(parts: Weighted) -> Fraction:
    """The sum of weight times share."""
    common = _common(parts)
    return Fraction(_summed(parts, common), common)


def _common(parts: Weighted) -> int:
    # Over one common denominator, adding is many times faster than fraction by fraction.
    return lcm(*(share.denominator * weight.denominator for share, weight in parts))


def _summed(parts: Weighted, common: int) -> int:
    return sum(
        share.numerator * weight.numerator * (common // (share.denominator * weight.denominator))
        for share, weight in parts
    )


METHODS: dict[MethodName, Callable[[Weighted], Fraction]] = {
    "mean": mean,
    "minimum": minimum,
    "sum": total,
}


def combine(method: MethodName, parts: Sequence[tuple[Interval, Fraction]]) -> Interval | None:
    """Combine intervals with their weights; None where there is nothing to combine."""
    if not parts:
        return None
    function = METHODS[method]
    low = function([(interval.low, weight) for interval, weight in parts])
    if all(interval.known for interval, _ in parts):
        return Interval(low, low)
    return Interval(low, function([(interval.high, weight) for interval, weight in parts]))
