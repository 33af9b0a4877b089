"""Every command that reads what others may have made, and sound files for it to be spoilt."""

from __future__ import annotations

import json
import re
import time
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import harbour
import killed_commands as commands
import killing
from killing import Words

from assessor import opening, store
from assessor.saved import Said
from questionnaires import loader

FILE = "a.json"
NAMES = (
    "saved assessment", "packet", "protected file", "questionnaire", "details", "matrix profile",
    "table of answers", "published results", "form as CSV", "form as workbook", "results as JSON",
    "translations",
)  # fmt: skip
SLOWEST = 20.0
"""Seconds that nothing may take, on a machine that may be busy."""


@dataclass(frozen=True)
class Reader:
    """A kind of file: sound examples by name, and the commands that read it."""

    name: str
    sound: dict[str, bytes] = field(repr=False)
    words: tuple[Words, ...] = field(repr=False)


def readers(world: Path) -> dict[str, Reader]:
    """All kinds of files that are read, by name, with the folder in which to try them."""
    _write_world(world)
    own = ["--questionnaire", "port"]
    a_json = (world / FILE).read_bytes()
    scored = _said(["score", FILE, "--format", "json", *own])
    reported = _said(["report", FILE, "--format", "json", *own])
    killing.run(["details", FILE, "-o", "details.toml", *own])
    killing.run(["export", FILE, "--csv", "-o", "form.csv", *own])
    killing.run(["export", FILE, "--xlsx", "-o", "form.xlsx", *own])
    table = b"assessment,question,cell,value\nS1,LAW,law,2\nS1,GUIDE,,1\nS2,LIST,N,unknown\n"
    published = b"assessment,id,value\nS1,total,62 %\nS1,LAW,2\nS2,total,0\n"
    (world / "table.csv").write_bytes(table)
    sealed = commands._key().seal(a_json)
    made = (
        Reader("saved assessment", {FILE: a_json},
               (["status", FILE, *own], ["verify", FILE], ["history", FILE, *own],
                ["set", FILE, "GATE=1", *own])),
        Reader("packet", {"packet.json": a_json}, (["merge", FILE, "packet.json", *own],)),
        Reader("protected file", {"sealed.json": sealed}, (["verify", "sealed.json"],)),
        Reader("questionnaire", _files(world / "port", world), (
            ["questionnaire", "check", "port"],
            ["new", "out.json", "--system", "S", "--type", "self", "--profile", "full", *own],
            ["score", "out.json", *own],
            ["report", "out.json", "--as", "action-plan", "-o", "out.md", *own])),
        Reader("details", {"details.toml": (world / "details.toml").read_bytes()},
               (["report", FILE, "--as", "assistance-request", "--details", "details.toml",
                 "-o", "out.md", *own],)),
        Reader("matrix profile", {"matrix.json": _small_matrix()},
               (["import", "matrix", "matrix.json", "-o", "out.json"],)),
        Reader("table of answers", {"table.csv": table},
               (["score", "--responses", "table.csv", *own],)),
        Reader("published results", {"published.csv": published},
               (["audit", "--published", "published.csv", "--responses", "table.csv", *own],)),
        Reader("form as CSV", {"form.csv": (world / "form.csv").read_bytes()},
               (["import", FILE, "form.csv", *own],)),
        Reader("form as workbook", {"form.xlsx": (world / "form.xlsx").read_bytes()},
               (["import", FILE, "form.xlsx", *own],)),
        Reader("results as JSON", {"scored.json": scored, "reported.json": reported},
               (["audit", "scored.json", *own], ["audit", "reported.json", *own])),
        Reader("translations", _translations(world),
               (["questionnaire", "check", "port", "--lang", "es"],
                ["questionnaire", "show", "port", "--lang", "es"])),
    )  # fmt: skip
    for each in made:
        for file, data in each.sound.items():
            (world / file).write_bytes(data)
    return {each.name: each for each in made}


def tried(world: Path, reader: Reader, file: str, data: bytes) -> float:
    """Read these bytes in place of a sound file; the seconds it took.

    Raises:
        AssertionError: It took too long, or ended otherwise than a command may.
    """
    begin = time.perf_counter()
    assert codes(world, reader, file, data) <= {0, 1, 2, 3}
    taken = time.perf_counter() - begin
    assert taken < SLOWEST
    return taken


def codes(world: Path, reader: Reader, file: str, data: bytes) -> set[int]:
    """The exit codes of all that reads these bytes; all files are as before then."""
    before = (world / FILE).read_bytes()
    path = world / file
    path.write_bytes(data)
    _forget()
    try:
        with killing.output(Path("/dev/null")):
            return {killing.run(words) for words in reader.words}
    finally:
        _forget()
        (world / FILE).write_bytes(before)
        path.write_bytes(reader.sound[file])
        for left in (*world.glob("out.*"), *world.glob("*.rescued-*")):
            left.unlink()


def _forget() -> None:
    """Questionnaires are kept loaded by `ready`, and this one is about to change."""
    opening.questionnaire.cache_clear()


def _write_world(world: Path) -> None:
    for name, text in {**harbour.FILES, "plan.toml": harbour.PLAN}.items():
        path = world / "port" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    asked = loader.load(world / "port")
    words = ["new", FILE, "--system", "Tesmara", "--type", "self", "--profile",
             asked.profiles[0].id, "--questionnaire", "port"]  # fmt: skip
    assert killing.run(words) == 0
    with store.writing(world / FILE) as opened:
        opened.say_many([
            Said("LAW/law", "answered", 2, comment="An act.", by="A", agency="Customs"),
            Said("LIST/N", "unknown"),
            Said("GATE", "not_applicable", reason="There is none."),
        ])  # fmt: skip
    killing.run(["target", FILE, "all=2", "--by", "2027", "--questionnaire", "port"])
    killing.run(["need", FILE, "law", "--questionnaire", "port"])


def _files(folder: Path, world: Path) -> dict[str, bytes]:
    found = sorted(folder.rglob("*.toml"))
    return {path.relative_to(world).as_posix(): path.read_bytes() for path in found}


def _translations(world: Path) -> dict[str, bytes]:
    """A PO file with some Spanish in it, and what is made of it."""
    words = ["questionnaire", "translate", "port", "--lang", "es"]
    path = world / "port" / "locale" / "es.po"
    assert killing.run(words) == 0
    said = re.sub(r'(msgid "(.+)"\nmsgstr ")"', r'\1ñ \2"', path.read_text("utf-8"))
    path.write_text(said, "utf-8")
    assert killing.run(words) == 0
    return {f"port/locale/es{end}": path.with_suffix(end).read_bytes() for end in (".po", ".mo")}


def _small_matrix() -> bytes:
    data = json.loads(commands.MATRIX.read_text("utf-8"))
    data["OP3_c_d"] = data["OP3_c_d"][:4]
    return json.dumps(data, indent=1).encode()


def _said(words: Words) -> bytes:
    out = StringIO()
    with redirect_stdout(out):
        assert killing.run(words) == 0
    return out.getvalue().encode()
