"""The interview loop, with a script instead of a person."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from sitting import (
    BACK,
    COMMENT,
    EVIDENCE,
    FORWARD,
    HELP,
    JUMP,
    LEAVE,
    NOT_APPLICABLE,
    SKIP,
    UNKNOWN,
    WHY,
    Sitting,
    sitting,
)
from tiny import questionnaire

from assessor import files
from assessor.errors import Exit, UserError
from assessor.interview.screen import OneOf, Said, Writing
from assessor.interview.session import Outcome
from questionnaires.model import Questionnaire

THREE = """
[[question]]
id = "Q1"
text = "Is there a law?"
why = "Nothing works without one."
legal_weight = "obligation"
provisions = ["1540:OP3(d)"]

[[question]]
id = "Q2"
text = "Is it used?"
na_only_if = "There are no exporters."
legal_weight = "expected"

[[question]]
id = "Q3"
text = "Is it known?"
"""
GROUP = """
[[question]]
id = "Q1"
text = "Is it controlled?"
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
enforcement_anchors = ["not done", "by chance", "at times", "always", "measured"]

[[question]]
id = "Q2"
"""


@pytest.fixture
def three(tmp_path: Path):
    with sitting(tmp_path, questionnaire(element=THREE)) as made:
        yield made


@pytest.fixture
def group(tmp_path: Path):
    with sitting(tmp_path, questionnaire(element=GROUP)) as made:
        yield made


def test_a_screen_says_where_one_is_what_is_asked_and_how_far_one_is(three: Sitting) -> None:
    (screen,) = three.say()

    assert screen.splitlines() == [
        "1 Aims ▸ element",
        "At present 0 of 3 answers are in; 3 questions left.",
        "Q1 · OP3(d) · obligation",
        "Is there a law?",
        "0 nothing",
        "1 custom",
        "2 some",
        "3 all",
        "4 reviewed",
    ]


def test_answering_goes_on_to_the_end(three: Sitting) -> None:
    shown = three.say("2", "3", "4", LEAVE)

    assert three.answers == {"Q1": 2, "Q2": 3, "Q3": 4}
    assert three.outcome is Outcome.FINISHED
    assert "The end of the questions, at present" in shown[-1]
    assert "answered 3, don't know 0, not applicable 0, not answered 0" in shown[-1]
    assert "assessor score FILE" in shown[-1]


def test_leaving_with_open_questions_is_a_normal_ending_too(three: Sitting) -> None:
    three.say("2", LEAVE)

    assert three.answers == {"Q1": 2}
    assert three.outcome is Outcome.LEFT


def test_the_end_of_the_input_is_leaving(three: Sitting) -> None:
    three.say("2")

    assert three.answers == {"Q1": 2}
    assert three.outcome is Outcome.LEFT


def test_back_shows_the_answer_and_enter_on_it_says_nothing_anew(three: Sitting) -> None:
    shown = three.say("2", BACK, "2", LEAVE)

    assert "So far: 2 – partial." in shown[2]
    assert isinstance(three.screens[2].ask, OneOf)
    assert three.screens[2].ask.default == 2
    assert len(three.opened.assessment.responses["Q1"]) == 1


def test_an_answer_changed_is_superseded_and_kept(three: Sitting) -> None:
    three.say("2", BACK, "3", LEAVE)

    assert [said.value for said in three.opened.assessment.responses["Q1"]] == [2, 3]


def test_back_from_the_first_question_stays_there_and_says_so(three: Sitting) -> None:
    shown = three.say(BACK, LEAVE)

    assert "This is the first question." in shown[1]
    assert "Is there a law?" in shown[1]


def test_forward_and_skip_record_nothing(three: Sitting) -> None:
    shown = three.say(FORWARD, SKIP, "1", LEAVE)

    assert three.answers == {"Q3": 1}
    assert "2 questions are open." in shown[-1]


def test_unknown_is_recorded_and_is_no_answer(three: Sitting) -> None:
    shown = three.say(UNKNOWN, BACK, UNKNOWN, LEAVE)

    assert three.answers == {"Q1": "unknown"}
    assert "So far: don't know." in shown[2]
    assert len(three.opened.assessment.responses["Q1"]) == 1


def test_not_applicable_asks_for_the_reason(three: Sitting) -> None:
    shown = three.say(SKIP, NOT_APPLICABLE, "There are none.", BACK, LEAVE)

    assert three.answers == {"Q2": "not_applicable"}
    assert three.current["Q2"].reason == "There are none."
    assert "The only circumstance accepted: There are no exporters." in shown[2]
    assert "the duty binds every State" not in shown[2]
    assert "So far: not applicable: There are none." in shown[4]


def test_an_obligation_binds_every_state(three: Sitting) -> None:
    shown = three.say(NOT_APPLICABLE, BACK, LEAVE)

    assert "the duty binds every State" in shown[1]
    assert three.answers == {}


def test_an_empty_reason_is_none_and_half_typed_text_comes_back(three: Sitting) -> None:
    three.say(NOT_APPLICABLE, "", NOT_APPLICABLE, Said(BACK, "Because of"), NOT_APPLICABLE, BACK)

    assert three.answers == {}
    assert isinstance(three.screens[5].ask, Writing)
    assert three.screens[5].ask.default == "Because of"


def test_comment_and_evidence_are_carried_over_to_a_new_answer(three: Sitting) -> None:
    three.say(
        "2", BACK, COMMENT, "Since 2019.", EVIDENCE, "Act 12", "art. 4", "2019-05", "1", "3", LEAVE
    )

    said = three.current["Q1"]
    assert (said.value, said.comment) == (3, "Since 2019.")
    assert [(e.title, e.reference, e.date) for e in said.evidence] == [
        ("Act 12", "art. 4", "2019-05")
    ]


def test_a_comment_may_come_before_the_answer(three: Sitting) -> None:
    shown = three.say(COMMENT, "Ask customs.", LEAVE)

    assert three.answers == {"Q1": "unanswered"}
    assert "So far: not answered. Comment: Ask customs." in shown[2]
    assert "0 of 3 answers" in shown[2]
    assert "Is there a law?" in three.say(LEAVE)[0]


def test_a_comment_can_be_changed_and_taken_out(three: Sitting) -> None:
    three.say("2", BACK, COMMENT, "First.", COMMENT, "Second.", COMMENT, "", COMMENT, "-", LEAVE)

    comments = [said.comment for said in three.opened.assessment.responses["Q1"]]
    assert comments == [None, "First.", "Second.", None]
    assert three.answers == {"Q1": 2}


def test_evidence_of_a_file_is_its_name_and_digest(three: Sitting, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_bytes(b"abc")

    shown = three.say(EVIDENCE, "The law", str(law), "", "1", LEAVE)

    (piece,) = three.current["Q1"].evidence
    assert piece.reference == "law.txt"
    assert piece.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert piece.date is None
    assert "File law.txt, SHA-256 ba7816bf" in shown[3]


def test_evidence_can_be_taken_out_before_and_after_it_is_kept(three: Sitting) -> None:
    three.say(EVIDENCE, "A", "", "", "2", "B", "", "", "Take out: A", "1", LEAVE)
    assert [piece.title for piece in three.current["Q1"].evidence] == ["B"]

    three.say(EVIDENCE, "Take out: B", BACK, LEAVE)
    assert three.current["Q1"].evidence == ()


def test_each_step_of_the_evidence_has_a_way_back_that_keeps_the_text(three: Sitting) -> None:
    three.say(EVIDENCE, "Act", "art. 1", BACK, BACK, BACK, LEAVE)

    asked = [screen.ask for screen in three.screens[1:6] if isinstance(screen.ask, Writing)]
    assert [writing.default for writing in asked] == ["", "", "", "art. 1", "Act"]
    assert three.answers == {}


def test_why_and_help_are_read_and_left(three: Sitting) -> None:
    shown = three.say(WHY, HELP, LEAVE)

    assert "Nothing works without one." in shown[1]
    assert "OP3(d) " in shown[1]
    assert "Choose the highest that is true." in shown[3]
    assert "By script." in shown[3]
    assert "2 partial: Some." in shown[3]


def test_jump_shows_how_far_each_is_and_goes_there(three: Sitting) -> None:
    shown = three.say("2", JUMP, "Q3", LEAVE)

    choices = three.screens[2].ask.choices
    assert [(choice.title, choice.note) for choice in choices] == [
        ("element", "1 of 3"),
        ("Q1 Is there a law?", "1 of 1"),
        ("Q2 Is it used?", "0 of 1"),
        ("Q3 Is it known?", "0 of 1"),
    ]
    assert "Is it known?" in shown[3]


def test_jump_to_an_element_goes_to_its_first_open_question(three: Sitting) -> None:
    shown = three.say("2", SKIP, JUMP, "element", LEAVE)

    assert "Is it used?" in shown[4]


def test_the_end_leads_to_the_first_open_question_and_back(three: Sitting) -> None:
    shown = three.say("2", SKIP, SKIP, "1", SKIP, SKIP, BACK, LEAVE)

    assert "Is it used?" in shown[4]
    assert "The end of the questions" in shown[6]
    assert "Is it known?" in shown[7]


def test_going_on_starts_behind_the_newest_answer(three: Sitting) -> None:
    three.say(SKIP, "2", LEAVE)
    assert "Is it known?" in three.say(LEAVE)[0]

    three.say("2", LEAVE)
    assert "Is there a law?" in three.say(LEAVE)[0]

    three.say("2", LEAVE)
    assert "The end of the questions" in three.say(LEAVE)[0]


def test_one_can_start_at_an_id(three: Sitting) -> None:
    assert "Is it used?" in three.say(LEAVE, start="Q2")[0]

    with pytest.raises(UserError, match="Nothing in tiny has the id Q9") as refused:
        three.say(start="Q9")
    assert refused.value.code is Exit.WRONG_USE


def test_one_answer_for_several_weapon_categories(group: Sitting) -> None:
    shown = group.say("2", "3", LEAVE)

    assert group.answers == {
        "Q1/law.N": 2, "Q1/law.C": 2, "Q1/law.B": 2,
        "Q1/enforcement.N": 3, "Q1/enforcement.C": 3, "Q1/enforcement.B": 3,
    }  # fmt: skip
    assert "Law – N, C, B" in shown[0]
    assert "2 some" in shown[0]
    assert "Enforcement – N, C, B" in shown[1]
    assert "2 at times" in shown[1]


def test_each_weapon_category_on_its_own(group: Sitting) -> None:
    shown = group.say("o", "1", "2", UNKNOWN, LEAVE)

    assert group.answers == {"Q1/law.N": 1, "Q1/law.C": 2, "Q1/law.B": "unknown"}
    assert "Law – N\n" in shown[1]
    assert "Enforcement – N, C, B" in shown[4]


def test_answers_that_differ_are_shown_on_the_screen_for_all(group: Sitting) -> None:
    group.say("o", "1", "2", UNKNOWN, LEAVE)

    shown = group.say(BACK, LEAVE)

    assert "So far: N: 1 – informal; C: 2 – partial; B: don't know." in shown[1]
    assert group.screens[1].ask.default is None


def test_a_group_left_half_done_goes_on_with_its_next_cell(group: Sitting) -> None:
    group.say("o", "1", LEAVE)

    assert "Law – C\n" in group.say(LEAVE)[0]


def test_one_answer_for_all_replaces_what_differs_only_where_it_differs(group: Sitting) -> None:
    group.say("o", "1", "2", "1", BACK, "1", LEAVE)

    assert group.answers == {"Q1/law.N": 1, "Q1/law.C": 2, "Q1/law.B": 1}
    group.say("1", LEAVE, start="Q1/law.N")
    assert {cell: len(said) for cell, said in group.opened.assessment.responses.items()} == {
        "Q1/law.N": 1, "Q1/law.C": 2, "Q1/law.B": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("script", "status"), [((UNKNOWN,), "unknown"), ((NOT_APPLICABLE, "None."), "not_applicable")]
)
def test_what_is_said_of_a_group_is_said_of_all_its_cells(
    group: Sitting, script: tuple, status: str
) -> None:
    group.say(*script, LEAVE)

    assert group.answers == dict.fromkeys(["Q1/law.N", "Q1/law.C", "Q1/law.B"], status)


def test_comment_and_evidence_of_a_group_reach_all_its_cells(group: Sitting) -> None:
    group.say("2", BACK, COMMENT, "All alike.", EVIDENCE, "Act", "", "", "1", LEAVE)

    assert [said.comment for said in group.current.values()] == ["All alike."] * 3
    assert [len(said.evidence) for said in group.current.values()] == [1] * 3


def test_comments_that_differ_are_shown_before_one_replaces_them(group: Sitting) -> None:
    group.say("o", COMMENT, "Only N.", BACK, COMMENT, "", LEAVE)
    shown = group.say(COMMENT, "For all.", LEAVE, start="Q1")

    assert "The comments differ" in shown[1]
    assert "N Only N." in shown[1]
    assert [said.comment for said in group.current.values()] == ["For all."] * 3


CONDITION = """
[[question]]
id = "Q1"
text = "Is there a law?"

