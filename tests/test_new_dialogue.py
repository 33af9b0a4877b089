"""The dialogue that starts an assessment, with a script instead of a person."""

from __future__ import annotations

import pytest
from sitting import BACK, Scripted
from tiny import questionnaire

from assessor.interview.new import Beginning, ask_new
from questionnaires import bundled, loader
from questionnaires.model import Questionnaire


@pytest.fixture(scope="module")
def workshop() -> Questionnaire:
    return loader.load(bundled.folder("op3_workshop"))


def test_five_answers_and_a_summary(workshop: Questionnaire) -> None:
    prompter = Scripted("Tesmara", "Ministry of Economy", "Ana", "1", "2", "1")

    assert ask_new(prompter, workshop) == Beginning(
        "Tesmara", "Ministry of Economy", "Ana", "self", "quick"
    )
    assert prompter.shown[-1].splitlines() == [
        "Is this right?",
        "System: Tesmara",
        "Body: Ministry of Economy",
        "At the keyboard: Ana",
        "Kind: self-assessment",
        "Questions: Quick scan (30 questions, roughly 1½ hours)",
    ]


def test_only_what_is_not_given_is_asked(workshop: Questionnaire) -> None:
    given = Beginning("Tesmara", "", "Ana", "exercise")
    prompter = Scripted("1", "1")

    assert ask_new(prompter, workshop, given) == Beginning("Tesmara", "", "Ana", "exercise", "full")
    assert "Which questions?" in prompter.shown[0]


def test_with_all_given_nothing_is_asked(workshop: Questionnaire) -> None:
    given = Beginning("Tesmara", "", "", "self", "full")
    prompter = Scripted()

    assert ask_new(prompter, workshop, given) == given
    assert prompter.shown == []


def test_every_step_has_a_way_back_that_keeps_what_was_said(workshop: Questionnaire) -> None:
    prompter = Scripted(
        "Tesmara", "several bodies", "Ana", "2", "1", "No, go back", BACK, BACK, BACK, BACK,
        "Tesmara", "several bodies", "Ana", "3", "1", "1",
    )  # fmt: skip

    said = ask_new(prompter, workshop)

    assert said == Beginning("Tesmara", "", "Ana", "exercise", "full")
    defaults = [getattr(screen.ask, "default", None) for screen in prompter.screens[10:13]]
    assert defaults == ["Tesmara", "", "Ana"]


def test_another_body_is_named_by_hand(workshop: Questionnaire) -> None:
    prompter = Scripted("Tesmara", "another", BACK, "another", "Port Authority", "", "1", "1", "1")

    said = ask_new(prompter, workshop)

    assert said is not None
    assert (said.agency, said.respondent) == ("Port Authority", "")


def test_a_system_has_to_be_named() -> None:
    prompter = Scripted(BACK)

    assert ask_new(prompter, questionnaire(element='[[question]]\nid = "Q1"')) is None
    problem = prompter.screens[0].ask.problem
    assert problem(" ") == "Something has to stand here."
    assert problem("Tesmara") is None


def test_the_end_of_the_input_creates_nothing(workshop: Questionnaire) -> None:
    assert ask_new(Scripted("Tesmara"), workshop) is None
