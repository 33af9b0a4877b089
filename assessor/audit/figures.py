"""Figures as people publish them, and whether another figure is the same at that precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from scoring.result import Interval

_NUMBER = r"(-?\d{1,15}(?:[.,]\d{1,15})?)"
_FIGURE = re.compile(rf"{_NUMBER}(?:\s*(?:–|-|to)\s*{_NUMBER})?\s*(%)?", re.ASCII)


@dataclass(frozen=True)
class Figure:
    """A published figure, or a range of them.

    Attributes:
        low: Its lower end, or the figure.
        high: Its upper end; None: it is one figure.
        unit: What one more in its last digit would be; 0: it is exact.
        percent: Whether it is written as a percentage.
    """

    low: Fraction
    high: Fraction | None
    unit: Fraction
    percent: bool = False

    def times(self, factor: Fraction) -> Figure:
        """The same figure on another scale."""
        high = None if self.high is None else self.high * factor
        return Figure(self.low * factor, high, self.unit * factor)

    def is_(self, where: Interval) -> bool:
        """Whether it is this score, rounded; the ends of a range may be rounded outwards."""
        if self.high is None:
            return where.known and self.rounds(where.low)
        inwards = (where.low - self.low, self.high - where.high)
        return all(-self.unit / 2 <= each and (each < self.unit or not each) for each in inwards)

    def rounds(self, exact: Fraction) -> bool:
        """Whether it is this number, to half a unit in its last digit."""
        return abs(exact - self.low) <= self.unit / 2


def parse(text: str) -> Figure | None:
    """Read ``0.62``, ``62 %``, ``62.5%`` or ``40–75 %``; None where it is no figure."""
    found = _FIGURE.fullmatch(text.strip())
    if not found:
        return None
    low, high, percent = found.groups()
    scale = Fraction(1, 100) if percent else Fraction(1)
    written = low if high is None else max(low, high, key=_decimals)
    unit = scale / 10 ** _decimals(written)
    return Figure(_exact(low) * scale, _exact(high) * scale if high else None, unit, bool(percent))


def _exact(written: str) -> Fraction:
    return Fraction(written.replace(",", "."))


def _decimals(written: str) -> int:
    return len(re.split("[.,]", written)[1]) if re.search("[.,]", written) else 0
