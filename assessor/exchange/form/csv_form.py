"""A form as CSV: a row per cell, answers by their short ids, what stands in a column of its own.

Written in UTF-8 with a byte order mark, which Excel needs; read with commas, semicolons or tabs
between the fields. A text that a spreadsheet program would take for a formula gets an apostrophe
before it, which is taken off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor import safe
from assessor.errors import UserError
from assessor.exchange.form import rows
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import FIELDS, Fields
from assessor.exchange.form.filled import Filled
from assessor.reports.formats import xlsx
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _

COLUMNS = ("assessment", "id", "question", "about", "answer", "status", *FIELDS[1:], "standing")
NEEDED = ("assessment", "id", "answer", "standing")
"""Columns that must come back; without one of the others, it says nothing."""

MOST_ROWS = 20_000

# A number alone, or a dash alone, is no formula.
_GUARD = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_PLAIN = re.compile(r"-?\d*")


def write(assessment: Assessment, questionnaire: Questionnaire, words: Words) -> bytes:
    """The form of an assessment, or of a packet."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows.made(assessment, questionnaire, words):
        said = rows.stands(assessment, row.cell.id)
        answer = _bare(row.fields.answer, said.value if said else None)
        texts = {
            "assessment": assessment.id, "id": row.cell.id, "question": row.question.text,
            "about": ", ".join(filter(None, row.cell[2:])), **vars(row.fields), "answer": answer,
            "status": row.status, "standing": row.standing,
        }  # fmt: skip
        table.writerow([guarded(safe.block(texts[name])) for name in COLUMNS])
    return "\ufeff".encode() + out.getvalue().encode()


@dataclass(frozen=True)
class Table:
    """A filled form: the assessments that it names, and its rows."""

    assessments: frozenset[str]
    rows: tuple[Filled, ...]


def is_form(data: bytes) -> bool:
    """Whether the first line names the columns of such a form."""
    first = data.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    names = {name.strip(' "\r').lower() for name in re.split("[,;\t]", first)}
    return {"id", "answer", "standing"} <= names


def read(data: bytes, name: str) -> Table:
    """The form in the bytes of a CSV file.

    Raises:
        UserError: It is no such form, not UTF-8, or its quotation marks do not close.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unusable(name, _("line {line} is not UTF-8 text").format(line=line)) from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        found = tuple(_rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter,
                                       strict=True), name))  # fmt: skip
    except csv.Error as error:
        raise _unusable(name, _("its quotation marks do not close, or a text is too long")
                        ) from error  # fmt: skip
    return Table(frozenset(each for each, _row in found), tuple(row for _each, row in found))


def _rows(table: Iterator[list[str]], name: str) -> Iterator[tuple[str, Filled]]:
    header = [each.strip().lower() for each in next(table, [])]
    for column in NEEDED:
        if header.count(column) != 1:
            raise _unusable(name, _("it has no column {column}, or two").format(column=column))
    begins = table.line_num  # type: ignore[attr-defined]  # of the reader
    for number, fields_ in enumerate(table):
        line, begins = begins + 1, table.line_num  # type: ignore[attr-defined]
        if number >= MOST_ROWS:
            raise _unusable(name, _("it has more than {most} rows").format(most=MOST_ROWS))
        if not any(map(str.strip, fields_)):
            continue
        said = {
            column: unguarded(text) for column, text in zip(header, fields_, strict=False) if column
        }
        yield said.get("assessment", "").strip(), _filled(said, line, len(fields_) - len(header))


def _filled(said: dict[str, str], line: int, more: int) -> Filled:
    bad = {}
    if more > 0:
        bad["answer"] = _("the row has more fields than there are columns")
    place = _("line {line}").format(line=line)
    return Filled(
        place,
        said.get("id", "").strip(),
        said.get("standing", "").strip(),
        Fields(**{name: said.get(name, "") for name in FIELDS}),
        status=said.get("status", "").strip().lower(),
        spots={name: f"{place}, {name}" for name in (*FIELDS, "status")},
        bad=bad,
    )


def _bare(shown: str, value: object) -> str:
    """An answer by its id or number; what is no answer stands in the column of the status."""
    if value is None:
        return ""
    return shown if isinstance(value, tuple) else xlsx.text(str(value))


def guarded(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if _GUARD.match(text) and not _PLAIN.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded, or any other as it is."""
    return text[1:] if text.startswith("'") and _GUARD.match(text[1:]) else text


def _unusable(name: str, what: str) -> UserError:
    return UserError(
        _("{file} cannot be used: {what}.").format(file=name, what=what),
        _("Make a form with: assessor export FILE --csv. Save it as CSV in UTF-8."),
    )
