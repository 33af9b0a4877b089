"""The half day of docs/trainers.md, played as it is written there: its timetable, its commands.

Every command of the document is run, in its order, in one folder: a person sits the tests and a
team plays at a real terminal, others are typed in from paper. What the document says of the two
exercises is held against them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest

from assessor import cli, store
from questionnaires import bundled, exercises, loader
from questionnaires.exercise_key import cells_of, place, right, right_at
from questionnaires.model import Cell

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from documents import ROOT, blocks
from test_interview_pty import Desk

GUIDE = (ROOT / "docs" / "trainers.md").read_text("utf-8")
LINES = [line for block in blocks("docs/trainers.md") for line in block]
BESIDE = re.findall(r"`(assessor [^`]*)`", GUIDE)
FOLDER = bundled.folder("op3_workshop")
CONTENT = loader.load(FOLDER)
KARSOVEL = exercises.load(FOLDER, "karsovel")
TESMARA = exercises.load(FOLDER, "tesmara")
ENTER, ESC = "\r", "\x1b"


def typed(levels, changed=()):
    """A sheet as it is typed in: a line for each question, but for these right by the key."""
    lines = {ident: " ".join(map(str, said)) for ident, said in levels.items()}
    return "\n".join((lines | dict(changed)).values()) + "\n"


def by_question(cells, level):
    said: dict[str, list[object]] = {}
    for cell in cells:
        said.setdefault(cell.question, []).append(level(cell))
    return said


def sheet(**changed):
    asked = cells_of(CONTENT.questions, KARSOVEL.head.questions)
    said = by_question(asked, lambda cell: right(KARSOVEL.key[cell.question], cell))
    return typed(said, {ident.replace("_", "-"): line for ident, line in changed.items()})


def short_test(**changed):
    items = {item.question: item for item in KARSOVEL.test.items}
    said = by_question(
        cells_of(CONTENT.questions, tuple(items)), lambda cell: right(items[cell.question], cell)
    )
    return typed(said, {ident.replace("_", "-"): line for ident, line in changed.items()})


REVIEW_ON_PAPER = sheet(M1_REV_01="3", M2_LIC_01="3 2 1 3 2 0", M4_RGN_02="?")
"""Takes the duty of a review for a review, volume for control; does not know one thing."""

HALF_KNOWN = short_test(M1_MAN_02="2", M2_DEF_04="0", M3_OBL_02="3", M3_SME_01="?")

TYPED = {
    "record karsovel --team Bo --test pre": HALF_KNOWN,
    "record karsovel --team Bo --test post": short_test(),
    "record karsovel --team Valley -o day/valley.json": REVIEW_ON_PAPER,
    "--team Valley -o day/valley.json --stage through-wagon": (
        "M2-TRA-01 enforcement N1\nM4-DEN-02 2\nq\n"
    ),
    "--team Valley -o day/valley.json --stage closed-mine": "M2-CAT-01 enforcement C3\nq\n",
}
"""What is typed at the commands that read lines, by words that only one of them has."""


class Team:
    """Someone at a terminal, with the command that stands in the document."""

    def __init__(self, line):
        self.desk = Desk(shlex.split(line)[1:], 40, 100)

    def press(self, keys, *then):
        """Press keys and wait for what comes up."""
        self.desk.press(keys)
        return self.desk.see(*then)

    def jump(self, ident):
        self.press("j", "Where to?")
        self.press(ident, ident)
        self.press(ENTER, f"{ident} ·", "Your answer:")

    def leave(self):
        self.desk.press("q")
        assert self.desk.ended() == 0, self.desk.text


def sit_test(line):
    person = Team(line)
    text = person.desk.see("M1-MAN-02")
    assert "Corvennay" in text
    before, after = "2", "3"
    person.press((before if "pre" in line else after) + ENTER, "M2-DEF-03")
    person.leave()


def first_round(line):
    ridge = Team(line)
    ridge.desk.see("M1-POL-03", "Your answer:")
    ridge.press("2" + ENTER, "M1-OBJ-02", "o answer each on its own")
    ridge.press("t", "The case of Karsovel")
    ridge.press(ESC, "M1-OBJ-02")
    ridge.jump("M1-REV-01")
    ridge.press("0" + ENTER, "M2-AUT-02")
    ridge.jump("M4-DEN-02")
    ridge.press("3" + ENTER, "M4-MLA-02")
    ridge.leave()


def after_the_wagon(line):
    ridge = Team(line)
    ridge.desk.see("The through wagon", "Card 1 of 3", "Any key goes on.")
    ridge.press(ENTER, "Card 2 of 3", "Any key goes on.")
    ridge.press(ENTER, "Card 3 of 3", "Any key goes on.")
    text = ridge.press(ENTER, "Tasks", "Any key goes on.")
    assert "ninth working day" not in text, "how it ended is the trainer's"
    ridge.press(ENTER, "M1-POL-03", "Your answer:")
    ridge.jump("M4-DEN-02")
    ridge.press("2" + ENTER, "M4-MLA-02")
    ridge.leave()


def after_the_mine(line):
    ridge = Team(line)
    ridge.desk.see("The mine that was closed", "Card 1 of 3", "Any key goes on.")
    ridge.press(ENTER, "Card 2 of 3", "Any key goes on.")
    ridge.press(ENTER, "Card 3 of 3", "Any key goes on.")
    ridge.press(ENTER, "Tasks", "Any key goes on.")
    ridge.press(ENTER, "M1-POL-03", "Your answer:")
    ridge.leave()


def show_title(line):
    trainer = Team(line)
    trainer.desk.see("The Republic of Karsovel")
    trainer.leave()


def compare(line):
    trainer = Team(line)
    trainer.desk.see("The Republic of Karsovel")
    trainer.press("j", "Where to?")
    trainer.press("M1-REV-01", "M1-REV-01")
    text = trainer.press(ENTER, "reviewed on a fixed cycle")
    assert "Art. 40" not in text, "the key is hidden until it is asked for"
    trainer.press("v", "Hands for 0 1 2 3 4")
    trainer.press("1 0 0 2 0" + ENTER, "reviewed on a fixed cycle")
    trainer.press("k", "has not been begun")
    trainer.leave()


AT_A_TERMINAL = {
    "--team Ana": sit_test,
    "play karsovel --team Ridge -o day/ridge.json": first_round,
    "--team Ridge -o day/ridge.json --stage through-wagon": after_the_wagon,
    "--team Ridge -o day/ridge.json --stage closed-mine": after_the_mine,
    "present karsovel": show_title,
    "present karsovel --save": compare,
}
"""What is pressed at the commands that need a terminal, by words of theirs; the longest counts."""


def fitting(line, known):
    return known[max((words for words in known if words in line), key=len)]


def needs_a_terminal(line):
    return re.match(r"assessor exercise (play|present) ", line)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Play the day; the folder where it was played, and what each command printed."""
    folder = tmp_path_factory.mktemp("trainer")
    (folder / "hill.txt").write_text(sheet(M2_DEF_04="0"), "utf-8")
    said = {}
    scripts = Path(sys.executable).parent
    world = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "LANGUAGE": "en"}
    with contextlib.chdir(folder):
        for line in LINES:
            if needs_a_terminal(line):
                fitting(line, AT_A_TERMINAL)(line)
                continue
            reads = " record " in line and "<" not in line
            done = subprocess.run(
                line, shell=True, capture_output=True, text=True, env=world,
                input=fitting(line, TYPED) if reads else "",
            )  # fmt: skip
            assert done.returncode == 0, f"{line}\n{done.stderr}"
            said[line] = done.stdout + done.stderr
    return folder, said


