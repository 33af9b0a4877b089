"""A tree of scores: intervals, coverage, evidence, law and enforcement apart."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st
from tiny import answers, questionnaire, response

from questionnaires.path import path
from scoring import assess
from scoring.marks import mark_all
from scoring.result import Coverage, Interval
from scoring.scores import score_tree

TWO_ELEMENTS = {
    "lists": '[[question]]\nid = "L1"\n[[question]]\nid = "L2"',
    "transit": '[[question]]\nid = "T1"\nsides = ["law", "enforcement"]',
}


def nodes(asked, responses):
    return {node.id: node for node in assess(asked, responses).total.walk()}


def test_a_score_is_one_figure_when_everything_is_answered():
    asked = questionnaire(**TWO_ELEMENTS)
    tree = nodes(asked, answers(asked, L1=4, L2=2, T1=2))
    assert tree["lists"].interval == Interval(F(3, 4), F(3, 4))
    assert tree["total"].interval == Interval(F(5, 8), F(5, 8))


def test_unknown_and_unanswered_cells_count_as_lowest_in_the_low_end_and_highest_in_the_high_end():
    asked = questionnaire(**TWO_ELEMENTS)
    tree = nodes(asked, answers(asked, L1=4, L2="unknown"))
    assert tree["lists"].interval == Interval(F(1, 2), F(1))
    assert tree["transit"].interval == Interval(F(0), F(1))
    assert tree["total"].interval == Interval(F(1, 4), F(1))


def test_not_applicable_is_left_out_and_counted_apart():
    asked = questionnaire(**TWO_ELEMENTS)
    tree = nodes(asked, answers(asked, L1=4, L2="na", T1="na"))
    assert tree["lists"].interval == Interval(F(1), F(1))
    assert tree["transit"].interval is None
    assert tree["total"].interval == Interval(F(1), F(1))
    assert tree["total"].coverage == Coverage(
        asked=1, answered=1, unknown=0, evidenced=0, not_applicable=3
    )


def test_coverage_and_evidence_travel_with_the_score():
    asked = questionnaire(**TWO_ELEMENTS)
    tree = nodes(asked, answers(asked, L1="4*", L2=1, T1={"law": "unknown"}))
    coverage = tree["total"].coverage
    assert (coverage.answered, coverage.asked, coverage.unknown, coverage.unanswered) == (
        2,
        4,
        1,
        1,
    )
    assert coverage.share == F(1, 2)
    assert coverage.evidence_share == F(1, 2)


def test_law_and_enforcement_have_figures_of_their_own():
    asked = questionnaire(**TWO_ELEMENTS)
    tree = nodes(asked, answers(asked, L1=4, L2=4, T1={"law": 4, "enforcement": 0}))
    assert tree["transit"].sides == {
        "law": Interval(F(1), F(1)),
        "enforcement": Interval(F(0), F(0)),
    }
    assert tree["lists"].sides == {"law": None, "enforcement": None}


def test_a_total_is_shown_only_from_the_stated_coverage_on():
    asked = questionnaire(head="[scoring]\ncoverage_threshold = 0.5\n", **TWO_ELEMENTS)
    assert not assess(asked, answers(asked, L1=4)).total.shown
    assert assess(asked, answers(asked, L1=4, L2=4)).total.shown
    assert not assess(asked, answers(asked, L1="na", L2="na", T1="na")).total.shown


def test_nodes_combine_as_the_content_says():
    asked = questionnaire(
        head='[scoring]\nelement = "minimum"\nmodule = "sum"\n',
        lists='[[question]]\nid = "L1"\n[[question]]\nid = "L2"',
        transit='[[question]]\nid = "T1"\nweight = 3\n[[question]]\nid = "T2"',
    )
    tree = nodes(asked, answers(asked, L1=4, L2=1, T1=3, T2=2))
    assert tree["lists"].interval.low == F(1, 4)
    assert tree["aims"].interval.low == F(1, 4) + F(1, 2)


def test_weights_weigh():
    asked = questionnaire(transit='[[question]]\nid = "T1"\nweight = 3\n[[question]]\nid = "T2"')
    tree = nodes(asked, answers(asked, T1=4, T2=0))
    assert tree["transit"].interval.low == F(3, 4)


def test_an_answer_off_the_path_is_not_counted():
    asked = questionnaire(
        a='[[question]]\nid = "A1"\n[[question]]\nid = "A2"\n'
        'ask_if = { question = "A1", at_least = 1 }'
    )
    result = assess(asked, answers(asked, A1=0, A2=4))
    assert result.off_path == ("A2",)
    assert result.total.interval == Interval(F(0), F(0))


# Properties, over every way of answering a questionnaire with all that matters in it.

MIXED = questionnaire(
    a="""
