"""What a workbook is made of: sheets of rows that can be filtered."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | None
"""What a place holds; None: nothing. A share from 0 to 1 is a float in a column of kind share."""


@dataclass(frozen=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        width: In characters.
        share: Its numbers are shares, to be shown as percentages.
        toned: Its shares are coloured as well, from none to all.
    """

    header: str
    width: int = 12
    share: bool = False
    toned: bool = False


@dataclass(frozen=True)
class Sheet:
    r"""A table of its own page in a workbook.

    Attributes:
        name: Of its tab, 31 characters at the most, none of ``[]:*?/\``.
        rows: As many values in each as there are columns.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
