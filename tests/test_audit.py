"""Audit: saved and published results recomputed, and where they differ."""

from __future__ import annotations

import json
from fractions import Fraction as F
from pathlib import Path

import pytest
from test_cli import run
from tiny import answers, questionnaire

from assessor.audit import why
from assessor.audit.figures import parse
from scoring import assess
from scoring.result import Interval

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    ("text", "low", "high", "same"),
    [
        ("62 %", "0.615", "0.615", True),
        ("62%", "0.625", "0.625", True),
        ("62 %", "0.6251", "0.6251", False),
        ("62.0 %", "0.6204", "0.6204", True),
        ("61,7 %", "37/60", "37/60", True),
        ("0.62", "0.615", "0.615", True),
        ("0.620", "0.615", "0.615", False),
        ("-1.25", "-1.25", "-1.25", True),
        ("3", "3.4", "3.4", True),
        ("62 %", "0.62", "0.63", False),
        ("40–75 %", "0.409", "0.741", True),
        ("40-75 %", "0.41", "0.74", False),
        ("1 to 3", "1.2", "2.9", True),
        ("50–50 %", "0.5", "0.5", True),
    ],
)
def test_a_figure_is_compared_at_the_precision_it_is_published_in(text, low, high, same):
    assert parse(text).is_(Interval(F(low), F(high))) is same


@pytest.mark.parametrize("text", ["", "B+", "6 2", "1.2.3", "1,234.5", "٣", "1e9", "%", "nan"])
def test_what_is_no_figure_is_not_taken_for_one(text):
    assert parse(text) is None


TINY = questionnaire(
    head='[scoring]\ncells = { bands = [{ name = "C" }, { name = "B", from = 0.5 }, '
    '{ name = "A", from = 0.9 }] }\ncoverage_threshold = 0.4\n',
    a='[[question]]\nid = "Q1"\nweight = 2\n[[question]]\nid = "Q2"\n'
    '[[question]]\nid = "Q3"\nsides = ["law", "enforcement"]',
)


@pytest.mark.parametrize(
    ("said", "node", "text", "reason"),
    [
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "69 %", None),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "68 %", "it was cut off"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "0.6810", "no reason found"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "69.0 %", "to fewer digits"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "69", "without its sign"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "58 %", "without their weights"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "25 %", "combined otherwise: lowest part"),
        ({"Q1": 4, "Q2": 1, "Q3": 2}, "a", "96 %", "same digits in another order"),
        ({"Q1": 4, "Q2": 1, "Q3": {"law": 4, "enforcement": 0}}, "Q3", "100 %", "alone: law"),
        ({"Q1": 4, "Q3": 2}, "a", "62.5 %", "counts them as the lowest"),
        ({"Q1": 4, "Q3": 2}, "a", "88 %", "counts them as the highest"),
        ({"Q1": 4, "Q3": 2}, "a", "70 %", "so that it is open"),
        ({"Q1": 4, "Q3": 2}, "a", "62–88 %", None),
        ({"Q1": 4}, "total", "50 %", "too little is answered for a figure: 1 of 4"),
        ({"Q1": "na"}, "Q1", "50 %", "nothing in it counts"),
        ({"Q1": 2}, "Q1", "B", None),
        ({"Q1": 2}, "Q1", "A", "gives this figure another band"),
        ({"Q1": 2}, "Q1", "D", "no band of that name"),
        ({"Q1": 2}, "total", "B", "has no bands"),
        ({"Q3": {"law": 4}}, "Q3", "A", "the band is open"),
        ({"Q3": {"law": 4}}, "Q3", "B to A", None),
    ],
)
def test_a_difference_says_why_as_far_as_it_can_be_told(said, node, text, reason):
    tree = {each.id: each for each in assess(TINY, answers(TINY, **said)).total.walk()}
    found = why.difference(text, tree[node])
    assert found is None if reason is None else reason in found


@pytest.fixture
def carried(tmp_path, capsys):
    """What ``score`` and ``report`` wrote of an example."""
    file = EXAMPLES / "tesmara.json"
    _code, out, _err = run(capsys, "score", file, "--format", "json")
    score, report = tmp_path / "score.json", tmp_path / "report.json"
    score.write_text(out)
    run(capsys, "report", file, "--format", "json", "-o", report)
    return score, report


def test_what_the_program_wrote_has_no_differences(carried, capsys):
    code, out, _err = run(capsys, "audit", *carried)
    assert code == 0
    assert "0 differences" in out
    code, out, _err = run(capsys, "audit", *carried, "--format", "json")
    assert json.loads(out)["differences"] == []
    assert json.loads(out)["results"] > 2 * 157


def test_a_changed_figure_is_found_in_either_file(carried, capsys):
    for file in carried:
        data = json.loads(file.read_text())
        tree = data.get("scores", data)
        tree["score"] = {"low": "1/2", "high": "1/2", "low_percent": 50, "high_percent": 50}
        tree["parts"][0]["coverage"]["answered"] += 1
        tree["parts"][1]["id"] = "invented"
        tree["parts"][2]["law"]["low_percent"] += 1
        file.write_text(json.dumps(data))
        code, out, _err = run(capsys, "audit", file, "--format", "json")
        assert code == 1
        found = {each["node"]: each for each in json.loads(out)["differences"]}
        assert found["total"]["published"] == "1/2 (50–50 %)"
        modules = [part["id"] for part in tree["parts"]]
        assert "others than those it counts" in found[f"{modules[0]}.coverage"]["why"]
        assert "no such node" in found["invented"]["why"]
        assert "another rounding" in found[f"{modules[2]}.law"]["why"]
        assert [each for each in found.values() if "leaves the node out" in each["why"]]


