"""A table as the template takes it: which cells are headers, and the classes of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assessor import safe
from assessor.reports.document import Column, Entry, Table

WIDE = 4
"""From so many columns on a narrow screen shows a table part by part."""

SHORT = 10
"""A table of so many rows is not parted over pages where it can be helped."""

LONGEST_FIRM = 24
"""Characters that are kept on one line at the most."""

LONGEST_WORD = 24
"""A longer word may be broken; shorter ones never are, so that columns stay readable."""


@dataclass(frozen=True)
class Cell:
    """One place of a table.

    Attributes:
        tag: ``th`` where it is a header, else ``td``.
        scope: What it is a header of; empty: of nothing.
        text: What stands in it.
        spoken: Its whole words, where those are others.
        classes: Its looks, as names parted by blanks.
    """

    tag: str
    scope: str
    text: str
    spoken: str
    classes: str


def grid(table: Table) -> dict[str, Any]:
    """The head and the rows of a table, whether it is wide, and whether it should stay whole."""
    columns = [_measured(table, at) for at in range(len(table.columns))]
    return {
        "wide": len(columns) >= WIDE,
        "short": len(table.rows) <= SHORT,
        "by_hand": table.by_hand,
        "head": [
            Cell("th", "col", column.header, "", _classes(column, Entry(column.header)))
            for column in columns
        ],
        "rows": [
            [_cell(column, entry, first=not at) for at, (column, entry) in enumerate(row)]
            for row in (zip(columns, row, strict=True) for row in table.rows)
        ],
    }


def _measured(table: Table, at: int) -> Column:
    """A column, firm only if its entries are as short as those of a firm one should be."""
    column = table.columns[at]
    longest = max((len(row[at].text) for row in table.rows), default=0)
    firm = column.firm and longest <= LONGEST_FIRM
    return Column(column.header, column.align, firm)


def _cell(column: Column, entry: Entry, first: bool) -> Cell:
    header = first and entry.strong
    spoken = entry.spoken if entry.spoken != entry.text else ""
    tag, scope = ("th", "row") if header else ("td", "")
    return Cell(tag, scope, entry.text, spoken, _classes(column, entry))


def _classes(column: Column, entry: Entry) -> str:
    words = safe.line(entry.text).split()
    names = (
        column.align if column.align != "left" else "",
        "firm" if column.firm else "",
        "strong" if entry.strong else "",
        f"tone {entry.tone}" if entry.tone != "none" else "",
        "long" if max(map(len, words), default=0) > LONGEST_WORD else "",
    )
    return " ".join(name for name in names if name)
