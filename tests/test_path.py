"""Which questions are asked, given the answers: true, false and open conditions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import AT, answers, questionnaire

from questionnaires.condition import Condition
from questionnaires.model import Question
from questionnaires.path import path
from questionnaires.responses import Response

# A license (yes, partly, no), then what hangs on it, each in its own way.
WORLD = """
[[question]]
id = "A"
kind = "yes_partly_no"
[[question]]
id = "B"
kind = "yes_partly_no"
ask_if = { question = "A", is = "yes" }
[[question]]
id = "C"
kind = "yes_partly_no"
ask_if = { question = "B", is = "yes" }
[[question]]
id = "D"
kind = "yes_partly_no"
ask_if = { not = { question = "B", is = "yes" } }
"""


def walked(asked, profile="full", **said):
    """The ids on the path, those of them that are pending, and those that are off."""
    way = path(asked, profile, answers(asked, **said))
    return " ".join(q.id for q in way.questions), " ".join(way.pending), " ".join(way.off)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("A B C D", "B C D", "")),
        ({"A": "unknown"}, ("A B C D", "B C D", "")),
        ({"A": "yes"}, ("A B C D", "C D", "")),
        ({"A": "yes", "B": "yes"}, ("A B C", "", "D")),
        ({"A": "yes", "B": "no"}, ("A B D", "", "C")),
        ({"A": "no"}, ("A", "", "B C D")),
        ({"A": "na"}, ("A", "", "B C D")),
    ],
    ids=lambda value: str(value),
)
def test_a_condition_is_true_false_or_open_and_an_open_one_is_asked(said, expected):
    assert walked(questionnaire(e=WORLD), **said) == expected


def test_what_hangs_on_a_question_that_is_ruled_out_is_ruled_out_whatever_was_said_there():
    asked = questionnaire(e=WORLD)
    assert walked(asked, A="no", B="yes", C="yes") == ("A", "", "B C D")
    assert walked(asked, A="no", B="no") == ("A", "", "B C D")


def test_what_hangs_on_a_pending_question_is_pending_whatever_was_said_there():
    asked = questionnaire(e=WORLD)
    assert walked(asked, B="yes") == ("A B C D", "B C D", "")
    assert walked(asked, B="no") == ("A B D", "B D", "C")


LEVELS = """
[[question]]
id = "A"
weapons = ["N", "C"]
[[question]]
id = "any"
kind = "text"
ask_if = { question = "A", at_least = 2 }
[[question]]
id = "all"
kind = "text"
ask_if = { question = "A", at_least = 2, cells = "all" }
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"N": 2, "C": 1}, ("A any", "", "all")),
        ({"N": 2, "C": 4}, ("A any all", "", "")),
        ({"N": 1, "C": 0}, ("A", "", "any all")),
        ({"N": 2}, ("A any all", "all", "")),
        ({"N": 1}, ("A any", "any", "all")),
        ({"N": 2, "C": "na"}, ("A any", "", "all")),
        ({"N": "unknown", "C": "na"}, ("A any", "any", "all")),
    ],
    ids=lambda value: str(value),
)
def test_a_question_with_several_cells_passes_by_any_of_them_or_by_all(said, expected):
    assert walked(questionnaire(e=LEVELS), A=said) == expected


