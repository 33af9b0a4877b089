"""A team plays an exercise: with a script instead of people, through a pipe, on a terminal."""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from drilled import EXERCISE, folder
from sitting import BACK, HELP, LEAVE, SKIP, Scripted, words

from assessor import cli, clock, store
from assessor.errors import Exit, UserError
from assessor.exercise import play as playing
from assessor.exercise import stages, team
from assessor.interview.plain import Plain
from assessor.interview.screen import Command, Reading, Said, Screen
from assessor.interview.session import Outcome

CASE = Command.TEXT
ALL = ("2", "no", "Trade", "3", "1", "2")
"""An answer for each screen: the last question but one has one for each side."""
SECRET = tuple(
    line.partition(" = ")[2].strip('"')
    for name in ("key.toml", "injects.toml", "facilitator.toml", "test.toml")
    for line in EXERCISE[name].splitlines()
    if line.startswith(("reason", "why", "claim", "settled", "outcome", "lesson", "texts"))
)

Play = Callable[..., tuple[list[str], Outcome]]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return folder(tmp_path)


def told(top: Path, **more: object) -> argparse.Namespace:
    """The arguments of a team."""
    given = {
        "id": "harbour", "questionnaire": top, "team": "Customs", "file": top.parent / "a.json",
        "stage": None, "test": None, "plain": False,
    }  # fmt: skip
    return argparse.Namespace(**(given | more))


@pytest.fixture
def play(top: Path) -> Play:
    """Follow a script in one sitting; what the screens said, and how it ended."""

    def played(*script: object, **more: object) -> tuple[list[str], Outcome]:
        args = told(top, **more)
        prompter = Scripted(*script)
        with team.sitting(args) as sitting:
            outcome = playing.play(sitting, prompter, args.stage)
        assert not prompter.script, f"not said any more: {prompter.script}"
        assert not [secret for secret in SECRET for shown in prompter.shown if secret in shown]
        return prompter.shown, outcome

    return played


def saved(top: Path) -> dict[str, object]:
    return {cell: said.value for cell, said in store.read(top.parent / "a.json").current().items()}


def test_the_file_of_a_team_says_whose_it_is(top: Path, play: Play) -> None:
    play(LEAVE, team="  Customs   House ")

    found = store.read(top.parent / "a.json")
    assert found.drill
    assert (found.drill.exercise, found.drill.edition, found.drill.part) == ("harbour", "1", "play")
    assert (found.drill.team, found.respondent) == ("Customs House", "Customs House")
    assert found.drill.questions == ("A-1", "A-2", "A-3", "T-1", "T-2")
    assert (found.system, found.assessor_type, found.agency) == (
        "the Republic of Varn", "exercise", None,
    )  # fmt: skip
    assert (top.parent / "a.json").stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_a_team_answers_and_leaves_and_goes_on(top: Path, play: Play) -> None:
    shown, outcome = play("2", LEAVE)
    assert outcome is Outcome.LEFT
    assert "Is there a written policy?" in shown[0]

    shown, outcome = play(*ALL[1:], LEAVE)
    assert "Do all agencies know it?" in shown[0]
    assert outcome is Outcome.FINISHED
    assert "The trainer says when the next part begins" in shown[-1]
    assert "assessor score" not in shown[-1]
    assert saved(top) == {
        "A-1": 2, "A-2": "no", "A-3": "a", "T-2": 2, "T-1/law.N": 3, "T-1/law.C": 3,
        "T-1/enforcement.N": 1, "T-1/enforcement.C": 1,
    }  # fmt: skip


def test_the_case_is_at_hand_and_the_answer_in_hand_waits(play: Play) -> None:
    shown, _outcome = play(CASE, "Law", "Practice", "How to answer", BACK, "2", LEAVE)

    assert "Practice" not in shown[0]
    assert "The case of the Republic of Varn" in shown[1]
    assert "Section 4: customs may hold nuclear goods" in shown[2]
    assert "The policy was signed in 2019" in shown[2]
    assert shown[4].endswith("What was held:\nYear  Held\n2023  1\n2024  0")
    assert "What no text shows is not there." in shown[6]
    assert "Is there a written policy?" in shown[8]


