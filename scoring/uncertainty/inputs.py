"""What an order of States is worked out from, and how parts are combined, many at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:  # it is slow to import, and not always installed
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Method = Literal["mean", "geometric", "minimum"]
METHODS: tuple[Method, ...] = get_args(Method)
"""Full compensation between the parts, some, and none: weighted arithmetic mean, weighted geometric
mean, and the weakest part alone."""

_DIGITS = 12
"""Figures are held against each other so exactly; what differs beyond is the same."""


@dataclass(frozen=True)
class Inputs:
    """The parts of each State's figure, as ranges, and the weights that the questionnaire states.

    Attributes:
        names: What each State is called.
        parts: The ids of the parts.
        weights: By part; positive. Only their proportions matter.
        low: By State and part, the low end of its score, a share from 0 to 1; nan where the part
            has no figure, which is then left out and the other weights count for more. Every State
            has at least one.
        high: The high end.
        method: How the questionnaire itself combines them.
    """

    names: tuple[str, ...]
    parts: tuple[str, ...]
    weights: Floats
    low: Floats
    high: Floats
    method: Method = "mean"

    @property
    def middle(self) -> Floats:
        """The middle of each range: where a figure has to be named, and only there."""
        middle: Floats = (self.low + self.high) / 2
        return middle


def combine(values: Floats, weights: Floats, method: Method) -> Floats:
    """One figure for each State.

    Args:
        values: (…, State, part); nan where a part is missing.
        weights: (…, part).
        method: How; the geometric mean of anything with a 0 in it is 0.

    Returns:
        (…, State).
    """
    import numpy as np

    there = ~np.isnan(values)
    if method == "minimum":
        found = np.where(there, values, np.inf).min(axis=-1)
    else:
        counted = np.where(there, weights[..., None, :], 0.0)
        counted /= counted.sum(axis=-1, keepdims=True)
        filled = np.where(there, values, 1.0)
        if method == "mean":
            found = (counted * filled).sum(axis=-1)
        else:
            positive = filled > 0
            logs = np.log(np.where(positive, filled, 1.0))
            found = np.exp((counted * logs).sum(axis=-1)) * positive.all(axis=-1)
    rounded: Floats = np.round(found, _DIGITS)
    return rounded
