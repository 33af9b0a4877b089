"""Many results compared: what is told of them, and what is not.

``golden/compare_many.md`` is what it has to be, byte for byte. After a change that is meant:
GOLDEN=refresh pytest tests/test_compare_many.py
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pytest
import slowly
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assessor import cli, reports, store
from assessor.compare.many import figures, labels, whole
from assessor.compare.many.order import build
from assessor.compare.many.parts import findings, gaps, ranking
from assessor.compare.many.parts.ranking import said as of_order
from assessor.compare.many.study import Study
from assessor.errors import UserError
from assessor.reports import published
from assessor.reports.document import Figure
from questionnaires import loader
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition, Response
from scoring import shared_gaps, uncertainty
from scoring.direction import direction, sign_test

GOLDEN = Path(__file__).with_name("golden") / "compare_many.md"

HEAD = """
id = "harbours"
edition = "1"
title = "Harbours"
summary = "A questionnaire for a test."
caution = "Findings, no measure of compliance."
answer_rule = "Choose the highest that is true."
scale = { min = 0, max = 4, target = 3, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "custom", meaning = "Custom." },
    { value = 2, name = "some", meaning = "Some." },
    { value = 3, name = "use", meaning = "In use." },
    { value = 4, name = "proven", meaning = "Reviewed." },
] }
scoring = { coverage_threshold = 0.5 }
"""
MODULE = """
[[module]]
id = "{id}"
number = {number}
name = "{name}"
elements = {elements}
"""
QUESTION = """
[[question]]
id = "{id}"
text = "Is it so with {id}?"
legal_weight = "{weight}"
provisions = ["1540:OP3({letter})"]
anchors = ["nothing", "custom", "some", "all", "reviewed"]
{more}
"""
SIDED = 'sides = ["law", "enforcement"]\nweapons = ["N", "C", "B"]\nfields = ["{field}"]'


def element(ident: str, *questions: str) -> str:
    return f'id = "{ident}"\nname = "The {ident}"\n' + "".join(questions)


def asked(ident: str, weight: str, letter: str, field: str = "") -> str:
    more = SIDED.format(field=field) if field else ""
    return QUESTION.format(id=ident, weight=weight, letter=letter, more=more)


def files() -> dict[str, str]:
    """Two modules; three fields of the matrix, two of them under OP3(d)."""
    return {
        "questionnaire.toml": HEAD
        + MODULE.format(id="law", number=1, name="Law", elements='["acts", "lists"]')
        + MODULE.format(id="border", number=2, name="Border", elements='["gates"]'),
        "elements/acts.toml": element(
            "acts",
            asked("A-1", "obligation", "d", "export_legislation"),
            asked("A-2", "good_practice", "d"),
        ),
        "elements/lists.toml": element(
            "lists", asked("L-1", "expected", "d", "licensing_provisions")
        ),
        "elements/gates.toml": element(
            "gates", asked("G-1", "obligation", "c", "border_control"),
            asked("G-2", "expected", "c"),
        ),
    }  # fmt: skip


def world() -> Questionnaire:
    return loader.load_texts(files())


CELLS = ("A-1", "A-2", "L-1", "G-1", "G-2")


def said(questionnaire: Questionnaire, system: str, levels: str, **about: object) -> Assessment:
    """An assessment: a sign for each question, in all its cells alike, ``?`` for not known.

    ``-`` is not applicable, a blank not answered; a level after a dot is that of enforcement.
    """
    day = str(about.pop("day", "2026-01-02"))
    assessment = Assessment(
        id="0b1d7c1e-0000-4000-8000-000000001540",
        created="2020-01-01T00:00:00Z",
        system=system,
        questionnaire=Edition(id="harbours", edition="1", digest=questionnaire.digest),
        profile="full",
        **about,
    )
    for ident, sign in zip(CELLS, levels.split(), strict=True):
        law, _dot, enforcement = sign.partition(".")
        for cell in questionnaire.questions[ident].cells:
            level = enforcement if enforcement and cell.side == "enforcement" else law
            if level != "_":
                rev = assessment.rev + 1
                entry = {"rev": rev, "at": f"{day}T00:00:{rev:02}Z"} | response(level)
                assessment = assessment.with_response(cell.id, Response.model_validate(entry))
    return assessment


def response(level: str) -> dict[str, object]:
    if level == "?":
        return {"status": "unknown"}
    if level == "-":
        return {"status": "not_applicable", "reason": "There is none."}
    return {"status": "answered", "value": int(level)}


STATES = {
    # system: A-1 A-2 L-1 G-1 G-2
    "Avaria": "4 4 3 3 4",
    "Belonia": "3 2 2.1 ? 3",
    "Corvenia": "1.0 2 0 1 2",
    "Drasland": "0 0 0 0.1 1",
    "Estoria": "? ? ? 1 _",
    "Feldmark": "2 1 1 0 1",
}


def study(by: str = "system", states: dict[str, str] = STATES, **how: object) -> Study:
    questionnaire = world()
    named = [
        (f"{name.lower()}.json", said(questionnaire, name, levels))
        for name, levels in states.items()
    ]
    many = slowly.many(questionnaire, named, [("broken.json", "It is no JSON.")])
    return Study(many, by, labels.of(many.files, by, {}), **how)


def report(form: str, of: Study) -> str:
    return reports.written(whole, of, form).decode()


# The whole


def test_the_report_is_the_golden_one() -> None:
    text = report("markdown", study(rank="modules", draws=100))
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


@pytest.mark.parametrize("form", ["json", "html", "terminal", "xlsx"])
def test_the_same_files_give_the_same_bytes(form: str) -> None:
    first, second = (
        reports.written(whole, study(rank="modules", draws=20), form) for _ in range(2)
    )
    assert first == second


def test_the_caution_and_the_files_left_out_stand_on_every_paper() -> None:
    of = study()
    for form in ("terminal", "markdown", "html"):
        text = report(form, of)
        assert "Findings, no measure of compliance." in text
        assert "broken.json: It is no JSON." in " ".join(text.split())
    data = json.loads(report("json", of))
    assert data["caution"] == "Findings, no measure of compliance."
    assert data["skipped"] == [{"file": "broken.json", "reason": "It is no JSON."}]
    book = openpyxl.load_workbook(BytesIO(reports.written(whole, of, "xlsx")))
    assert "Findings, no measure of compliance." in [row[1].value for row in book["About"]]
    assert book["Files left out"]["A2"].value == "broken.json"


def test_texts_from_files_stay_texts() -> None:
    states = {"<script>alert(1)</script>": "4 4 4 4 4", '=HYPERLINK("x")\x1b[31m': "0 0 0 0 0"}
    of = study(states=states, rank="modules", draws=10)
    assert "<script>" not in report("html", of)
    assert "\x1b[31m" not in report("terminal", of)
    book = openpyxl.load_workbook(BytesIO(reports.written(whole, of, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_three_files_and_one_are_enough() -> None:
    for count in (1, 3):
        states = dict(list(STATES.items())[:count])
        assert "What most States lack" in report("terminal", study(states=states)) or count == 1


def test_every_drawing_stays_within_its_paper_and_says_what_it_shows() -> None:
    questionnaire = world()
    named = [
        (f"{name}{year}", said(questionnaire, name, levels, day=f"{year}-05-06"))
        for name, levels in STATES.items()
        for year in (2023, 2024)
    ]
    many = slowly.many(questionnaire, named)
    drawn = [
        block
        for by in ("system", "year")
        for block in whole.document(
            Study(many, by, labels.of(many.files, by, {}), rank="modules", draws=20)
        ).blocks
        if isinstance(block, Figure)
    ]
    assert len({figure.title for figure in drawn}) > 8
    for figure in drawn:
        assert figure.spoken.endswith(".")
        root = ElementTree.fromstring(figure.svg)
        width, height = map(float, root.get("viewBox").split()[2:])
        for shape in root:
            for name, most in (("x", width), ("x1", width), ("x2", width), ("y", height)):
                assert -0.1 <= float(shape.get(name, 0)) <= most + 0.1, figure.title
            across = float(shape.get("x", 0)) + float(shape.get("width", 0))
            assert across <= width + 0.1, figure.title


# Labels


def test_files_are_put_together_by_what_they_say_or_a_table_says() -> None:
    files = study().many.files
    assert set(labels.of(files, "year", {})) == {"2026"}
    assert set(labels.of(files, "agency", {})) == {"not told"}
    assert set(labels.of(files, "type", {})) == {"self-assessment"}
    table = {"avaria.json": {"region": "north"}, "belonia.json": {"region": "south"}}
    assert labels.of(files, "region", table)[:3] == ("north", "south", "not told")
    with pytest.raises(UserError, match="Nothing is known of the label “colour”"):
        labels.of(files, "colour", table)


def test_a_file_without_an_answer_stands_for_the_day_of_its_making() -> None:
    questionnaire = world()
    many = slowly.many(questionnaire, [("a.json", said(questionnaire, "A", "_ _ _ _ _"))])
    assert labels.of(many.files, "month", {}) == ("2020-01",)


def test_a_file_by_time_and_each_system_over_time(tmp_path: Path) -> None:
    questionnaire = world()
    named = [
        (f"{name}{year}.json", said(questionnaire, name, levels, day=f"{year}-05-06"))
        for name, year, levels in (
            ("A", 2023, "1 1 1 1 1"), ("A", 2025, "2 2 2 ? 2"), ("B", 2023, "3 3 3 3 3"),
        )
    ]  # fmt: skip
    many = slowly.many(questionnaire, named)
    by_year = Study(many, "year", labels.of(many.files, "year", {}))
    assert list(by_year.groups) == ["2023", "2025"]
    text = report("html", by_year)
    assert "Modules over time" in text
    assert "Not all systems have a file at each time" in text
    by_system = report("html", Study(many, "system", labels.of(many.files, "system", {})))
    assert "The total of each system over time" in by_system
    assert [many.files[row].name for row in by_year.states] == ["A2025.json", "B2023.json"]


# Figures of many


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted), min_size=1, max_size=9
    ),
    st.data(),
)
def test_every_figure_of_order_lies_in_its_range(ranges, data) -> None:
    """Whatever each file's score is within its range, the quartiles of all lie in theirs."""
    low, high = (np.array(end)[:, None] / 100 for end in zip(*ranges, strict=True))
    many = replace(
        study(states={"A": "0 0 0 0 0"}).many, low=low, high=high, shown=np.ones_like(low, bool)
    )
    node = figures.Node("total", "total", "Total", 0)
    found = figures.spread(many, node, np.arange(len(ranges)))
    scores = [data.draw(st.integers(a, b)) / 100 for a, b in ranges]
    for figure, quantile in zip(found.ranges, figures.QUANTILES, strict=True):
        assert figure.low - 1e-9 <= np.quantile(scores, quantile) <= figure.high + 1e-9
    assert found.count == len(ranges)


