"""Files that are no sound assessment: one sentence, one thing to do, and not a byte touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessor import files, saved, store
from assessor.errors import Exit, UserError
from assessor.saved import Said
from questionnaires.responses import Assessment

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def good(begun: Assessment) -> bytes:
    """A sound file: three answers in two cells."""
    said = [
        Said("M1-POL-01", "answered", 3, comment="The act covers this, in force."),
        Said("M1-POL-02/law.N", "not_applicable", reason="No such industry."),
        Said("M1-POL-01", "unknown"),
    ]
    return saved.dumps(saved.said(begun, said))


def refused(path: Path) -> UserError:
    """Try all that opens a file; the refusal, which must be the same and leave all as it is."""
    folder = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(UserError) as reading:
        store.read(path)
    with pytest.raises(UserError) as writing, store.writing(path):
        pass
    assert writing.value.what == reading.value.what
    assert reading.value.code == Exit.BAD_INPUT
    assert reading.value.what.endswith(".")
    assert "\n" not in reading.value.what
    assert reading.value.todo.endswith(".")
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == folder
    return reading.value


# -- damaged bytes

damages: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda good: b"", "it is empty"),
    "blanks": (lambda good: b" \n\n", "it is empty"),
    "zero bytes": (lambda good: bytes(len(good)), "it is empty"),
    "a hole": (lambda good: good[:99] + bytes(512) + good[99:], "damaged at line 4, column 42"),
    "the end twice": (lambda good: good + good[-40:], "damaged at line"),
    "latin-1": (
        lambda good: good.replace(b"Tesmara", "Tésmara".encode("latin-1")),
        "byte 155 is not UTF-8 text",
    ),
    "utf-16": (lambda good: good.decode().encode("utf-16"), "byte 1 is not UTF-8"),
    "utf-16 without a mark": (lambda good: good.decode().encode("utf-16-le"), "damaged at line 1"),
    "a key twice": (
        lambda good: good.replace(b'"system"', b'"system": "Elsewhere",\n "system"'),
        "the key “system” stands twice",
    ),
    "a cell twice": (
        lambda good: good.replace(b"M1-POL-02/law.N", b"M1-POL-01"),
        "the key “M1-POL-01” stands twice",
    ),
    "not a number": (lambda good: good.replace(b": 3,", b": NaN,"), "NaN is not a number"),
    "infinity": (lambda good: good.replace(b": 3,", b": -Infinity,"), "-Infinity is not a number"),
    "a huge number": (lambda good: good.replace(b": 3,", b": " + b"9" * 9999 + b","), "too long"),
    "a large number": (lambda good: good.replace(b'"rev": 3', b'"rev": ' + b"9" * 99), "too large"),
    "a single quote": (lambda good: good.replace(b'"system"', b"'system'"), "line 6, column 2"),
    "a comment": (lambda good: b"// mine\n" + good, "damaged at line 1, column 1"),
    "nested brackets": (lambda good: b"[" * 100_000, "nested too deeply"),
    "nested and closed": (lambda good: b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "nested objects": (lambda good: b'{"a":' * 100_000, "nested too deeply"),
    "nested within": (
        lambda good: good.replace(b": 3,", b": " + b"[" * 500 + b"]" * 500 + b","),
        "value: is not of the right kind",
    ),
    "a list": (lambda good: b"[" + good + b"]", "is not an assessment saved by this program"),
    "a word": (lambda good: b'"assessment"', "is not an assessment saved by this program"),
    "another program's": (lambda good: b'{"name": "x"}', "is not an assessment saved by this"),
    "a zip file": (lambda good: b"PK\x03\x04" + bytes(100), "damaged at line 1, column 1"),
    "a million mistakes": (lambda good: b"[" + b"1," * 600_000 + b"1]", "larger than this program"),
    "many unknown keys": (
        lambda good: b"{" + b"".join(b'"k%d":1,' % n for n in range(2000)) + good.lstrip(b"{"),
        "nearly everything in it has the wrong form",
    ),
}


@pytest.mark.parametrize("name", damages)
def test_damage_is_said(tmp_path: Path, good: bytes, name: str) -> None:
    damage, words = damages[name]
    path = tmp_path / "a.json"
    path.write_bytes(damage(good))
    assert words in refused(path).what


@pytest.mark.parametrize("part", range(50))
def test_a_file_that_breaks_off_is_refused_wherever_it_does(
    tmp_path: Path, good: bytes, part: int
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(good[: len(good) * part // 50])
    assert "it is empty" in refused(path).what if part == 0 else "breaks off" in refused(path).what


# -- sound JSON, edited by hand


def edit(good: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    table = json.loads(good)
    change(table)
    return json.dumps(table).encode()


def first(table: dict[str, Any]) -> dict[str, Any]:
    response: dict[str, Any] = table["responses"]["M1-POL-01"][0]
    return response


def last(table: dict[str, Any]) -> dict[str, Any]:
    response: dict[str, Any] = table["responses"]["M1-POL-01"][1]
    return response


def put(key: str, value: Any) -> Callable[[dict[str, Any]], object]:
    return lambda table: table.update({key: value})


def put_first(**members: Any) -> Callable[[dict[str, Any]], object]:
    return lambda table: first(table).update(members)


def strip(table: dict[str, Any]) -> None:
    for key in ("id", "created", "system", "profile"):
        table.pop(key)
    first(table).clear()


FIRST = "responses > M1-POL-01 > 1"
edits: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no format": (lambda table: table.pop("format"), "is not an assessment saved by this program"),
    "other format": (put("format", "x"), "is not an assessment saved by this program"),
    "newer": (put("format_version", 3), "was made by a newer version of this program"),
    "no version": (lambda table: table.pop("format_version"), "format_version is not a number"),
    "version true": (put("format_version", True), "format_version is not a number"),
    "version 0": (put("format_version", 0), "format_version is not a number"),
    "version 1.0": (put("format_version", 1.0), "format_version is not a number"),
    "version text": (put("format_version", "1"), "format_version is not a number"),
    "no id": (lambda table: table.pop("id"), "id: is missing"),
    "id a path": (put("id", "../../etc/passwd"), "id: does not have the right form"),
    "no system": (put("system", ""), "system: is empty"),
    "system a number": (put("system", 7), "system: is not of the right kind"),
    "system long": (put("system", "x" * 501), "system: is too long"),
    "type": (put("assessor_type", "me"), "assessor_type: must be 'self', 'external' or 'exercise'"),
    "questionnaire": (put("questionnaire", "op3"), "questionnaire: is not of the right kind"),
    "digest": (
        lambda table: table["questionnaire"].update(digest="x"),
        "questionnaire > digest: does not have the right form",
    ),
    "unknown key": (put("classification", "secret"), "classification: is not known to this"),
    "responses a list": (put("responses", []), "responses: is not of the right kind"),
    "responses null": (put("responses", None), "responses: is not of the right kind"),
    "a cell a number": (lambda t: t["responses"].update(X=3), "responses > X: is not of the"),
    "a cell empty": (lambda t: t["responses"].update(X=[]), "responses > X: is empty"),
    "rev text": (put_first(rev="1"), f"{FIRST} > rev: is not of the right kind"),
    "rev true": (put_first(rev=True), f"{FIRST} > rev: is not of the right kind"),
    "rev zero": (put_first(rev=0), f"{FIRST} > rev: is too small"),
    "status": (put_first(status="yes"), f"{FIRST} > status: must be 'answered'"),
    "value a fraction": (put_first(value=1.5), f"{FIRST} > value: is not of the right kind"),
    "value an object": (put_first(value={"a": 1}), f"{FIRST} > value: is not of the right kind"),
    "value a mixed list": (put_first(value=["a", 1]), f"{FIRST} > value: is not of the right kind"),
    "value 1e999": (put_first(value=float("1e308")), f"{FIRST} > value: is not of the right kind"),
    "half a character": (put_first(comment="\ud800"), f"{FIRST} > comment: is not of the right"),
    "evidence": (
        put_first(evidence=[{"title": "Act", "date": "May 2019"}]),
        f"{FIRST} > evidence > 1 > date: does not have the right form",
    ),
    "time": (put_first(at="yesterday"), f"{FIRST} > at: does not have the right form"),
    "no such day": (put_first(at="2026-02-30T00:00:00Z"), f"{FIRST}: its time is not a date"),
    "answered without": (put_first(value=None), f"{FIRST}: it is answered but has no value"),
    "unknown with": (put_first(status="unknown"), f"{FIRST}: it has a value but is not answered"),
    "na without": (
        put_first(status="not_applicable", value=None),
        f"{FIRST}: it is not applicable but has no reason",
    ),
    "reason without na": (put_first(reason="x"), f"{FIRST}: it has a reason for not being"),
    "rev too high": (
        lambda table: last(table).update(rev=4),
        "responses > M1-POL-01 > 2: its revision is above that of the file",
    ),
    "rev in two cells": (
        lambda table: first(table).update(rev=2),
        "responses > M1-POL-02/law.N > 1: its revision stands at another answer too",
    ),
    "history reversed": (
        lambda table: table["responses"]["M1-POL-01"].reverse(),
        "responses > M1-POL-01 > 2: its revision is not above the one before it",
    ),
    "an answer twice": (
        lambda table: table["responses"]["M1-POL-01"].append(last(table)),
        "responses > M1-POL-01 > 3: its revision is not above the one before it",
    ),
    "many": (
        strip,
        "id: is missing; created: is missing; system: is missing; and 4 more mistakes.",
    ),
}


@pytest.mark.parametrize("name", edits)
def test_what_was_edited_wrongly_is_named_with_its_place(
    tmp_path: Path, good: bytes, name: str
) -> None:
    change, words = edits[name]
    path = tmp_path / "a.json"
    path.write_bytes(edit(good, change))
    assert words in refused(path).what


def test_the_file_before_these_changes_is_sound(good: bytes) -> None:
    assert saved.loads(edit(good, lambda table: None), "x").rev == 3


# -- no files


def test_what_is_no_file_is_refused_at_once(tmp_path: Path, good: bytes) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(good)
    for name, words in {
        "folder": "folder is a folder",
        "missing": "cannot be read: there is no such file or folder",
        "loop": "cannot be read: it is a link that leads back to itself",
        "file/below": "cannot be read: a part of its path is not a folder",
        "x" * 300: "cannot be read: its name is too long",
    }.items():
        with pytest.raises(UserError, match=words) as refusal:
            store.read(tmp_path / name)
        assert refusal.value.code == Exit.BAD_INPUT
        with pytest.raises(UserError, match=words), store.writing(tmp_path / name):
            pass
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "loop", "file"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither in its folders")
def test_devices_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero"):
        assert "is a device or a pipe, not a file" in refused(tmp_path / name).what


def test_a_file_of_50_mb_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UserError, match="larger than this program reads"):
        store.read(path)
    with pytest.raises(UserError, match="larger than this program reads"), store.writing(path):
        pass
    assert path.stat().st_size == 50_000_000


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no file here hides its size")
def test_a_file_that_hides_its_size_is_read_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "LIMIT", 10)
    with pytest.raises(UserError, match="larger than this program reads"):
        files.read(Path("/proc/self/environ"))


# -- no permission

OPENING = """
import sys
from pathlib import Path
from assessor import store
from assessor.errors import UserError
def tell(work):
    try:
        work()
    except UserError as error:
        print(int(error.code), error.what, error.todo)
