"""Targets and own goals: what is aimed at, how much of it is reached, and progress since then."""

from fractions import Fraction as F
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import AT, HEAD, ONE_MODULE, answers, questionnaire

from questionnaires import goals, loader
from questionnaires.path import path
from questionnaires.responses import Goal
from scoring import assess
from scoring.progress import at_aims, progress, share
from scoring.result import Interval
from scoring.targets import reached, to_target

SAMM = loader.load(Path(__file__).parents[1] / "docs/examples/samm")


def aimed(**wanted):
    """Goals by id, written as Python names; a pair is a level and its date."""
    made = {}
    for name, each in wanted.items():
        level, due = each if isinstance(each, tuple) else (each, None)
        made[name.replace("_", "-")] = Goal(rev=1, wanted=level, due=due, at=AT)
    return made


def node(result, ident):
    return next(each for each in result.total.walk() if each.id == ident)


def one(figure):
    return Interval(F(figure), F(figure))


# What is wanted: the question's own target, else the profile's, the element's, the scale's.


def test_the_nearest_target_that_the_content_states_holds():
    asked = loader.load_texts(
        {
            "questionnaire.toml": HEAD + ONE_MODULE.format(elements='"a", "b"'),
            "elements/a.toml": ELEMENT.format(id="a", target="target = 4")
            + ELEMENT_QUESTIONS.format(n="1"),
            "elements/b.toml": ELEMENT.format(id="b", target="") + ELEMENT_QUESTIONS.format(n="2"),
            "profiles.toml": PROFILES,
        }
    )
    wanted = {
        profile: [asked.wanted(question, profile) for question in asked.questions.values()]
        for profile in ("full", "hub")
    }
    #                          level with a target, level, yes or no; in a and in b
    assert wanted == {"full": [1, 4, None, 1, 3, None], "hub": [1, 2, None, 1, 2, None]}
    said = answers(asked, LEVEL1=2)
    assert [gap.target for gap in assess(asked, said, "full").gaps] == [4]
    assert assess(asked, said, "hub").gaps == ()


ELEMENT = 'id = "{id}"\nname = "{id}"\n{target}\n'
ELEMENT_QUESTIONS = """
[[question]]
id = "OWN{n}"
text = "Is it so?"
legal_weight = "good_practice"
anchors = ["nothing", "custom", "some", "all", "reviewed"]
target = 1
[[question]]
id = "LEVEL{n}"
text = "Is it so?"
legal_weight = "good_practice"
anchors = ["nothing", "custom", "some", "all", "reviewed"]
[[question]]
id = "YES{n}"
kind = "yes_partly_no"
text = "Is it so?"
legal_weight = "good_practice"
"""
PROFILES = """
[[profile]]
id = "full"
name = "Full"
summary = "All."
[[profile]]
id = "hub"
name = "Hub"
summary = "For a transit hub."
target = 2
"""


# Own goals.

MIXED = """
[[question]]
id = "Q1"
[[question]]
id = "YES"
kind = "yes_partly_no"
[[question]]
id = "CHOICE"
kind = "choice"
options = [
    { id = "a", label = "A", mark = 0 }, { id = "b", label = "B", mark = 0.5 },
    { id = "c", label = "C", mark = 1 },
]
[[question]]
id = "TICKS"
kind = "checklist"
options = [{ id = "x", label = "X" }, { id = "y", label = "Y" }]
[[question]]
id = "NUMBER"
kind = "number"
floor = 10
target = 20
[[question]]
id = "TEXT"
kind = "text"
"""


def test_the_goal_for_a_question_comes_before_its_elements_and_that_before_the_one_for_all():
    asked = questionnaire(a='[[question]]\nid = "Q1"', b=MIXED.replace("Q1", "Q2"))
    held = {
        ident: goal and goal.wanted
        for ident in ("Q1", "Q2", "YES")
        for goal in [goals.goal_of(asked, asked.questions[ident], aimed(all=1, b=2, Q2=4))]
    }
    assert held == {"Q1": 1, "Q2": 4, "YES": None}
    result = assess(asked, {}, goals=aimed(all=1, b=2))
    assert [result.aims[ident].share for ident in ("Q1", "Q2", "YES")] == [F(1, 4), F(1, 2), F(1)]


@pytest.mark.parametrize(
    ("ident", "text", "wanted"),
    [
        ("all", "3", 3), ("a", "0", 0), ("Q1", "4", 4), ("YES", "Partly", "partly"),
        ("CHOICE", "b", "b"), ("TICKS", "1", 1), ("NUMBER", "15", 15),
    ],
)  # fmt: skip
def test_what_can_be_aimed_at_depends_on_the_kind_of_question(ident, text, wanted):
    assert goals.parse(questionnaire(a=MIXED), ident, text) == wanted


