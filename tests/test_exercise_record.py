"""What a team wrote on paper is typed in, one line for each question."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from drilled import EXERCISE, folder
from hypothesis import given
from hypothesis import strategies as st
from tiny import questionnaire

from assessor import cli, store
from assessor.errors import Exit, UserError
from assessor.exercise import team
from assessor.exercise.sheet import Sheet
from assessor.exercise.shorthand import parse

ASKED = questionnaire(
    element="""
[[question]]
id = "SIX"
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]

[[question]]
id = "THREE"
weapons = ["N", "C", "B"]

[[question]]
id = "ONE"

[[question]]
id = "YES"
kind = "yes_partly_no"

[[question]]
id = "BOTH"
for_each = ["NSG", "AG"]
sides = ["law", "enforcement"]

[[question]]
id = "MANY"
kind = "checklist"
options = [{ id = "a", label = "lists" }, { id = "b", label = "permits" }]

[[question]]
id = "TEXT"
kind = "text"
"""
)


def meant(ident: str, text: str) -> dict[str, object]:
    """What a line means, by what follows the stroke in a cell's id; the status of no answer."""
    found = parse(ASKED.questions[ident], ASKED.head.scale, text)
    return {
        cell.id.partition("/")[2]: change["value"]
        if change["status"] == "answered"
        else change["reason"] or change["status"]
        for cell, change in found.items()
    }


def six(*values: object) -> dict[str, object]:
    places = [f"{side}.{weapon}" for side in ("law", "enforcement") for weapon in "NCB"]
    return {p: v for p, v in zip(places, values, strict=True) if v is not None}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2", (2, 2, 2, 2, 2, 2)),
        ("2 1 0 1 1 0", (2, 1, 0, 1, 1, 0)),
        ("2,1,0,1, 1,0", (2, 1, 0, 1, 1, 0)),
        ("law 2 enforcement 1", (2, 2, 2, 1, 1, 1)),
        ("law 2 1 0 enf 1 ? -", (2, 1, 0, 1, "unknown", "unknown")),
        ("L 2 1 0 E 1", (2, 1, 0, 1, 1, 1)),
        ("law N2 C1 enforcement n0", (2, 1, None, 0, None, None)),
        ("N2 C1 B0", (2, 1, 0, 2, 1, 0)),
        ("N 2", (2, None, None, 2, None, None)),
        ("N 2 1", (2, None, None, 1, None, None)),
        ("enforcement 3", (None, None, None, 3, 3, 3)),
        ("? ? ? 1 1 x", ("unknown", "unknown", "unknown", 1, 1, "unanswered")),
        ("law 1 enforcement na no officers", (1, 1, 1, *["no officers"] * 3)),
        ("NA nothing, 2 at all", ("nothing, 2 at all",) * 6),
    ],
)
def test_six_cells_in_a_line(text: str, values: tuple[object, ...]) -> None:
    assert meant("SIX", text) == six(*values)


@pytest.mark.parametrize(
    ("ident", "text", "values"),
    [
        ("ONE", "2", {"": 2}),
        ("ONE", " ? ", {"": "unknown"}),
        ("THREE", "2 1 0", {"N": 2, "C": 1, "B": 0}),
        ("THREE", "n2 b0", {"N": 2, "B": 0}),
        ("YES", "NO", {"": "no"}),
        ("BOTH", "NSG law 1 AG 2", {"NSG.law": 1, "AG.law": 2, "AG.enforcement": 2}),
        ("MANY", "a, b", {"": ("a", "b")}),
        ("MANY", "-", {"": ()}),
        ("MANY", "?", {"": "unknown"}),
        ("TEXT", "na is a word here", {"": "na is a word here"}),
    ],
)
def test_other_questions_in_a_line(ident: str, text: str, values: dict[str, object]) -> None:
    assert meant(ident, text) == values


@pytest.mark.parametrize(
    ("ident", "text", "words"),
    [
        ("SIX", "2 1 0", "one answer for all, or 6, are expected there; there were 3"),
        ("SIX", "law", "there were 0"),
        ("SIX", "law enforcement 1", "there were 0"),
        ("SIX", "N2 N1", "named twice"),
        ("SIX", "2 1 0 7 1 1", "7 is not understood: 0 to 4, ? or na and why"),
        ("SIX", "na", "write why"),
        ("SIX", "2 2 na why", "na is not understood"),
        ("ONE", "2 1", "1 answer is expected there; there were 2"),
        ("ONE", "law 2", "law is not understood"),
        ("ONE", ",", "there were 0"),
        ("YES", "n", "yes, partly, no"),
        ("MANY", "a, z", "expected none"),
    ],
)
def test_what_cannot_be_meant_says_what_is_expected(ident: str, text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words.replace("?", r"\?")):
        meant(ident, text)


