"""Tables: fixed widths, a header that comes again on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from assessor import safe
from assessor.reports.document import Column, Entry, Table, Tone
from assessor.reports.formats.columns import fit, lines
from assessor.reports.formats.docx.markup import leftwards, properties, run
from assessor.reports.formats.docx.page import Page

_SIZES = {"TableText": 9.0, "TableTextSmall": 7.5}
"""The styles of entries with the size of their letters, in points; the first that fits is taken."""

_TONES: dict[Tone, str] = {
    "none": "", "good": "D3EBF7", "partly": "FDF6CF", "bad": "F7D8C9", "open": "E2E2E2",
}  # fmt: skip
"""The colours of the charts, so light that black words on them are easy to read."""

_MOST = 20
"""Lines that are kept on one page: a table of no more is not parted, nor is a row. What cannot be
kept on a page must not be asked to be: some word processors never come to an end with it."""

_PEN = 510
"""How high a row is at the least that is written in by hand, in twentieths of a point: 9 mm."""

_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_TOGETHER = 2
"""So many rows more stay with the first of a longer table, and with the last."""


def table(block: Table, page: Page) -> str:
    """A table as wide as the text."""
    grid = _fitted(block, page)
    heights = [grid.height(row) for row in block.rows]
    whole = sum(heights) <= _MOST
    last = len(block.rows) - 1
    rows = []
    for at, row in enumerate(block.rows):
        near = at < _TOGETHER or at >= last - _TOGETHER or row[0].strong
        rows.append(grid.row(row, heights[at] <= _MOST, at < last and (whole or near)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f"{'<w:bidiVisual/>' if page.rtl else ''}"
        f'<w:tblW w:w="{page.room}" w:type="dxa"/>'
        f"{f'<w:tblBorders>{_EDGES}</w:tblBorders>' if block.by_hand else ''}"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"{grid.columned()}{grid.head()}{''.join(rows)}</w:tbl>"
    )


@dataclass(frozen=True)
class _Grid:
    """Columns as they are laid out: their widths, and the style and size of the letters.

    Attributes:
        least: The height of a row, in twentieths of a point, that is too low for a pen otherwise.
    """

    columns: tuple[Column, ...]
    widths: Sequence[int]
    style: str
    size: float
    least: int

    def columned(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return f"<w:tblGrid>{columns}</w:tblGrid>"

    def height(self, row: Sequence[Entry]) -> int:
        """How many lines a row takes, roughly."""
        texts = max(
            lines(entry.text, width, self.size)
            for entry, width in zip(row, self.widths, strict=True)
        )
        return max(texts, round(self.least / (self.size * 20)))

    def head(self) -> str:
        headers = [Entry(column.header, strong=True) for column in self.columns]
        short = self.height(headers) <= _MOST
        return self.row(headers, short, short, "<w:tblHeader/>" if short else "")

    def row(self, row: Sequence[Entry], whole: bool, keep: bool, more: str = "") -> str:
        """A row.

        Args:
            row: What stands in it.
            whole: Whether it is not parted over pages.
            keep: Whether it stays on the page of the next, if it is whole.
            more: Further properties.
        """
        cells = "".join(self.cell(at, entry, whole and keep) for at, entry in enumerate(row))
        least = f'<w:trHeight w:val="{self.least}" w:hRule="atLeast"/>' if self.least else ""
        said = f"{'<w:cantSplit/>' if whole else ''}{least}{more}"
        return f"<w:tr>{f'<w:trPr>{said}</w:trPr>' if said else ''}{cells}</w:tr>"

    def cell(self, at: int, entry: Entry, keep: bool) -> str:
        shade = _TONES[entry.tone]
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        rtl = leftwards(entry.text)
        inner = properties(self.style, keep=keep, rtl=rtl, align=self.columns[at].align)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self.widths[at]}" w:type="dxa"/>{fill}</w:tcPr>'
            f"<w:p>{inner}{run(entry.text, entry.strong, rtl) if entry.text else ''}</w:p></w:tc>"
        )


def _fitted(block: Table, page: Page) -> _Grid:
    """The grid in the largest letters by which all has its place; firm columns give way last."""
    texts = [[safe.line(entry.text) for entry in row] for row in block.rows]
    loose = [replace(column, firm=False) for column in block.columns]
    for columns, (style, size) in product((block.columns, loose), _SIZES.items()):
        widths, fits = fit(columns, texts, page.room, size)
        grid = _Grid(block.columns, widths, style, size, _PEN if block.by_hand else 0)
        if fits:
            return grid
    return grid