path = Path(sys.argv[1])
def write():
    with store.writing(path) as opened:
        opened.say("A", "unknown")
tell(lambda: store.read(path))
tell(write)
tell(lambda: store.create(path.with_name("new.json"), store.read(path)))
"""


def without_privilege(code: str, path: Path) -> list[str]:
    """Run code as somebody for whom permissions count, which they do not for root."""
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if os.geteuid() != 0:
        drop = []
    run = subprocess.run(
        [*drop, sys.executable, "-c", code, path], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert run.stderr == ""
    return run.stdout.splitlines()


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


@posix_only
def test_a_file_that_may_not_be_read(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(good)
    path.chmod(0)
    for line in without_privilege(OPENING, path):
        assert line.startswith(f"3 {path} cannot be read: the system does not permit it. Check ")
    path.chmod(0o600)
    assert path.read_bytes() == good


@posix_only
def test_a_file_that_may_not_be_written_to(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(good)
    path.chmod(0o400)
    (writing,) = without_privilege(OPENING, path)
    assert writing.startswith(f"3 {path} is write-protected. ")
    assert path.read_bytes() == good


@posix_only
def test_a_folder_that_may_not_be_written_to(tmp_path: Path, good: bytes) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "a.json"
    path.write_bytes(good)
    folder.chmod(0o500)
    writing, creating = without_privilege(OPENING, path)
    folder.chmod(0o700)
    assert writing.startswith(
        f"3 Nothing can be saved in the folder {folder}: the system does not permit it. Copy "
    )
    assert creating.startswith(
        f"3 {folder / 'new.json'} cannot be written: the system does not permit it. "
    )
    assert [each.name for each in folder.iterdir()] == ["a.json"]
    assert path.read_bytes() == good


@posix_only
def test_a_folder_that_becomes_read_only_while_answering(tmp_path: Path, good: bytes) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "a.json"
    path.write_bytes(good)
    code = """
import sys
from pathlib import Path
from assessor import store
from assessor.errors import UserError
path = Path(sys.argv[1])
with store.writing(path) as opened:
    opened.say("A", "unknown")
    path.parent.chmod(0o500)
    try:
        opened.say("B", "unknown")
    except UserError as error:
        print(error.what, error.todo)
    path.parent.chmod(0o700)
    opened.say("C", "unknown")
"""
    (line,) = without_privilege(code, path)
    assert "could not be saved" in line
    assert "the system does not permit it. All answers saved before are safe." in line
    assert list(store.read(path).responses)[2:] == ["A", "C"]


def test_setpriv_is_there_where_it_is_needed() -> None:
    """Nobody may believe these tests ran when they could not."""
    assert sys.platform == "win32" or os.geteuid() != 0 or shutil.which("setpriv")