def test_a_score_that_may_not_be_shown_counts_nowhere() -> None:
    of = study()
    total = of.nodes[0]
    estoria = [about.system for about in of.many.files].index("Estoria")
    assert figures.figure(of.many, estoria, total) is None
    assert figures.spread(of.many, total, of.all).count == 5


def test_nodes_stand_where_the_columns_have_them() -> None:
    of = study()
    for node in figures.nodes(of.questionnaire, alone=True):
        assert of.many.nodes[node.column] == node.id
    assert [node.id for node in of.nodes] == ["total", "law", "acts", "lists", "border"]


# Findings and common gaps


def test_findings_keep_sides_and_weapons_apart() -> None:
    part = next(each for each in findings.data(study()) if each.system == "Belonia")
    assert part.findings["licensing_provisions/law.N"] == "partly"
    assert part.findings["border_control/law.C"] == "not_known"
    corvenia = next(each for each in findings.data(study()) if each.system == "Corvenia")
    assert corvenia.findings["export_legislation/law.B"] == "partly"
    assert corvenia.findings["export_legislation/enforcement.B"] == "not_in_place"
    text = report("markdown", study())
    assert "ppp" in text
    assert "nnn" in text


def test_common_gaps_are_shares_with_what_is_not_known_beside_them() -> None:
    of = study()
    found = {(each.field, each.side, each.weapon): each for each in gaps.data(of)}
    gate = found["border_control", "law", "N"]
    # Avaria has it; Belonia does not know; Corvenia, Estoria partly; Drasland, Feldmark not.
    assert (gate.applies, gate.lacking, gate.not_known, gate.not_in_place) == (6, 4, 1, 2)
    assert (gate.legal_weight, gate.in_place) == ("obligation", 1)
    shares = [Fraction(each.lacking, each.applies) for each in gaps.data(of)]
    assert shares == sorted(shares, reverse=True)
    first = [each for each in gaps.data(of) if Fraction(each.lacking, each.applies) == shares[0]]
    assert [each.legal_weight for each in first] == sorted(
        (each.legal_weight for each in first), key=("obligation", "expected").index
    )