def test_an_inject_is_not_at_hand_before_it_is_reached(play: Play) -> None:
    shown, _outcome = play(CASE, BACK, LEAVE)
    assert "The night call" not in "".join(shown)

    shown, _outcome = play(CASE, "News: The night call", BACK, LEAVE, stage="call")
    assert "an empty room" in shown[0]
    assert "Answer anew what this changes." in shown[1]
    assert "03:40\nThe phone of the duty officer" in shown[4]
    assert "A letter" not in "".join(shown)


def test_a_new_stage_goes_through_the_questions_again_with_the_answers_kept(
    top: Path, play: Play
) -> None:
    play(*ALL, LEAVE)

    shown, outcome = play(SKIP, SKIP, SKIP, SKIP, SKIP, "0", LEAVE, stage="call")

    assert "So far: 2 – partial." in shown[2]
    assert "Is there a written policy?" in shown[2]
    assert outcome is Outcome.FINISHED
    found = store.read(top.parent / "a.json")
    reached = found.stages["call"][0].rev
    assert [said.value for said in found.responses["T-2"]] == [2, 0]
    assert [said.rev > reached for said in found.responses["T-2"]] == [False, True]
    assert len(found.responses["A-1"]) == 1


def test_who_comes_back_in_a_stage_goes_on_there(play: Play) -> None:
    play(*ALL, LEAVE)
    assert "The end of the questions" in play(LEAVE)[0][0]

    play(LEAVE, stage="call")
    assert "Is there a written policy?" in play(LEAVE)[0][0]
    play(SKIP, "yes", LEAVE, stage="call")
    assert "Do all agencies know it?" in play(LEAVE)[0][0]


def test_stages_that_were_passed_over_are_told_in_their_order(top: Path, play: Play) -> None:
    shown, _outcome = play(LEAVE, stage="letter")

    assert "an empty room" in shown[0]
    assert "A decree of this morning" in shown[2]
    assert list(store.read(top.parent / "a.json").stages) == ["call", "letter"]


def test_there_is_no_way_back_to_an_earlier_stage(play: Play) -> None:
    play(LEAVE, stage="call")

    with pytest.raises(UserError, match="in the stage call already") as refused:
        play(stage="start")
    assert refused.value.code is Exit.WRONG_USE


def test_from_within_one_goes_on_to_the_next_part_only_when_sure(top: Path, play: Play) -> None:
    shown, _outcome = play(*ALL, "Go on to the next part", "No", "Go on to the next part",
                           "Yes", CASE, "Go on to the next part", BACK, LEAVE)  # fmt: skip

    assert "There is no way back" in shown[7]
    assert "The night call" not in "".join(shown[:9])
    assert "an empty room" in shown[10]
    assert "Is there a written policy?" in shown[12]
    assert list(store.read(top.parent / "a.json").stages) == ["call"]


def test_behind_the_last_inject_nothing_is_offered(play: Play) -> None:
    play(LEAVE, stage="letter")
    prompter_shown, _outcome = play(CASE, BACK, LEAVE)

    assert "next part" not in "".join(prompter_shown)


def test_the_questions_can_be_gone_through_again_from_the_end(play: Play) -> None:
    shown, _outcome = play(*ALL, "Go through the questions again", LEAVE)

    assert "Is there a written policy?" in shown[-1]


