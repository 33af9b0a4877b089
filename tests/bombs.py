"""Files made to fill the memory or the day of whoever opens them, each for one kind of reader."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import readers
import spoilt
from readers import Reader

MEMORY = 700_000_000
"""Bytes that reading may take beside what the program holds already."""


def bounded(world: Path, reader: Reader, file: str, data: bytes) -> set[int]:
    """The exit codes of all that reads these bytes, with bounds that the system enforces.

    Raises:
        AssertionError: They were passed, or a command ended in a traceback.
    """
    import resource

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            taken = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGESIZE")
            resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
            seconds = int(readers.SLOWEST)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            found = readers.codes(world, reader, file, data)
            os.write(writing, json.dumps([int(code) for code in found]).encode())
        except BaseException as error:
            os.write(writing, json.dumps(repr(error)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    os.waitpid(child, 0)
    assert answer, "the system ended it: too much time"
    found = json.loads(answer)
    assert isinstance(found, list), found
    return set(found)


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _with(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts(book)
    parts[name] = change(parts.get(name, b""))
    return spoilt.zipped(parts)


SHEET = "xl/worksheets/sheet2.xml"


def _rows(many: bytes) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(b"</sheetData>", many + b"</sheetData>")


def _entities(part: bytes) -> bytes:
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]>", 1)


def _lying(book: bytes) -> bytes:
    """A part of 30 MB that says of itself, in both places, that it has 100 bytes."""
    big = 30_000_000
    packed = _with(book, SHEET, lambda part: b" " * big)
    return packed.replace(big.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def _external(book: bytes) -> bytes:
    """A workbook that takes values from a file elsewhere, and an image from the net."""
    parts = _parts(book)
    parts["xl/externalLinks/externalLink1.xml"] = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        b' r:id="rId1"/></externalLink>'
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/>'
        b"</Relationships>"
    )
    return spoilt.zipped(parts)


BOOKS: dict[str, Callable[[bytes], bytes]] = {
    "unpacks to 60 MB": lambda book: _with(book, SHEET, lambda part: b" " * 60_000_000),
    "millions of empty rows": lambda book: _with(book, SHEET, _rows(b"<row/>" * 1_000_000)),
    "as many empty rows as are let through": lambda book: _with(
        book, SHEET, _rows(b"<row/>" * 360_000)
    ),
    "lies about its size": _lying,
    "entities within entities": lambda book: _with(book, SHEET, _entities),
    "20,000 parts": lambda book: spoilt.zipped({str(n): b"" for n in range(20_000)}),
    "elements 1,000,000 deep": lambda book: _with(
        book, SHEET, _rows(b"<a>" * 1_000_000 + b"</a>" * 1_000_000)
    ),
    "a row at the end of the world": lambda book: _with(
        book, SHEET, _rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "a row beyond it": lambda book: _with(
        book, SHEET, _rows(b'<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row>')
    ),
    "everything is merged": lambda book: _with(
        book, SHEET, lambda part: part.replace(
            b"</sheetData>",
            b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 30_000
            + b"</mergeCells>",
        )
    ),
    "2,000,000 shared strings": lambda book: _with(
        book, "xl/sharedStrings.xml", lambda part: part.replace(b"</sst>", b"<si/>" * 2_000_000
                                                                + b"</sst>")
    ),
    "80,000 styles": lambda book: _with(
        book, "xl/styles.xml", lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 80_000
                                                         + b"</cellXfs>")
    ),
    "20,000 sheets that are one": lambda book: _with(
        book, "xl/workbook.xml", lambda part: part.replace(
            b"</sheets>", b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId2"/>' % (n, n)
                                   for n in range(100, 20_100)) + b"</sheets>")
    ),
    "200 sheets that are one large one": lambda book: _with(
        _with(book, SHEET, lambda part: part.replace(b"<sheetData>", b"<x/>" * 100_000
                                                     + b"<sheetData>")),
        "xl/workbook.xml", lambda part: part.replace(
            b"</sheets>", b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId2"/>' % (n, n)
                                   for n in range(100, 190)) + b"</sheets>")
    ),
    "links to other files": _external,
}  # fmt: skip

_MATRIX = {"no": 1, "legal_framework": {"N": "X"}, "enforcement": {"N": "X"}}
OTHERS: dict[tuple[str, str], dict[str, Callable[[], bytes]]] = {
    ("saved assessment", "a.json"): {
        "brackets": lambda: b"[" * 20_000_000,
        "a number of 19 MB": lambda: b'{"format": ' + b"9" * 19_000_000 + b"}",
        "keys alike": lambda: b'{"a":1,' * 400_000,
        "an escape a character": lambda: b'{"format": "' + b"\\u0041" * 3_000_000 + b'"}',
    },
    ("matrix profile", "matrix.json"): {
        "3 million semicolons": lambda: json.dumps(
            {"OP3_c_d": [_MATRIX | {"basis": ";x" * 1_500_000}]}
        ).encode(),
        "brackets that do not close": lambda: json.dumps(
            {"OP3_c_d": [_MATRIX | {"basis": "(;" * 1_500_000}]}
        ).encode(),
        "a mark of 5 MB": lambda: json.dumps(
            {"OP3_c_d": [_MATRIX | {"legal_framework": {"N": "X" + " (" * 2_500_000}}]}
        ).encode(),
    },
    ("details", "details.toml"): {
        "brackets": lambda: b"a = " + b"[" * 300_000,
        "50,000 tables": lambda: b"".join(b"[a%d]\n" % n for n in range(50_000)),
        "a key with a million dots": lambda: b"a" + b".a" * 900_000 + b" = 1",
    },
    ("table of answers", "table.csv"): {
        "one line of 20 MB": lambda: b"assessment,question,value\n" + b"x" * 20_000_000,
        "a quotation mark that does not close": lambda: (
            b"assessment,question,value\n" + b'"a,b\n' * 200_000
        ),
        "a million columns": lambda: b"a," * 300_000,
    },
    ("form as CSV", "form.csv"): {
        "rows without end": lambda: b"assessment,id,answer,standing\n" + b",,,\n" * 4_000_000,
        "a million columns": lambda: b"assessment,id,answer,standing," + b"a," * 300_000,
        "fields without end": lambda: b"assessment,id,answer,standing\n" + b"," * 5_000_000,
    },
    ("results as JSON", "scored.json"): {
        "parts within parts": lambda: b'{"source": {}, "parts": ' + b'[{"parts": ' * 5_000_000,
    },
}
