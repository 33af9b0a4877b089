"""Findings: decided by rule, for each field, side and weapon category apart."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import answers, questionnaire, response

from questionnaires.model import Cell
from scoring import assess
from scoring.cases import place
from scoring.findings import decide
from scoring.result import Basis

TRANSIT = """
[[question]]
id = "T1"
legal_weight = "obligation"
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
"""


def findings(asked, responses):
    return {place(finding): finding for finding in assess(asked, responses).findings}


def test_law_and_enforcement_n_c_and_b_each_have_their_own_finding():
    asked = questionnaire(transit=TRANSIT)
    said = {"law.N": 3, "law.C": 2, "law.B": 0, "enforcement.N": "unknown", "enforcement.C": "na"}
    found = findings(asked, answers(asked, T1=said))
    assert {at: finding.outcome for at, finding in found.items()} == {
        "transit_control/law.N": "in_place",
        "transit_control/law.C": "partly",
        "transit_control/law.B": "not_in_place",
        "transit_control/enforcement.N": "not_known",
        "transit_control/enforcement.C": "not_applicable",
        "transit_control/enforcement.B": "not_known",
    }


def test_where_an_obligation_is_asked_good_practice_neither_lifts_nor_lowers():
    asked = questionnaire(transit=TRANSIT + '[[question]]\nid = "T2"\nfields = ["transit_control"]')
    found = findings(asked, answers(asked, T1=3, T2=0))["transit_control/law.N"]
    assert (found.outcome, found.legal_weight) == ("in_place", "obligation")
    assert [basis.cell.id for basis in found.basis] == ["T1/law.N"]


def test_without_an_obligation_the_next_weight_decides_and_is_named():
    asked = questionnaire(
        a='[[question]]\nid = "C1"\nlegal_weight = "expected"\nfields = ["catch_all"]\n'
        '[[question]]\nid = "C2"\nfields = ["catch_all"]'
    )
    found = findings(asked, answers(asked, C1=1, C2=4))["catch_all/law.N"]
    assert (found.outcome, found.legal_weight) == ("partly", "expected")


def test_one_answer_for_all_counts_in_each():
    asked = questionnaire(a='[[question]]\nid = "R1"\nfields = ["list_updating"]')
    found = findings(asked, answers(asked, R1=3))
    assert {finding.outcome for finding in found.values()} == {"in_place"}
    assert len(found) == 6


def test_a_field_that_no_question_of_the_profile_asks_says_so():
    asked = questionnaire(a=TRANSIT + '[[question]]\nid = "T2"\nfields = ["catch_all"]\n'
                          'ask_if = { question = "T1", at_least = 1 }')  # fmt: skip
    found = findings(asked, answers(asked, T1=0))["catch_all/law.N"]
    assert (found.outcome, found.rule, found.basis) == ("not_known", "not_asked", ())


def test_a_text_decides_nothing():
    asked = questionnaire(a='[[question]]\nid = "R1"\nkind = "text"\nfields = ["list_updating"]')
    found = findings(asked, answers(asked, R1="BAFA"))["list_updating/law.N"]
    assert found.rule == "not_asked"


# The rule itself, against its meaning: what every completion of the open cells would give.

STATES = ["floor", "between", "target", "open", "aside"]
SHAPES = {
    "floor": ("answered", False, True),
    "between": ("answered", False, False),
    "target": ("answered", True, False),
    "open": ("unknown", None, None),
    "aside": ("not_applicable", None, None),
}


def basis(state):
    status, reaches, floor = SHAPES[state]
    return Basis(Cell("Q1", "Q1", None, None, None), status, None, reaches, floor)


def meant(states):
    counted = [state for state in states if state != "aside"]
    if not counted:
        return "not_applicable"
    spaces = [["floor", "between", "target"] if s == "open" else [s] for s in counted]
    outcomes = set()
    for completion in product(*spaces):
        if set(completion) == {"target"}:
            outcomes.add("in_place")
        elif set(completion) == {"floor"}:
            outcomes.add("not_in_place")
        else:
            outcomes.add("partly")
    return outcomes.pop() if len(outcomes) == 1 else "not_known"


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=5))
def test_the_rule_says_what_all_completions_of_the_open_cells_agree_on(states):
    assert decide([basis(state) for state in states])[0] == meant(states)


@pytest.mark.parametrize(
    ("states", "rule"),
    [
        (["target", "target"], "all_reach_target"),
        (["floor", "aside"], "all_at_floor"),
        (["floor", "target"], "mixed"),
        (["between", "open"], "mixed"),
        (["target", "open"], "open_cells_decide"),
        (["aside"], "all_set_aside"),
        ([], "not_asked"),
    ],
)
def test_a_finding_names_its_rule(states, rule):
    assert decide([basis(state) for state in states])[1] == rule


def test_an_answer_with_an_unknown_beside_it_is_not_known():
    asked = questionnaire(transit=TRANSIT.replace('["N", "C", "B"]', '["N"]') + TRANSIT.replace(
        "T1", "T2"))  # fmt: skip
    said = {"T1/law": response(asked, "T1/law", 3)}
    assert findings(asked, said)["transit_control/law.N"].rule == "open_cells_decide"
