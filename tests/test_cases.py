"""A State that answers so is scored so: the cases beside every questionnaire and every example."""

from pathlib import Path

import pytest

from questionnaires import bundled, cases, loader
from questionnaires.cases import Case
from questionnaires.problems import ContentError
from scoring.cases import differences

EXAMPLES = sorted((Path(__file__).parent / "examples/good").iterdir())
PUBLISHED = sorted(
    head.parent
    for head in (Path(__file__).parent.parent / "docs/examples").glob("*/questionnaire.toml")
)
FOLDERS = [*(bundled.folder(name) for name in bundled.names()), *EXAMPLES, *PUBLISHED]
CASES = [
    pytest.param(folder, case, id=f"{folder.name}: {case.name}")
    for folder in FOLDERS
    for case in cases.read(folder)
]
ASKED = {folder.name: loader.load(folder) for folder in FOLDERS}
BOTH = ASKED["cells_by_both"]


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_a_state_that_answers_so_is_scored_so(folder, case):
    assert differences(case, ASKED[folder.name]) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_questionnaire_and_every_example_has_cases(folder):
    assert cases.read(folder)


def case(expect=None, **keys):
    return Case.model_validate({"name": "A State", "expect": expect or {}} | keys)


def values_of(said):
    return {cell: response.value or response.status for cell, response in said.items()}


def test_a_questions_id_answers_all_its_cells_and_a_cell_named_later_its_own():
    said = cases.responses(case(answers={"Q1": "yes", "Q1/law.C": "no", "Q1/law.B": "na"}), BOTH)
    assert values_of(said) == {
        "Q1/law.N": "yes",
        "Q1/law.C": "no",
        "Q1/law.B": "not_applicable",
        "Q1/enforcement.N": "yes",
        "Q1/enforcement.C": "yes",
        "Q1/enforcement.B": "yes",
    }


def test_everything_is_said_in_what_the_answers_do_not_name():
    said = cases.responses(case(everything="yes", answers={"Q2": "unknown"}), ASKED["weights"])
    assert values_of(said) == {"Q1": "yes", "Q2": "unknown", "Q3": "yes"}


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ({"scores": {"Q1": 1}}, "score of Q1: expected 1, got 1/2"),
        ({"scores": {"e": [0, 1]}}, "score of e: expected 0 to 1, got 1/2"),
        ({"scores": {"Q9": 1}}, "score of Q9: expected 1, got none"),
        ({"scores": {"Q1": "none"}}, "score of Q1: expected none, got 1/2"),
        ({"scores": {"Q9": "none"}}, "score of Q9: expected none, got none"),
        ({"bands": {"Q1": "high"}}, "band of Q1: expected high, got None"),
        ({"bands": {"Q9": ["low", "high"]}}, "band of Q9: expected ('low', 'high'), got None"),
        ({"coverage": {"total": 0.5}}, "coverage of total: expected 1/2, got 1"),
        ({"findings": {"transit_control/law.N": "partly"}},
         "finding of transit_control/law.N: expected partly, got in_place"),
        ({"findings": {"transit_control": "partly"}},
         "finding of transit_control: expected partly, got None"),
        ({"gaps": []}, None),
        ({"gaps": ["Q2"]}, "gaps: expected first ('Q2',), got ('Q1',)"),
        ({"off_path": ["Q1"]}, "off the path: expected ('Q1',), got ()"),
        ({"shown": False}, "total shown: expected False, got True"),
    ],
)  # fmt: skip
def test_what_is_not_as_expected_is_told_in_a_sentence(expect, difference):
    told = differences(
        case(expect, answers={"Q1/law": "yes", "Q1/enforcement": "no"}), ASKED["cells_by_side"]
    )
    assert told == ([difference] if difference else [])


@pytest.mark.parametrize(
    "answers", [{"Q9": "yes"}, {"Q1/law.X": "yes"}, {"Q1": "maybe"}, {"Q1": 3}], ids=str
)
def test_answers_to_what_is_not_asked_are_told_and_do_not_pass(answers):
    (told,) = differences(case(answers=answers), BOTH)
    assert told.startswith("its answers cannot be read: ")


@pytest.mark.parametrize(
    "text",
    [
        "[[case",
        '[[case]]\nname = "No expectation"',
        '[[case]]\nname = "A slip"\nanswer = { Q1 = "yes" }\nexpect = {}',
        '[[case]]\nname = "A judgement"\nexpect = { findings = { f = "compliant" } }',
        '[[case]]\nname = "Three ends"\nexpect = { scores = { total = [0, 1, 2] } }',
        "a = " + "[" * 1000,
    ],
    ids=["not TOML", "incomplete", "unknown key", "unknown finding", "no interval", "deep"],
)
def test_a_file_that_holds_no_cases_is_a_problem(tmp_path, text):
    (tmp_path / "cases.toml").write_text(text)
    with pytest.raises(ContentError) as caught:
        cases.read(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["Q401"]


def test_a_folder_without_the_file_has_no_cases(tmp_path):
    assert cases.read(tmp_path) == ()


def test_cases_are_no_part_of_what_is_asked():
    assert "cases.toml" not in loader.read_folder(bundled.folder("op3_workshop"))
