"""What a node's figure can be, before anybody has answered: for checks of tables and bands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from questionnaires.checks.tree import Node
from questionnaires.model import Scale
from questionnaires.way import Way
from questionnaires.worth import worths

_MOST = 50

Figures = frozenset[Fraction]


def figures(node: Node, scale: Scale | None) -> Figures | None:
    """All that a node can come out as, perhaps a little more; None where it is too much to list.

    Empty where it never has a figure.
    """
    if node.way.rounding and node.way.rounding.to <= 0:
        return None
    if node.question:
        listed = worths(node.question, scale)
        parts = [listed] * len(node.question.cells)
    else:
        parts = [figures(part, scale) for part in node.combined]
    found = _combined(node, [part for part in parts if part is None or part])
    if found is None:
        valued = [band.value for band in node.way.bands if band.value is not None]
        if not valued:
            return None
        found = frozenset(valued)
    found = frozenset(node.way.finished(figure) for figure in found)
    for cap in node.way.caps:
        found |= {min(figure, cap.at) for figure in found}
    return found


def _combined(node: Node, parts: Sequence[Figures | None]) -> Figures | None:
    way = node.way
    if not parts or way.method == "none":
        return frozenset()
    if way.method == "ladder":
        return frozenset(Fraction(met) for met in range(len(parts) + 1))
    if way.method == "lookup":
        given = (way.figure(row.gives) for row in way.table)
        return frozenset(figure for figure in given if figure is not None)
    listed = [part for part in parts if part is not None]
    if len(listed) < len(parts):
        return None
    union = frozenset(figure for part in listed for figure in part)
    if way.method == "minimum":
        return union
    if way.method == "weakest_link":
        return union | ({figure + way.plus for figure in union} if len(parts) > 1 else set())
    if way.method in ("mean", "geometric") and len(parts) == 1:
        return union
    if way.method in ("mean", "geometric") and way.rounding:
        return _steps(min(union), max(union), way)
    return None


def _steps(low: Fraction, high: Fraction, way: Way) -> Figures | None:
    assert way.rounding
    step = way.rounding.to
    if step <= 0 or (high - low) / step > _MOST:
        return None
    return frozenset(n * step for n in range(floor(low / step), ceil(high / step) + 1))


def least(node: Node, scale: Scale | None) -> Fraction | None:
    """The least that a node can come out as, or less; None where it cannot be told."""
    raw = least_raw(node, scale)
    if raw is None or (node.way.rounding and node.way.rounding.to <= 0):
        return None
    return min([node.way.finished(raw), *(cap.at for cap in node.way.caps)])


def least_raw(node: Node, scale: Scale | None) -> Fraction | None:
    """The same before rounding, bands and caps."""
    if node.question:
        listed = worths(node.question, scale)
        low = Fraction(0) if listed is None else min(listed, default=None)
        parts = [(low, Fraction(1))] * len(node.question.cells)
    else:
        having = [part for part in node.combined if figures(part, scale) != frozenset()]
        parts = [(least(part, scale), part.weight) for part in having]
    return _least(node.way, [(low, weight) for low, weight in parts if low is not None], len(parts))


def _least(way: Way, parts: Sequence[tuple[Fraction, Fraction]], many: int) -> Fraction | None:
    lows = [low for low, _ in parts]
    if way.method == "ladder":
        return Fraction(0)
    if way.method == "lookup":
        given = [figure for row in way.table if (figure := way.figure(row.gives)) is not None]
        return min(given, default=None)
    if len(parts) < many or not parts or any(weight < 0 for _, weight in parts):
        return None
    if way.method == "subtract":
        return way.start - sum((w * (1 - low) for low, w in parts), Fraction(0))
    if way.method in ("sum", "stack"):
        added = [low * (weight if way.method == "sum" else 1) for low, weight in parts]
        # Parts may be set aside: then only one of them is left.
        return min(sum((each for each in added if each < 0), Fraction(0)), *added, min(added))
    return None if way.method == "none" else min(lows)
