"""Every command that writes, in a folder of its own: what it is told, and what must hold after.

A scene's commands carry marks, «0» and up, one each: all marks of commands that had ended are
found again in what the file says.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from unittest import mock

import pyrage.passphrase
from killing import Words, run

from assessor import beginning, opening, saved, secrecy, store
from assessor.saved import Said
from questionnaires import history
from questionnaires.responses import Assessment

SECRET = "Officer Ansa has the key of the store."
PASSPHRASE = "four words and more"
FILE = "a.json"
MATRIX = Path(__file__).parents[1] / "examples" / "germany_law_2022.source.json"


@contextmanager
def ready() -> Iterator[None]:
    """Leave out what only takes time: questionnaires load once, and a passphrase is tried once."""
    key = _key()
    with (
        mock.patch.object(opening, "questionnaire", cache(opening.questionnaire)),
        mock.patch.object(secrecy, "asked", return_value=PASSPHRASE),
        mock.patch.object(secrecy, "new_key", return_value=key),
        mock.patch("pyrage.passphrase.decrypt", partial(_soon, pyrage.passphrase.decrypt)),
        mock.patch.dict(secrecy._unlocked, {key.wrapped: key}),
    ):
        yield


def _soon(decrypt: Callable[[bytes, str], bytes], wrapped: bytes, passphrase: str) -> bytes:
    """Try a passphrase on a spoilt file with little work: it does not fit, as it would not."""
    armor = b"".join(wrapped.split(b"\n")[1:]).split(b"-")[0]
    little = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 2", base64.b64decode(armor))
    body = base64.encodebytes(little).replace(b"\n", b"")
    lines = b"\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    return decrypt(
        secrecy.BEGIN + b"\n" + lines + b"\n-----END AGE ENCRYPTED FILE-----\n", passphrase
    )


@cache
def _key() -> secrecy.Key:
    return secrecy.new_key(PASSPHRASE)


@dataclass(frozen=True)
class Scene:
    """A command, told several times.

    Attributes:
        made: Puts what is needed into a folder, where asked protected; the commands.
        holds: Raises AssertionError where the folder is not as it must be, when so many of the
            commands had ended and at most one more had begun.
        protects: Whether there is a protected file to begin with, where that is asked.
        again: The file that a command makes, by its number, which must be there after all or be
            made by the same words; empty: what must work next is to answer in the file.
        changes: The file that the first command changes, if any.
    """

    name: str
    made: Callable[[Path, bool], list[Words]]
    holds: Callable[[Path, int], None]
    protects: bool = True
    again: str = ""
    changes: str = FILE


def base() -> Assessment:
    """An assessment that holds something secret."""
    return saved.said(_begun(), [Said(cells()[0], "answered", 1, comment=SECRET)])


@cache
def _begun() -> Assessment:
    asked = opening.questionnaire("op3_workshop")
    return beginning.begin(
        asked, system="Tesmara", profile="quick", assessor_type="self", agency=None, respondent="A"
    )


@cache
def cells() -> tuple[str, ...]:
    """Places for an answer on the scale."""
    asked = opening.questionnaire("op3_workshop").asked_in("quick").values()
    return tuple(cell.id for each in asked if each.kind == "level" for cell in each.cells)


def put(path: Path, assessment: Assessment, protected: bool) -> None:
    """Save an assessment, protected or not."""
    store.create(path, assessment, _key() if protected else None)


def left_behind(folder: Path) -> list[Path]:
    """What a killed writer left: temporary files and locks."""
    return [
        path
        for path in folder.rglob(".*")
        if path.name.endswith((".tmp", ".lock")) and path.exists()
    ]


def clear(folder: Path) -> list[str]:
    """The files in which the secret stands in the clear."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if SECRET.encode() in path.read_bytes()]


def marks(path: Path) -> set[int]:
    """The marks in what a file says; reads it."""
    return {int(mark) for mark in re.findall("«(\\d+)»", saved.dumps(store.read(path)).decode())}


def _marked(folder: Path, ended: int) -> None:
    found = marks(folder / FILE)
    assert set(range(ended)) <= found, f"{sorted(set(range(ended)) - found)} are lost"
    assert len(found - set(range(ended))) <= 1
    assert run(["verify", str(folder / FILE)]) == 0


def _telling(name: str, words: Callable[[int], Words], count: int = 8) -> Scene:
    """A command that puts a mark into the file."""

    def made(folder: Path, protected: bool) -> list[Words]:
        put(folder / FILE, base(), protected)
        return [words(number) for number in range(count)]

    return Scene(name, made, _marked)


def _each(pattern: str) -> Callable[[Path, int], None]:
    """That the files of commands that had ended are there and sound, and no others are broken."""

    def holds(folder: Path, ended: int) -> None:
        for number in range(ended):
            assert (folder / pattern.format(number)).exists()
        for path in folder.glob(pattern.format("*")):
            store.read(path)

    return holds


def _new(folder: Path, protected: bool) -> list[Words]:
    return [
        ["new", f"n{n}.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"]
        for n in range(8)
    ]