@given(st.text("0123NCBlawenf?-x, ", min_size=1, max_size=20))
def test_a_line_is_understood_or_refused(text: str) -> None:
    try:
        found = meant("SIX", text)
    except ValueError:
        return
    assert found
    known = {0, 1, 2, 3, "unknown", "unanswered"}
    assert all(said in known or str(said) in text for said in found.values())


@given(st.lists(st.integers(0, 4), min_size=6, max_size=6))
def test_cells_in_order_by_name_or_by_side_mean_the_same(levels: list[int]) -> None:
    rows = [" ".join(f"{w}{n}" for w, n in zip("NCB", row, strict=True))
            for row in (levels[:3], levels[3:])]  # fmt: skip
    in_order = " ".join(map(str, levels))

    assert meant("SIX", in_order) == six(*levels)
    assert meant("SIX", f"enforcement {rows[1]} law {rows[0]}") == six(*levels)


class Person(io.StringIO):
    """Lines from somebody at a terminal."""

    def isatty(self) -> bool:
        return True


Record = Callable[..., str]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return folder(tmp_path)


@pytest.fixture
def record(top: Path) -> Record:
    """Type lines; what was printed."""

    def typed(
        *lines: str, by: type[io.StringIO] = Person, anew: bool = False, test: str | None = None
    ) -> str:
        args = argparse.Namespace(
            id="harbour", questionnaire=top, team="A", file=top.parent / "a.json", stage=None,
            test=test,
        )  # fmt: skip
        target = io.StringIO()
        with team.sitting(args) as sitting:
            sheet = Sheet(sitting, by("".join(f"{line}\n" for line in lines)), target)
            sheet.fill(anew)
        return target.getvalue()

    return typed


def saved(top: Path) -> dict[str, object]:
    found = store.read(top.parent / "a.json").current()
    return {cell: said.value if said.status == "answered" else said.status
            for cell, said in found.items()}  # fmt: skip


WHOLE = {
    "A-1": 2, "A-2": "no", "A-3": "a", "T-1/law.N": 3, "T-1/law.C": 0, "T-1/enforcement.N": 1,
    "T-1/enforcement.C": "unknown", "T-2": 4,
}  # fmt: skip


def test_a_whole_sheet(top: Path, record: Record) -> None:
    shown = record("2", "no", "a", "3 0 1 ?", "4", "")

    assert saved(top) == WHOLE
    assert "The harbour of Varn, stage start, A." in shown
    assert "1/5  A-1  Is there a written policy?\n  0 to 4, ? or na and why\n> " in shown
    assert "  law N C, enforcement N C: each 0 to 4, ? or na and why\n" in shown
    assert "  = law N 3, C 0; enforcement N 1, C ?\n" in shown
    assert "answered 7, don't know 1, not applicable 0, not answered 0" in shown


def test_a_line_is_saved_in_one_go(top: Path, record: Record) -> None:
    record("T-1 3 0 1 0", "q")

    revs = [said[0].rev for said in store.read(top.parent / "a.json").responses.values()]
    assert revs == [1, 2, 3, 4]


def test_what_is_wrong_is_asked_again(top: Path, record: Record) -> None:
    shown = record("7", "two", "2", "q")

    assert "Not understood: 7 is not understood: 0 to 4, ? or na and why" in shown
    assert saved(top) == {"A-1": 2}


def test_empty_skips_back_goes_back_and_x_takes_back(top: Path, record: Record) -> None:
    shown = record("", "no", "b", "b", "1", "", "b", "x", "q")

    assert saved(top) == {"A-1": 1, "A-2": "unanswered"}
    assert "So far: no" in shown


def test_back_from_the_first_says_so_and_help_helps(record: Record) -> None:
    shown = record("b", "h", "q")

    assert "This is the first question." in shown
    assert "na and a reason" in shown
    assert shown.count("1/5  A-1") == 3


def test_one_goes_on_where_one_left(top: Path, record: Record) -> None:
    record("2", "", "a", "q")
    shown = record("3 0 1 ?", "q")

    assert "4/5  T-1" in shown
    assert "1/5" not in shown
    assert saved(top) == {k: WHOLE[k] for k in WHOLE if k not in ("A-2", "T-2")}