[[question]]
id = "Q2"
text = "Is it used?"
ask_if = { question = "Q1", at_least = 1 }

[[question]]
id = "Q3"
text = "Is it known?"
"""


def test_answers_open_and_close_questions(tmp_path: Path) -> None:
    with sitting(tmp_path, questionnaire(element=CONDITION)) as made:
        shown = made.say("0", BACK, "1", "3", BACK, BACK, "0", LEAVE)

        assert "0 of 3 answers are in; 3 questions left" in shown[0]
        assert "1 of 2 answers are in; 1 question left" in shown[1]
        assert "Is it known?" in shown[1]
        assert "Is it used?" in shown[3]
        assert "1 of 2 answers are in" in shown[-1]
        assert made.answers == {"Q1": 0, "Q2": 3}


def test_a_question_asked_because_its_condition_is_open_says_so(tmp_path: Path) -> None:
    with sitting(tmp_path, questionnaire(element=CONDITION)) as made:
        shown = made.say(SKIP, LEAVE)

        assert "Asked because Q1 is not answered yet" in shown[1]


def test_what_is_not_asked_at_present_is_passed_over_with_a_word(tmp_path: Path) -> None:
    with sitting(tmp_path, questionnaire(element=CONDITION)) as made:
        made.say("0", LEAVE)

        shown = made.say(LEAVE, start="Q2")

        assert "Q2 is not asked at present" in shown[0]
        assert "Is it known?" in shown[0]


KINDS = """
[[question]]
id = "Q1"
kind = "yes_partly_no"

