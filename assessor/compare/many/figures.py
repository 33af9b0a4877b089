"""Figures of many files as ranges: every figure of order is taken of the low and the high ends.

The least, the quartiles, the median and the most never fall when one of the figures rises. Taken of
all low ends and of all high ends, they are therefore exactly the least and the most that they could
be, whatever the open answers are: no middle is made up for anything that is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from assessor import words
from assessor.many.table import Many
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Interval, NodeKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.intp]

TOLD = 500
"""Of so many labels, systems with several assessors, and files of each, workbook and JSON tell all;
beyond, the data set (``assessor dataset``) has them."""

QUANTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


class Node(NamedTuple):
    """A node of the score tree that a table has a row for, and where its column stands."""

    kind: NodeKind
    id: str
    label: str
    column: int
    number: bool = False


@dataclass(frozen=True)
class Range:
    """A figure as the range it lies in."""

    low: float
    high: float

    def __str__(self) -> str:
        """As whole percentages, rounded outwards where it is a range."""
        return words.interval(self.exact)

    @property
    def exact(self) -> Interval:
        """The same as the fractions that the floats stand for."""
        return Interval(exact(self.low), exact(self.high))


@dataclass(frozen=True)
class Spread:
    """How figures are spread: of how many, and the least, quartiles, median and most."""

    count: int
    ranges: tuple[Range, ...]

    @property
    def median(self) -> Range | None:
        """The middle one; None where there is none."""
        return self.ranges[2] if self.ranges else None


def exact(figure: float) -> Fraction:
    """The fraction that a float stands for, where scores have small denominators."""
    return Fraction(figure).limit_denominator(1_000_000)


def nodes(questionnaire: Questionnaire, alone: bool = False) -> tuple[Node, ...]:
    """The total, modules and elements in reading order.

    Args:
        questionnaire: Whose.
        alone: Whether also the element of a module that has no other: in a table it would say the
            same once more.
    """
    return tuple(_nodes(questionnaire, alone))


def spread(many: Many, node: Node, rows: Rows) -> Spread:
    """How a node's figures are spread over some files; those that may not be shown do not count."""
    import numpy as np

    lows, highs = many.low[rows, node.column], many.high[rows, node.column]
    there = many.shown[rows, node.column] & ~np.isnan(lows)
    if not there.any():
        return Spread(0, ())
    ends = (np.quantile(each[there], QUANTILES) for each in (lows, highs))
    return Spread(int(there.sum()), tuple(Range(float(a), float(b)) for a, b in zip(*ends)))  # noqa: B905


def figure(many: Many, row: int, node: Node) -> Range | None:
    """A file's own figure; None where there is none, or too little is answered to show it."""
    low, high = float(many.low[row, node.column]), float(many.high[row, node.column])
    return None if isnan(low) or not many.shown[row, node.column] else Range(low, high)


def share(part: int, whole: int) -> Fraction | None:
    """How much a part is of a whole; None of nothing."""
    return Fraction(int(part), int(whole)) if whole else None


def said(range_: Range | None) -> str:
    """A range as people read it; a dash where there is none."""
    return str(range_) if range_ else words.NOTHING


def more(count: int, shown: int) -> str:
    """That there is more than is shown, and where; empty where there is not."""
    if count <= shown:
        return ""
    if count <= TOLD:
        text = _("And {count} more: the workbook (--format xlsx) and the JSON have them.")
    else:
        text = _("And {count} more: “assessor dataset” has them all.")
    return text.format(count=count - shown)


def _nodes(questionnaire: Questionnaire, alone: bool) -> Iterator[Node]:
    column = 0
    scoring = questionnaire.head.scoring
    yield Node("total", "total", _("Total"), column, scoring.total.number)
    for module in questionnaire.modules:
        column += 1
        way = module.scoring or scoring.module
        label = f"{module.number} {module.name}"
        yield Node("module", module.id, label, column, way.number)
        for place, element in enumerate(module.elements, 1):
            column += 1
            if alone or len(module.elements) > 1:
                way = element.scoring or scoring.element
                label = f"{module.number}.{place} {element.name}"
                yield Node("element", element.id, label, column, way.number)
            column += len(element.groups) + len(element.questions)


def of_kind(found: Sequence[Node], *kinds: NodeKind) -> tuple[Node, ...]:
    """Those of some kinds."""
    return tuple(node for node in found if node.kind in kinds)
