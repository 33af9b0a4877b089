"""The axis of shares that several charts draw: from nothing to everything, marked in quarters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessor import words
from assessor.reports.charts.svg import SMALL, Drawing


@dataclass(frozen=True)
class Axis:
    """Where shares stand in a chart.

    Attributes:
        left: The place of nothing, from the left.
        right: That of everything.
    """

    left: float
    right: float

    def at(self, share: Fraction) -> float:
        """Where a share stands; what leaves the axis is drawn at its end."""
        held = float(min(max(share, Fraction(0)), Fraction(1)))
        return round(self.left + (self.right - self.left) * held, 1)

    def draw(self, drawing: Drawing, head: float, bottom: float) -> None:
        """Draw its marks from under the labels down to the bottom."""
        for percent in (0, 25, 50, 75, 100):
            share = Fraction(percent, 100)
            x = self.at(share)
            drawing.line(x, head - 4, x, bottom, "grid" if percent else "axis")
            drawing.text(x, head - 9, words.percent(share), 60, "muted", "middle", SMALL)