[[question]]
id = "Q2"
kind = "choice"
options = [{ id = "X", label = "on record" }, { id = "?", label = "not sure" }]

[[question]]
id = "Q3"
kind = "checklist"
options = [{ id = "a", label = "lists" }, { id = "b", label = "permits" }]

[[question]]
id = "Q4"
kind = "number"
unit = "officers"

[[question]]
id = "Q5"
kind = "text"

[[question]]
id = "Q6"
kind = "date"
"""


@pytest.fixture
def kinds(tmp_path: Path):
    with sitting(tmp_path, questionnaire(element=KINDS)) as made:
        yield made


def test_every_kind_of_question_can_be_answered(kinds: Sitting) -> None:
    kinds.say("partly", "not sure", ("a", "b"), "12", "By decree.", "2019-05", LEAVE)

    assert kinds.answers == {
        "Q1": "partly", "Q2": "?", "Q3": ("a", "b"), "Q4": 12, "Q5": "By decree.", "Q6": "2019-05",
    }  # fmt: skip
    assert kinds.outcome is Outcome.FINISHED


def test_a_wrong_entry_is_told_from_a_right_one_in_words(kinds: Sitting) -> None:
    kinds.say(LEAVE, start="Q4")

    problem = kinds.screens[0].ask.problem
    assert problem("12") is None
    assert problem("twelve") == "expected a whole number"


def test_half_typed_text_is_there_when_one_comes_back(kinds: Sitting) -> None:
    kinds.say(Said(WHY, "By dec"), Said(FORWARD, "By dec"), BACK, LEAVE, start="Q5")

    assert [screen.ask.default for screen in kinds.screens if isinstance(screen.ask, Writing)] == [
        "", "By dec", "", "By dec",
    ]  # fmt: skip
    assert kinds.answers == {}


def test_a_full_disk_keeps_the_answer_in_hand(
    three: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = [True]
    really = files.replace

    def replace(target: Path, data: bytes):
        if failing and failing.pop():
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(target, data)

    monkeypatch.setattr(files, "replace", replace)

    shown = three.say("2", "Try again", LEAVE)

    assert "could not be saved" in shown[1]
    assert "Is it used?" in shown[2]
    assert three.answers == {"Q1": 2}


def test_one_may_leave_without_the_answer_that_cannot_be_saved(
    three: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.say("2", LEAVE)

    def replace(target: Path, data: bytes):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "replace", replace)
    three.say("3", "Try again", "Leave without this answer")

    assert three.answers == {"Q1": 2}
    assert three.outcome is Outcome.LEFT


def test_for_each_instance_there_is_a_screen(tmp_path: Path) -> None:
    content: Questionnaire = questionnaire(
        element='[[question]]\nid = "Q1"\nfor_each = ["NSG", "AG"]\nweapons = ["N", "C"]'
    )
    with sitting(tmp_path, content) as made:
        shown = made.say("1", "o", "2", "3", LEAVE)

        assert "NSG – N, C" in shown[0]
        assert "AG – N, C" in shown[1]
        assert made.answers == {"Q1/NSG.N": 1, "Q1/NSG.C": 1, "Q1/AG.N": 2, "Q1/AG.C": 3}
