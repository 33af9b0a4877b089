"""Looks into a workbook before it is opened: a small file can unpack to more than a computer holds.

A workbook is a ZIP file of XML files. What cannot come from a spreadsheet program that was given a
form is refused: too much, entities, passwords.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from assessor import files
from assessor.errors import UserError
from questionnaires.texts import _

MOST_FILES = 1000
MOST_BYTES = 20_000_000
"""Unpacked. The form of the largest questionnaire here has some 600 000 without its answers."""

MOST_MARKS = 400_000
"""Of "<", and of "=", in all: each element and each attribute takes time and memory. The same form
has some 30 000 of each."""

MOST_SHEETS = 200
"""Each is looked at when the workbook is opened, also where many names stand for one."""

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # Excel before 2007, and today's with a password
_PART = 1 << 16
# An entity is declared in any encoding that XML readers know; NULs part the letters of some.
_DECLARED = re.compile(rb"<\0{0,3}!\0{0,3}(?:D\0{0,3}O\0{0,3}C|E\0{0,3}N\0{0,3}T)")

_SHEET = re.compile(rb"[<:]\0{0,3}s\0{0,3}h\0{0,3}e\0{0,3}e\0{0,3}t\0{0,3}[\s/>]")


def is_book(data: bytes) -> bool:
    """Whether these are the bytes of a workbook, also of one that is refused."""
    return data.startswith((b"PK", _OLD))


def refuse_unsafe(data: bytes, name: str) -> None:
    """Refuse a workbook that should not be opened.

    Raises:
        UserError: It is none, is locked with a password, or holds too much or anything strange.
    """
    if data.startswith(_OLD):
        raise UserError(
            _("{file} is locked with a password, or saved as an old .xls.").format(file=name),
            _("Take the password off and save it as an Excel workbook (.xlsx)."),
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _refuse_entries(packed.infolist(), name)
            marks = [0, 0, 0]
            for entry in packed.infolist():
                _refuse_declarations(packed, entry, name, marks)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError,
            OSError) as error:  # fmt: skip
        raise damaged(name) from error


def damaged(name: str) -> UserError:
    """The refusal of what is no workbook, or not a whole one."""
    return UserError(
        _("{file} is not a workbook that can be read, or is damaged.").format(file=name),
        _("Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."),
    )


def _refuse_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise files.too_large(name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UserError(
            _("{file} is locked with a password.").format(file=name),
            _("Take the password off and save it again."),
        )


def _refuse_declarations(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, marks: list[int]
) -> None:
    """Refuse entities, too many marks and too many sheets; add those of the entry to `marks`.

    The entry's size was believed so far, and is held against what comes.
    """
    left, end = entry.file_size, b""
    with packed.open(entry) as part:
        while data := part.read(_PART):
            left -= len(data)
            if left < 0 or _DECLARED.search(end + data):
                raise damaged(name)
            marks[0] += data.count(b"<")
            marks[1] += data.count(b"=")
            marks[2] += len(_SHEET.findall(end + data))
            if max(marks[:2]) > MOST_MARKS or marks[2] > MOST_SHEETS:
                raise files.too_large(name)
            end = data[-32:]