def test_what_was_not_asked_or_does_not_apply_is_not_lacked() -> None:
    of = study(states={"A": "- - 0 0 0", "B": "0 0 0 0 0"})
    found = {(each.field, each.side, each.weapon): each for each in gaps.data(of)}
    assert found["export_legislation", "law", "N"].applies == 1
    assert found["licensing_provisions", "law", "N"].applies == 2


def shared(columns: dict[str, str], cells: dict[str, str] | None = None) -> tuple:
    """Places of one side by field: a sign for each State (+ has it, - lacks it, ? not known)."""
    codes = {"+": 0, "-": 2, "?": 3}
    seen = np.array([[codes[sign] for sign in column] for column in columns.values()], np.int8).T
    places = tuple((field, "law", "N") for field in columns)
    cells = cells or {field: field for field in columns}
    counts = np.stack([(seen == code).sum(axis=0) for code in range(5)], axis=1)
    of = shared_gaps.Shared(
        places,
        ("obligation",) * len(places),
        tuple(frozenset({cells[field]}) for field in columns),
        counts,
    )
    return shared_gaps.together(of, seen)


def test_which_gaps_go_together_by_hand() -> None:
    # Both known of seven; three lack both, four at least one.
    pairs, clusters = shared({"a": "---++++?", "b": "----++++", "c": "++++----"})
    assert [(pair.one, pair.other) for pair in pairs] == [(0, 1)]
    (pair,) = pairs
    assert (pair.known, pair.both, pair.either, pair.shared) == (7, 3, 4, 0.75)
    # By chance: 3/7 and 4/7 give 12/49 of 37/49.
    assert pair.chance == pytest.approx(12 / 37)
    assert [cluster.members for cluster in clusters] == [(0, 1)]
    assert (clusters[0].all_lack, clusters[0].shared) == (3, 0.75)


