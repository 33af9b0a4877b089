"""The action plan: every gap a measure, in its phase, and none before what it rests on.

``golden/action_plan.md`` is what it has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_plan.py

and read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from harbour import PLAN, case
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import reports
from assessor.errors import UserError
from assessor.reports import action_plan
from assessor.reports.action_plan.order import placed
from assessor.reports.details import Contact, Details, Measure, Plan
from assessor.reports.document import Table
from assessor.reports.formats import terminal
from questionnaires import bundled, loader, supplements
from questionnaires.plan import PlanFile
from questionnaires.responses import Goal, Response
from questionnaires.values import choices
from scoring import assess

GOLDEN = Path(__file__).with_name("golden") / "action_plan.md"
UNKNOWN = {"status": "unknown"}
SAID = {
    "LAW/law": 1, "LAW/enforcement": 0, "GUIDE": 0, "LIST/N": 1, "LIST/C": 0, "LIST/B": 0,
    "LICENCE/law": 0, "LICENCE/enforcement": 0, "GATE": UNKNOWN,
}  # fmt: skip


def measures(found):
    return json.loads(reports.make(found, "action-plan", "json"))["measures"]


def order(found):
    return [(each["phase"], each["question"]) for each in measures(found)]


def test_the_plan_is_the_golden_one(tmp_path):
    found = case(
        tmp_path, SAID, goals={"LIST": {"wanted": 1, "due": "2027-06"}},
        needs={"LICENCE": {"note": "Two experts."}}, agency="Foreign Ministry",
    )  # fmt: skip
    details = Details(
        contact=Contact(name="A. Official", organisation="Foreign Ministry"),
        plan=Plan(
            coordination="The council\nIts secretariat",
            measures={"LICENCE": Measure(time_frame="in May", indicator="Ten licences.")},
        ),
    )
    text = reports.make(replace(found, details=details), "action-plan", "markdown").decode()
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_phases_follow_one_another_and_what_others_wait_for_comes_first(tmp_path):
    assert order(case(tmp_path, SAID | {"LAW/law": 0})) == [
        ("law", "LAW"), ("licensing", "LIST"), ("licensing", "LICENCE"),
    ]  # fmt: skip


def test_a_gap_met_in_law_is_closed_with_enforcement(tmp_path):
    met = {"LAW/law": 1, "LAW/enforcement": 0, "GATE": 0}
    assert order(case(tmp_path, met)) == [("enforcement", "LAW"), ("enforcement", "GATE")]


@pytest.mark.parametrize("law", [UNKNOWN, 0])
def test_a_gap_that_may_lack_law_stays_with_the_law(tmp_path, law):
    said = {"LAW/law": law, "LAW/enforcement": 0}
    assert order(case(tmp_path, said)) == [("law", "LAW")]


def test_law_that_is_set_aside_is_met(tmp_path):
    aside = {"status": "not_applicable", "reason": "Decided by the union."}
    said = {"LAW/law": aside, "LAW/enforcement": 0}
    assert order(case(tmp_path, said)) == [("enforcement", "LAW")]


def test_a_gap_stays_in_its_phase_where_an_earlier_measure_waits_for_it(tmp_path):
    # GUIDE is a matter of licensing and waits for LAW: it would stand before it otherwise.
    found = order(case(tmp_path, {"LAW/law": 1, "LAW/enforcement": 0, "GUIDE": 0}))
    assert found == [("law", "LAW"), ("licensing", "GUIDE")]


def test_gaps_against_own_goals_are_measures_too_and_say_so(tmp_path):
    found = measures(
        case(tmp_path, {"GATE": 1, "LIST/N": 0}, goals={"GATE": {"wanted": 2, "due": "2028"}})
    )
    assert [(m["question"], m["own_goal"]) for m in found] == [("LIST", False), ("GATE", True)]
    assert (found[1]["time_frame"], found[1]["time_source"]) == ("by 2028", "goal")
    assert "A trained guard." in found[1]["indicator"]


def test_the_time_frame_is_the_goals_then_the_details_then_the_phases(tmp_path):
    said = {"LAW/law": 0, "LIST/N": 0, "GATE": 0}
    found = case(tmp_path, said, goals={"LAW": {"wanted": 1, "due": "2027"}})
    written = {ident: Measure(time_frame="in May") for ident in ("LAW", "LIST")}
    found = replace(found, details=Details(plan=Plan(measures=written)))
    assert [(m["time_frame"], m["time_source"]) for m in measures(found)] == [
        ("by 2027", "goal"), ("in May", "details"), ("third year", "suggestion"),
    ]  # fmt: skip
    shown = reports.make(found, "action-plan", "markdown").decode()
    assert "third year (suggested)" in shown
    assert "in May (suggested)" not in shown


def test_details_stand_in_place_of_the_programs_words(tmp_path):
    written = Measure(responsible="X.", partners="Y.", indicator="Z.", resources="None.")
    found = replace(
        case(tmp_path, {"GATE": 0}), details=Details(plan=Plan(measures={"GATE": written}))
    )
    (measure,) = measures(found)
    said = [measure[key] for key in ("responsible", "partners", "indicator", "resources")]
    assert said == ["X.", "Y.", "Z.", "None."]


def test_who_leads_is_responsible_and_the_others_are_partners(tmp_path):
    found = {m["question"]: m for m in measures(case(tmp_path, {"LAW/law": 0, "GATE": 0}))}
    assert (found["LAW"]["responsible"], found["LAW"]["partners"]) == (
        "Foreign Ministry", "customs",
    )  # fmt: skip
    assert (found["GATE"]["responsible"], found["GATE"]["partners"]) == ("customs", "")


def test_help_that_is_marked_is_told_from_help_that_would_serve(tmp_path):
    said = {"LAW/law": 0, "GATE": 0}
    found = measures(case(tmp_path, said, needs={"border": {"note": "By spring."}}))
    assert [(m["needs_help"], m["resources"]) for m in found] == [
        (False, "Help that would serve: drafting."),
        (True, "Help needed: scanners. By spring."),
    ]


def test_what_nobody_knows_is_to_be_found_out_and_is_no_measure(tmp_path):
    found = case(tmp_path, SAID)
    data = json.loads(reports.make(found, "action-plan", "json"))
    assert "GATE" not in {m["question"] for m in data["measures"]}
    assert data["find_out"] == [
        {"responsible": "customs", "element": "Border", "questions": ["GATE"]}
    ]


def test_without_gaps_the_plan_says_so(tmp_path):
    text = reports.make(case(tmp_path, {"GATE": 1}), "action-plan", "markdown").decode()
    assert "there is no measure to take" in text
    assert "Phase" not in text


def test_what_the_author_left_open_is_to_be_filled_in(tmp_path):
    text = terminal.render(action_plan.document(case(tmp_path, {"GATE": 0})), 80)
    assert "Coordination body  [to be filled in]" in text
    assert "Point of contact   [to be filled in]" in text


def test_a_table_too_wide_for_the_screen_is_shown_row_by_row(tmp_path):
    document = action_plan.document(case(tmp_path, {"GATE": 0}))
    assert document.landscape
    assert [len(b.columns) for b in document.blocks if isinstance(b, Table)][-1] == 7
    text = terminal.render(document, 60)
    assert "- 1. GATE: Watch the gate.\n  Provision and field: OP3(c)\n" in text
    assert max(map(len, text.splitlines())) <= 60


def test_a_questionnaire_without_a_plan_is_refused(tmp_path):
    found = case(tmp_path, {"GATE": 0})
    (tmp_path / "plan.toml").unlink()
    with pytest.raises(UserError, match=r"harbour has no plan\.toml"):
        reports.make(found, "action-plan", "markdown")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PLAN.replace('["border"]', '["border", "nix"]', 1), "enforcement: nix does not exist"),
        (PLAN.replace('["border"]', "[]", 1), "border: It is in no phase"),
        ("= nothing", "is not valid TOML"),
        ('phase = "law"', "phase: Input should be a valid tuple"),
        ("phase = []\nsubject = []\n", "phase: Tuple should have at least 1 item"),
    ],
)
def test_a_plan_with_a_problem_is_refused(tmp_path, plan, words):
    found = case(tmp_path, {"GATE": 0}, plan=plan)
    with pytest.raises(UserError) as refused:
        reports.make(found, "action-plan", "markdown")
    assert words in refused.value.what


def test_every_sheet_has_a_row_for_each_measure(tmp_path):
    found = case(tmp_path, SAID)
    sheets = {sheet.name: sheet for sheet in action_plan.sheets(found)}
    assert [row[2] for row in sheets["Measures"].rows] == [m["question"] for m in measures(found)]
    assert sheets["Find out"].rows == (("customs", "Border", "GATE"),)
    for sheet in sheets.values():
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


# Whatever is answered, to whichever questionnaire that has a plan.


@cache
def loaded(name):
    folder = bundled.folder(name)
    return loader.load(folder), supplements.read(folder, "plan.toml", PlanFile)


@given(name=st.sampled_from(["op3_workshop", "op3_matrix"]), seed=st.integers(0, 10**6))
@settings(max_examples=25)
def test_every_gap_is_one_measure_and_none_stands_before_one_it_waits_for(name, seed):
    questionnaire, plan = loaded(name)
    chance = random.Random(seed)
    at = "2026-01-01T00:00:00Z"
    said, goals = {}, {}
    for cell in questionnaire.cells.values():
        question = questionnaire.questions[cell.question]
        known = choices(question, questionnaire.head.scale)
        answer = chance.choice([*known, None])
        value = int(answer) if question.kind == "level" and answer is not None else answer
        status = "unknown" if value is None else "answered"
        said[cell.id] = Response(rev=1, at=at, status=status, value=value)
    if name == "op3_workshop":
        goals = {"all": Goal(rev=1, at=at, wanted=chance.choice([2, 3, 4]))}
    result = assess(questionnaire, said, "full", goals)
    found = placed(questionnaire, plan, result, said)
    gaps = [(gap.question, own) for own, kept in ((False, result.gaps), (True, result.own_gaps))
            for gap in kept]  # fmt: skip
    assert sorted((each.gap.question, each.own) for each in found) == sorted(gaps)
    assert [each.phase for each in found] == sorted(each.phase for each in found)
    seen = set()
    planned = {each.gap.question for each in found}
    for each in found:
        asked_if = questionnaire.questions[each.gap.question].ask_if
        needed = {test.question for test in asked_if.tests} if asked_if else set()
        assert needed & planned <= seen
        seen.add(each.gap.question)
