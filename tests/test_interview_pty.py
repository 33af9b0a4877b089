"""The interview on a real pseudo-terminal, through the command line."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sitting import begun

from assessor import store
from questionnaires import bundled, loader

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")
if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

PROGRAM = "from assessor.cli import run; run()"
PATIENCE = 20
ESC, CTRL_C, CTRL_D, LEFT = "\x1b", "\x03", "\x04", "\x1b[D"


class Desk:
    """A program on a terminal of a given size, and what is to be seen there."""

    def __init__(self, arguments: list[str], rows: int, columns: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            sys.executable, ["-c", PROGRAM, *arguments],
            env={**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "LANGUAGE": "en"},
            dimensions=(rows, columns), encoding="utf-8", timeout=PATIENCE,
        )  # fmt: skip

    @property
    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.screen.display)

    def see(self, *words: str) -> str:
        """Wait until all of these words are on the screen; the screen."""
        return self.until(lambda text: all(word in text for word in words), " and ".join(words))

    def until(self, wanted: Callable[[str], bool], what: str) -> str:
        """Wait until the screen is as wanted."""
        latest = time.monotonic() + PATIENCE
        while not wanted(self.text):
            assert time.monotonic() < latest, f"not seen: {what}\n{self.text}"
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert wanted(self.text), f"ended without: {what}\n{self.text}"
        return self.text

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def ended(self) -> int:
        """Wait for the end; the exit code, of a signal the negative number."""
        self.child.expect(pexpect.EOF)
        self.stream.feed(self.child.before)
        self.child.close()
        code = self.child.exitstatus
        return -self.child.signalstatus if code is None else code


Open = Callable[..., Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return begun(tmp_path / "a.json", loader.load(bundled.folder("op3_workshop")), "quick")


@pytest.fixture
def desk(path: Path) -> Iterator[Open]:
    """Opens `assessor answer` on the file, with more arguments and in another size if wanted."""
    opened: list[Desk] = []

    def open_desk(*arguments: str, rows: int = 30, columns: int = 80) -> Desk:
        opened.append(Desk(["answer", str(path), *arguments], rows, columns))
        return opened[-1]

    yield open_desk
    for each in opened:
        each.child.close(force=True)


def answers(path: Path) -> dict[str, object]:
    return {cell: said.value for cell, said in store.read(path).current().items()}


def test_a_whole_quick_scan(desk: Open, path: Path) -> None:
    at, before, pressed = desk(rows=24), "", 0
    end = "The end of the questions"

    def next_screen(text: str) -> bool:
        # A new question has its keys below it and nothing chosen yet.
        return end in text or (text != before and "save and leave" in text and "»" not in text)

    while end not in at.until(next_screen, "the next question"):
        before = at.text
        at.press("3\r")
        pressed += 1
    at.press("q")

    assert at.ended() == 0
    assert "The gap report:" in at.text
    assert 30 < pressed < 116  # groups take one answer for several cells
    assert "answered 116, don't know 0, not applicable 0, not answered 0" in at.text
    assert set(answers(path).values()) == {3}
    assert len(answers(path)) == 116


def test_ctrl_c_loses_nothing_and_exits_with_130(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    at.press("2\r")
    at.see("1 of 116", "save and leave")
    at.press("4" + CTRL_C)

    assert at.ended() == 130
    assert "Interrupted. Everything said so far is saved." in at.text
    assert answers(path) == {"M1-POL-01": 2}


def test_ctrl_c_in_a_dialogue_within_ends_as_well(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    at.press("c")
    at.see("Comment:")
    at.press("half" + CTRL_C)

    assert at.ended() == 130
    assert answers(path) == {}


def test_the_terminal_is_given_back_as_it_was(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    raw = termios.tcgetattr(at.child.child_fd)[3] & termios.ICANON
    at.press(CTRL_D)
    at.see("Saved in")

    assert raw == 0
    assert termios.tcgetattr(at.child.child_fd)[3] & (termios.ICANON | termios.ECHO)
    assert at.ended() == 0


def test_a_closed_terminal_loses_nothing(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    at.press("2\r")
    at.see("1 of 116", "save and leave")
    at.child.close(force=False)  # hangs up

    assert answers(path) == {"M1-POL-01": 2}
    with store.writing(path) as opened:  # nobody holds it any more
        assert opened.assessment.rev == 1


def test_being_told_to_end_restores_the_terminal_and_loses_nothing(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    at.press("2\r")
    at.see("1 of 116", "save and leave")
    at.child.kill(signal.SIGTERM)
    at.child.expect(pexpect.EOF)

    assert "Traceback" not in at.child.before
    assert at.ended() == 128 + signal.SIGTERM
    assert answers(path) == {"M1-POL-01": 2}


def test_going_on_another_day(desk: Open, path: Path) -> None:
    first = desk()
    first.see("M1-POL-01", "save and leave")
    first.press("2\r")
    first.see("1 of 116", "save and leave")
    first.press("cAsk the ministry.\r")
    first.see("Comment: Ask the ministry.", "save and leave")
    first.press("q")
    assert first.ended() == 0

    second = desk(rows=40, columns=120)
    second.see("1 of 116", "Comment: Ask the ministry.", "save and leave")
    second.press(LEFT)
    second.see("M1-POL-01", "» 2 Partial", "save and leave")
    second.press("\r")
    second.see("Comment: Ask the ministry.", "save and leave")
    second.press("q")
    assert second.ended() == 0
    assert answers(path)["M1-POL-01"] == 2
    assert store.read(path).rev == 4


def test_the_jump_list_is_searched_on_the_screen(desk: Open, path: Path) -> None:
    at = desk()
    at.see("M1-POL-01", "save and leave")
    at.press("j")
    at.see("Where to?", "Type to search")
    at.press("m2-tra-02")
    at.see("» ", "/ m2-tra-02", "0 of 6")
    at.press("\r")
    at.see("M2-TRA-02", "trans-shipment", "save and leave")
    at.press("q")
    assert at.ended() == 0


def test_plain_lines_carry_no_control_sequences(desk: Open, path: Path) -> None:
    at = desk("--plain")
    at.child.expect_exact("(h lists commands)")
    first = at.child.before
    at.press("2\n")
    at.child.expect_exact("(h lists commands)")
    at.press(CTRL_D)

    assert at.ended() == 0
    assert ESC not in first + at.child.before
    assert answers(path) == {"M1-POL-01": 2}


def test_a_bad_place_to_start_is_told_in_words(desk: Open, path: Path) -> None:
    at = desk("--at", "nowhere")

    assert at.ended() == 2
    assert "Nothing in op3_workshop has the id nowhere." in at.text


def test_a_new_assessment_is_asked_for_step_by_step(tmp_path: Path) -> None:
    made = tmp_path / "new.json"
    at = Desk(["new", str(made)], rows=24, columns=80)
    at.see("Whose export control system")
    at.press("Tesmara\r")
    at.see("Which body answers?", "another body")
    at.press("2\r")
    at.see("Who is at the keyboard?")
    at.press("\r")
    at.see("What kind of assessment is it?")
    at.press(ESC)
    at.see("Who is at the keyboard?")
    at.press("Ana\r")
    at.see("What kind of assessment is it?")
    at.press("\r")
    at.see("Which questions?", "157 questions, roughly 8 hours")
    at.press("2\r")
    at.see("Is this right?", "Tesmara", "Ana", "Quick scan")
    at.press("\r")

    assert at.ended() == 0
    begun_so = store.read(made)
    assert (begun_so.system, begun_so.respondent, begun_so.profile) == ("Tesmara", "Ana", "quick")
    assert begun_so.agency == "Ministry of the Interior"
