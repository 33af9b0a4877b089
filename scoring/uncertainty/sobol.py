"""Sobol' indices from three sets of model runs, with the confidence that the runs allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.uncertainty.inputs import Floats

RESAMPLES = 400
"""How often the runs are drawn again, with replacement, for the confidence intervals."""

_NOTHING = 1e-12
"""A variance below this is rounding: nothing moves."""


@dataclass(frozen=True)
class Indices:
    """First-order and total-effect index of each factor, with 95 % confidence intervals.

    Attributes:
        first: By factor: the share of the variance that goes when this factor alone is known.
        total: By factor: the share that stays when all factors but this one are known.
        first_low, first_high, total_low, total_high: The ends of their intervals.
    """

    first: Floats
    first_low: Floats
    first_high: Floats
    total: Floats
    total_low: Floats
    total_high: Floats


def indices(a: Floats, b: Floats, ab: Floats, seed: int) -> Indices | None:
    """The indices, or None where the output does not move.

    First order as Saltelli et al. (2010, Computer Physics Communications 181, table 2 b), total
    effect as Jansen (1999; table 2 f there); the same estimators as the package SALib has.

    Args:
        a: The model's output for each row of a sample.
        b: For each row of another one.
        ab: By factor and row: for the first sample with that factor taken from the second.
        seed: For drawing the runs again.
    """
    import numpy as np

    both = np.concatenate([a, b])
    if both.var() < _NOTHING:
        return None
    middle, scale = np.concatenate([both, ab.ravel()]).mean(), both.std()
    a, b, ab = (a - middle) / scale, (b - middle) / scale, (ab - middle) / scale
    count = len(a)
    once = np.ones((1, count)) / count
    first, total = _estimates(once, a, b, ab)
    firsts, totals = _estimates(_resamples(count, seed), a, b, ab)
    ends = [2.5, 97.5]
    first_low, first_high = np.percentile(firsts, ends, axis=0)
    total_low, total_high = np.percentile(totals, ends, axis=0)
    return Indices(first[0], first_low, first_high, total[0], total_low, total_high)


@lru_cache(1)
def _resamples(count: int, seed: int) -> Floats:
    """By resample and row, the share that the row has in it."""
    import numpy as np

    rows = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    found: Floats = rows / count
    return found


def _estimates(shares: Floats, a: Floats, b: Floats, ab: Floats) -> tuple[Floats, Floats]:
    """Both indices by set of shares and factor; the shares say how much each row counts for."""
    mean = (shares @ a + shares @ b) / 2
    variance = (shares @ a**2 + shares @ b**2) / 2 - mean**2
    first = shares @ (b * (ab - a)).T / variance[:, None]
    total = shares @ ((a - ab) ** 2).T / 2 / variance[:, None]
    return first, total
