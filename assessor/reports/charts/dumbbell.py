"""Two figures of each node on one line: where A lies, where B lies, and the way between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.axis import Axis
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.texts import _
from scoring.changes import Moved
from scoring.result import Interval

LABELS = 226
LEFT = 240
RIGHT = 528
AXIS = Axis(LEFT, RIGHT)
TOLD = 540
HEAD = 24
APART = 6
"""A stands above the middle of its row, B below it, so that neither hides the other."""

NARROWEST = 5
"""How wide one figure is drawn."""

NAMED = 6
"""As many nodes the alternative text names; of more it counts only what became of them."""

Pair = tuple[str, Interval | None, Interval | None, Moved, bool]
"""A node's label, its figure in A and in B, what became of it, and whether it is no share."""


def figures(title: str, pairs: Sequence[Pair], name: Callable[[Moved], str]) -> tuple[Figure, ...]:
    """The figure of these nodes; none where there is nothing to draw.

    Args:
        title: Its caption.
        pairs: The nodes, in order.
        name: What an outcome is called.
    """
    drawn = [pair for pair in pairs if not pair[4] and (pair[1] or pair[2])]
    if not drawn:
        return ()
    drawing = Drawing()
    labels = [measure.wrap(safe.line(pair[0]), SIZE, LABELS, 2) for pair in drawn]
    heights = [38 if len(lines) > 1 else 30 for lines in labels]
    bottom = HEAD + sum(heights)
    AXIS.draw(drawing, HEAD, bottom)
    top: float = HEAD
    for pair, lines, height in zip(drawn, labels, heights, strict=True):
        _row(drawing, pair, lines, top + height / 2, name)
        top += height
    _legend(drawing, bottom + 20)
    return (Figure(title, drawing.svg(bottom + 28), _spoken(drawn, name)),)


def _row(
    drawing: Drawing,
    pair: Pair,
    lines: Sequence[str],
    middle: float,
    name: Callable[[Moved], str],
) -> None:
    _label, was, is_, moved, _number = pair
    first = middle + 4 - 7.5 * (len(lines) - 1)
    for number, line in enumerate(lines):
        drawing.text(0, first + 15 * number, line, LABELS)
    if was and is_ and moved in ("better", "worse"):
        _way(drawing, was, is_, middle)
    _end(drawing, was, middle - APART, "range")
    _end(drawing, is_, middle + APART, "bar")
    drawing.text(TOLD, middle + 4, name(moved), WIDTH - TOLD, "muted", size=SMALL)


def _way(drawing: Drawing, was: Interval, is_: Interval, middle: float) -> None:
    """A line from the middle of A to that of B, drawn only where one is surely above the other."""
    ends = [AXIS.at((each.low + each.high) / 2) for each in (was, is_)]
    drawing.line(ends[0], middle - APART, ends[1], middle + APART, "axis", 1)


def _end(drawing: Drawing, where: Interval | None, y: float, kind: str) -> None:
    """A bar over the range that a figure lies in; one figure is as wide as a mark."""
    if where is None:
        return
    low, high = AXIS.at(where.low), AXIS.at(where.high)
    left = min(low, high - NARROWEST if high > low else low - NARROWEST / 2)
    drawing.rect(left, y - 4, max(high - low, NARROWEST), 8, kind)


def _legend(drawing: Drawing, y: float) -> None:
    x: float = 0
    for kind, text in (("range", _("A, where its figure lies")), ("bar", _("B"))):
        drawing.rect(x, y - 9, 14, 8, kind)
        drawing.text(x + 20, y, text, WIDTH - x, "muted", size=SMALL)
        x += 38 + measure.width(text, SMALL)


def _spoken(pairs: Sequence[Pair], name: Callable[[Moved], str]) -> str:
    if len(pairs) <= NAMED:
        text = _("{label}: A {a}, B {b}, {moved}")
        said = "; ".join(
            text.format(
                label=label, a=words.interval(was), b=words.interval(is_), moved=name(moved)
            )
            for label, was, is_, moved, _number in pairs
        )
        return _("Figures of A and B: {figures}.").format(figures=said)
    found = [pair[3] for pair in pairs]
    each = (
        _("{n} {label}").format(n=found.count(moved), label=name(moved))
        for moved in dict.fromkeys(found)
    )
    return _("{count} figures of A and B: {counts}.").format(
        count=len(pairs), counts=words.listed(each)
    )