def test_the_clock_informs(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    minute = [0]
    monkeypatch.setattr(clock, "now", lambda: f"2026-03-02T09:{minute[0]:02}:30Z")

    class Slow(Scripted):
        def ask(self, screen: Screen) -> Said:
            minute[0] += 7
            return super().ask(screen)

    def said_of_time(stage: str | None, *script: Command | str) -> list[str]:
        minute[0], prompter = 0, Slow(*script)
        with team.sitting(told(top, stage=stage)) as sitting:
            playing.play(sitting, prompter, stage)
        rows = [row for text in prompter.shown for row in text.splitlines()]
        return [row.partition("left. ")[2] or row for row in rows if "Minute" in row]

    assert said_of_time(None, "2", SKIP, CASE, BACK, LEAVE) == [
        "Minute 1 of 60.", "Minute 8 of 60.", "Minute 15 of 60.", "Minute 22 of 60.",
        "Minute 29 of 60.",
    ]  # fmt: skip
    # The minutes of a stage begin with its first card.
    assert said_of_time("letter", LEAVE) == ["Minute 15 of 10."]


def test_minutes_never_run_back() -> None:
    assert clock.minutes("2026-03-02T09:59:59Z", "2026-03-02T10:01:58Z") == 1
    assert clock.minutes("2026-03-02T10:00:00Z", "2026-03-02T09:00:00Z") == 0


def test_the_help_names_the_key_of_the_case(play: Play) -> None:
    shown, _outcome = play(HELP, LEAVE)

    assert "t Read what is at hand" in shown[1]


def test_a_test_shows_its_texts_and_no_case(top: Path, play: Play) -> None:
    shown, outcome = play("1", CASE, "A-1", BACK, "yes", "3", "0", "1", LEAVE, test="pre")

    assert "What is known\nA policy was announced on television.\nIs there a written" in shown[0]
    assert "Minute 1 of 10." in shown[0]
    assert "The texts of the test" in shown[2]
    assert "announced on television" in shown[3]
    assert "Section 4" not in "".join(shown)
    assert "next part" not in "".join(shown)
    assert outcome is Outcome.FINISHED
    found = store.read(top.parent / "a.json")
    assert found.drill
    assert (found.drill.part, found.drill.questions) == ("pre", ("A-1", "A-2", "T-1", "T-2"))


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"team": "Police"}, "belongs to the team Customs, not to Police"),
        ({"test": "post"}, "holds answers to the exercise itself, not to the test after it"),
    ],
)
def test_another_file_is_refused(play: Play, other: dict[str, str], words: str) -> None:
    play(LEAVE)

    with pytest.raises(UserError, match=words) as refused:
        play(**other)
    assert refused.value.code is Exit.BAD_INPUT


def test_a_file_of_another_exercise_or_edition_or_none_is_refused(top: Path, play: Play) -> None:
    play("2", LEAVE)
    path = top.parent / "a.json"
    text = path.read_text("utf-8")

    path.write_text(text.replace('"exercise": "harbour"', '"exercise": "isle"'), "utf-8")
    with pytest.raises(UserError, match="belongs to the exercise isle"):
        play()
    path.write_text(
        text.replace('"harbour",\n  "edition": "1"', '"harbour",\n  "edition": "0"'), "utf-8"
    )
    with pytest.raises(UserError, match="belongs to edition 0"):
        play()
    table = json.loads(text)
    del table["drill"]
    path.write_text(json.dumps(table), "utf-8")
    with pytest.raises(UserError, match="no team's file"):
        play()
    path.write_text("not JSON", "utf-8")
    with pytest.raises(UserError, match="cannot be"):
        play()
    assert path.read_text("utf-8") == "not JSON"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "red \x1b[31m", "a\u202eb", "a\udcffb"])
def test_a_team_without_a_sound_name_is_refused(top: Path, play: Play, name: str) -> None:
    with pytest.raises(UserError, match="name") as refused:
        play(team=name)

    assert refused.value.code is Exit.WRONG_USE
    assert not (top.parent / "a.json").exists()


@pytest.mark.parametrize(
    "name", ["../../etc", "<b>&amp;", '"; rm -rf ~', "{file}", "日本 🙂", "=1+1"]
)
def test_odd_names_are_names(top: Path, play: Play, name: str) -> None:
    play("2", LEAVE, team=name)
    play("no", LEAVE, team=name)

    assert saved(top) == {"A-1": 2, "A-2": "no"}


