"""The line-by-line prompter, through text streams."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sitting import begun
from test_session import CONDITION, GROUP, KINDS, THREE
from tiny import questionnaire

from assessor import store
from assessor.errors import Exit, UserError
from assessor.interview import answer as way_in
from assessor.interview import session
from assessor.interview.plain import Plain
from questionnaires.responses import Assessment


def typed(folder: Path, content: str, lines: str) -> tuple[str, Assessment]:
    """Interview on a questionnaire with these lines as the input; the output, and what is saved."""
    asked = questionnaire(element=content)
    target = io.StringIO()
    with store.writing(begun(folder / "a.json", asked)) as opened:
        session.run(opened, asked, Plain(io.StringIO(lines), target))
    return target.getvalue(), store.read(folder / "a.json")


def answers(assessment: Assessment) -> dict[str, object]:
    """The answers by cell; the status where there is none."""
    return {cell: said.value or said.status for cell, said in assessment.current().items()}


def test_a_screen_is_lines_of_text_and_nothing_else(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, THREE, "2\nq\n")

    assert shown.startswith(
        "\n"
        "1 Aims ▸ element\n"
        "At present 0 of 3 answers are in; 3 questions left.\n"
        "Q1 · OP3(d) · obligation\n"
        "Is there a law?\n"
        "0. nothing\n"
        "1. custom\n"
        "2. some\n"
        "3. all\n"
        "4. reviewed\n"
        "Your answer: 0, 1, 2, 3, 4 (h lists commands) 2\n"
    )
    assert "\x1b" not in shown
    assert answers(saved) == {"Q1": 2}


def test_all_kinds_can_be_typed(tmp_path: Path) -> None:
    _shown, saved = typed(tmp_path, KINDS, "2\n1\n1,2\n12\nBy decree.\n2019-05\nq\n")

    assert answers(saved) == {
        "Q1": "partly", "Q2": "X", "Q3": ("a", "b"), "Q4": 12, "Q5": "By decree.", "Q6": "2019-05",
    }  # fmt: skip


def test_what_is_typed_wrongly_is_asked_again_in_place(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, KINDS, "yes\n1\n1\n7\n-\nmany\n12\n")

    assert "Type one of: 1, 2, 3\n" in shown
    assert "Type numbers parted by commas, or - for none of them.\n" in shown
    assert "expected a whole number\n" in shown
    assert answers(saved) == {"Q1": "yes", "Q2": "X", "Q3": "answered", "Q4": 12}


def test_letters_are_commands_and_h_lists_them(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, THREE, "h\ns\nd\nb\n\nq\n")

    assert "s. Leave it open and go on; it counts as not answered.\n" in shown
    assert "Where text is asked for, put a stroke before the letter: /b." in shown
    assert answers(saved) == {"Q2": "unknown"}


def test_where_text_is_typed_a_letter_is_text_and_a_stroke_makes_it_a_command(
    tmp_path: Path,
) -> None:
    _shown, saved = typed(tmp_path, KINDS, "s\ns\ns\n/s\nb\n/b\n/q\n")

    assert answers(saved) == {"Q5": "b"}


def test_enter_keeps_the_answer_given(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, KINDS, "1\nb\n\ns\ns\n5\n/b\n\n/q\n")

    assert "Enter keeps: 5\n" in shown
    assert [len(said) for said in saved.responses.values()] == [1, 1]


def test_comment_evidence_and_reason(tmp_path: Path) -> None:
    _shown, saved = typed(
        tmp_path, THREE, "c\nAsk them.\ne\nAct 12\nart. 4\n2019\n1\n2\na\nNone here.\nq\n"
    )

    said = saved.current()
    assert (said["Q1"].value, said["Q1"].comment) == (2, "Ask them.")
    assert [piece.title for piece in said["Q1"].evidence] == ["Act 12"]
    assert said["Q2"].reason == "None here."


def test_a_dialogue_within_has_a_way_back(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, THREE, "a\n/b\na\n\nj\nb\nq\n")

    assert "(/b goes back)" in shown
    assert answers(saved) == {}


def test_weapon_categories_each_on_their_own(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, GROUP, "o\n1\n2\n3\nq\n")

    assert "o. answer each on its own: N, C, B\n" in shown
    assert answers(saved) == {"Q1/law.N": 1, "Q1/law.C": 2, "Q1/law.B": 3}


def test_jump_lists_elements_and_looks_for_words(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, THREE, "j\nnowhere\nknown\n1\n3\nq\n")

    assert "1. element, 0 of 3\n" in shown
    assert "Nothing found; all are listed again.\n" in shown
    assert "1. Q3 Is it known?, 0 of 1\n" in shown
    assert answers(saved) == {"Q3": 3}


def test_jump_takes_an_id_at_once(tmp_path: Path) -> None:
    _shown, saved = typed(tmp_path, CONDITION, "j\nQ3\n4\nq\n")

    assert answers(saved) == {"Q3": 4}


def test_words_are_never_broken(tmp_path: Path) -> None:
    long = " ".join(["trans-shipment"] * 30)
    shown, _saved = typed(tmp_path, f'[[question]]\nid = "Q1"\ntext = "{long}"', "")

    rows = [row for row in shown.splitlines() if "trans" in row]
    assert all(word == "trans-shipment" for row in rows for word in row.split())
    assert all(len(row) < 80 for row in rows)


def test_text_from_people_cannot_rule_the_terminal(tmp_path: Path) -> None:
    shown, saved = typed(tmp_path, THREE, "c\nred \x1b[31m alert\nq\n")

    assert saved.current()["Q1"].comment == "red \x1b[31m alert"
    assert "\x1b" not in shown


def test_plain_works_over_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = questionnaire(element=THREE)
    target = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n2\n"))
    monkeypatch.setattr("sys.stdout", target)
    with store.writing(begun(tmp_path / "a.json", asked)) as opened:
        outcome = way_in.answer(opened, asked, plain=True)

    assert outcome is session.Outcome.LEFT
    assert answers(store.read(tmp_path / "a.json")) == {"Q1": 1, "Q2": 2}


def test_without_a_terminal_other_ways_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = questionnaire(element=THREE)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    with (
        store.writing(begun(tmp_path / "a.json", asked)) as opened,
        pytest.raises(UserError, match="There is no terminal") as refused,
    ):
        way_in.answer(opened, asked)

    assert refused.value.code is Exit.WRONG_USE
    assert "assessor set FILE ID=VALUE" in refused.value.todo
    assert "--plain" in refused.value.todo
