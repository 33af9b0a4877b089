"""An exercise shown to a room: with a script for a trainer, through a pipe, on a terminal."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drilled import EXERCISE, folder, world
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from sitting import BACK, FORWARD, HELP, JUMP, LEAVE, Scripted

from assessor import cli
from assessor.errors import Exit, UserError
from assessor.exercise import tally
from assessor.exercise.hands import Hands
from assessor.exercise.show import Show
from assessor.interview import drawing
from assessor.interview.screen import Command, Line, Said, Screen, Slide
from questionnaires.exercise import START, Exercise
from questionnaires.model import Questionnaire

KEY, VOTES, CASE = Command.KEY, Command.HANDS, Command.TEXT
SECRET = tuple(
    line.partition(" = ")[2].strip('"')
    for name in ("key.toml", "injects.toml", "facilitator.toml", "test.toml")
    for line in EXERCISE[name].splitlines()
    if line.startswith(("reason", "why", "claim", "settled", "outcome", "lesson", "texts"))
)

World = tuple[Questionnaire, Exercise]
Present = Callable[..., list[str]]


@pytest.fixture
def here(tmp_path: Path) -> World:
    return world(folder(tmp_path))


@pytest.fixture
def present(here: World) -> Present:
    """Follow a script; what the slides said."""

    def presented(*script: object, stage: str = START, save: Path | None = None) -> list[str]:
        questionnaire, exercise = here
        prompter = Scripted(*script)
        Show(exercise, questionnaire, Hands(exercise, save), prompter, stage).run()
        assert not prompter.script, f"not said any more: {prompter.script}"
        return prompter.shown

    return presented


def digit(number: int) -> Said:
    return Said(None, str(number))


def secrets(*shown: str) -> list[str]:
    return [secret for secret in SECRET for text in shown if secret in text]


def test_questions_come_one_by_one_and_then_card_by_card_what_happens(present: Present) -> None:
    shown = present(*[FORWARD] * 12, LEAVE)

    assert [text.splitlines()[0] for text in shown] == [
        "The harbour of Varn",
        "Question 1 of 5 · A-1",
        "Question 2 of 5 · A-2",
        "Question 3 of 5 · A-3",
        "Question 4 of 5 · T-1",
        "Question 5 of 5 · T-2",
        "News: The night call",
        "News: The night call",
        "Question 5 of 5 · T-2 · The night call",
        "News: A letter",
        "News: A letter",
        "Question 4 of 5 · T-1 · A letter",
        "Question 4 of 5 · T-1 · A letter",
    ]
    assert "This is the last slide." in shown[-1]
    assert secrets(*shown) == []


def test_nothing_is_revealed_before_its_key_is_pressed(present: Present) -> None:
    shown = present(*[FORWARD] * 4, VOTES, "law – nuclear", "0 1 0 2 0", BACK, JUMP, "T-1", CASE,
                    "Law", BACK, HELP, LEAVE, "Leave without")  # fmt: skip

    assert secrets(*shown) == []


def test_the_key_then_the_misreadings_and_back_hides_them(present: Present) -> None:
    shown = present(*[FORWARD] * 4, KEY, FORWARD, FORWARD, FORWARD, BACK, LEAVE)

    key, first, second = shown[5:8]
    assert "law – nuclear 3 – in use" in key
    assert "enforcement – nuclear 1 – informal (accepted too: 2)" in key
    assert "Section 4 names nuclear goods only" in key
    assert "Section 4: customs may hold nuclear goods in transit" in key
    assert "Year  Held\n2023  1" in key
    assert "Customs may hold anything." not in key
    assert "T-1: who answers 1, 3, 4 may have read:\nCustoms may hold anything." in first
    assert "Goods are held every year." in second
    assert shown[8].startswith("Question 5 of 5 · T-2")
    assert secrets(shown[9]) == []
    assert shown[9].startswith("Question 4 of 5 · T-1")


def test_a_tally_in_one_line_is_bars_and_a_median(present: Present) -> None:
    shown = present(FORWARD, VOTES, "0 3 5 1 0", KEY, LEAVE, "Leave without")

    assert "One number for each answer in this order, such as 0 3 5 1 0" in shown[2]
    assert shown[3].splitlines()[2:9] == [
        "0 0 hands", "1 3 hands", "2 5 hands", "3 1 hand", "4 0 hands", "Median 2", "0 nothing",
    ]  # fmt: skip
    assert (
        "2 – partial (accepted too: 3) (hands: 3 for 1 · 5 for 2 · 1 for 3 · Median 2)"
        in (shown[4])
    )


def test_a_tally_answer_by_answer_and_taken_back(present: Present) -> None:
    shown = present(FORWARD, digit(3), "2", digit(4), "2", VOTES, "-", LEAVE)

    assert "3 2 hands" in shown[3]
    assert "Median 3" in shown[3]
    assert "Median between 3 and 4" in shown[5]
    assert "hands" not in shown[7]


def test_cells_are_counted_one_by_one(present: Present) -> None:
    shown = present(*[FORWARD] * 4, VOTES, "law – chemical", "1 0 0 0 0", VOTES,
                    "enforcement – nuclear", "0 0 4 0 0", VOTES, BACK, LEAVE, BACK,
                    JUMP, BACK, LEAVE, "Stay", LEAVE, "Leave without")  # fmt: skip

    assert "law: nuclear, chemical\nenforcement: nuclear, chemical" in shown[4]
    assert "Law – chemical\n0 1 hand" in shown[7]
    assert "law – chemical – 1 for 0 · Median 0\nEnforcement – nuclear\n0 0 hands" in shown[10]


def test_options_have_no_median(present: Present) -> None:
    shown = present(*[FORWARD] * 3, VOTES, "1 2 0", LEAVE, "Leave without")

    assert "a 1 hand\nb 2 hands\nc 0 hands\na Trade" in shown[5]
    assert "Median" not in shown[5]


@pytest.mark.parametrize("text", ["1 2", "a b c d e", "-1 0 0 0 0", "1 2 3 4 99999", "1 2 3 4 5 6"])
def test_a_wrong_tally_says_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        tally.counted(("0", "1", "2", "3", "4"), text)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_half_of_the_hands_are_on_each_side_of_the_median(counts: list[int]) -> None:
    answers = ("0", "1", "2", "3", "4")
    found = tally.median(answers, tally.counted(answers, " ".join(map(str, counts))))

    assert (found is None) == (sum(counts) == 0)
    for middle in found or ():
        assert sum(counts[: int(middle)]) * 2 <= sum(counts)
        assert sum(counts[int(middle) + 1 :]) * 2 <= sum(counts)


def test_what_is_right_follows_the_stage(present: Present) -> None:
    before = present(JUMP, "T-1", KEY, LEAVE)[-1]
    after = present(JUMP, "T-1", KEY, LEAVE, stage="letter")[-1]

    assert "law – chemical 0 – none" in before
    assert "The decree adds chemicals." not in before
    assert "law – chemical 2 – partial" in after
    assert "News: A letter\nThe decree adds chemicals." in after
    assert "A decree of this morning adds chemicals" in after


def test_what_was_accepted_before_an_inject_moved_it_is_accepted_no_more(here: World) -> None:
    questionnaire, exercise = here
    answer = exercise.key["T-1"].model_copy(update={"accept": {"law.C": (1,)}})
    exercise = replace(exercise, key={**exercise.key, "T-1": answer})
    said = {}
    for stage in (START, "letter"):
        prompter = Scripted(JUMP, "T-1", KEY, LEAVE)
        Show(exercise, questionnaire, Hands(exercise), prompter, stage).run()
        said[stage] = prompter.shown[-1]
    assert "law – chemical 0 – none (accepted too: 1)" in said[START]
    assert "law – chemical 2 – partial\n" in said["letter"]


def test_a_stage_begins_with_its_card_and_how_it_ended_is_revealed(present: Present) -> None:
    shown = present(FORWARD, KEY, BACK, LEAVE, stage="call")

    assert shown[0] == (
        "News: The night call\nCard 1 of 1\n03:40\n"
        "The phone of the duty officer rings in an empty room."
    )
    assert "1 Answer anew what this changes." in shown[1]
    assert "The ship was stopped by luck." in shown[2]
    assert "Nobody is on duty at night." not in "".join(shown)
    assert secrets(shown[3]) == []


def test_any_question_can_be_jumped_to_in_any_stage(present: Present) -> None:
    shown = present(JUMP, "A-1", FORWARD, BACK, BACK, JUMP, "The start", BACK, LEAVE, stage="call")

    assert shown[2].startswith("Question 1 of 5 · A-1 · The night call")
    assert "Tasks" in shown[3]
    assert shown[5].startswith("News: The night call\nCard 1 of 1")
    assert shown[7].startswith("The harbour of Varn")
    assert "This is the first slide." in shown[8]


def test_the_case_at_hand_is_that_of_the_stage(present: Present) -> None:
    assert "News: The night call" not in "".join(present(CASE, BACK, LEAVE))
    assert "an empty room" in present(CASE, "News: The night call", BACK, LEAVE, stage="call")[2]


def test_counts_are_kept_in_a_file_at_once(present: Present, tmp_path: Path) -> None:
    path = tmp_path / "hands.json"
    present(FORWARD, VOTES, "0 3 5 1 0", save=path)
    shown = present(FORWARD, LEAVE, save=path)

    assert "2 5 hands" in shown[1]
    assert json.loads(path.read_text("utf-8"))["hands"] == {
        "start": {"A-1": {"0": 0, "1": 3, "2": 5, "3": 1, "4": 0}}
    }
    assert path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_counts_in_no_file_are_not_lost_unasked(present: Present, tmp_path: Path) -> None:
    path, taken = tmp_path / "hands.json", tmp_path / "taken"
    taken.write_text("mine", "utf-8")

    shown = present(FORWARD, digit(1), "7", LEAVE, "Keep them", str(taken), str(path))

    assert "exists already" in shown[-1]
    assert taken.read_text("utf-8") == "mine"
    assert json.loads(path.read_text("utf-8"))["hands"] == {"start": {"A-1": {"1": 7}}}


def test_at_the_end_of_the_input_counts_in_no_file_are_asked_about(present: Present) -> None:
    assert "The hands that were counted are in no file." in present(FORWARD, digit(1), "7")[-1]
    assert present(FORWARD)[-1].startswith("Question 1 of 5")


def test_a_file_that_cannot_be_written_is_told_and_the_show_goes_on(
    present: Present, tmp_path: Path
) -> None:
    path = tmp_path / "gone" / "hands.json"

    shown = present(FORWARD, digit(1), "7", LEAVE, save=path)

    assert "cannot be written" in shown[3]
    assert "1 7 hands" in shown[3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("not JSON", "cannot be used"),
        ("[]", "no file of counted hands"),
        ('{"format": "assessor/assessment"}', "no file of counted hands"),
        ('{"exercise": "harbour", "edition": "1"}', "no file of counted hands"),
        (
            '{"format": "assessor/hands", "exercise": "harbour", "edition": "1", "hands": '
            '{"start": {"A-1": {"1": -4}}}}',
            "no file of counted hands",
        ),
        (
            '{"format": "assessor/hands", "exercise": "isle", "edition": "1"}',
            "counted in the exercise isle 1",
        ),
    ],
)
def test_another_file_is_left_as_it_is(here: World, tmp_path: Path, data: str, words: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(data, "utf-8")

    with pytest.raises(UserError, match=words):
        Hands(here[1], path)
    assert path.read_text("utf-8") == data


def slide(*lines: Line, width: int = 80, height: int = 24) -> list[list[str]]:
    """The rows of a slide, by page."""
    console = Console(file=io.StringIO(), width=width, height=height)
    pages = drawing.slides(console, Screen(lines, Slide()), below=3)
    return [[row.plain for row in page] for page in pages]


def test_a_slide_stands_in_the_middle_with_short_lines() -> None:
    (page,) = slide(Line("question", "word " * 40), Line("item", "some", "1"), width=120, height=40)

    assert len(page) == 37
    text = [row for row in page if row.strip()]
    assert all(row.startswith(" " * 30) for row in text)
    assert all(len(row) <= 90 for row in text)
    assert page[:10] == [""] * 10


def test_a_slide_that_is_too_high_comes_in_pages_that_part_no_chart() -> None:
    bars = [Line("bar", "2 hands", str(n), share=n / 4) for n in range(5)]
    pages = slide(*[Line("text", "word " * 30)] * 8, Line("heading", "Hands"), *bars)

    assert all(len(page) == 21 for page in pages)
    chart = [[row for row in page if "hands" in row.lower()] for page in pages]
    assert [len(rows) for rows in chart if rows] == [6]


@given(st.lists(st.sampled_from(["text", "heading", "item", "bar", "note", "question", "cell"])),
       st.integers(3, 40), st.integers(30, 120))  # fmt: skip
def test_a_slide_loses_no_line(roles: list[str], height: int, width: int) -> None:
    lines = [Line(role, f"word{n} " * 9, "x") for n, role in enumerate(roles)]  # type: ignore[arg-type]
    pages = slide(*lines, width=width, height=height)

    found = " ".join(row for page in pages for row in page).split()
    assert [word for word in found if word.startswith("word")] == [
        word for line in lines for word in line.text.split()
    ]


def command(top: Path, *more: str) -> list[str]:
    return ["exercise", "present", "harbour", "--questionnaire", str(top), *more]


def test_line_by_line_through_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    top, path = folder(tmp_path), tmp_path / "hands.json"
    monkeypatch.setattr("sys.stdin", io.StringIO("\nv\n0 3\n0 3 5 1 0\n2\n6\nzz\nk\nh\nq\n"))

    assert cli.main(command(top, "--plain", "--save", str(path))) == Exit.FINE

    said = capsys.readouterr()
    assert "5 numbers are expected, one for each of: 0, 1, 2, 3, 4\n" in said.out
    assert "2. 6 hands\n" in said.out
    assert "█" not in said.out
    assert "Type one of: 0, 1, 2, 3, 4, f, b, k, v, j, t, h, q\n" in said.out
    assert "It is signed and kept in one ministry only." in said.out
    assert "Saved in" in said.err


@pytest.mark.parametrize(
    ("typed", "options", "told"),
    [
        ("\n2\n6\n", [], "The hands that were counted are in no file.\n"),
        ("q\n", ["--save", "new.json"], ""),  # nothing was counted, and so no file was made
    ],
)
def test_where_the_counts_are_is_told_at_the_end(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    options: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert cli.main(command(folder(tmp_path), "--plain", *options)) == Exit.FINE
    assert capsys.readouterr().err == told


def test_wrong_use_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    top = folder(tmp_path)
    nowhere = ["exercise", "present", "nowhere", "--questionnaire", str(top)]
    for arguments, words in (
        (nowhere, "There is no exercise nowhere"),
        (command(top, "--stage", "never"), "has no stage never"),
        (command(top), "Show it line by line with --plain."),
    ):
        assert cli.main(arguments) == Exit.WRONG_USE
        assert words in capsys.readouterr().err


def test_on_a_terminal(tmp_path: Path) -> None:
    pytest.importorskip("pexpect")
    from test_interview_pty import Desk

    desk = Desk(command(folder(tmp_path)), 24, 80)

    def press(keys: str, *words: str) -> str:
        desk.press(keys)
        return desk.see(*words)

    press("", "The harbour of Varn", "q save and leave")
    press("\x1b[6~", "Question 1 of 5", "k key")  # page down, as a remote control sends it
    press("x", "Question 1 of 5")
    press("v", "Hands for 0 1 2 3 4:")
    assert "signed" not in press("0 3 5 1 0\r", "█ 5 hands", "Median 2", "k key")
    press("2", "How many hands for 2")
    assert "54 hands" not in press("4\r", "█ 4 hands", "k key")  # in the place of the 5
    press("k", "It is signed and kept", "b back")
    press("\x1b[D", "Question 1 of 5", "k key")
    press(" ", "Question 2 of 5", "k key")
    press("j", "Where to?")
    press("T-1\r", "Question 4 of 5", "k key")
    press("3", "For which cell?")
    press("\x1b", "Question 4 of 5", "k key")
    press("h", "Help", "Any key goes on")
    press(" ", "Question 4 of 5", "k key")
    press("\x03", "The hands that were counted are in no file.")
    press("3\r", "Question 4 of 5", "k key")
    press("\x04", "The hands that were counted are in no file.")
    press("\r", "Name of the file:")
    press(f"\x15{tmp_path}/h.json\r", "Saved in")
    assert desk.ended() == Exit.FINE
    assert '"2": 4' in (tmp_path / "h.json").read_text("utf-8")
