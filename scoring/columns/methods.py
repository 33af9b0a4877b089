"""How figures combine, for many files at once: the methods of `scoring.methods` that columns know.

Here are mean, geometric, minimum, sum, subtract and none: those that never fall when a figure of
positive weight rises, and jump nowhere. A ladder, a stack, the weakest link and a lookup table, and
every cap, are left to the reference (`known`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from questionnaires.way import Way

Figures = NDArray[np.float64]
Bits = NDArray[np.bool_]

CLOSE = 1e-9
"""Nearer than this to a step, an edge or zero, a figure is for exact arithmetic to decide."""

_KNOWN = frozenset({"mean", "geometric", "minimum", "sum", "subtract", "none"})
_SIGNED = frozenset({"sum", "subtract", "none", "minimum"})


def known(way: Way, weights: Sequence[Fraction]) -> bool:
    """Whether columns give what the reference gives for this way and these weights."""
    if way.caps or way.method not in _KNOWN:
        return False
    return way.method in _SIGNED or all(weight > 0 for weight in weights)


def combine(
    way: Way, low: Figures, high: Figures, weights: NDArray[np.float64]
) -> tuple[Figures, Figures]:
    """Both ends of the figure, of parts × files; nan where a part, or the result, has none."""
    if len(low) == 1 and way.method in ("mean", "minimum"):
        return low[0], high[0]
    if way.method in ("sum", "subtract"):
        turned = weights[:, None] < 0
        low, high = np.where(turned, high, low), np.where(turned, low, high)
    counts = ~np.isnan(low)
    some = counts.any(axis=0)
    ends = [_one(way, each, counts, weights[:, None]) for each in (low, high)]
    if way.method == "geometric":
        ends[0] = np.where(np.isnan(ends[0]) & ~np.isnan(ends[1]), 0.0, ends[0])
    return np.where(some, ends[0], np.nan), np.where(some, ends[1], np.nan)


def _one(way: Way, figures: Figures, counts: Bits, weights: Figures) -> Figures:
    if way.method == "none":
        return np.full(figures.shape[1], np.nan)
    if way.method == "minimum":
        return np.asarray(np.where(counts, figures, np.inf).min(axis=0))
    if way.method == "subtract":
        lacking = np.where(counts, weights * (1 - figures), 0.0).sum(axis=0)
        return np.asarray(float(way.start) - lacking)
    if way.method == "sum":
        return np.asarray(np.where(counts, weights * figures, 0.0).sum(axis=0))
    weighing = np.where(counts, weights, 0.0).sum(axis=0)
    weighing = np.where(weighing > 0, weighing, np.nan)
    if way.method == "mean":
        return np.asarray(np.where(counts, weights * figures, 0.0).sum(axis=0) / weighing)
    positive = np.where(counts & (figures > 0), figures, 1.0)
    root = np.exp((weights * np.log(positive)).sum(axis=0) / weighing)
    return np.where((counts & (figures <= 0)).any(axis=0), np.nan, root)


def doubtful(way: Way, parts: Figures) -> Bits:
    """In which files a geometric mean stands on a figure too near zero to be told from it."""
    if way.method != "geometric":
        return np.zeros(parts.shape[1], np.bool_)
    return np.asarray(((np.abs(parts) < CLOSE) & (parts != 0)).any(axis=0))


def finish(way: Way, figures: Figures) -> tuple[Figures, Bits]:
    """Rounded, and with the value of its band; and in which files that is too close to call."""
    close = np.zeros(figures.shape, np.bool_)
    if way.rounding:
        to = float(way.rounding.to)
        steps = figures / to
        jump = 0.0 if way.rounding.how == "down" else 0.5
        close |= np.abs(steps - jump - np.rint(steps - jump)) < CLOSE
        whole = {"down": np.floor(steps), "half_up": np.floor(steps + 0.5)}
        figures = whole.get(way.rounding.how, np.rint(steps)) * to
    if not any(band.value is not None for band in way.bands):
        return figures, close
    found = figures
    for band in way.bands:
        edge = band.above if band.above is not None else band.from_
        holds = np.ones(figures.shape, np.bool_) if edge is None else figures >= float(edge)
        if edge is not None:
            close |= np.abs(figures - float(edge)) < CLOSE
        found = np.where(holds, figures if band.value is None else float(band.value), found)
    return np.where(np.isnan(figures), np.nan, found), close