def test_gaps_that_the_same_answer_decides_are_not_said_to_go_together() -> None:
    columns = {"a": "---+++", "b": "---+++"}
    assert shared(columns)[0]
    assert shared(columns, {"a": "Q", "b": "Q"}) == ((), ())


def test_of_four_systems_nothing_is_said_of_what_goes_together() -> None:
    assert shared({"a": "--++", "b": "--++"}) == ((), ())
    of = study(states=dict(list(STATES.items())[:4]))
    assert "Of fewer than 5 systems nothing is said" in report("markdown", of)


# The order


def test_an_order_leaves_out_who_answered_too_little() -> None:
    part = ranking.data(study(rank="modules"), build(study(rank="modules")))
    assert [each.system for each in part.ranks] == [
        "Avaria", "Belonia", "Corvenia", "Feldmark", "Drasland",
    ]  # fmt: skip
    (left_out,) = part.unranked
    assert left_out.system == "Estoria"
    assert "asks for at least 50 %" in left_out.reason
    text = " ".join(report("markdown", study(rank="modules", draws=50)).split())
    assert "Estoria: Too little is answered" in text


def test_the_ranks_hold_what_open_answers_leave() -> None:
    found = build(study(rank="modules"))
    by_name = dict(zip(found.inputs.names, found.possible, strict=True))
    assert by_name["Avaria"] == (1, 1)
    assert by_name["Drasland"][1] == 5


def test_sentences_say_what_can_be_told() -> None:
    found = build(study(rank="modules"))
    of = {(pair.upper, pair.lower): of_order.sentence(found, pair) for pair in found.pairs}
    assert of[0, 1].startswith("Avaria is never below Belonia")
    whole_order = of_order.whole(found)
    assert ("holds" in whole_order) == all(pair.sure for pair in found.pairs)
    level = build(study(states={"A": "4 4 4 1 1", "B": "1 1 1 4 4"}, rank="modules"))
    assert "cannot be told" in of_order.sentence(level, level.pairs[0])
    assert "cannot be told" in of_order.whole(level)


def test_systems_that_are_level_in_every_draw_are_said_to_be() -> None:
    found = build(study(states={"A": "2 2 2 2 2", "B": "2 2 2 2 2"}, rank="modules"))
    assert of_order.sentence(found, found.pairs[0]) == "A and B are level in every draw."


def test_the_elements_can_be_ranked_as_well() -> None:
    found = build(study(rank="elements"))
    assert found.inputs.parts == ("acts", "lists", "gates")
    assert found.inputs.weights.tolist() == [0.5, 0.5, 1]
    lows, _highs = uncertainty.ends(found.inputs)
    assert lows[0] == pytest.approx(study().many.low[0, 0])