@pytest.mark.parametrize(
    ("ident", "text", "words"),
    [
        ("all", "5", "expected a level: 0, 1, 2, 3, 4"), ("Q1", "x", "expected a level"),
        ("Q1", "²", "expected a level"), ("YES", "1", "expected one of: yes, partly, no"),
        ("CHOICE", "d", "expected one of: a, b, c"), ("TICKS", "3", "from 0 to 2"),
        ("NUMBER", "21", "from 10 to 20"), ("NUMBER", "many", "from 10 to 20"),
        ("TEXT", "law", "recorded and not marked"),
    ],
)  # fmt: skip
def test_what_cannot_be_aimed_at_is_refused_in_words(ident, text, words):
    with pytest.raises(ValueError, match=words):
        goals.parse(questionnaire(a=MIXED), ident, text)


def test_an_element_without_levels_has_no_goal_of_its_own():
    asked = questionnaire(a='[[question]]\nid = "T"\nkind = "yes_partly_no"')
    with pytest.raises(ValueError, match="none of its questions asks for a level"):
        goals.parse(asked, "a", "3")
    assert goals.exists(asked, "a")
    assert not goals.exists(asked, "b")


def test_goals_change_neither_scores_nor_findings_nor_what_is_a_gap():
    asked = questionnaire(a='[[question]]\nid = "Q1"\n[[question]]\nid = "Q2"\n')
    said = answers(asked, Q1=2, Q2=3)
    plain, low = assess(asked, said), assess(asked, said, goals=aimed(all=(1, "2027")))
    assert (plain.total, plain.findings) == (low.total, low.findings)
    assert [gap.question for gap in low.gaps] == ["Q1"]
    assert low.gaps[0].target == 3
    assert (low.gaps[0].goal.wanted, low.gaps[0].goal.due) == (1, "2027")
    assert plain.gaps[0].goal is None
    assert low.own_gaps == ()


def test_a_goal_above_the_target_makes_a_gap_of_another_kind():
    asked = questionnaire(a='[[question]]\nid = "Q1"\nweapons = ["N", "C", "B"]')
    said = answers(asked, Q1={"N": 2, "C": 3, "B": 4})
    result = assess(asked, said, goals=aimed(Q1=4))
    (gap,), (own,) = result.gaps, result.own_gaps
    assert [cell.cell.weapon for cell in gap.cells] == ["N"]
    assert [(cell.cell.weapon, cell.shortfall) for cell in own.cells] == [("C", F(1, 4))]
    assert (gap.target, own.target) == (3, 4)


# How much of what is aimed at is reached.

SAMM_GOALS = aimed(ST_A1=3, ST_A2=3, ST_A3=0, ST_B1=3, ST_B2=2, ST_B3=0)
SAMM_FIRST = {"ST_A1": 1, "ST_A2": 0, "ST_A3": 0, "ST_B1": 3, "ST_B2": 0, "ST_B3": 0}
SAMM_LATER = SAMM_FIRST | {"ST_A1": 3, "ST_A2": 2}


def test_the_published_numbers_of_samm_come_out():
    first = assess(SAMM, answers(SAMM, **SAMM_FIRST), goals=SAMM_GOALS)
    so_far, wanted = reached(node(first, "strategy"), first.aims)
    assert (wanted - so_far.low, wanted) == (F("2.25"), F("3.5"))
    assert round(100 * to_target(node(first, "strategy"), first.aims).low, 1) == F("35.7")

    said = answers(SAMM, **SAMM_LATER)
    later = assess(SAMM, said, goals=SAMM_GOALS)
    whole = progress(SAMM, later, said, first.total)
    parts = dict(zip([each.id for each in later.total.walk()], whole.walk(), strict=True))
    found = parts["strategy"]
    assert (found.baseline, found.current, found.target) == (one("5/8"), one("5/4"), one("7/4"))
    assert found.share == one("5/9")
    assert parts["strategy_b"].share == one(0)


def test_what_counts_as_zero_has_its_target_at_zero_too():
    goals_, said = SAMM_GOALS, answers(SAMM, **SAMM_FIRST | {"ST_A2": "na"})
    result = assess(SAMM, said, goals=goals_)
    assert to_target(node(result, "strategy"), result.aims) == one(F("1.25") / F("2.5"))


def test_open_cells_make_an_interval_and_what_is_set_aside_does_not_count():
    asked = questionnaire(a="".join(f'[[question]]\nid = "Q{n}"\n' for n in range(4)))
    result = assess(asked, answers(asked, Q0=4, Q1="unknown", Q2="na"))
    assert to_target(result.total, result.aims) == Interval(F(3, 9), F(1))


def test_nothing_aimed_at_is_no_figure():
    asked = questionnaire(a='[[question]]\nid = "Q1"')
    result = assess(asked, answers(asked, Q1=2), goals=aimed(all=0))
    assert to_target(result.total, result.aims) is None


