"""The terminal's prompter, with keys through a pipe."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from assessor.interview import answer as way_in
from assessor.interview.foot import Foot
from assessor.interview.prompts import NoScreenError, Terminal
from assessor.interview.screen import (
    QUESTION_COMMANDS,
    Choice,
    Command,
    Line,
    OneOf,
    Reading,
    Said,
    Screen,
    Slide,
    Ticks,
    Writing,
)

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESC, CTRL_C, CTRL_D, CTRL_Q = "\r", "\x1b", "\x03", "\x04", "\x11"
F2, F5 = "\x1bOQ", "\x1b[15~"

ALL = QUESTION_COMMANDS
LEVELS = tuple(Choice(str(n), name, n) for n, name in enumerate(["none", "some", "all"]))
LEVEL = Screen((Line("question", "Is it so?"),), OneOf("Your answer:", LEVELS), ALL)
TICKS = Screen((), Ticks("Tick:", (Choice("1", "lists", "a"), Choice("2", "law", "b"))), ALL)
TEXT = Screen((), Writing("Your answer:", problem=lambda t: None if t else "empty"), ALL)
WITHIN = Screen((), Writing("Comment:", "Old"))
PLACES = Screen(
    (),
    OneOf(
        "Where to?",
        (
            Choice("", "Licences", "lic", "1 of 2"),
            Choice("", "Q1 Búsqueda", "Q1", "0 of 1", 1),
            Choice("", "Q2 Transit", "Q2", "1 of 1", 1),
        ),
        default="Q2",
        search=True,
    ),
)
READING = Screen((Line("text", "Why."),), Reading())

Press = Callable[..., Said]


@pytest.fixture
def press() -> Iterator[Press]:
    """Show a screen and press keys; what is said by them."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        def pressed(screen: Screen, keys: str) -> Said:
            pipe.send_bytes(keys.encode("utf-8", "surrogateescape"))
            return Terminal(Console(file=io.StringIO(), width=80, height=24)).ask(screen)

        yield pressed


@pytest.mark.parametrize(
    ("keys", "value"),
    [("2" + ENTER, 2), ("0" + ENTER, 0), (DOWN + ENTER, 0), (UP + ENTER, 2), (UP + UP + ENTER, 1)],
)
def test_digits_and_arrows_choose_and_enter_answers(press: Press, keys: str, value: int) -> None:
    assert press(LEVEL, keys) == Said(None, value)


def test_enter_alone_chooses_nothing(press: Press) -> None:
    assert press(LEVEL, ENTER + ENTER + "1" + ENTER) == Said(None, 1)


def test_enter_alone_keeps_the_answer_given(press: Press) -> None:
    given = Screen((), OneOf("Your answer:", LEVELS, default=1), ALL)

    assert press(given, ENTER) == Said(None, 1)


@pytest.mark.parametrize("command", ALL)
def test_letters_are_commands(press: Press, command: Command) -> None:
    assert press(LEVEL, command.value) == Said(command)
    assert press(TICKS, command.value) == Said(command, ())
    assert press(TEXT, ESC + command.value) == Said(command, "")


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (LEFT, Command.BACK), (RIGHT, Command.FORWARD), (F2, Command.BACK), (F5, Command.UNKNOWN),
    ],
)  # fmt: skip
def test_arrows_and_function_keys_are_commands_too(
    press: Press, key: str, command: Command
) -> None:
    assert press(LEVEL, key) == Said(command)


def test_esc_alone_does_nothing_on_a_question(press: Press) -> None:
    assert press(LEVEL, ESC + "b") == Said(Command.BACK)


def test_ticking(press: Press) -> None:
    assert press(TICKS, ENTER) == Said(None, ())
    assert press(TICKS, " 2 " + ENTER) == Said(None, ("a", "b"))
    assert press(TICKS, "2 ai") == Said(Command.NOT_APPLICABLE, ("b",))


def test_text_is_typed_and_letters_are_letters(press: Press) -> None:
    assert press(TEXT, "by decree" + ENTER) == Said(None, "by decree")


def test_text_that_will_not_do_is_asked_again_in_place(press: Press) -> None:
    assert press(TEXT, ENTER + "x" + ENTER) == Said(None, "x")


def test_half_typed_text_comes_along_with_a_command(press: Press) -> None:
    assert press(TEXT, "by dec" + ESC + "w") == Said(Command.WHY, "by dec")
    assert press(TEXT, "by dec" + F5) == Said(Command.UNKNOWN, "by dec")


def test_esc_leaves_a_dialogue_within(press: Press) -> None:
    assert press(WITHIN, " text" + ESC) == Said(Command.BACK, "Old text")
    assert press(Screen((), OneOf("What now?", LEVELS)), ESC) == Said(Command.BACK)
    assert press(PLACES, ESC) == Said(Command.BACK)


def test_text_from_people_is_harmless_and_comes_back_unchanged(press: Press) -> None:
    hostile = Screen((), Writing("Comment:", "a\u202eb"))

    assert press(hostile, ENTER) == Said(None, "a\u202eb")