def _split(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    return [["split", FILE, "--out", f"p{n}"] for n in range(2)]


def _split_holds(folder: Path, ended: int) -> None:
    _each(FILE)(folder, 0)
    whole = {len(list((folder / f"p{n}").glob("packet-*.json"))) for n in range(ended)}
    assert len(whole) <= 1
    for path in folder.rglob("packet-*.json"):
        assert store.read(path).packet


def _merge(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    for n in range(8):
        answer = Said(cells()[n + 1], "answered", 2, comment=f"«{n}»")
        put(folder / f"p{n}.json", saved.said(base(), [answer]), protected)
    return [["merge", FILE, f"p{n}.json"] for n in range(8)]


@cache
def _in_conflict() -> Assessment:
    one, two = (
        saved.said(base(), [Said(cell, "answered", n, agency=f"Body {n}") for cell in cells()[1:9]])
        for n in (1, 3)
    )
    return history.union(one, two)


def _conflicts(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, _in_conflict(), protected)
    return [
        ["conflicts", FILE, cells()[n + 1], "--rule", "lowest", "--by", "Chair", "--why", f"«{n}»"]
        for n in range(8)
    ]


def _protect(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    for n in range(8):
        put(folder / f"f{n}.json", base(), False)
    return [["protect", f"f{n}.json"] for n in range(8)]


def _protected(folder: Path, ended: int) -> None:
    _each("f{}.json")(folder, 8)
    for n in range(ended):
        assert store.is_protected(folder / f"f{n}.json")
    assert [path.name for path in left_behind(folder) if SECRET.encode() in path.read_bytes()] == []


def _unprotect(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    for n in range(8):
        put(folder / f"f{n}.json", base(), True)
    return [["unprotect", f"f{n}.json"] for n in range(8)]


def _unprotected(folder: Path, ended: int) -> None:
    _each("f{}.json")(folder, 8)
    for n in range(8):
        assert store.is_protected(folder / f"f{n}.json") or n <= ended
    # What had begun may have left its own text: the next that opens that file takes it away.
    if ended < 8:
        run(["unprotect", str(folder / f"f{ended}.json")])
    assert left_behind(folder) == []


def _redact(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    return [["redact", FILE, "--level", "texts", "-o", f"r{n}.json"] for n in range(8)]


def _export(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, _begun(), protected)
    return [["export", FILE, "--csv", "-o", f"e{n}.csv"] for n in range(8)]


def _exported(folder: Path, ended: int) -> None:
    found = {path.read_bytes() for path in folder.glob("e*.csv")}
    assert len(found) <= 1
    assert b"" not in found
    for n in range(ended):
        assert (folder / f"e{n}.csv").exists()


@cache
def _form(number: int) -> bytes:
    """A table in which one cell is filled."""
    told = [_begun().id, cells()[number + 1], "2", f"«{number}»", ""]
    return f"assessment,id,answer,comment,standing\n{','.join(told)}\n".encode()


@cache
def _book(number: int) -> bytes:
    """A workbook in which one cell is filled."""
    from assessor.exchange.form import book_out

    answer = Said(cells()[number + 1], "answered", 2, comment=f"«{number}»")
    asked = opening.questionnaire("op3_workshop")
    return book_out.write(saved.said(_begun(), [answer]), asked, "en", None)


def _import(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    for n in range(8):
        (folder / f"form{n}.csv").write_bytes(_form(n))
    return [["import", FILE, f"form{n}.csv"] for n in range(8)]


def _import_book(folder: Path, protected: bool) -> list[Words]:
    put(folder / FILE, base(), protected)
    for n in range(2):
        (folder / f"form{n}.xlsx").write_bytes(_book(n))
    return [["import", FILE, f"form{n}.xlsx", "--overwrite"] for n in range(2)]


def _matrix(folder: Path, protected: bool) -> list[Words]:
    return [["import", "matrix", str(MATRIX), "-o", f"m{n}.json"] for n in range(8)]


SCENES = (
    Scene("new", _new, _each("n{}.json"), False, "n{}.json", ""),
    _telling("set", lambda n: ["set", FILE, f"{cells()[n]}=3", "--comment", f"«{n}»"]),
    _telling("target", lambda n: ["target", FILE, f"{cells()[n].split('/')[0]}=4", "--note",
                                  f"«{n}»"]),
    _telling("need", lambda n: ["need", FILE, cells()[n].split("/")[0], "--note", f"«{n}»"]),
    _telling("evidence add", lambda n: ["evidence", FILE, "add", cells()[0], "--title", f"«{n}»"]),
    Scene("split", _split, _split_holds, changes=""),
    Scene("merge", _merge, _marked),
    Scene("conflicts --rule", _conflicts, _marked),
    Scene("protect", _protect, _protected, changes="f0.json"),
    Scene("unprotect", _unprotect, _unprotected, changes="f0.json"),
    Scene("redact", _redact, _each("r{}.json"), changes=""),
    Scene("export --csv", _export, _exported, changes=""),
    Scene("import, CSV", _import, _marked),
    Scene("import, XLSX", _import_book, _marked),
    Scene("import matrix", _matrix, _each("m{}.json"), False, "m{}.json", ""),
)  # fmt: skip