def test_an_order_over_different_kinds_of_assessor_says_so() -> None:
    questionnaire = world()
    named = [
        (kind, said(questionnaire, kind, levels, assessor_type=kind))
        for kind, levels in (("self", "4 4 4 4 4"), ("external", "1 1 1 1 1"))
    ]
    many = slowly.many(questionnaire, named)
    of = Study(many, "type", labels.of(many.files, "type", {}), rank="modules", draws=10)
    assert "The files in this order are of different kinds" in report("markdown", of)
    assert "The files in this order" not in report("markdown", study(rank="modules", draws=10))


def test_fewer_than_two_have_no_order() -> None:
    text = report("markdown", study(states={"A": "4 4 4 4 4"}, rank="modules"))
    assert "Fewer than two systems can have a rank." in text


# Several assessors


def judged(*files: tuple[str, str, str]) -> Study:
    """Files of one State: who judges, which kind, and the answers."""
    questionnaire = world()
    named = [
        (f"{agency}.json", said(questionnaire, "A", levels, agency=agency, assessor_type=kind))
        for agency, kind, levels in files
    ]
    many = slowly.many(questionnaire, named)
    return Study(many, "type", labels.of(many.files, "type", {}))


def test_the_judgement_from_within_is_held_against_that_from_outside() -> None:
    of = judged(("Ministry", "self", "3 3 2 4 ?"), ("Peers", "external", "2 3 3 2 1"))
    (part,) = json.loads(report("json", of))["agreement"]
    total = next(each for each in part["directions"] if each["element"] == "total")
    # A-1 six cells +1/4, A-2 same, L-1 six cells −1/4, G-1 six cells +2/4; G-2 only the peers.
    assert (total["higher"], total["same"], total["lower"]) == (12, 1, 6)
    assert total["mean"] == pytest.approx((6 * 0.25 - 6 * 0.25 + 6 * 0.5) / 19)
    assert part["answered_by_some_only"] == ["G-2"]
    assert part["questions"][0]["question"] == "G-1"
    assert part["cells"][0]["said"] == {"Ministry.json": "1", "Peers.json": "1/2"}
    text = " ".join(report("markdown", of).split())
    assert "higher in 12, the same in 1, lower in 6; +16 % of the scale on average" in text
    assert "These are of different kinds" in text


def test_alpha_is_not_told_where_it_is_not_defined() -> None:
    of = judged(("Ministry", "self", "3 3 3 3 3"), ("Peers", "external", "3 3 3 3 3"))
    (part,) = json.loads(report("json", of))["agreement"]
    assert part["alpha"] is None
    assert "Alpha is not defined" in report("markdown", of)


def test_agencies_of_one_kind_are_held_against_each_other_when_asked() -> None:
    of = judged(("Trade", "self", "3 3 2 4 2"), ("Customs", "self", "2 3 3 2 1"))
    assert json.loads(report("json", of))["agreement"] == []
    asked_for = replace(of, agreement=True)
    (part,) = json.loads(report("json", asked_for))["agreement"]
    assert part["alpha"] < 1
    assert len(part["assessors"]) == 2