def test_bytes_that_are_no_text_do_not_reach_the_file(press: Press) -> None:
    assert press(TEXT, "a\udcffb" + ENTER) == Said(None, "a?b")


def test_places_are_searched_by_typing(press: Press) -> None:
    assert press(PLACES, ENTER) == Said(None, "Q2")
    assert press(PLACES, "lic" + ENTER) == Said(None, "lic")
    assert press(PLACES, "bú" + ENTER) == Said(None, "Q1")


def test_reading_ends_with_any_key(press: Press) -> None:
    assert press(READING, "x") == Said(Command.BACK)


def test_a_long_text_comes_in_pages(press: Press) -> None:
    long = Screen(tuple(Line("text", str(n)) for n in range(50)), Reading())

    assert press(long, "xxx") == Said(Command.BACK)


def test_in_a_long_text_b_goes_back_a_page_and_esc_leaves(press: Press) -> None:
    long = Screen(tuple(Line("text", str(n)) for n in range(50)), Reading())

    assert press(long, "xb\x1b[Dbxxx") == Said(Command.BACK)
    assert press(long, ESC) == Said(Command.BACK)


SLIDE = Screen(
    (Line("question", "So?"),),
    Slide((Choice("2", "two", "2"),)),
    (Command.FORWARD, Command.BACK, Command.KEY, Command.HELP),
)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (ENTER, Said(Command.FORWARD)),
        (" ", Said(Command.FORWARD)),
        (RIGHT, Said(Command.FORWARD)),
        ("\x1b[6~", Said(Command.FORWARD)),
        ("\x1b[5~", Said(Command.BACK)),
        (LEFT, Said(Command.BACK)),
        ("xq7k", Said(Command.KEY)),
        ("2", Said(None, "2")),
        (F2, Said(Command.BACK)),
        (ESC + "h", Said(Command.HELP)),
    ],
)
def test_a_slide_takes_its_keys_and_no_others(press: Press, keys: str, said: Said) -> None:
    assert press(SLIDE, keys) == said


def test_a_slide_in_pages_goes_through_them_first(press: Press) -> None:
    long = Screen(tuple(Line("text", str(n)) for n in range(50)), SLIDE.ask, SLIDE.commands)

    assert press(long, "  " + LEFT + " k") == Said(Command.KEY)
    assert press(long, " " * 5) == Said(Command.FORWARD)
    assert press(long, " " + LEFT + LEFT) == Said(Command.BACK)


@pytest.mark.parametrize("screen", [LEVEL, TICKS, TEXT, WITHIN, PLACES, READING, SLIDE])
def test_ctrl_c_interrupts_and_ctrl_d_and_ctrl_q_leave(press: Press, screen: Screen) -> None:
    cleared = "" if screen is not WITHIN else "\x15"
    with pytest.raises(KeyboardInterrupt):
        press(screen, CTRL_C)
    with pytest.raises(EOFError):
        press(screen, cleared + CTRL_D)
    with pytest.raises(EOFError):
        press(screen, CTRL_Q)


def test_the_keys_fit_two_or_three_rows_of_eighty() -> None:
    assert [len(rows) for rows in (Foot(LEVEL).rows(80), Foot(TICKS).rows(80))] == [2, 2]
    assert len(Foot(TEXT).rows(80)) == 3
    assert all(len(row) < 80 for row in Foot(TEXT).rows(80))


class NoConsoleScreenBufferError(Exception):
    """Named as prompt_toolkit's, which exists on Windows only."""


def test_a_terminal_without_a_cursor_is_known_by_its_error(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def select(*_args: object, **_options: object) -> None:
        raise NoConsoleScreenBufferError

    monkeypatch.setattr("questionary.select", select)

    with pytest.raises(NoScreenError):
        press(LEVEL, "")


def test_where_there_is_no_cursor_the_dialogue_goes_on_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Teletype(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked = []

    def dialogue(prompter: object) -> str:
        asked.append(type(prompter).__name__)
        if len(asked) == 1:
            raise NoScreenError
        return "done"

    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.setattr("sys.stdin", Teletype())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert way_in.at_a_terminal(dialogue, plain=False) == "done"
    assert asked == ["Terminal", "Plain"]
    assert "going on line by line" in capsys.readouterr().out


def test_a_dumb_terminal_is_asked_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Teletype(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdin", Teletype())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    kind = way_in.at_a_terminal(lambda prompter: type(prompter).__name__, plain=False)

    assert kind == "Plain"
    assert "going on line by line" in capsys.readouterr().out


def test_the_first_screen_is_drawn_before_the_prompts_are_imported() -> None:
    program = """
import sys
from assessor import console
from assessor.interview import drawing
from assessor.interview.prompts import Terminal
from assessor.interview.screen import OneOf, Screen

def draw(*arguments):
    print(sorted({"questionary", "prompt_toolkit"} & set(sys.modules)))
    raise SystemExit

drawing.draw = draw
Terminal(console.out()).ask(Screen((), OneOf("", ())))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout.strip() == "[]"
    assert done.returncode == 0
