"""Writes the tables of a report as a workbook."""

from __future__ import annotations

from assessor.reports.document import Document
from assessor.reports.sheets import Sheet


def write(document: Document, sheets: tuple[Sheet, ...]) -> bytes:
    """The sheets as the bytes of an XLSX file."""
    raise NotImplementedError
