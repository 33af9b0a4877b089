"""Readiness: criteria read from answers, by a rule that a better answer never turns against."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import answers, questionnaire, response

from questionnaires.regimes import Criterion
from scoring import readiness

ASKED = questionnaire(
    e="""
[[question]]
id = "LAW"
weapons = ["N", "C"]
sides = ["law", "enforcement"]
[[question]]
id = "LIST"
[[question]]
id = "UPDATE"
ask_if = { question = "LIST", at_least = 1 }
"""
)


def criterion(*demands):
    table = {"id": "c", "text": "Asked.", "source": "S", "confidence": "seen", "demand": demands}
    return Criterion.model_validate(table)


LAW = {"question": "LAW", "sides": ["law"], "weapons": ["N"], "level": 3}
LIST = {"question": "LIST", "level": 3}
UPDATE = {"question": "UPDATE", "level": 2}


def found(asks, **said):
    (one,) = readiness.find(ASKED, [asks], answers(ASKED, **said))
    return one


def reading(asks, **said):
    return found(asks, **said).reading


@pytest.mark.parametrize(
    ("law", "list_", "expected"),
    [
        (3, 3, "met"),
        (4, 3, "met"),
        (3, 2, "partly"),
        (0, 3, "partly"),
        (1, 1, "partly"),
        (0, 1, "partly"),
        (0, 0, "not_met"),
        (3, "unknown", "not_known"),
        (0, "unknown", "not_known"),
        (2, "unknown", "partly"),
        (3, "na", "met"),
        (0, "na", "not_met"),
        ("na", "na", "not_applicable"),
        ("unknown", "na", "not_known"),
    ],
)
def test_a_criterion_is_read_by_rule(law, list_, expected):
    assert reading(criterion(LAW, LIST), LAW={"law.N": law}, LIST=list_) == expected


def test_only_the_cells_that_are_named_count():
    said = {"law.N": 3, "law.C": 0, "enforcement.N": 0, "enforcement.C": 0}
    assert reading(criterion(LAW), LAW=said) == "met"
    one = found(criterion({"question": "LAW", "weapons": ["N"], "level": 3}), LAW=said)
    assert [(each.cell.id, each.reaches) for each in one.held] == [
        ("LAW/law.N", True),
        ("LAW/enforcement.N", False),
    ]
    assert one.reading == "partly"


def test_a_criterion_that_no_question_speaks_to_is_outside():
    assert reading(criterion()) == "outside"


def test_where_there_is_no_scale_no_question_speaks_to_a_criterion():
    bare = replace(ASKED, head=ASKED.head.model_copy(update={"scale": None}))
    (one,) = readiness.find(bare, [criterion()], {})
    assert (one.reading, one.held) == ("outside", ())


def test_nothing_said_is_not_known():
    one = found(criterion(LAW))
    assert one.reading == "not_known"
    assert [(each.status, each.value, each.wanted) for each in one.held] == [
        ("unanswered", None, 3)
    ]


def test_what_other_answers_rule_out_is_not_there():
    one = found(criterion(UPDATE), LIST=0, UPDATE=4)
    assert one.reading == "not_met"
    assert one.held[0].status == "ruled_out"
    assert reading(criterion(UPDATE), LIST=1, UPDATE=4) == "met"


def test_an_answer_that_may_yet_be_ruled_out_is_not_counted_on():
    one = found(criterion(UPDATE), UPDATE=4)
    assert (one.reading, one.held[0].low, one.held[0].high) == ("not_known", 0, 4)
    assert reading(criterion(UPDATE), UPDATE=0) == "not_met"


def test_what_is_set_aside_may_yet_be_ruled_out():
    asks = criterion(UPDATE)
    assert reading(asks, LIST=3, UPDATE="na") == "not_applicable"
    assert reading(asks, LIST=0, UPDATE="na") == "not_met"
    assert reading(asks, LIST="unknown", UPDATE="na") == "not_known"


def test_what_a_profile_leaves_out_is_not_known():
    profiled = questionnaire(e='[[question]]\nid = "A"\n[[question]]\nid = "B"\n')
    short = profiled.profiles[0].model_copy(update={"id": "short", "questions": ("A",)})
    profiled = replace(profiled, profiles=(short,))
    said = answers(profiled, A=3, B=3)
    asks = [criterion({"question": "B", "level": 3})]
    (one,) = readiness.find(profiled, asks, said, "short")
    assert (one.reading, one.held[0].status) == ("not_known", "not_asked")


# A reading lies between what it is if every open answer comes out lowest, and if highest.

ORDER = ["not_met", "partly", "met"]
CELLS = ["LAW/law.N", "LAW/law.C", "LAW/enforcement.N", "LAW/enforcement.C", "LIST", "UPDATE"]
SAID = st.fixed_dictionaries(
    {cell: st.sampled_from([0, 1, 2, 3, 4, "unknown", "na", None]) for cell in CELLS}
)
ASKS = st.sampled_from(
    [
        criterion({"question": "LAW", "level": 3}, LIST, UPDATE),
        criterion({"question": "LAW", "sides": ["law"], "level": 4}, UPDATE),
        criterion(LIST, UPDATE),
        criterion(LAW),
        criterion(UPDATE),
    ]
)


def of(asks, said):
    given_ = {c: response(ASKED, c, value) for c, value in said.items() if value is not None}
    (one,) = readiness.find(ASKED, [asks], given_)
    return one.reading


def ends(asks, said):
    """The readings with every open answer at its lowest and at its highest."""
    filled = [
        {c: end if value in ("unknown", None) else value for c, value in said.items()}
        for end in (0, 4)
    ]
    return [of(asks, each) for each in filled]


@given(ASKS, SAID, st.sampled_from(CELLS))
def test_a_better_answer_never_worsens_a_reading(asks, said, cell):
    if not isinstance(said[cell], int) or said[cell] == 4:
        return
    before, after = ends(asks, said), ends(asks, said | {cell: said[cell] + 1})
    for one, two in zip(before, after, strict=True):
        if one != "not_applicable" and two != "not_applicable":
            assert ORDER.index(two) >= ORDER.index(one)


@given(ASKS, SAID)
def test_a_reading_is_known_exactly_where_open_answers_cannot_change_it(asks, said):
    low, high = ends(asks, said)
    got = of(asks, said)
    if got == "not_known":
        assert low != high
    else:
        assert got == low == high


@given(ASKS, SAID, st.sampled_from(CELLS), st.sampled_from(["unknown", None]))
def test_an_open_answer_never_makes_a_criterion_not_met(asks, said, cell, opened):
    before, after = of(asks, said), of(asks, said | {cell: opened})
    assert after != "not_met" or before == "not_met"
