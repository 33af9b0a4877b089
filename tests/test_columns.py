"""Columns say what `scoring.assess` says: on the bundled questionnaires, on each tiny one there is
for a feature, and where rounding and bands make a small difference a large one."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import bundled, loader, values
from questionnaires.responses import Evidence, Response
from scoring import assess
from scoring.columns import OUTCOMES, STATUSES
from scoring.columns.coding import Coding
from scoring.columns.score import COUNTS, Columns

GOOD = sorted((Path(__file__).parent / "examples" / "good").iterdir())
FOLDERS = {path.name: path for path in GOOD if (path / "questionnaire.toml").exists()}
BUNDLED = {name: bundled.folder(name) for name in bundled.names()}
SHARES = st.tuples(st.integers(0, 2**32), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))

TEXTS = {
    "number": "7",
    "checklist": "-",
    "text": "a law",
    "date": "2019-05",
}


def said(asked, drawn):
    """Answers drawn at random, of which so many are missing, unknown or set aside."""
    seed, missing, unknown, aside = drawn
    chance = Random(seed)
    weights = (missing, unknown, aside, 1)
    found = {}
    for cell in asked.cells.values():
        question = asked.questions[cell.question]
        [status] = chance.choices((None, "unknown", "not_applicable", "answered"), weights)
        if status == "answered":
            evidence = (Evidence(title="A law"),) if chance.random() < 0.3 else ()
            found[cell.id] = Response(
                rev=1, status=status, at=tiny.AT, evidence=evidence,
                value=answer(question, asked.head.scale, chance),
            )  # fmt: skip
        elif status:
            reason = "None exists." if status == "not_applicable" else None
            found[cell.id] = Response(rev=1, status=status, at=tiny.AT, reason=reason)
    return found


def answer(question, scale, chance):
    if question.kind == "number":
        most = question.target if isinstance(question.target, int) else 10
        return chance.randint((question.floor or 0) - 2, most + 2)
    if question.kind == "checklist":
        return tuple(o.id for o in question.options if chance.random() < 0.5)
    if question.kind == "text":
        return chance.choice(("a", "b", "something else"))
    if question.kind == "date":
        return chance.choice(("2019", "2019-05", "2019-05-31"))
    return values.parse(question, scale, chance.choice(values.choices(question, scale)))


def agree(asked, profile, many):
    """Hold the columns of these files against the reference, all that both of them say."""
    columns = Columns(Coding(asked), profile)
    scored = columns.score(columns.coding.coded(many))
    for file, responses in enumerate(many):
        result = assess(asked, responses, profile)
        known = {node.id: node for node in result.total.walk()}
        ends = np.full((2, len(columns.nodes)), np.nan)
        counts = np.zeros((len(COUNTS), len(columns.nodes)), int)
        shown = np.zeros(len(columns.nodes), bool)
        for row, node in enumerate(columns.nodes):
            if node.id in known:
                found = known[node.id]
                counts[:, row] = [getattr(found.coverage, name) for name in COUNTS]
                shown[row] = found.shown
                if found.interval:
                    ends[:, row] = float(found.interval.low), float(found.interval.high)
        assert set(known) <= {node.id for node in columns.nodes}
        np.testing.assert_allclose(scored.low[:, file], ends[0], rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(scored.high[:, file], ends[1], rtol=1e-12, atol=1e-12)
        np.testing.assert_array_equal(scored.counts[:, :, file], counts)
        np.testing.assert_array_equal(scored.shown[:, file], shown)
        places = tuple((f.field, f.side, f.weapon) for f in result.findings)
        assert places == columns.places
        assert [OUTCOMES[each] for each in scored.findings[:, file]] == [
            finding.outcome for finding in result.findings
        ]
        cells(asked, columns, scored, file, result)


def cells(asked, columns, scored, file, result):
    marks = {
        mark.cell.id: mark
        for node in result.total.walk()
        if node.kind == "question"
        for mark in node.parts
    }
    for row, cell in enumerate(columns.coding.cells):
        status, worth = STATUSES[scored.status[row, file]], scored.worth[row, file]
        assert status == (marks[cell.id].status if cell.id in marks else "off_path")
        pending = cell.question in result.pending  # its mark is anything, its answer is not
        if status != "answered" or (marks[cell.id].interval is None):
            assert np.isnan(worth)
        elif not pending:
            assert worth == pytest.approx(float(marks[cell.id].interval.low), abs=1e-12)


@pytest.mark.parametrize("name", BUNDLED)
@settings(max_examples=4, deadline=None)
@given(drawn=st.lists(SHARES, min_size=1, max_size=3))
def test_bundled_questionnaires_come_out_as_in_the_reference(name, drawn):
    asked = loader.load(BUNDLED[name])
    assert Columns(Coding(asked), asked.profiles[0].id).expressible
    for profile in asked.profiles:
        agree(asked, profile.id, [said(asked, each) for each in drawn])


@pytest.mark.parametrize("name", FOLDERS)
@settings(max_examples=8, deadline=None)
@given(drawn=st.lists(SHARES, min_size=1, max_size=4))
def test_every_feature_comes_out_as_in_the_reference(name, drawn):
    asked = loader.load(FOLDERS[name])
    for profile in asked.profiles:
        agree(asked, profile.id, [said(asked, each) for each in drawn])


METHODS = (
    "mean", "minimum", "geometric", "sum", "none", "weakest_link", "ladder",
    '{ method = "mean", rounding = { to = 0.25, how = "half_up" } }',
    '{ method = "mean", rounding = { to = 0.25, how = "half_even" } }',
    '{ method = "mean", rounding = { to = 0.1, how = "down" } }',
    '{ method = "subtract", start = 1, coverage_threshold = "2/3" }',
    '{ method = "mean", open = "drop", not_applicable = "zero", coverage_threshold = "1/3" }',
    '{ method = "mean", bands = [{ name = "low", value = 0 }, { name = "high", from = "1/3", '
    "value = 1 }] }",
    '{ method = "mean", bands = [{ name = "low" }, { name = "high", above = "1/3" }] }',
    '{ method = "mean", caps = [{ unless = { question = "Q1", at_least = 2 }, at = 0.25, '
    'why = "It rests on that." }] }',
    '{ method = "mean", over = "items" }',
)  # fmt: skip
QUESTIONS = """
[[question]]
id = "Q1"
weight = 3
[[question]]
id = "Q2"
kind = "yes_partly_no"
weight = "1/3"
[[question]]
id = "Q3"
kind = "checklist"
options = [{ id = "a", label = "A" }, { id = "b", label = "B" }, { id = "c", label = "C" }]
target = 2
[[question]]
id = "Q4"
kind = "number"
floor = 2
target = 9
[[question]]
id = "Q5"
kind = "text"
[[question]]
id = "Q6"
kind = "date"
[[question]]
id = "Q7"
sides = ["law", "enforcement"]
weapons = ["N", "C", "B"]
ask_if = { any = [{ question = "Q3", is = "b" }, { not = { question = "Q4", at_least = 5 } }] }
[[question]]
id = "Q8"
kind = "choice"
options = [{ id = "x", label = "X", mark = 1 }, { id = "y", label = "Y", mark = "1/7" },
  { id = "z", label = "Z", mark = 0 }]
