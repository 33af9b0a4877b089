"""Scores of many assessments: a row, or a line of JSON, for each node of each."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import TextIO

from assessor import safe
from assessor.reports.parts import scores
from scoring.result import Score

COVERAGE = ("asked", "answered", "unknown", "not_applicable")
HEADER = (
    "assessment", "node kind", "id", "low", "high", "law_low", "law_high", "enf_low", "enf_high",
    "bands", *COVERAGE, "shown",
)  # fmt: skip

Write = Callable[[str, Score], None]
"""Writes the nodes of one assessment, given its name and the root of its scores."""


def to_csv(out: TextIO) -> Write:
    """Write the header now and rows later: the figures of ``assessor score --format csv``."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)

    def write(assessment: str, total: Score) -> None:
        name = scores.inert(safe.line(assessment))
        writer.writerows([(name, *_row(node)) for node in total.walk()])

    return write


def to_json_lines(out: TextIO) -> Write:
    """Write one object a line later: the figures of ``assessor score --format json``."""

    def write(assessment: str, total: Score) -> None:
        for node in total.walk():
            data = {"assessment": safe.line(assessment), **_data(node)}
            out.write(json.dumps(data, ensure_ascii=False) + "\n")

    return write


FORMATS: dict[str, Callable[[TextIO], Write]] = {"csv": to_csv, "json": to_json_lines}


def _row(node: Score) -> tuple[object, ...]:
    bands = " to ".join(dict.fromkeys(node.bands)) if node.bands and node.shown else ""
    counted = node.coverage
    return (
        node.kind, node.id, *scores.ends(node),
        bands and scores.inert(safe.line(bands)),
        counted.asked, counted.answered, counted.unknown, counted.not_applicable,
        "yes" if node.shown else "no",
    )  # fmt: skip


def _data(node: Score) -> dict[str, object]:
    coverage = scores.counts(node.coverage)
    return {
        "kind": node.kind,
        "id": node.id,
        **scores.results(node),
        "coverage": {key: coverage[key] for key in COVERAGE},
        "shown": node.shown,
    }
