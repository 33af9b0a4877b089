"""Whether one who judged tends to say more than another did of the same: counts, and a mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True)
class Direction:
    """One held against another, over the places that both judged.

    Attributes:
        higher: In how many the one said more; same, lower: the same, less.
        mean: The mean of what the one said minus what the other did, a share of the scale from -1
            to 1; None where they have no place in common.
    """

    higher: int
    same: int
    lower: int
    mean: float | None

    @property
    def count(self) -> int:
        """How many places both judged."""
        return self.higher + self.same + self.lower


def direction(one: Sequence[Fraction | None], other: Sequence[Fraction | None]) -> Direction:
    """Hold one against the other, place by place; None where one said nothing."""
    apart = [a - b for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return Direction(
        sum(each > 0 for each in apart),
        sum(each == 0 for each in apart),
        sum(each < 0 for each in apart),
        float(sum(apart, Fraction()) / len(apart)) if apart else None,
    )


def sign_test(higher: int, lower: int) -> float | None:
    """How often so uneven a split, or a more uneven one, comes about by tossing a coin (two-sided).

    The exact test of signs; ties are left out of it. It holds for things that have nothing to do
    with each other, such as States, and not for the places of one questionnaire. None where
    nothing differs.
    """
    count = higher + lower
    if not count:
        return None
    tail: float = sum(comb(count, each) for each in range(min(higher, lower) + 1)) / 2**count
    return min(1.0, float(2 * tail))
