"""Reads a form that is a workbook, however a spreadsheet program has saved it.

Sheets are known by the ids in their hidden first rows, cells by those in their hidden first
column, so that tabs may be renamed and rows sorted. Formulas are not computed and what they gave
is not believed: it may come from another file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from assessor.errors import UserError, missing
from assessor.exchange.form import layout, merges, unpacked
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import FIELDS, Fields
from assessor.exchange.form.filled import Filled
from questionnaires.texts import _

MOST_ROWS = 5000
"""Of a sheet; further ones are not looked at."""

_MOST_COLUMNS = 60
_MOST_KEPT = 100


@dataclass(frozen=True)
class Book:
    """A filled form.

    Attributes:
        kept: What it was made from, by the names that `book_out` gives.
        words: Those it was made with.
        by: Who says to have filled it; empty where nobody does.
        rows: All rows of all sheets.
    """

    kept: dict[str, str]
    words: Words
    by: str
    rows: tuple[Filled, ...]


def read(data: bytes, name: str) -> Book:
    """The form in the bytes of a workbook.

    Raises:
        UserError: It is no workbook, unsafe to open, or no form of this program.
    """
    unpacked.refuse_unsafe(data, name)
    book = _opened(data, name)
    try:
        kept = _kept(book, name)
        # By the file within, which several sheets of a hostile workbook may claim as theirs.
        sheets = {page._worksheet_path: page for page in reversed(book.worksheets)}
        pages = [page for page in reversed(sheets.values()) if page.title != layout.KEPT]
        found = tuple(row for page in pages for row in _rows(page, data))
        by = next(filter(None, map(_by, pages)), "")
    except UserError:
        raise
    except Exception as error:  # the library raises whatever a strange file leads it to
        raise unpacked.damaged(name) from error
    finally:
        book.close()
    words = Words(*(kept.get(f"word_{each}", "") for each in Words.__dataclass_fields__))
    return Book(kept, words, by, found)


def _opened(data: bytes, name: str) -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise missing("openpyxl", _("Reading a workbook"), "reports") from error
    try:
        return openpyxl.load_workbook(
            BytesIO(data), read_only=True, keep_links=False, rich_text=False
        )
    except Exception as error:  # as above
        raise unpacked.damaged(name) from error


def _kept(book: Any, name: str) -> dict[str, str]:
    sheets = [page for page in book.worksheets if page.title == layout.KEPT]
    pairs = sheets[0].iter_rows(max_row=_MOST_KEPT, max_col=2, values_only=True) if sheets else ()
    kept = {str(key): str(value or "") for key, value in pairs if key}
    if kept.get("form") != layout.FORM:
        raise UserError(
            _("{file} is not a form that this program made.").format(file=name),
            _("Make one with: assessor export FILE --xlsx. Fill that one, without moving its "
              "sheets to another workbook."),
        )  # fmt: skip
    if kept.get("form_version") != str(layout.VERSION):
        raise UserError(
            _("{file} was made by another version of this program.").format(file=name),
            _("Import it with that version, or make a new form."),
        )
    return kept


def _rows(page: Any, data: bytes) -> Iterator[Filled]:
    """The rows below the headers of an element's sheet; none of any other sheet."""
    merged = merges.of(data, page._worksheet_path)  # the library has no public name for it
    cells = page.iter_rows(max_row=MOST_ROWS, max_col=_MOST_COLUMNS)
    columns: dict[str, int] = {}
    for row in cells:
        values = [cell.value for cell in row]
        if not columns:
            if "cell" in values:
                columns = _columns(page.title, values)
            continue
        ident = _text(values, columns["cell"]).strip()
        filled = any(_text(values, columns[name]).strip() for name in FIELDS if name in columns)
        if (ident or filled) and not _is_header(values, columns):
            yield _row(page, row, columns, ident, merged)


def _columns(title: str, values: Sequence[object]) -> dict[str, int]:
    """Where each column is; one that somebody removed is missing, and nothing is taken of it."""
    found = {str(value): at for at, value in reversed(list(enumerate(values))) if value}
    if "answer" not in found:
        raise UserError(
            _("The sheet “{sheet}” has lost the column of the answers, or its hidden first row was "
              "changed.").format(sheet=title),
            _("Make a new form with: assessor export FILE --xlsx, and copy the answers over."),
        )  # fmt: skip
    return found


def _is_header(values: Sequence[object], columns: dict[str, int]) -> bool:
    """The visible headers stand below the ids and name no cell."""
    return values[columns["cell"]] == "cell"


def _row(
    page: Any, row: Sequence[Any], columns: dict[str, int], ident: str, merged: merges.Merged
) -> Filled:
    texts, bad, spots = {}, {}, {}
    number = next(cell.row for cell in row if hasattr(cell, "row"))
    for name in FIELDS:
        at = columns.get(name)
        if at is None:
            continue
        spots[name] = f"{page.title}!{_letters(at)}{number}"
        cell = row[at] if at < len(row) else None
        texts[name], wrong = _field(cell)
        if merged.holds(number, at + 1):
            wrong = _("it is merged with other places, so that nobody can tell what it answers")
        if wrong:
            bad[name] = wrong
    values = [cell.value for cell in row]
    standing = _text(values, columns["standing"]).strip() if "standing" in columns else ""
    place = _("{sheet}, row {row}").format(sheet=page.title, row=number)
    return Filled(place, ident, standing, Fields(**texts), spots=spots, bad=bad)


def _field(cell: Any) -> tuple[str, str]:
    """What a place says, and what is wrong with it."""
    value = getattr(cell, "value", None)
    kind = getattr(cell, "data_type", "n")
    if kind == "f" or type(value).__name__ in ("ArrayFormula", "DataTableFormula"):
        return "", _("there is a formula, not a text")
    if kind == "e":
        return "", _("there is an error of the spreadsheet, {error}").format(error=value)
    return _said(value, getattr(cell, "number_format", "") or ""), ""


def _text(values: Sequence[object], at: int) -> str:
    return _said(values[at], "") if at < len(values) else ""


def _said(value: object, shape: str) -> str:
    """A value as the text that somebody meant; `shape` is how the place shows numbers."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        # A month typed as 2019-05 becomes its first day, shown without the day.
        whole = value.isoformat()
        return whole if not shape or "d" in shape.lower() else whole[:7]
    return str(value)


def _by(page: Any) -> str:
    """The name in the place for who filled the form, where this is the sheet that has it."""
    for row in page.iter_rows(max_row=_MOST_KEPT, max_col=3, values_only=True):
        if row and row[0] == layout.BY:
            return _text(row, 2).strip()[:500]
    return ""


def _letters(at: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(at + 1))