def test_wrong_use_is_one_sentence_and_makes_no_file(
    top: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.json"
    common = ["exercise", "play", "--questionnaire", str(top), "--team", "A", "-o", str(out)]
    for arguments, wanted in (
        (["nowhere", "--plain"], "There is no exercise nowhere"),
        (["harbour", "--stage", "never", "--plain"], "has no stage never"),
        (["harbour", "--stage", "call", "--test", "pre", "--plain"], "A test has no stages"),
        (["harbour"], "There is no terminal"),
    ):
        assert cli.main([*common, *arguments]) == Exit.WRONG_USE
        assert wanted in capsys.readouterr().err
    assert not out.exists()


def test_nothing_of_the_key_is_in_the_file(top: Path, play: Play) -> None:
    play(*ALL, LEAVE)
    play(SKIP, CASE, "How to answer", BACK, LEAVE, stage="letter")
    play("1", LEAVE, test="pre", file=top.parent / "pre.json")

    assert len(SECRET) > 15
    for name in ("a.json", "pre.json"):
        data = (top.parent / name).read_text("utf-8")
        assert [secret for secret in SECRET if secret in data] == []
        assert "vignette" not in data


def test_line_by_line_through_a_pipe(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("t\n1\nb\n2\nq\n"))

    code = cli.main([
        "exercise", "play", "harbour", "--questionnaire", str(top), "--team", "A B", "--plain",
        "-o", str(tmp_path / "a.json"),
    ])  # fmt: skip

    said = capsys.readouterr()
    assert code == Exit.FINE
    assert "1. Law\n2. Practice\n3. How to answer\n4. Go on to the next part" in said.out
    assert "Section 4: customs may hold nuclear goods" in said.out
    assert 'assessor exercise play harbour --team "A B" -o' in said.err
    assert saved(top) == {"A-1": 2}


def test_a_kill_between_answers_loses_nothing(top: Path, tmp_path: Path) -> None:
    command = ["exercise", "play", "harbour", "--questionnaire", str(top), "--team", "A", "--plain",
               "-o", str(tmp_path / "a.json"), "--stage", "call"]  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", "from assessor.cli import run; run()", *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    ) as child:  # fmt: skip
        assert child.stdin
        child.stdin.write("2\n3\n")
        child.stdin.flush()
        latest = time.monotonic() + 20
        while not (tmp_path / "a.json").exists() or "A-2" not in saved(top):
            assert time.monotonic() < latest
            time.sleep(0.05)
        child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    found = store.read(tmp_path / "a.json")
    assert saved(top) == {"A-1": 2, "A-2": "no"}
    assert list(found.stages) == ["call"]


def test_plain_and_scripted_screens_are_the_same(top: Path) -> None:
    target = io.StringIO()
    with team.sitting(told(top)) as sitting:
        playing.play(sitting, Plain(io.StringIO("t\n2\nb\nq\n"), target))

    assert "Year  Held\n2023  1\n2024  0\n" in target.getvalue()
    assert "\x1b" not in target.getvalue()


def test_stages_have_their_planned_minutes(top: Path) -> None:
    with team.sitting(told(top)) as sitting:
        planned = [stages.minutes(sitting.exercise, s) for s in sitting.exercise.stages]

    assert planned == [60, 20, 10]


def test_cards_are_read_one_by_one(top: Path) -> None:
    prompter = Scripted(LEAVE)
    with team.sitting(told(top, stage="letter")) as sitting:
        playing.play(sitting, prompter, "letter")

    assert [isinstance(screen.ask, Reading) for screen in prompter.screens] == [True] * 4 + [False]
    assert words(prompter.screens[2]).startswith("News: A letter\nCard 1 of 1\nA decree")


def test_on_a_terminal(top: Path, tmp_path: Path) -> None:
    pytest.importorskip("pexpect")
    from test_interview_pty import Desk

    desk = Desk(["exercise", "play", "harbour", "--questionnaire", str(top), "--team", "Team A",
                 "--stage", "call", "-o", str(tmp_path / "a.json")], 24, 80)  # fmt: skip

    def press(keys: str, *words: str) -> str:
        desk.press(keys)
        return desk.see(*words)

    press("", "an empty room", "Any key goes on")
    press(" ", "Tasks")
    press(" ", "Is there a written policy?", "Minute 1 of 20.", "t text  h help")
    press("t", "The case of the Republic of Varn", "Read what?")
    press("\r", "Section 4: customs may hold", "Any key goes on")
    press(" ", "Read what?")
    press("\x1b", "Is there a written policy?")
    press("2\r", "Do all agencies know it?")
    desk.child.kill(signal.SIGKILL)
    desk.child.close(force=True)
    assert saved(top) == {"A-1": 2}
    assert list(store.read(tmp_path / "a.json").stages) == ["call"]
