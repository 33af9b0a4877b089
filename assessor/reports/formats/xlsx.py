"""Writes the tables of a report as a workbook.

Every text is written as a text, whatever it begins with: nothing in it becomes a formula, a link or
a number. The same document and sheets give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from assessor import errors, safe
from assessor.reports.charts import colours, measure
from assessor.reports.document import Document, Note
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.texts import _, ngettext

if TYPE_CHECKING:  # it is slow to import, and not always installed
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""The most that a cell holds, in UTF-16 units."""

LONGEST_NAME = 31
LONGEST_PROPERTY = 255
A4 = 9
HAIR = 7
ABOUT = (26, 90)
"""The widths of the first sheet's columns."""

MARGIN = 0.5
"""Left and right on paper, in inches."""

LINE = 15
HIGHEST = 409
"""Heights in points: of a line, and the most that a row may have."""

MEASURED = 4000
"""So much of a text fills the highest row."""

DIGIT = measure.width("0", 1)
"""Widths of columns are counted in digits."""

_OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TONES = {
    "type": "3_color_scale",
    "min_type": "num", "mid_type": "num", "max_type": "num",
    "min_value": 0, "mid_value": 0.5, "max_value": 1,
    "min_color": colours.TONES["bad"], "mid_color": colours.FILLS["partly"],
    "max_color": colours.TONES["good"],
}  # fmt: skip
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# What `safe` lets through and XML does not.
_NO_XML = re.compile("[\ufffe\uffff]")


def write(document: Document, sheets: tuple[Sheet, ...]) -> bytes:
    """The sheets as the bytes of an XLSX file, after one that says what they are.

    Raises:
        UserError: The library for it is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise errors.missing("xlsxwriter", _("Writing a workbook"), "reports") from error

    stream = BytesIO()
    tabs = names([_("About"), *(sheet.name for sheet in sheets)])
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({
            "title": safe.line(document.title)[:LONGEST_PROPERTY], "created": _day(document.made)
        })  # fmt: skip
        styles = _Styles(book)
        named = list(zip(tabs[1:], sheets, strict=True))
        _about(book.add_worksheet(tabs[0]), styles, document, named)
        for name, sheet in named:
            _sheet(book.add_worksheet(name), styles, sheet)
    return stream.getvalue()


class _Styles:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        base = {
            "text_wrap": True, "valign": "top", "align": "left",
            "bottom": HAIR, "bottom_color": "#b0b0b0",
        }  # fmt: skip
        self.text: Format = book.add_format(base)
        self.share: Format = book.add_format({**base, "num_format": "0 %"})
        self.strong: Format = book.add_format({**base, "bold": True})
        self.head: Format = book.add_format(
            {**base, "bold": True, "bg_color": "#e6ecf2", "bottom": 1, "bottom_color": "#000000"}
        )


def _about(
    page: Worksheet, styles: _Styles, document: Document, sheets: Sequence[tuple[str, Sheet]]
) -> None:
    """The title, the day, the caution, and what each sheet holds."""
    page.set_column(0, 0, ABOUT[0])
    page.set_column(1, 1, ABOUT[1])
    paper(page)
    cautions = dict.fromkeys(b.text for b in document.blocks if isinstance(b, Note))
    rows = [
        (_("Report"), document.title, styles.strong),
        (_("Date"), document.made, styles.text),
        *((_("Caution"), caution, styles.text) for caution in cautions),
        (_("Sheet"), _("What it holds"), styles.head),
        *((name, _holds(sheet), styles.text) for name, sheet in sheets),
    ]
    for at, (label, said, style) in enumerate(rows):
        page.write_string(
            at, 0, text(label), styles.head if style is styles.head else styles.strong
        )
        page.write_string(at, 1, text(said), style)
        page.set_row(at, height(((label, ABOUT[0]), (said, ABOUT[1]))))


def _holds(sheet: Sheet) -> str:
    headers = "; ".join(column.header for column in sheet.columns)
    rows = len(sheet.rows)
    said = ngettext("{count} row: {headers}", "{count} rows: {headers}", rows)
    return said.format(count=rows, headers=headers)


def _sheet(page: Worksheet, styles: _Styles, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, text(column.header), styles.head)
    widths = [column.width for column in sheet.columns]
    heads = [column.header for column in sheet.columns]
    # Excel fits the height of rows when it opens a file; others do not.
    for number, row in enumerate((heads, *sheet.rows)):
        page.set_row(number, height(zip(row, widths, strict=True)))
    for number, row in enumerate(sheet.rows, 1):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(page, styles, number, at, column, value)
    for at, column in enumerate(sheet.columns):
        if column.toned and sheet.rows:
            page.conditional_format(1, at, len(sheet.rows), at, _TONES)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    paper(page)


def _cell(
    page: Worksheet, styles: _Styles, row: int, at: int, column: SheetColumn, value: Value
) -> None:
    if isinstance(value, str):
        page.write_string(row, at, text(value), styles.text)
    elif value is None:
        page.write_blank(row, at, None, styles.text)
    else:
        page.write_number(row, at, value, styles.share if column.share else styles.text)


def height(cells: Iterable[tuple[Value, int]]) -> float:
    """How high a row has to be for its texts, in points."""
    lines = [
        measure.lines(said[:MEASURED], 1, width * DIGIT)
        for said, width in cells
        if isinstance(said, str)
    ]
    return min(LINE * max(lines, default=1) + 2, HIGHEST)


def paper(page: Worksheet) -> None:
    """Lay a sheet out for printing: A4, lying, as wide as the paper, with page numbers."""
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=MARGIN, right=MARGIN)
    page.set_footer("&L&A&R&P / &N")


def text(value: str) -> str:
    """A text as a cell can hold it: harmless, and cut off where it is too long."""
    cleaned = _NO_XML.sub("\ufffd", safe.block(value))
    # The library takes a text in these tags for markup of its own and would not escape it.
    if cleaned.startswith("<r>") and cleaned.endswith("</r>"):
        cleaned += " "
    units = cleaned.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return cleaned
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def names(wanted: Sequence[str]) -> list[str]:
    """Names that tabs may have: short enough, without certain signs, no two alike."""
    made: dict[str, str] = {}
    for each in wanted:
        plain = _NOT_IN_NAMES.sub(" ", _NO_XML.sub(" ", safe.line(each))).strip(" '") or "-"
        name = next(name for name in _numbered(plain) if name.casefold() not in made)
        made[name.casefold()] = name
    return list(made.values())


def _numbered(name: str) -> Iterator[str]:
    """The name as long as it may be, then with a number after it."""
    yield _cut(name, LONGEST_NAME)
    for number in count(2):
        end = f" {number}"
        yield _cut(name, LONGEST_NAME - len(end)) + end


def _cut(name: str, most: int) -> str:
    """A name of no more letters than this; one that is longer ends with a whole word, if it can."""
    if len(name) <= most:
        return name
    whole = name[:most].rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else name[: most - 1]).rstrip(" '(,;:–-") + "…"


def _day(made: str) -> datetime:
    """When the file is said to be made: the day of the document, never the clock's."""
    return datetime.fromisoformat(made or "2000-01-01")