@pytest.mark.parametrize("line", BESIDE)
def test_commands_named_in_sentences_are_real(line):
    arguments = shlex.split(line)[1:]
    cli.parser(arguments).parse_args(arguments)


def test_the_timetable_is_that_of_the_exercise():
    headings = re.findall(r"^### (\d):(\d\d) (.*) \((\d+) min\)$", GUIDE, re.MULTILINE)
    steps = KARSOVEL.head.steps
    assert [(title, int(minutes)) for _, _, title, minutes in headings] == [
        (step.title, step.minutes) for step in steps
    ]
    begins = [0, *accumulate(step.minutes for step in steps)]
    assert [int(hour) * 60 + int(minute) for hour, minute, _, _ in headings] == begins[:-1]
    assert KARSOVEL.minutes == 4 * 60


@pytest.mark.parametrize(("exercise", "column"), [(KARSOVEL, 1), (TESMARA, 2)])
def test_the_table_of_exercises_is_right(exercise, column):
    rows = {row.split("|")[1].strip(): row.split("|")[1 + column] for row in GUIDE.splitlines()
            if row.startswith("| ") and row.count("|") == 4}  # fmt: skip
    cells = len(cells_of(CONTENT.questions, exercise.head.questions))
    hours = f"{exercise.minutes // 60}{'½' if exercise.minutes % 60 else ''} hours"
    assert rows["Time"].strip().startswith(hours)
    assert rows["Questions (answers)"].strip() == f"{len(exercise.head.questions)} ({cells})"
    assert rows["Events"].strip() == str(len(exercise.injects))
    assert rows["Test before and after"].strip() == f"{len(exercise.test.items)} short texts"


