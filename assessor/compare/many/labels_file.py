"""Reads a table of labels: a CSV file whose first column says which file each row is for."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from assessor import files
from assessor.compare.many.labels import KNOWN, Table
from assessor.errors import UserError
from questionnaires.texts import _

FILE = "file"


def read(path: Path) -> Table:
    """The labels by file.

    Raises:
        UserError: It cannot be read, has no column ``file``, or takes the name of a known label.
    """
    data, _found = files.read(path)
    try:
        text = data.decode("utf-8-sig")
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unusable(path, _("it is not a table in UTF-8")) from error
    columns = [column for row in rows[:1] for column in row if column is not None]
    if FILE not in columns or len(columns) < 2:
        raise _unusable(path, _("it has no column {column}").format(column=FILE))
    taken = [column for column in columns if column in KNOWN]
    if taken:
        raise _unusable(
            path, _("its column {column} has the name of a known label").format(column=taken[0])
        )
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        name = (row[FILE] or "").strip()
        if not name:
            continue  # spreadsheets end with rows of nothing
        if name in found:
            raise _unusable(path, _("it names {file} twice").format(file=name))
        found[name] = {
            column: (value or "").strip()
            for column, value in row.items()
            if column not in (FILE, None) and isinstance(value, str)
        }
    return found


def _unusable(path: Path, what: str) -> UserError:
    return UserError(
        _("{file} cannot be used: {what}.").format(file=path, what=what),
        _("The first line names the columns: {columns}. Save it as CSV in UTF-8.").format(
            columns=f"{FILE},label"
        ),
    )
