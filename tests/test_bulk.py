"""Many assessments at once: the same calculation as of one, from a table of any length."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cli import run
from tiny import questionnaire, response

from assessor import safe
from assessor.exchange import long
from assessor.exchange.table import Problem
from assessor.reports import bulk
from assessor.reports.parts import scores
from scoring import assess
from scoring.batch import Batch

BULK = ("score", "--questionnaire", "op3_workshop", "--responses")
HEADER = "assessment,question,cell,value\n"

EVERY = questionnaire(
    head='[scoring]\nmodule = "geometric"\ncoverage_threshold = 0.4\n',
    a="""
[[question]]
id = "A1"
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
[[question]]
id = "A2"
sides = ["law", "enforcement"]
weight = 2
scoring = { method = "minimum", open = "lowest", not_applicable = "zero" }
[[question]]
id = "A3"
ask_if = { question = "A2", at_least = 2 }
[[question]]
id = "A4"
scoring = { caps = [{ unless = { question = "A2", at_least = 3 }, at = 0.5, why = "No law." }] }
""",
    b="""
[[question]]
id = "B1"
scoring = { bands = [{ name = "low" }, { name = "+high", from = 0.5 }] }
[[question]]
id = "B2"
kind = "yes_partly_no"
""",
)


@st.composite
def said(draw):
    """What is said in each cell, as a table has it."""
    words = {"B2": ["yes", "partly", "no"]}
    return {
        cell.id: draw(
            st.sampled_from([*words.get(cell.question, "01234"), "unknown", "na", "", None])
        )
        for cell in EVERY.cells.values()
    }


def table(assessments):
    """A long table from what is said in each assessment, by name."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["value", "cell", "assessment", "question"])
    for name, cells in assessments.items():
        for cell, value in cells.items():
            question, _, part = cell.partition("/")
            if value is not None:
                writer.writerow([value, part, name, question])
    return stream.getvalue().encode()


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["s", "=t", 'u, "v"', "w"]), said(), min_size=1))
def test_bulk_rows_are_the_figures_of_assessing_one_by_one(assessments):
    batch = Batch(EVERY)
    out = io.StringIO()
    write = bulk.to_csv(out)
    for each in long.read(io.BytesIO(table(assessments)), Path("long.csv"), EVERY):
        assert not isinstance(each, Problem)
        total = batch.total(each.responses)
        assert total == assess(EVERY, each.responses).total
        write(each.assessment, total)
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(out.getvalue()))]
    assert rows == [row for name, cells in assessments.items() for row in singly(name, cells)]


def singly(name, cells):
    """The rows of an assessment that was answered by hand and scored alone; none if it is empty."""
    responses = {
        cell: response(EVERY, cell, value)
        for cell, value in cells.items()
        if value not in (None, "")
    }
    if all(value is None for value in cells.values()):
        return
    result = assess(EVERY, responses)
    exported = csv.DictReader(io.StringIO(scores.to_csv(EVERY, result)))
    for node, row in zip(result.total.walk(), exported, strict=True):
        bands = dict.fromkeys(node.bands) if node.bands and node.shown else ()
        yield tuple(
            (row | {
                "assessment": scores.inert(safe.line(name)),
                "bands": scores.inert(" to ".join(bands)),
                "shown": "yes" if node.shown else "no",
            })[column]
            for column in bulk.HEADER
        )  # fmt: skip


@settings(max_examples=60)
@given(said(), said())
def test_what_was_said_before_leaves_no_trace(first, second):
    batch = Batch(EVERY)
    for cells in (first, second, first):
        responses = {
            cell: response(EVERY, cell, f"{value}{'*' if value in '34' else ''}")
            for cell, value in cells.items()
            if value
        }
        assert batch.total(responses) == assess(EVERY, responses).total