def test_the_guide_names_the_answers_that_the_events_move():
    for number, inject in enumerate(KARSOVEL.injects, 1):
        heading = next(s.title for s in KARSOVEL.head.steps if s.inject == inject.id)
        told = GUIDE.split(heading, 1)[1].split("###")[0]
        for cell in cells_of(CONTENT.questions, KARSOVEL.head.questions):
            before, after = (levels_at(cell, number), levels_at(cell, number + 1))
            if before != after:
                assert re.search(rf"{cell.question}\b.*from {before} to {after}", told), place(cell)


def levels_at(cell: Cell, stages: int) -> object:
    return right_at(KARSOVEL.key[cell.question], cell, KARSOVEL.stages[:stages])


def test_each_table_speaks_for_a_team_of_the_exercise():
    for number, team in enumerate(KARSOVEL.head.teams, 1):
        assert f"| {number} | {team.name} |" in GUIDE


def test_the_papers_are_there_and_only_one_holds_the_key(played):
    folder, _ = played
    papers = {path.name for path in (folder / "papers").iterdir()}
    assert {"participants.docx", "test.docx", "event-1.docx", "event-2.docx"} <= papers
    reason = " ".join(KARSOVEL.key["M1-REV-01"].reason.split())[:60]
    participants = words_of(folder / "papers" / "participants.docx")
    assert "Strategic Trade Act 2021" in participants
    assert reason not in participants


def words_of(path):
    from docx import Document

    paper = Document(str(path))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def test_the_team_at_the_laptop_changed_an_answer_after_the_event(played):
    folder, _ = played
    ridge = store.read(folder / "day" / "ridge.json")
    den = [r.value for r in ridge.responses["M4-DEN-02"]]
    assert den == [3, 2]
    assert set(ridge.stages) == {"through-wagon", "closed-mine"}
    assert ridge.current()["M1-REV-01"].value == 0


def test_the_team_on_paper_has_all_its_sheets(played):
    folder, said = played
    valley = store.read(folder / "day" / "valley.json")
    answers = valley.current()
    assert answers["M4-RGN-02"].status == "unknown"
    assert [answers[f"M2-TRA-01/enforcement.{weapon}"].value for weapon in "NCB"] == [1, 1, 0]
    assert answers["M2-CAT-01/enforcement.C"].value == 3
    assert "answered 52, don't know 1" in fitting_said(said, "--team Valley -o day/valley.json")


def fitting_said(said, words):
    return next(text for line, text in said.items() if words in line)


def test_the_debrief_of_the_break_says_what_to_talk_about(played):
    _, said = played
    told = said["assessor exercise debrief day --stage start"]
    assert "Valley" in told
    first = told.split("What to talk about first", 1)[1]
    assert first.index("M1-REV-01") < first.index("M1-MAN-01")


def test_the_projector_shows_no_name_and_the_misreading(played):
    folder, _ = played
    page = (folder / "debrief.html").read_text("utf-8")
    assert not [name for name in ("Ridge", "Valley", ">Ana", ">Bo<") if name in page]
    assert "Art. 40 prescribes a cycle" in page


def test_what_was_learned_is_told(played):
    folder, _ = played
    page = re.sub(r"<[^>]+>|\s+", " ", (folder / "debrief.html").read_text("utf-8"))
    told = re.search(r"2 pairs of tests: (\d+) % right before, (\d+) % after", page)
    assert told
    assert int(told[1]) < int(told[2])


def test_a_broken_file_is_named_and_the_others_are_used(played, tmp_path, capsys):
    folder, _ = played
    shutil.copytree(folder / "day", tmp_path / "day")
    whole = (tmp_path / "day" / "ridge.json").read_text("utf-8")
    (tmp_path / "day" / "ridge.json").write_text(whole[:300], "utf-8")
    assert cli.main(["exercise", "debrief", str(tmp_path / "day")]) == 0
    told = capsys.readouterr()
    assert "ridge.json cannot be used" in told.err
    assert "Valley" in told.out


def test_the_trainer_has_figures_and_a_note(played):
    from openpyxl import load_workbook

    folder, _ = played
    assert load_workbook(folder / "debrief.xlsx").sheetnames
    note = words_of(folder / "note.docx")
    assert "Karsovel" in note
    assert not [name for name in ("Ridge", "Valley") if name in note]


def test_nothing_of_the_key_is_in_a_file_of_a_team(played):
    folder, _ = played
    for path in (folder / "day").iterdir():
        text = " ".join(path.read_text("utf-8").split())
        for answer in KARSOVEL.key.values():
            assert " ".join(answer.reason.split())[:40] not in text