ask_if = { all = [{ question = "Q7", at_least = 1, cells = "all" }, { question = "Q5", is = "a" }] }
[[question]]
id = "Q9"
ask_if = { not = { any = [{ question = "Q8", is = "x" }, { question = "Q6", is = "2019-05" }] } }
"""


@pytest.mark.parametrize("where", ["cells", "element", "total"])
@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=6, deadline=None)
@given(drawn=st.lists(SHARES, min_size=1, max_size=6))
def test_every_method_comes_out_as_in_the_reference(where, method, drawn):
    written = method if method.startswith("{") else f'"{method}"'
    asked = tiny.questionnaire(f"[scoring]\n{where} = {written}\n", one=QUESTIONS)
    agree(asked, "full", [said(asked, each) for each in drawn])


def test_what_columns_cannot_say_is_left_to_the_reference():
    asked = tiny.questionnaire('[scoring]\nelement = "ladder"\n', one=QUESTIONS)
    assert not Columns(Coding(asked), "full").expressible


def test_a_figure_on_the_step_is_rounded_as_it_is_and_not_as_it_is_stored():
    # 0.285 is a little less as a float, and is a half step exactly.
    way = '{ method = "mean", rounding = { to = 0.01, how = "half_up" } }'
    asked = tiny.questionnaire(
        f"[scoring]\nelement = {way}\n",
        one="""
        [[question]]
        id = "Q1"
        kind = "number"
        target = 1000
        """,
    )
    agree(asked, "full", [tiny.answers(asked, Q1=number) for number in range(0, 1001, 5)])


def test_answers_come_back_from_their_codes():
    asked = tiny.questionnaire(one=QUESTIONS)
    coding = Coding(asked)
    given_ = {
        "Q1": 4, "Q2": "partly", "Q3": ("a", "c"), "Q4": -12, "Q5": "a", "Q6": "2019-05-31",
    }  # fmt: skip
    for ident, value in given_.items():
        question = asked.questions[ident]
        assert coding.value(question, coding.code(question, value)) == value
    text = asked.questions["Q5"]
    assert coding.value(text, coding.code(text, "Secret words")) != "Secret words"
    for date in ("2019", "2019-12", "0001-01-01"):
        question = asked.questions["Q6"]
        assert coding.value(question, coding.code(question, date)) == date