def test_a_table_is_scored_and_written_as_csv_or_json(tmp_path, capsys):
    source = tmp_path / "long.csv"
    source.write_text(HEADER + "s,M2-TRA-01,law.N,3\ns,M2-TRA-01,law.C,1\nt,M1-POL-01,,2\n")
    code, out, err = run(capsys, *BULK, source)
    assert code == 0
    assert "2 assessments scored." in err
    rows = {(r["assessment"], r["id"]): r for r in csv.DictReader(io.StringIO(out))}
    assert rows["s", "M2-TRA-01"]["low"] == "0.1667"
    assert (rows["t", "M1-POL-01"]["low"], rows["t", "total"]["shown"]) == ("0.5000", "no")
    code, out, _err = run(capsys, *BULK, source, "--format", "json", "--profile", "quick")
    lines = [json.loads(line) for line in out.splitlines()]
    [node] = [each for each in lines if (each["assessment"], each["id"]) == ("s", "M2-TRA-01")]
    assert (node["score"]["low"], node["coverage"]["answered"]) == ("1/6", 2)


def test_standard_input_is_read_and_names_are_made_inert(tmp_path, capsys, monkeypatch):
    text = HEADER + "=1+1\x1b,M1-POL-01,,2\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _err = run(capsys, *BULK, "-")
    assert code == 0
    assert out.splitlines()[1].startswith("'=1+1\ufffd,total,")


def test_bad_rows_are_named_on_standard_error_and_the_others_scored(tmp_path, capsys):
    source, out = tmp_path / "long.csv", tmp_path / "scores.csv"
    rows = "".join(f"s,M9-X-{n},,1\n" for n in range(30))
    source.write_text(HEADER + "s,M1-POL-01,,3\n" + rows)
    code, _out, err = run(capsys, *BULK, source, "-o", out)
    assert code == 1
    assert f"{source}, line 3: M9-X-0 is no question or cell of op3_workshop" in err
    assert "line 22:" in err
    assert "line 23:" not in err
    assert "and 10 more bad rows" in err
    assert "s,question,M1-POL-01,0.7500,0.7500" in out.read_text()


def test_strict_stops_at_the_first_bad_row_and_leaves_no_file(tmp_path, capsys):
    source, out = tmp_path / "long.csv", tmp_path / "scores.csv"
    source.write_text(HEADER + "s,M1-POL-01,,3\nt,M1-POL-01,,9\n")
    code, _out, err = run(capsys, *BULK, source, "--strict", "-o", out)
    assert code == 3
    assert "line 3: 9 is no answer to M1-POL-01" in err
    assert list(tmp_path.iterdir()) == [source]
    out.write_text("before")
    assert run(capsys, *BULK, source, "--strict", "-o", out)[0] == 3
    assert out.read_text() == "before"


WRONG = {
    "neither": (["score"], 2, "Name either the FILE"),
    "both": (["score", "a.json", "--responses", "long.csv"], 2, "Name either the FILE"),
    "no questionnaire": (["score", "--responses", "long.csv"], 2, "needs --questionnaire"),
    "a table on the screen": ([*BULK, "long.csv", "--format", "table"], 2, "csv and json"),
    "fail under": ([*BULK, "long.csv", "--fail-under", "9"], 2, "--fail-under"),
    "strict with a file": (["score", "a.json", "--strict"], 2, "go with --responses"),
    "out with a file": (["score", "a.json", "-o", "b"], 2, "go with --responses"),
    "an unknown profile": ([*BULK, "long.csv", "--profile", "p"], 2, "no profile p"),
    "an unknown questionnaire": (
        ["score", "--questionnaire", "none", "--responses", "long.csv"], 2, "none"),
    "no such table": ([*BULK, "no.csv"], 3, "there is no such file"),
    "a folder": ([*BULK, "."], 3, "cannot be read"),
    "no header": ([*BULK, "empty.csv"], 3, "it has no header"),
    "over itself": ([*BULK, "long.csv", "-o", "long.csv"], 2, "the table of answers itself"),
    "no folder": ([*BULK, "long.csv", "-o", "no/out.csv"], 3, "no/out.csv cannot be written"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_one_clear_sentence(tmp_path, capsys, monkeypatch, case):
    monkeypatch.chdir(tmp_path)
    Path("long.csv").write_text(HEADER)
    Path("empty.csv").write_text("")
    words, wanted, sentence = WRONG[case]
    code, out, err = run(capsys, *words)
    assert (code, out) == (wanted, "")
    assert sentence in err
    assert "Traceback" not in err
    assert Path("long.csv").read_text() == HEADER
