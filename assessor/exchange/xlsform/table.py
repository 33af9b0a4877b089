"""A table of submissions as KoboToolbox and ODK Central export it: CSV, a submission a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from assessor.errors import UserError
from assessor.exchange.xlsform.columns import is_header
from questionnaires.texts import _

MOST_ROWS = 500
"""A saved assessment could not hold what many more say of it."""

MOST_COLUMNS = 20_000
"""The largest form has some 1500 fields."""


class Line(NamedTuple):
    """One submission: the line it begins on, from 1, and its fields."""

    number: int
    fields: list[str]


def delimiter(data: bytes) -> str | None:
    """What parts the columns; None: this is no such table."""
    # A header in words can have commas in it, and in quotation marks every sign there is.
    text = data.decode("utf-8-sig", "replace")
    for sign in ",;\t":
        try:
            header = next(csv.reader(io.StringIO(text, newline=""), delimiter=sign), [])
        except csv.Error:
            continue
        if is_header(header):
            return sign
    return None


def read(data: bytes, name: str) -> tuple[list[str], list[Line]]:
    """The header of a table, and its rows.

    Raises:
        UserError: It is no such table, not UTF-8, too long, or its quotation marks do not close.
    """
    sign = delimiter(data)
    if sign is None:
        raise _unusable(name, _("it has no column “assessor_form”"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unusable(name, _("line {line} is not UTF-8 text").format(line=line)) from error
    try:
        header, *lines = _lines(io.StringIO(text, newline=""), sign, name)
    except csv.Error as error:
        what = _("its quotation marks do not close, or a text is too long")
        raise _unusable(name, what) from error
    return header.fields, lines


def _lines(text: io.StringIO, sign: str, name: str) -> Iterator[Line]:
    rows = csv.reader(text, delimiter=sign, strict=True)
    begins = 1
    for number, fields in enumerate(rows):
        if number > MOST_ROWS:
            raise _unusable(name, _("it has more than {most} rows").format(most=MOST_ROWS))
        if len(fields) > MOST_COLUMNS:
            raise _unusable(name, _("it has more than {most} columns").format(most=MOST_COLUMNS))
        if any(map(str.strip, fields)):
            yield Line(begins, fields)
        begins = rows.line_num + 1


def _unusable(name: str, what: str) -> UserError:
    return UserError(
        _("{file} cannot be used: {what}.").format(file=name, what=what),
        _("Export the submissions as CSV, with all columns of the form."),
    )