def test_a_changed_answer_is_found_by_the_figures_it_no_longer_gives(carried, capsys):
    data = json.loads(carried[0].read_text())
    cell = next(c for c, said in data["source"]["answers"].items() if said.get("value") == 3)
    data["source"]["answers"][cell]["value"] = 0
    carried[0].write_text(json.dumps(data))
    code, out, _err = run(capsys, "audit", carried[0])
    assert code == 1
    assert cell.partition("/")[0] in out


LONG = "assessment,question,cell,value\ns,M1-POL-01,,3\ns,M1-POL-02,,1\nt,M1-POL-01,,2\n"
TABLES = ("audit", "--questionnaire", "op3_workshop", "--responses", "long.csv")


def published(capsys, rows, *words):
    Path("long.csv").write_text(LONG)
    Path("out.csv").write_text("assessment,id,value\n" + rows)
    return run(capsys, *TABLES, "--published", "out.csv", *words)


def test_published_results_are_held_against_the_answers(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _err = published(capsys, "s,M1-POL-01,75 %\nt,M1-POL-01,0.5\n")
    assert code == 0
    assert "2 results recomputed: 0 differences." in out
    rows = "s,M1-POL-01,57 %\ns,M1-POL-99,1\nu,total,1\ns,aims,40 %\n"
    code, out, _err = published(capsys, rows, "--format", "json")
    assert code == 1
    found = {each["node"]: each for each in json.loads(out)["differences"]}
    assert found["M1-POL-01"]["recomputed"] == "75.00 %"
    assert "another order" in found["M1-POL-01"]["why"]
    assert "no such node" in found["M1-POL-99"]["why"]
    assert "no answers of this assessment" in found["total"]["why"]
    assert " to " in found["aims"]["recomputed"]


def test_bad_rows_are_named_and_fail_the_audit(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _out, err = published(capsys, "s,M1-POL-01,75 %\ns,,1\ns,aims\n")
    assert code == 1
    assert "out.csv, line 3: one of its fields is empty" in err
    assert "out.csv, line 4: it has 2 fields, and the header 3" in err


def changed(member, value):
    def change(data):
        data["source"][member] = value

    return change


UNREADABLE = {
    "no results": (lambda data: data.pop("parts"), "does not carry results"),
    "no answers": (lambda data: data.pop("source"), "does not carry results"),
    "answers of another form": (changed("answers", [1]), "do not have the right form"),
    "an answer without a value": (
        changed("answers", {"M1-POL-01": {"status": "answered"}}), "not have the right form"),
    "a wrong value": (
        changed("answers", {"M1-POL-01": {"status": "answered", "value": 9}}), "holds 9"),
    "an unknown cell": (changed("answers", {"M9": {"status": "unknown"}}), "no such cell"),
    "an unknown profile": (changed("profile", "p"), "profile p"),
    "another edition": (
        changed("questionnaire", {"id": "op3_workshop", "edition": "0", "digest": "0" * 64}),
        "edition 0"),
    "a node that is none": (lambda data: data["parts"].append(3), "no kind, id or parts"),
    "a node twice": (lambda data: data["parts"].append(data["parts"][0]), "stands in it twice"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_audited_is_refused_with_its_reason(carried, capsys, case):
    change, sentence = UNREADABLE[case]
    data = json.loads(carried[0].read_text())
    change(data)
    carried[0].write_text(json.dumps(data))
    code, out, err = run(capsys, "audit", carried[0])
    assert (code, out) == (3, "")
    assert sentence in err


@pytest.mark.parametrize("figure", ["1e999999999", "1/0", 5, "", None, "x", "1" * 9000])
def test_a_hostile_figure_is_no_figure(carried, capsys, figure):
    data = json.loads(carried[0].read_text())
    data["score"]["low"] = figure
    carried[0].write_text(json.dumps(data))
    code, out, _err = run(capsys, "audit", carried[0], "--format", "json")
    assert code == 1
    assert "it is no figure" in out
    assert len(out) < 1000


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["audit"], 2, "Name either FILEs"),
        (["audit", "a.json", "--published", "b"], 2, "Name either FILEs"),
        (["audit", "a.json", "--profile", "full"], 2, "--profile goes with --published"),
        (["audit", "--published", "b", "--responses", "c"], 2, "go together"),
        (["audit", "--published", "b", "--questionnaire", "op3_workshop"], 2, "go together"),
        (["audit", "--published", "-", "--responses", "-", "--questionnaire", "op3_workshop"], 2,
         "one and the same"),
        (["audit", EXAMPLES / "tesmara.json"], 3, "does not carry results"),
        (["audit", "no.json"], 3, "there is no such file"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_clear_sentence(capsys, words, code, sentence):
    got, out, err = run(capsys, *words)
    assert (got, out) == (code, "")
    assert sentence in err
