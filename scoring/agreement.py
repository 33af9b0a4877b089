"""How far several who judged the same agree: in all, and question by question.

Krippendorff's alpha comes from the library ``krippendorff`` (the extra ``analysis``); the rest is
exact and needs no library.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import nan
from typing import Literal

Level = Literal["ordinal", "nominal", "interval", "ratio"]
"""What the values are: only different, in an order, with distances, or with a zero as well."""

RELIABLE = 0.8
"""From here on Krippendorff calls data reliable (Content Analysis, 2nd edition 2004, p. 241)."""

TENTATIVE = 0.667
"""Below this he would draw no conclusions, between the two only tentative ones (the same)."""


def alpha(units: Sequence[Sequence[float | None]], level: Level) -> float | None:
    """Krippendorff's alpha: 1 where all agree, 0 where they agree as often as chance would have it.

    A unit that fewer than two judged says nothing of agreement and is left out, as the measure's
    author does. Alpha is not defined where no unit is left, nor where all values that are left are
    the same: then there is no variation that a disagreement could be held against. The library
    refuses both with a ValueError; here both are None.

    Args:
        units: A row for each coder, as long as there are units; None where a value is missing.
        level: What the values are.

    Raises:
        ImportError: The library is not installed.
        ValueError: The rows are not of one length.
    """
    columns = [column for column in zip(*units, strict=True) if _judged(column) > 1]
    if len({value for column in columns for value in column if value is not None}) < 2:
        return None
    import krippendorff

    rows = [[nan if v is None else float(v) for v in row] for row in zip(*columns, strict=True)]
    return float(krippendorff.alpha(rows, level_of_measurement=level))


def apart(values: Sequence[Fraction]) -> Fraction | None:
    """The mean distance between two who judged one unit, over all pairs of them.

    Args:
        values: Where each stands on the scale, from 0 at its lowest to 1 at its highest, without
            those who said nothing.

    Returns:
        From 0 (all the same) up to 1 (two at opposite ends); None for fewer than two.
    """
    pairs = [abs(a - b) for a, b in combinations(values, 2)]
    return sum(pairs, Fraction()) / len(pairs) if pairs else None


def differing(values: Sequence[object]) -> Fraction | None:
    """The share of pairs that do not say the same, for values without an order.

    Returns:
        From 0 to 1; None for fewer than two.
    """
    pairs = [Fraction(a != b) for a, b in combinations(values, 2)]
    return sum(pairs, Fraction()) / len(pairs) if pairs else None


def mean(values: Sequence[Fraction | None]) -> Fraction | None:
    """The mean of those that there are, as of the cells of a question; None where there is none."""
    known = [value for value in values if value is not None]
    return sum(known, Fraction()) / len(known) if known else None


def _judged(column: Sequence[float | None]) -> int:
    return sum(value is not None for value in column)