[[question]]
id = "A1"
weapons = ["N", "C", "B"]
[[question]]
id = "A2"
sides = ["law", "enforcement"]
weight = 2
[[question]]
id = "A3"
ask_if = { question = "A2", at_least = 2 }
""",
    b='[[question]]\nid = "B1"\n[[question]]\nid = "B2"\nkind = "yes_partly_no"',
)
LEVELS = st.sampled_from(["0", "1", "2", "3", "4", "unknown", "na", None])
WORDS = st.sampled_from(["yes", "partly", "no", "unknown", "na", None])


@st.composite
def said(draw):
    made = {}
    for cell in MIXED.cells.values():
        value = draw(WORDS if cell.question == "B2" else LEVELS)
        if value is not None:
            made[cell.id] = response(MIXED, cell.id, value)
    return made


def tree_of(responses):
    way = path(MIXED, "full", responses)
    return score_tree(MIXED, way, mark_all(MIXED, way, responses), responses)


@given(said())
def test_the_low_end_is_never_above_the_high_end_and_both_are_shares(responses):
    for node in tree_of(responses).walk():
        if node.interval:
            assert 0 <= node.interval.low <= node.interval.high <= 1


@given(said())
def test_one_figure_means_that_nothing_that_counts_is_open(responses):
    pending = path(MIXED, "full", responses).pending
    for node in tree_of(responses).walk():
        if node.interval and node.coverage.answered == node.coverage.asked:
            assert node.interval.known or node.id in pending


@given(said(), st.sampled_from(sorted(MIXED.cells)), LEVELS, WORDS)
def test_answering_an_open_cell_only_narrows_what_stays_on_the_path(responses, cell, level, word):
    value = word if cell == "B2" else level
    before = tree_of({k: v for k, v in responses.items() if k != cell})
    if value in (None, "unknown", "na"):
        return
    with_it = {**responses, cell: response(MIXED, cell, value)}
    after = tree_of(with_it)
    same_path = path(MIXED, "full", with_it).off == path(
        MIXED, "full", {k: v for k, v in responses.items() if k != cell}
    ).off  # fmt: skip
    if same_path and before.interval and after.interval:
        assert before.interval.low <= after.interval.low
        assert after.interval.high <= before.interval.high


@given(said())
def test_a_better_answer_never_lowers_a_score(responses):
    for cell in ("A1/N", "A2/law", "B1"):
        low = {**responses, cell: response(MIXED, cell, 2)}
        high = {**responses, cell: response(MIXED, cell, 3)}
        before, after = tree_of(low).interval, tree_of(high).interval
        assert before.low <= after.low
        assert before.high <= after.high


@given(said(), st.randoms())
def test_the_order_in_which_things_were_said_does_not_matter(responses, random):
    shuffled = list(responses.items())
    random.shuffle(shuffled)
    assert assess(MIXED, dict(shuffled)) == assess(MIXED, responses)


# A question may be pending: asked only because what it depends on is open.


def completions(asked, responses):
    """Every way in which the open cells could be answered, few levels each."""
    from itertools import product

    open_ = [c for c in asked.cells if c not in responses or responses[c].status == "unknown"]
    choices = [
        ["yes", "no"] if asked.questions[asked.cells[c].question].kind != "level" else [0, 2, 4]
        for c in open_
    ]
    for values in product(*choices):
        filled = {c: response(asked, c, v) for c, v in zip(open_, values, strict=True)}
        yield {**responses, **filled}


HANGING = questionnaire(
    a='[[question]]\nid = "A1"\n[[question]]\nid = "A2"\n'
    'ask_if = { question = "A1", at_least = 1 }\n[[question]]\nid = "A3"\nweapons = ["N", "C"]',
    b='[[question]]\nid = "B1"\nask_if = { not = { question = "A1", at_least = 3 } }',
)


@given(st.dictionaries(st.sampled_from(sorted(HANGING.cells)), st.sampled_from([0, 1, 4, "na"])))
def test_an_interval_holds_whatever_the_open_answers_come_to_also_off_the_path(said):
    responses = {cell: response(HANGING, cell, value) for cell, value in said.items()}
    before = nodes(HANGING, responses)
    for filled in completions(HANGING, responses):
        for ident, node in nodes(HANGING, filled).items():
            if node.interval and ident in before and node.kind != "question":
                where = before[ident].interval
                assert where.low <= node.interval.low <= node.interval.high <= where.high


def test_an_answer_that_may_yet_be_ruled_out_is_not_sure_to_count():
    asked = questionnaire(
        a='[[question]]\nid = "A1"\n[[question]]\nid = "A2"\n'
        'ask_if = { question = "A1", at_least = 1 }'
    )
    result = assess(asked, answers(asked, A2=4))
    assert result.pending == ("A2",)
    assert result.total.interval == Interval(F(0), F(1))
    assert assess(asked, answers(asked, A1=4, A2=4)).total.interval == Interval(F(1), F(1))
