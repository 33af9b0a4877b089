"""Scores by label, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from assessor.compare.many import figures
from assessor.compare.many.figures import Node, Range
from assessor.compare.many.study import Study
from assessor.reports.paper import Part


class ScorePart(Part):
    """A node's score under one label: the median of its files, as the range it may lie in."""

    label: str
    node: str
    files: int
    median_low: float | None
    median_high: float | None


def data(study: Study) -> tuple[ScorePart, ...]:
    """All scores of the labels, of `figures.TOLD` at the most."""
    return tuple(scores(study))


def scores(study: Study) -> Iterator[ScorePart]:
    """Each label with each node."""
    for label, rows in islice(study.groups.items(), figures.TOLD):
        for node in study.nodes:
            found = figures.spread(study.many, node, rows)
            yield ScorePart(
                label=label,
                node=node.id,
                files=found.count,
                median_low=found.median.low if found.median else None,
                median_high=found.median.high if found.median else None,
            )


def median_of(study: Study, label: str, node: Node) -> Range | None:
    """The middle figure of the files of a label."""
    return figures.spread(study.many, node, study.groups[label]).median
