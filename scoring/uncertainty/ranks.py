"""Ranks: what they could be, what they come out as, and how far they move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.uncertainty.inputs import Inputs, Method, combine

if TYPE_CHECKING:
    from scoring.uncertainty.inputs import Floats


@dataclass(frozen=True)
class Standing:
    """What rank a State comes out at over many draws; 1 is the highest score.

    Attributes:
        median: In half of the draws its rank is this or better.
        low: The 5th percentile of its ranks, high: the 95th.
        best: The best rank in any draw, worst: the worst.
    """

    median: float
    low: float
    high: float
    best: float
    worst: float


def ends(inputs: Inputs, method: Method | None = None) -> tuple[Floats, Floats]:
    """The lowest and the highest figure of each State, under the stated weights.

    All methods never fall when a part rises, so that these are the ends that can be reached.
    """
    way = method or inputs.method
    return (combine(inputs.low, inputs.weights, way), combine(inputs.high, inputs.weights, way))


def ranks(figures: Floats) -> Floats:
    """The rank of each State, 1 for the highest figure; those that are level share the middle one.

    Args:
        figures: (…, State).
    """
    from scipy.stats import rankdata

    found: Floats = rankdata(-figures, method="average", axis=-1)
    return found


def possible(low: Floats, high: Floats) -> tuple[tuple[int, int], ...]:
    """The best and the worst rank that each State could have, whatever the open answers are.

    Exact, without draws: at best all that may be below it are, at worst all that may be above it
    are. Open answers of different States have nothing to do with each other, so both can happen.
    Being level counts as above in the worst rank and as below in the best.
    """
    import numpy as np

    surely_above = (low[None, :] > high[:, None]).sum(axis=1)
    maybe_above = (high[None, :] >= low[:, None]).sum(axis=1) - 1  # not above itself
    pairs = np.stack([1 + surely_above, 1 + maybe_above], axis=1)
    return tuple((int(best), int(worst)) for best, worst in pairs)


def reference(inputs: Inputs) -> Floats:
    """The ranks that others are held against: stated weights, own method, the middle of ranges."""
    return ranks(combine(inputs.middle, inputs.weights, inputs.method))


def shift(drawn: Floats, held_against: Floats) -> Floats:
    """The average shift in rank of each draw: the mean over the States of how far a rank moved.

    Args:
        drawn: Ranks by draw and State.
        held_against: The reference rank of each State.
    """
    import numpy as np

    found: Floats = np.abs(drawn - held_against).mean(axis=-1)
    return found


def standing(drawn: Floats) -> tuple[Standing, ...]:
    """What the ranks of each State come to; `drawn` has a row for each draw."""
    import numpy as np

    columns = np.percentile(drawn, [50, 5, 95, 0, 100], axis=0).T
    return tuple(Standing(*(float(figure) for figure in row)) for row in columns)