COMBINED = """
[[question]]
id = "A"
kind = "yes_partly_no"
[[question]]
id = "B"
kind = "checklist"
options = [{ id = "sea", label = "By sea" }, { id = "air", label = "By air" }]
[[question]]
id = "both"
kind = "text"
ask_if = { all = [{ question = "A", is = "yes" }, { question = "B", is = "sea" }] }
[[question]]
id = "either"
kind = "text"
ask_if = { any = [{ question = "A", is = "yes" }, { question = "B", is = "sea" }] }
[[question]]
id = "neither"
kind = "text"
ask_if = { not = { any = [{ question = "A", is = "yes" }, { question = "B", is = "sea" }] } }
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("A B both either neither", "both either neither", "")),
        ({"A": "yes"}, ("A B both either", "both", "neither")),
        ({"A": "no"}, ("A B either neither", "either neither", "both")),
        ({"A": "yes", "B": "air, sea"}, ("A B both either", "", "neither")),
        ({"A": "no", "B": "air"}, ("A B neither", "", "both either")),
        ({"A": "no", "B": "-"}, ("A B neither", "", "both either")),
    ],
    ids=lambda value: str(value),
)
def test_conditions_combine_and_what_is_settled_by_one_part_needs_no_other(said, expected):
    assert walked(questionnaire(e=COMBINED), **said) == expected


def test_a_profile_asks_its_questions_in_the_order_of_the_questionnaire():
    asked = questionnaire(e=WORLD)
    short = asked.profiles[0].model_copy(update={"id": "short", "questions": ("C", "B")})
    asked = replace(asked, profiles=(*asked.profiles, short))
    assert walked(asked, "short") == ("B C", "B C", "")
    # A is not asked here; answered all the same, it decides.
    assert walked(asked, "short", A="no") == ("", "", "B C")
    assert walked(asked, "short", A="yes", B="yes") == ("B C", "", "")


def test_the_cells_of_the_path_come_in_order():
    asked = questionnaire(
        e='[[question]]\nid = "A"\nsides = ["law", "enforcement"]\nweapons = ["N", "C"]'
    )
    assert [cell.id for cell in path(asked, "full", {}).cells] == [
        "A/law.N", "A/law.C", "A/enforcement.N", "A/enforcement.C",
    ]  # fmt: skip


def test_an_unknown_profile_is_an_error():
    with pytest.raises(KeyError):
        path(questionnaire(e=WORLD), "no such", {})


# What must hold of any questionnaire and any answers.

EMPTY = questionnaire(e='[[question]]\nid = "Q0"\nkind = "yes_partly_no"')


@st.composite
def conditions(draw, earlier, deeper=2):
    """A test of an earlier question, or a combination of such tests."""
    form = draw(st.sampled_from(["is", "not", "all", "any"])) if deeper else "is"
    if form == "is":
        is_ = draw(st.sampled_from(["yes", "no"]))
        return Condition(question=draw(st.sampled_from(earlier)), **{"is": is_})
    inner = conditions(earlier, deeper - 1)
    return Condition(**{form: draw(inner) if form == "not" else (draw(inner), draw(inner))})


@st.composite
def questionnaires(draw):
    """Up to six yes/no questions, most of them asked on a condition on earlier ones."""
    asked = []
    for number in range(draw(st.integers(2, 6))):
        earlier = [question.id for question in asked]
        condition = draw(st.none() | conditions(earlier)) if earlier else None
        asked.append(
            Question(
                id=f"Q{number}", kind="yes_partly_no", text="?", legal_weight="expected",
                ask_if=condition,
            )
        )  # fmt: skip
    (module,) = EMPTY.modules
    element = module.elements[0].model_copy(update={"questions": tuple(asked)})
    return replace(EMPTY, modules=(replace(module, elements=(element,)),))


SAID = st.sampled_from(["yes", "no", "na", "unknown", None])


def said(value):
    if value == "na":
        return Response(rev=1, status="not_applicable", reason="None exists.", at=AT)
    if value == "unknown":
        return Response(rev=1, status="unknown", at=AT)
    return Response(rev=1, status="answered", value=value, at=AT)


@st.composite
def worlds(draw):
    asked = draw(questionnaires())
    values = {ident: draw(SAID) for ident in asked.questions}
    return asked, {ident: said(value) for ident, value in values.items() if value}


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_every_question_is_on_the_path_or_off_it(world):
    asked, responses = world
    way = path(asked, "full", responses)
    on = [question.id for question in way.questions]
    assert sorted([*on, *way.off]) == sorted(asked.questions)
    assert set(way.pending) <= set(on)
    assert all(asked.questions[ident].ask_if for ident in (*way.pending, *way.off))


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_what_hangs_only_on_ruled_out_questions_is_ruled_out(world):
    asked, responses = world
    way = path(asked, "full", responses)
    for question in way.questions:
        tests = question.ask_if.tests if question.ask_if else ()
        assert not tests or any(test.question not in way.off for test in tests)


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_answers_off_the_path_change_nothing(world):
    asked, responses = world
    way = path(asked, "full", responses)
    counted = {cell: r for cell, r in responses.items() if cell not in way.off}
    assert path(asked, "full", counted) == way


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_nothing_is_pending_once_everything_is_answered(world):
    asked, responses = world
    full = {ident: said("no") for ident in asked.questions} | {
        ident: response for ident, response in responses.items() if response.status != "unknown"
    }
    assert path(asked, "full", full).pending == ()


@settings(max_examples=100, deadline=None)
@given(worlds(), st.data())
def test_what_is_settled_stays_settled_whatever_the_open_answers_turn_out_to_be(world, data):
    asked, responses = world
    before = path(asked, "full", responses)
    more = dict(responses)
    for ident in asked.questions:
        if ident not in responses or responses[ident].status == "unknown":
            more[ident] = said(data.draw(SAID.filter(bool)))
    after = path(asked, "full", more)
    assert set(before.off) <= set(after.off)
    settled = {question.id for question in before.questions} - set(before.pending)
    assert settled <= {question.id for question in after.questions}