LEVELS = st.integers(0, 4)
SAID = st.lists(LEVELS | st.sampled_from(["unknown", "na"]), min_size=4, max_size=4)
TREE = questionnaire(
    a='[[question]]\nid = "Q0"\n[[question]]\nid = "Q1"\ntarget = 2\n',
    b='[[question]]\nid = "Q2"\nweight = 3\n[[question]]\nid = "Q3"\n',
)


def of_tree(said):
    return answers(TREE, **{f"Q{n}": each for n, each in enumerate(said)})


@given(said=SAID, goal=LEVELS)
@settings(deadline=None)
def test_the_share_is_one_and_its_ends_are_what_the_open_answers_could_make_it(said, goal):
    goals_ = aimed(b=goal)
    result = assess(TREE, of_tree(said), goals=goals_)
    choices = [range(5) if each == "unknown" else [each] for each in said]
    complete = [assess(TREE, of_tree(each), goals=goals_) for each in product(*choices)]
    for at, each in enumerate(result.total.walk()):
        found = to_target(each, result.aims)
        could = [to_target(list(one.total.walk())[at], one.aims) for one in complete]
        if found is None:
            assert set(could) == {None}
            continue
        assert 0 <= found.low <= found.high <= 1
        assert found.low == min(each.low for each in could)
        assert found.high == max(each.low for each in could)


@given(levels=st.lists(st.integers(1, 4), min_size=4, max_size=4))
def test_everything_at_its_aim_is_all_of_it(levels):
    goals_ = {f"Q{n}": Goal(rev=1, wanted=level, at=AT) for n, level in enumerate(levels)}
    result = assess(TREE, of_tree(levels), goals=goals_)
    assert {to_target(each, result.aims) for each in result.total.walk()} == {one(1)}
    wished = at_aims(TREE, path(TREE, "full", {}), of_tree([0] * 4), result.aims)
    assert wished.interval == result.total.interval


def test_the_target_figure_takes_an_answer_of_every_kind():
    asked = questionnaire(a=MIXED)
    said = answers(asked, TEXT="Law 12")
    plain = assess(asked, said)
    at_target = at_aims(asked, path(asked, "full", said), said, plain.aims)
    assert at_target.interval == one(F(3 + 16, 20))
    goals_ = aimed(Q1=2, YES="partly", CHOICE="b", TICKS=1, NUMBER=15)
    aims = assess(asked, said, goals=goals_).aims
    assert at_aims(asked, path(asked, "full", said), said, aims).interval == one("1/2")


# Progress.


def since(asked, before, now, goals_=None):
    said = answers(asked, **now)
    result = assess(asked, said, goals=goals_ or {})
    return progress(asked, result, said, assess(asked, answers(asked, **before)).total)


def test_progress_may_be_backwards_and_beyond_the_target():
    asked = questionnaire(a='[[question]]\nid = "Q1"')
    assert since(asked, {"Q1": 1}, {"Q1": 0}).share == one("-1/2")
    assert since(asked, {"Q1": 1}, {"Q1": 4}).share == one("3/2")


def test_progress_is_not_defined_where_there_was_no_way_to_go_and_says_so():
    asked = questionnaire(a='[[question]]\nid = "Q1"\n[[question]]\nid = "Q2"')
    assert since(asked, {"Q1": 3, "Q2": 3}, {"Q1": 4, "Q2": 4}).undefined == "at_target"
    assert since(asked, {"Q1": 1, "Q2": 1}, {"Q1": 1}, aimed(all=1)).undefined == "at_target"
    assert since(asked, {"Q1": 3}, {"Q1": 4, "Q2": 4}).undefined == "not_known"
    assert since(asked, {}, {"Q1": 4, "Q2": 4}).undefined == "no_figure"


def test_what_was_not_asked_at_the_baseline_has_no_progress():
    asked = questionnaire(
        a='[[question]]\nid = "Q1"\n'
        '[[question]]\nid = "Q2"\nask_if = { question = "Q1", at_least = 1 }'
    )
    whole = since(asked, {"Q1": 0}, {"Q1": 1, "Q2": 3})
    assert [each.undefined for each in whole.walk()] == [None, None, None, None, "no_figure"]


THIRDS = st.builds(F, st.integers(0, 12), st.just(12))
INTERVALS = st.builds(lambda *ends: Interval(*sorted(ends)), THIRDS, THIRDS)


@given(baseline=INTERVALS, current=INTERVALS, target=INTERVALS)
def test_the_ends_of_progress_are_its_extremes(baseline, current, target):
    found = share(baseline, current, target)
    spaces = [_between(each) for each in (baseline, current, target)]
    if target.low <= baseline.high:
        assert found is None
        return
    could = [(now - then) / (wanted - then) for then, now, wanted in product(*spaces)]
    assert found == Interval(min(could), max(could))


def _between(where):
    return [where.low + (where.high - where.low) * F(n, 4) for n in range(5)]