def test_directions_by_hand() -> None:
    half = Fraction(1, 2)
    found = direction(
        [half, None, Fraction(1), Fraction(0)], [Fraction(0), half, half, Fraction(0)]
    )
    assert (found.higher, found.same, found.lower, found.count) == (2, 1, 0, 3)
    assert found.mean == pytest.approx(1 / 3)
    # Six of six the same way: 2 / 2^6; three of six: 1.
    assert sign_test(6, 0) == pytest.approx(0.03125)
    assert sign_test(3, 3) == 1
    assert sign_test(0, 0) is None


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saved files of five States beside their questionnaire, and one that is broken."""
    questionnaire = world()
    own = tmp_path / "harbours"
    (own / "elements").mkdir(parents=True)
    for name, text in files().items():
        (own / name).write_text(text, "utf-8")
    saved = tmp_path / "saved"
    saved.mkdir()
    for name, levels in STATES.items():
        store.create(saved / f"{name.lower()}.json", said(questionnaire, name, levels))
    (saved / "broken.json").write_text("{", "utf-8")
    return tmp_path


def compare(folder: Path, *more: str) -> int:
    own = ("--questionnaire", str(folder / "harbours"))
    return cli.main(["compare", str(folder / "saved"), *own, *more])


def test_the_command_compares_a_folder_and_names_what_it_leaves_out(folder, capsys) -> None:
    assert compare(folder, "--plain") == 1
    told = capsys.readouterr()
    assert "Comparison of 6 assessments" in told.out
    assert "broken.json" in "".join(told.out.split())
    assert "1 file was left out" in told.err


def test_the_command_reads_what_the_reference_reads(folder, capsys) -> None:
    compare(folder, "--format", "json", "--rank", "--draws", "30")
    data = json.loads(capsys.readouterr().out)
    expected = json.loads(report("json", study(rank="modules", draws=30)))
    for part in ("scores", "spread", "coverage", "common_gaps", "together", "groups"):
        assert data[part] == expected[part], part
    ours, theirs = data["ranking"], expected["ranking"]
    assert [each["draws"] for each in ours["ranks"]] == [each["draws"] for each in theirs["ranks"]]
    assert ours["seed"] == 1540


def test_the_command_takes_labels_from_a_table(folder, capsys) -> None:
    table = folder / "regions.csv"
    table.write_text("file,region\navaria.json,north\nbelonia.json,south\n", "utf-8")
    out = folder / "out.md"
    assert compare(folder, "--labels", str(table), "--by", "region", "-o", str(out)) == 1
    text = out.read_text("utf-8")
    assert "| north | 1 |" in text
    assert "| not told | 4 |" in text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name,region\na,b\n", "it has no column file"),
        ("file\na\n", "it has no column file"),
        ("", "it has no column file"),
        ("file,year\na,2020\n", "its column year has the name of a known label"),
        ('file,"region\na', "it is not a table in UTF-8"),
        ("file,region\na.json,north\n,\n,\na.json,south\n", "it names a.json twice"),
    ],
)
def test_a_table_of_labels_that_cannot_be_used_is_refused(folder, capsys, text, what) -> None:
    table = folder / "labels.csv"
    table.write_text(text, "utf-8")
    assert compare(folder, "--labels", str(table), "--by", "region") == 3
    assert what in capsys.readouterr().err


def test_a_table_of_labels_wants_one_of_its_columns(folder, capsys) -> None:
    table = folder / "regions.csv"
    table.write_text("file,region,size\navaria.json,north,small\n", "utf-8")
    assert compare(folder, "--labels", str(table)) == 2
    assert "--by: region, size." in capsys.readouterr().err


def test_an_unknown_label_is_refused_with_those_there_are(folder, capsys) -> None:
    assert compare(folder, "--by", "colour") == 2
    told = capsys.readouterr().err
    assert "“colour”" in told
    assert "system, agency, type, year, month, profile, folder" in told


def test_no_file_of_a_folder_is_written_over(folder, capsys) -> None:
    for name in ("avaria.json", "broken.json"):
        saved = folder / "saved" / name
        before = saved.read_bytes()
        assert compare(folder, "-o", str(saved)) == 2
        assert "is a file that the report is made from" in capsys.readouterr().err
        assert saved.read_bytes() == before


@pytest.mark.parametrize("draws", ["0", "-1", "100001", "9" * 30, "ten", "1.5"])
def test_how_often_to_draw_is_told_with_both_ends(folder, capsys, draws) -> None:
    with pytest.raises(SystemExit):
        compare(folder, "--rank", "--draws", draws)
    assert "expected a whole number from 1 to 100000" in " ".join(capsys.readouterr().err.split())


def test_the_data_keeps_to_its_published_schema() -> None:
    of = replace(study(rank="modules", draws=20), agreement=True)
    written = json.loads(report("json", of), parse_constant=pytest.fail)
    Draft202012Validator(published.schema("comparison-of-many")).validate(written)
    assert written["ranking"]["pairs"]


@pytest.mark.parametrize("library", ["scipy", "krippendorff"])
def test_a_library_that_is_missing_is_named(folder, monkeypatch, capsys, library) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    for path in ("a.json", "b.json"):
        about = {"a.json": "self", "b.json": "external"}[path]
        made = said(world(), "Avaria", "4 3 2 1 2", assessor_type=about)
        store.create(folder / "saved" / path, made)
    assert compare(folder, "--agreement") == 2
    told = capsys.readouterr().err
    assert library in told
    assert "assessor[analysis]" in told


def test_a_workbook_needs_a_name(folder, capsys) -> None:
    assert compare(folder, "--format", "xlsx") == 2
    assert "-o OUT" in capsys.readouterr().err


def test_the_seed_and_the_number_of_draws_are_stated() -> None:
    from assessor.arguments import comparing

    assert (comparing.DRAWS, comparing.SEED) == (uncertainty.DRAWS, uncertainty.SEED)
    text = " ".join(report("markdown", study(rank="modules", draws=77, seed=5)).split())
    assert "77 draws (seed 5)" in text
