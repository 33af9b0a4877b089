"""Which of two States is above the other, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.uncertainty.draws import Drawn
from scoring.uncertainty.inputs import Inputs
from scoring.uncertainty.ranks import ends

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE = 0.95
"""From this share of draws on, the order of two States is said to hold."""


@dataclass(frozen=True)
class Pair:
    """Two States, the one that stands higher in the reference order first.

    Attributes:
        upper: The place of the first in `Inputs.names`, lower: of the second.
        low: The least that the first could be ahead, whatever the open answers are, under the
            stated weights; high: the most. Shares; below 0 it is behind.
        above: The share of draws in which the first is above the second, level: in which they
            are level.
        always: Whether the first is never behind in any part, whatever the open answers are: then
            no weights and no method of these put it behind.
    """

    upper: int
    lower: int
    low: float
    high: float
    above: float
    level: float
    always: bool

    @property
    def sure(self) -> bool:
        """Whether the order holds: always, or in `SURE` of the draws."""
        return self.always or self.above >= SURE


def pairs(inputs: Inputs, drawn: Drawn, chosen: Iterable[tuple[int, int]]) -> tuple[Pair, ...]:
    """What can be said of these pairs of States."""
    low, high = ends(inputs)
    return tuple(
        Pair(
            upper,
            lower,
            float(low[upper] - high[lower]),
            float(high[upper] - low[lower]),
            _share(drawn.figures[:, upper] > drawn.figures[:, lower]),
            _share(drawn.figures[:, upper] == drawn.figures[:, lower]),
            _always(inputs, upper, lower),
        )
        for upper, lower in chosen
    )


def _always(inputs: Inputs, upper: int, lower: int) -> bool:
    """Ahead in some part, and behind in none; both have the same parts."""
    import numpy as np

    there = ~np.isnan(inputs.low[upper])
    if (there != ~np.isnan(inputs.low[lower])).any():
        return False
    least, most = inputs.low[upper][there], inputs.high[lower][there]
    return bool((least >= most).all() and (least > most).any())


def _share(said: NDArray[np.bool_]) -> float:
    return float(said.mean())
