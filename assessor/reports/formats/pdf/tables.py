"""Tables as data: how wide each column is, and which rows stay whole."""

from __future__ import annotations

from typing import Any

from assessor import safe
from assessor.reports.document import Align, Column, Entry, Table
from assessor.reports.formats.columns import PADDING, fit, lines
from assessor.reports.formats.pdf.texts import Texts

SIZES = (9.0, 7.5)
"""Of the letters, in points; the first in which every word fits its column is taken."""

LONG = 20
"""A row of more lines may be parted over pages."""

LONG_HEADER = 8
"""A header of more lines is no header: it is not repeated, and may be parted like any row."""

FEW = 8
"""A table of up to so many rows, none of them long, is not parted."""

_ALIGNS: dict[Align, str] = {"left": "start", "right": "end", "center": "center"}


def table(block: Table, texts: Texts, room: int) -> dict[str, Any]:
    """A table as wide as the text."""
    cleaned = [[safe.line(entry.text) for entry in row] for row in block.rows]
    for size in SIZES:
        widths, fits = fit(block.columns, cleaned, room, size)
        if fits:
            break
    header = tuple(Entry(column.header, strong=True) for column in block.columns)
    entries = (header, *block.rows)
    heights = [_height(row, widths, size) for row in entries]
    rows = [
        _row(row, block.columns, widths, size, texts, height <= LONG)
        for row, height in zip(entries, heights, strict=True)
    ]
    return {
        "size": size,
        "widths": [width / 20 for width in widths],
        "headed": heights[0] <= LONG_HEADER,
        "by_hand": block.by_hand,
        "rows": rows,
        "whole": len(block.rows) <= FEW and max(heights) <= LONG_HEADER,
    }


def _height(row: tuple[Entry, ...], widths: list[int], size: float) -> int:
    """About how many lines a row has."""
    pairs = zip(row, widths, strict=True)
    return max((lines(entry.text, width, size) for entry, width in pairs), default=0)


def _row(
    row: tuple[Entry, ...],
    columns: tuple[Column, ...],
    widths: list[int],
    size: float,
    texts: Texts,
    whole: bool,
) -> list[dict[str, Any]]:
    return [
        {
            "text": texts.said(entry.text, width - PADDING / 2, size),
            "tone": entry.tone,
            "strong": entry.strong,
            "align": _ALIGNS[column.align],
            "whole": whole,
        }
        for entry, column, width in zip(row, columns, widths, strict=True)
    ]
