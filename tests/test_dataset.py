"""Saved results as tables: both shapes, both formats, the dictionary, scripts that read them."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import tiny
from pyarrow import parquet

from assessor import cli, saved
from assessor.many import read
from assessor.saved import Said
from questionnaires import loader
from questionnaires.responses import Assessment, Edition
from scoring import assess

NOTEBOOKS = sorted((Path(__file__).parents[1] / "docs" / "notebooks").glob("*.py"))
FOUR = ("answered", "unknown", "not_applicable", "unanswered")
QUESTIONS = """
id = "one"
name = "One"
[[question]]
id = "LEVEL"
sides = ["law", "enforcement"]
[[question]]
id = "TICKS"
kind = "checklist"
options = [{ id = "a", label = "An act" }, { id = "b", label = "A list" }]
[[question]]
id = "COUNT"
kind = "number"
target = 10
unit = "staff"
[[question]]
id = "WORDS"
kind = "text"
[[question]]
id = "SINCE"
kind = "date"
[[question]]
id = "PICK"
kind = "choice"
options = [{ id = "x", label = "=Ex", mark = 1 }, { id = "y", label = "Why", mark = 0 }]
ask_if = { question = "LEVEL", at_least = 1 }
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A folder with a questionnaire of every kind of question, and three States' files."""
    folder = tmp_path_factory.mktemp("world")
    asked = folder / "asked"
    (asked / "elements").mkdir(parents=True)
    (asked / "questionnaire.toml").write_text(
        tiny.HEAD.replace('"tiny"', '"asked"') + tiny.ONE_MODULE.format(elements='"one"')
    )
    filled = [tiny._filled(text) for text in QUESTIONS.split("[[question]]")[1:]]
    (asked / "elements" / "one.toml").write_text(
        'id = "one"\nname = "One"\n' + "".join(f"[[question]]\n{text}\n" for text in filled)
    )
    questionnaire = loader.load(asked)
    states = {
        "Ay": [Said("LEVEL/law", "answered", 3, comment="=cmd|' /C calc'!A0"),
               Said("LEVEL/enforcement", "unknown"), Said("TICKS", "answered", ("a", "b")),
               Said("COUNT", "answered", -4), Said("WORDS", "answered", "@secret", by="Jo"),
               Said("SINCE", "answered", "2019-05"), Said("PICK", "answered", "x")],
        "Bee": [Said("LEVEL/law", "answered", 0), Said("LEVEL/enforcement", "answered", 0),
                Said("TICKS", "answered", ()), Said("PICK", "answered", "y"),
                Said("COUNT", "not_applicable", reason="+None at all.")],
        "=See": [],
    }  # fmt: skip
    (folder / "files").mkdir()
    for name, said in states.items():
        made = Assessment(
            id="0123abcd", created=tiny.AT, system=name, assessor_type="self", profile="full",
            respondent="Jo Bloggs",
            questionnaire=Edition(id="asked", edition="1", digest=questionnaire.digest),
        )  # fmt: skip
        path = folder / "files" / f"{len(name)}{name.strip('=')}.json"
        path.write_bytes(saved.dumps(saved.said(made, said)))
    return folder


def made(world, tmp_path, name, *more):
    out = tmp_path / name
    words = ["dataset", str(world / "files"), "-o", str(out), "--no-cache",
             "--questionnaire", str(world / "asked"), *more]  # fmt: skip
    assert cli.main(words) == 0
    return out


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_long_has_a_row_for_each_cell_of_each_file(world, tmp_path):
    table = rows(made(world, tmp_path, "out.csv"))
    assert len(table) == 3 * 7
    first = {row["cell"]: row for row in table[:7]}
    assert first["LEVEL/law"]["system"] == "Ay"
    shown = {cell: (row["status"], row["value"], row["label"]) for cell, row in first.items()}
    assert shown == {
        "LEVEL/law": ("answered", "3", "in use"),
        "LEVEL/enforcement": ("unknown", "", ""),
        "TICKS": ("answered", "a;b", "An act; A list"),
        "COUNT": ("answered", "-4", "'-4 staff"),
        "WORDS": ("answered", "", ""),
        "SINCE": ("answered", "2019-05", "2019-05"),
        "PICK": ("answered", "x", "'=Ex"),
    }
    second = {row["cell"]: row for row in table[7:14]}
    assert second["TICKS"]["value"] == "-"
    assert second["COUNT"]["status"] == "not_applicable"
    assert second["PICK"]["status"] == "off_path"
    assert second["PICK"]["value"] == ""
    assert second["SINCE"]["status"] == "unanswered"
    assert [row["worth"] for row in table[:4]] == ["0.75", "", "1.0", "0.0"]


def test_wide_has_a_row_for_each_file_and_every_score(world, tmp_path):
    path = made(world, tmp_path, "out.parquet", "--shape", "wide")
    table = parquet.read_table(path).to_pylist()
    assert [row["system"] for row in table] == ["Ay", "Bee", "=See"]
    many = read([world / "files"], world / "asked")
    for file, row in enumerate(table):
        for column, node in enumerate(many.nodes):
            low = many.low[file, column]
            assert row[f"{node}.low"] == (None if low != low else low)
            assert row[f"{node}.shown"] == many.shown[file, column]
        assert row["total.answered"] == many.answered[file, 0]
    assert table[0]["LEVEL/law"] == 3
    assert table[0]["LEVEL/enforcement"] is None
    assert [table[0]["COUNT"], table[0]["TICKS"], table[0]["PICK"]] == [-4, "a;b", "x"]
    assert {row["TICKS.status"] for row in table} == {"answered", "unanswered"}
    assert "WORDS" not in table[0]