def test_any_answer_can_be_changed_at_the_end(top: Path, record: Record) -> None:
    record("2", "", "a", "3 0 1 ?", "4", "q")
    shown = record("a-2", "no", "T-2", "", "T-2 3", "9", "1", "b", "", "q")

    assert "Left open: A-2" in record("A-2 x", "q")
    assert "There is no question 9 here." in shown
    assert saved(top) == WHOLE | {"T-2": 3, "A-2": "unanswered"}


def test_the_end_of_the_input_is_leaving(top: Path, record: Record) -> None:
    record("2", by=io.StringIO)

    assert saved(top) == {"A-1": 2}


def test_a_script_stops_at_a_line_that_is_not_understood(top: Path, record: Record) -> None:
    with pytest.raises(UserError, match="Line 3, for A-3, is not understood: z") as refused:
        record("2", "", "z", "3 0 1 0", by=io.StringIO)

    assert refused.value.code is Exit.BAD_INPUT
    assert saved(top) == {"A-1": 2}


def test_not_applicable_needs_its_reason(top: Path, record: Record) -> None:
    record("na", "na There is no\tgovernment.", "q")

    said = store.read(top.parent / "a.json").current()["A-1"]
    assert (said.status, said.reason) == ("not_applicable", "There is no\tgovernment.")


def test_hostile_lines_cannot_rule_the_terminal(record: Record) -> None:
    shown = record("\x1b[2Jna", "na \x1b[31mred\u202e", "b", "q")

    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_test_is_recorded_too(top: Path, record: Record) -> None:
    shown = record("1", "yes", "3 3 0 0", "1", "", test="post")

    assert "The harbour of Varn, the test, A." in shown
    drill = store.read(top.parent / "a.json").drill
    assert drill
    assert drill.part == "post"


def command(top: Path, *more: str) -> list[str]:
    return ["exercise", "record", "harbour", "--questionnaire", str(top), "--team", "A",
            "-o", str(top.parent / "a.json"), *more]  # fmt: skip


def test_a_script_through_a_pipe(
    top: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2\nno\na\n3 0 1 ?\n4\n"))
    assert cli.main(command(top)) == Exit.FINE

    said = capsys.readouterr()
    assert saved(top) == WHOLE
    assert "Answers: answered 7, don't know 1" in said.err
    assert "assessor exercise record harbour --team A -o" in said.err


def test_a_stage_is_reached_and_only_what_is_typed_changes(
    top: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2\nno\na\n3 0 1 ?\n4\n"))
    cli.main(command(top))
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n\nlaw C2\n"))
    assert cli.main(command(top, "--stage", "letter")) == Exit.FINE

    found = store.read(top.parent / "a.json")
    assert saved(top) == WHOLE | {"T-1/law.C": 2}
    assert list(found.stages) == ["call", "letter"]
    assert found.responses["T-1/law.C"][-1].rev > found.stages["letter"][0].rev
    assert len(found.responses["T-2"]) == 1
    assert "stage letter" in capsys.readouterr().out

    assert cli.main(command(top, "--stage", "call")) == Exit.WRONG_USE


def test_nothing_of_the_key_is_shown_or_kept(top: Path, record: Record) -> None:
    shown = record("2", "no", "a", "3 0 1 ?", "4", "h", "")
    data = shown + (top.parent / "a.json").read_text("utf-8")
    secret = [
        line.partition(" = ")[2].strip('"')
        for line in EXERCISE["key.toml"].splitlines()
        if line.startswith(("reason", "why", "claim", "settled"))
    ]

    assert len(secret) > 8
    assert [each for each in secret if each in data] == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_at_a_terminal_a_kill_between_lines_loses_nothing(top: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    program = ["-c", "from assessor.cli import run; run()", *command(top)]
    environment = {**os.environ, "LANGUAGE": "en", "TERM": "xterm"}
    child = pexpect.spawn(sys.executable, program, encoding="utf-8", timeout=20, env=environment)
    child.expect("1/5  A-1")
    child.sendline("7")
    child.expect("Not understood: 7")
    child.sendline("2")
    child.expect("2/5  A-2")
    child.sendline("no")
    child.expect("3/5  A-3")
    child.kill(signal.SIGKILL)
    child.close(force=True)
    assert saved(top) == {"A-1": 2, "A-2": "no"}

    child = pexpect.spawn(sys.executable, program, encoding="utf-8", timeout=20, env=environment)
    child.expect("3/5  A-3")
    child.sendline("q")
    child.expect("Saved in")
    child.expect(pexpect.EOF)
    latest = time.monotonic() + 20
    while child.isalive():
        assert time.monotonic() < latest
    child.close()
    assert child.exitstatus == Exit.FINE
