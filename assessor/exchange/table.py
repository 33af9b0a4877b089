"""Read a table in the form of CSV, one row a line, however long it is.

A row stands on one line, so that a quotation mark that is not closed spoils that row and no other,
and so that the line numbers are those of any text editor. Columns may stand in any order, parted by
commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from assessor import streams
from assessor.errors import UserError
from questionnaires.texts import _, ngettext

LONGEST = 100_000
"""The most bytes of a line; the longest answer there can be has 20 000 characters."""


class Row(NamedTuple):
    """The fields of one line, in the order in which the columns were asked for."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one line, in a sentence without its full stop."""

    line: int
    what: str


class BadRowError(ValueError):
    """A row that cannot be used; the message says why."""


def read(
    stream: BinaryIO, path: Path, columns: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[Row | Problem]:
    """The rows of a table below its header; empty lines are passed over.

    Args:
        stream: UTF-8, with or without a byte order mark.
        path: What a person calls the place it comes from.
        columns: Those it must have.
        optional: Those it may have; their fields are empty where it has not.

    Raises:
        UserError: It has no header, or one with other columns.
    """
    lines = enumerate(streams.lines(stream, path, LONGEST), 1)
    delimiter, header = _header(path, lines, columns)
    _refuse_other_columns(path, header, columns, optional)
    wanted = [*columns, *optional]
    # A field more than there is stands for every column that is missing.
    places = [header.index(c) if c in header else len(header) for c in wanted]
    return _rows(lines, delimiter, len(header), places)


def _rows(
    lines: Iterable[tuple[int, bytes]], delimiter: str, columns: int, places: Sequence[int]
) -> Iterator[Row | Problem]:
    pick = itemgetter(*places)
    for number, raw in lines:
        try:
            fields = _fields(raw, delimiter)
            if len(fields) != columns:
                if not fields:
                    continue
                raise BadRowError(_misfit(len(fields), columns))
            yield Row(number, pick([*fields, ""]))
        except BadRowError as error:
            yield Problem(number, str(error))


def _header(
    path: Path, lines: Iterable[tuple[int, bytes]], columns: Sequence[str]
) -> tuple[str, list[str]]:
    """How the columns are parted, and their names."""
    _number, raw = next(iter(lines), (1, b""))
    raw = raw.removeprefix(BOM_UTF8)
    delimiter = max(",;\t", key=lambda sign: raw.count(sign.encode()))
    try:
        header = [name.strip().lower() for name in _fields(raw, delimiter)]
    except BadRowError as error:
        raise _unusable(path, _("line 1: {what}").format(what=error), columns) from error
    if not header:
        raise _unusable(path, _("it has no header"), columns)
    return delimiter, header


def _refuse_other_columns(
    path: Path, header: list[str], columns: Sequence[str], optional: Sequence[str]
) -> None:
    for column in columns:
        if column not in header:
            raise _unusable(path, _("it has no column {column}").format(column=column), columns)
    for column in header:
        if header.count(column) > 1:
            raise _unusable(path, _("it has two columns {column}").format(column=column), columns)
        if column not in (*columns, *optional):
            what = _("nothing is known of its column “{column}”").format(column=column)
            raise _unusable(path, what, [*columns, *optional])


def _fields(raw: bytes, delimiter: str) -> list[str]:
    """The fields of one line; none of an empty one."""
    if len(raw) == LONGEST:
        raise BadRowError(_("the line has more than {most} bytes").format(most=LONGEST))
    try:
        text = raw.decode()
        if "\0" in text:
            raise BadRowError(_("there is a NUL byte in it, which no text has"))
        for fields in csv.reader([text], delimiter=delimiter, strict=True):
            return fields
    except UnicodeDecodeError as error:
        what = _("byte {number} of the line is not UTF-8 text").format(number=error.start + 1)
        raise BadRowError(what) from error
    except csv.Error as error:
        raise BadRowError(_("its quotation marks do not close on this line")) from error
    return []


def _misfit(fields: int, columns: int) -> str:
    found = ngettext("it has {n} field", "it has {n} fields", fields).format(n=fields)
    return _("{found}, and the header {columns}").format(found=found, columns=columns)


def _unusable(path: Path, what: str, columns: Sequence[str]) -> UserError:
    return UserError(
        _("{file} cannot be used: {what}.").format(file=path, what=what),
        _("The first line names the columns: {columns}. Save it as CSV in UTF-8.").format(
            columns=",".join(columns)
        ),
    )
