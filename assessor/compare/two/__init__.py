"""Two saved results as a report: a document, a workbook, data."""

from __future__ import annotations

from assessor.compare.two import body, paper_of, tables
from assessor.compare.two.data import Two
from assessor.compare.two.shapes import ComparisonPaper
from assessor.reports.document import Document
from assessor.reports.sheets import Sheet


def document(two: Two) -> Document:
    """What differs, for people."""
    return body.document(two)


def paper(two: Two) -> ComparisonPaper:
    """What differs, for programs."""
    return paper_of.build(two)


def sheets(two: Two) -> tuple[Sheet, ...]:
    """What differs, to be filtered."""
    return tables.build(two)