def test_nothing_that_people_wrote_is_in_it_unless_asked_for(world, tmp_path):
    for shape in ("long", "wide"):
        without = made(world, tmp_path, f"{shape}.csv", "--shape", shape).read_text("utf-8")
        for word in ("secret", "Bloggs", "calc", "None at all"):
            assert word not in without
        text = made(world, tmp_path, f"{shape}t.csv", "--shape", shape, "--texts").read_text(
            "utf-8"
        )
        for word in ("'@secret", "Jo Bloggs", "'=cmd", "'+None at all"):
            assert word in text
    table = parquet.read_table(made(world, tmp_path, "t.parquet", "--texts")).to_pylist()
    assert table[0]["comment"] == "=cmd|' /C calc'!A0"  # no spreadsheet, so nothing to disarm
    assert table[4]["text"] == "@secret"


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_both_formats_hold_the_same(world, tmp_path, shape):
    as_csv = rows(made(world, tmp_path, "a.csv", "--shape", shape))
    table = parquet.read_table(made(world, tmp_path, "a.parquet", "--shape", shape)).to_pylist()
    plain = [{k: "" if v is None else str(v) for k, v in row.items()} for row in table]
    bare = [{k: v.removeprefix("'") for k, v in row.items()} for row in as_csv]
    assert bare == plain


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_the_dictionary_explains_every_column(world, tmp_path, shape):
    path = made(world, tmp_path, "a.parquet", "--shape", shape)
    told = rows(tmp_path / "a.dictionary.csv")
    columns = [row["column"] for row in told if shape == "wide" or not row["cell"]]
    assert columns == parquet.read_schema(path).names
    assert all(row["meaning"] and row["type"] for row in told)
    cells = {row["cell"]: row for row in told if row["cell"] and ".status" not in row["column"]}
    assert cells["LEVEL/law"]["values"].startswith("0 = none; 1 = informal; 2 = partial")
    assert cells["COUNT"]["unit"] == "staff"
    assert cells["TICKS"]["values"] == "a = An act; b = A list"
    status = next(row for row in told if row["column"].endswith("status"))
    assert all(f"{word} = " in status["values"] for word in FOUR)


def test_pandas_and_duckdb_read_it(world, tmp_path):
    path = made(world, tmp_path, "a.parquet")
    counts = pd.read_parquet(path).groupby("status").size().to_dict()
    found = duckdb.sql(f"SELECT status, count(*) FROM '{path}' GROUP BY status").fetchall()
    assert dict(found) == counts
    assert set(FOUR) <= set(counts)
    table = made(world, tmp_path, "a.csv")
    assert duckdb.sql(f"SELECT sum(worth) FROM '{table}'").fetchall() == [
        (pd.read_parquet(path)["worth"].sum(),)
    ]


def test_what_is_left_out_is_said_and_nothing_is_written_of_nothing(world, tmp_path, capsys):
    (tmp_path / "bad.json").write_text("{}")
    out = tmp_path / "out.parquet"
    words = ["dataset", str(tmp_path), "-o", str(out), "--questionnaire", str(world / "asked")]
    assert cli.main(words) == 3
    assert not out.exists()
    some = [*words[:2], str(world / "files"), *words[2:]]
    assert cli.main(some) == 1
    assert "bad.json" in capsys.readouterr().err
    assert parquet.read_metadata(out).num_rows == 21
    assert (tmp_path / ".assessor-cache").exists()
    assert cli.main([*words[:3], str(tmp_path / "out.xls")]) == 2
    bad = tmp_path / "in.csv"
    bad.write_bytes((world / "files" / "2Ay.json").read_bytes())
    assert cli.main(["dataset", str(bad), "-o", str(bad), "--no-cache", *words[4:]]) == 2


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Datasets of the worked example and of two earlier states of it, as the scripts expect."""
    folder = tmp_path_factory.mktemp("results")
    example = Path(__file__).parents[1] / "examples" / "tesmara.json"
    data = json.loads(example.read_text("utf-8"))
    for year in (2025, 2024, 2023):
        for said in data["responses"].values():
            said[-1]["at"] = f"{year}{said[-1]['at'][4:]}"
            if year == 2023:
                said[-1] |= {"status": "answered", "value": 0}
                said[-1].pop("reason", None)
        (folder / f"{year}.json").write_text(json.dumps(data), "utf-8")
    for name, shape in (("results", "long"), ("results_wide", "wide")):
        out = str(folder / f"{name}.parquet")
        assert cli.main(["dataset", str(folder), "-o", out, "--shape", shape, "--no-cache"]) == 0
    return folder


@pytest.mark.parametrize("script", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebooks_run(script, results):
    done = subprocess.run(
        [sys.executable, str(script), str(results)], capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = {"load": "off_path", "profile_over_time": "surely", "common_gaps": "lacking"}
    assert shown.get(script.stem, "same") in done.stdout


def test_figures_are_those_of_the_reference(results):
    table = parquet.read_table(results / "results_wide.parquet").to_pylist()
    example = saved.loads((results / "2025.json").read_bytes(), "2025.json")
    from assessor.opening import questionnaire_of

    asked = questionnaire_of(example, None, Path("2025.json"))
    total = assess(asked, example.current(), example.profile).total
    assert table[2]["total.low"] == pytest.approx(float(total.interval.low), abs=1e-12)
    assert table[2]["total.high"] == pytest.approx(float(total.interval.high), abs=1e-12)
