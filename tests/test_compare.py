"""Two results side by side: what is told, what is not, and that swapping them mirrors everything.

``golden/compare.*`` is what the report has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_compare.py

and read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from fractions import Fraction as F
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from editions import FIRST, SECOND, STEPS, answered, folder, save
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tiny import answers, questionnaire

from assessor import files, reports
from assessor.cli import main
from assessor.compare import pair, two
from assessor.errors import Exit, UserError
from assessor.reports import published
from assessor.reports.document import Figure, Table
from questionnaires import bundled, loader
from questionnaires.pairing import Pair, Pairing, pairing
from questionnaires.responses import Drill, Packet
from scoring import assess
from scoring.compare import Judged, compare
from scoring.result import Interval

GOLDEN = Path(__file__).with_name("golden")

ONE = questionnaire(
    law="""
[[question]]
id = "Q1"
legal_weight = "obligation"
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
sides = ["law", "enforcement"]
[[question]]
id = "Q2"
[[question]]
id = "Q3"
ask_if = { question = "Q2", at_least = 1 }
""",
    use="""
[[question]]
id = "Q4"
kind = "text"
[[question]]
id = "Q5"
kind = "checklist"
options = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
""",
)

MIRRORED = {
    "better": "worse",
    "worse": "better",
    "newly_answered": "no_longer_answered",
    "no_longer_answered": "newly_answered",
    "set_aside": "no_longer_set_aside",
    "no_longer_set_aside": "set_aside",
    "only_before": "only_after",
    "only_after": "only_before",
}
"""What each becomes when the sides are swapped; the others stay."""


def judged(asked=ONE, profile="full", **said):
    responses = answers(asked, **said)
    return Judged(asked, responses, assess(asked, responses, profile))


def compared(before, after, steps=()):
    return compare(before, after, pairing(before.questionnaire, after.questionnaire, steps))


def moved(comparison):
    return {q.after or q.before: q.moved for q in comparison.questions}


def node(comparison, ident):
    return next(each for each in comparison.nodes if ident in (each.after, each.before))


# Questions


@pytest.mark.parametrize(
    ("then", "now", "outcome"),
    [
        (1, 1, "same"),
        (1, 3, "better"),
        (3, 1, "worse"),
        ("unknown", 2, "newly_answered"),
        (None, 2, "newly_answered"),
        (2, "unknown", "no_longer_answered"),
        (2, None, "no_longer_answered"),
        ("unknown", None, "still_open"),
        ("unknown", "unknown", "same"),
        (2, "na", "set_aside"),
        ("na", "unknown", "no_longer_set_aside"),
        ("na", "na", "same"),
    ],
)
def test_an_answer_is_one_of_these(then, now, outcome):
    sides = [judged(**({} if said is None else {"Q2": said})) for said in (then, now)]
    assert moved(compared(*sides))["Q2"] == outcome


def test_a_difference_is_exact_and_only_where_both_answered():
    found = compared(judged(Q2=1, Q5="unknown"), judged(Q2=4, Q5="a"))
    cells = {cell.after.id: cell.delta for each in found.questions for cell in each.cells}
    assert cells["Q2"] == F(3, 4)
    assert cells["Q5"] is None


def test_an_answer_in_words_is_another_and_neither_better_nor_worse():
    found = moved(compared(judged(Q4="A law.", Q5="a"), judged(Q4="A decree.", Q5="b")))
    assert (found["Q4"], found["Q5"]) == ("other", "other")


def test_cells_that_go_both_ways_make_a_question_mixed():
    then = judged(Q1={"law": 1, "enforcement": 3})
    assert moved(compared(then, judged(Q1={"law": 2, "enforcement": 2})))["Q1"] == "mixed"
    assert moved(compared(then, judged(Q1={"law": 2, "enforcement": 3})))["Q1"] == "better"
    assert moved(compared(then, judged(Q1={"law": 2, "enforcement": "na"})))["Q1"] == "better"


def test_what_one_side_does_not_ask_is_told_with_the_reason():
    found = compared(judged(Q2=0), judged(Q2=1, Q3=2))
    (change,) = [each for each in found.questions if each.after == "Q3"]
    assert (change.moved, change.absent, change.cells) == ("only_after", "path", ())


def test_what_neither_side_asks_is_left_out():
    assert "Q3" not in moved(compared(judged(Q2=0), judged(Q2=0)))


# Figures


def test_a_figure_is_better_only_where_the_ranges_do_not_overlap():
    then = judged(Q1=1, Q2=1, Q3=1)
    surely, perhaps = judged(Q1=2, Q2=2, Q3=2), judged(Q1=2, Q2=2)
    assert node(compared(then, surely), "law").moved == "better"
    assert node(compared(then, surely), "law").delta == Interval(F(1, 4), F(1, 4))
    assert node(compared(then, perhaps), "law").moved == "better"
    wide = node(compared(then, judged(Q1=0, Q2=2)), "law")
    assert wide.moved == "cannot_tell"
    assert wide.delta == Interval(F(1, 6) - F(1, 4), F(1, 2) - F(1, 4))


def test_a_figure_over_the_same_answers_is_the_same_however_open():
    said = judged(Q1=1, Q2=2)
    found = node(compared(said, said), "law")
    assert (found.moved, found.delta) == ("same", Interval(F(0), F(0)))
    assert not found.is_.known


def test_a_figure_counts_the_answers_beneath_it_that_moved():
    then = judged(Q1={"law": 1, "enforcement": 3}, Q2=1, Q3=0)
    now = judged(Q1={"law": 2, "enforcement": 1}, Q2=2, Q3="unknown")
    assert (node(compared(then, now), "law").up, node(compared(then, now), "law").down) == (2, 1)


def test_without_enough_answers_there_is_no_figure_to_compare():
    assert node(compared(judged(Q2=1), judged(Q1=1, Q2=1, Q3=1, Q5="a")), "total").moved == (
        "no_figure"
    )


# Findings


@pytest.mark.parametrize(
    ("then", "now", "outcome"),
    [
        (0, 1, "better"),
        (4, 0, "worse"),
        (3, 4, "same"),
        ("unknown", 3, "newly_answered"),
        (0, "unknown", "no_longer_answered"),
        (0, "na", "set_aside"),
    ],
)
def test_findings_are_compared_by_side(then, now, outcome):
    sides = [judged(Q1={"law": said, "enforcement": 2}) for said in (then, now)]
    found = compared(*sides).fields
    assert {(f.field, f.side, f.weapon, f.moved) for f in found} == {
        ("transit_control", "law", weapon, outcome) for weapon in "NCB"
    } | {("transit_control", "enforcement", weapon, "same") for weapon in "NCB"}


# Editions


def changed(**replaced):
    """The questionnaire with other texts: what stands in the first of each pair by the second."""
    text = 'text = "Is it so?"\nanchors = ["nothing", "custom", "some", "all", "reviewed"]'
    first = f'[[question]]\nid = "Q1"\n{text}\n[[question]]\nid = "Q2"\n'
    options = '[{ id = "a", label = "A", mark = 1 }, { id = "b", label = "B", mark = 0 }]'
    second = f'[[question]]\nid = "Q3"\nkind = "choice"\noptions = {options}\n'
    number = '[[question]]\nid = "Q4"\nkind = "number"\ntarget = 10\nunit = "days"\n'
    head = ""
    for old, new in replaced.values():
        first, second, number = (each.replace(old, new) for each in (first, second, number))
        head = new if old == "head" else head
    return questionnaire(head, law=first, use=second + number)


def parts(**replaced):
    """What differs of each question where a text is replaced in the later edition."""
    old, new = (judged(asked) for asked in (changed(), changed(**replaced)))
    found = compared(old, new)
    return {
        each.after: {(d.part, d.place, d.before, d.after) for d in each.differences}
        for each in found.questions
        if each.moved == "not_comparable"
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Is it so?", "Is it really so?",
         {"Q1": {("text", "", "Is it so?", "Is it really so?")}}),
        ('"some", "all"', '"little", "all"', {"Q1": {("anchors", "2", "some", "little")}}),
        ('label = "B"', 'label = "C"', {"Q3": {("options", "b", "B", "C")}}),
        ("mark = 0 }", 'mark = 0 }, { id = "c", label = "C", mark = 0 }',
         {"Q3": {("options", "c", None, "C")}}),
        ("mark = 0", "mark = 0.5", {"Q3": {("marks", "b", "0", "1/2")}}),
        ("target = 10", "target = 20", {"Q4": {("target", "", "10", "20")}}),
        ("days", "months", {"Q4": {("unit", "", "days", "months")}}),
        ('id = "Q2"', 'id = "Q2"\nweapons = ["N", "C"]', {"Q2": {("cells", "", "", "N, C")}}),
        ('kind = "number"\ntarget = 10\nunit = "days"', 'kind = "text"\nunit = "days"',
         {"Q4": {("kind", "", "number", "text"), ("target", "", "10", None)}}),
    ],
)  # fmt: skip
def test_what_belongs_to_the_meaning_keeps_answers_apart(old, new, found):
    told = parts(it=(old, new))
    assert {
        ident: {(part, place, before or None, after) for part, place, before, after in all_}
        for ident, all_ in told.items()
    } == {
        ident: {(part, place, before or None, after) for part, place, before, after in all_}
        for ident, all_ in found.items()
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "Q1"', 'id = "Q1"\nwhy = "It matters."\nevidence = ["A law"]\naction = "Do it."'),
        ('id = "Q2"', 'id = "Q2"\nna_only_if = "There is no sea."'),
        ("Is it so?", "Is  it so?"),
        ('id = "Q1"', 'id = "Q1"\ntarget = 4\nlegal_weight = "expected"'),
    ],
)
def test_what_only_helps_to_answer_does_not(old, new):
    assert parts(it=(old, new)) == {}


def test_a_scale_of_other_words_keeps_all_levels_apart():
    old, new = loader.load_texts(FIRST), loader.load_texts(
        FIRST | {"questionnaire.toml": FIRST["questionnaire.toml"].replace("Some.", "A little.")}
    )  # fmt: skip
    found = compared(judged(old), judged(new))
    assert moved(found) == {
        "L-1": "not_comparable", "L-2": "not_comparable", "L-3": "not_comparable",
        "U-1": "same", "U-2": "same",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "part"),
    [
        ('[scoring]\nelement = "minimum"\n', "method"),
        ('[scoring.element]\nrounding = { to = 0.01, how = "down" }\n', "method"),
    ],
)
def test_a_figure_by_another_method_is_not_comparable_and_its_questions_are(head, part):
    old, new = judged(changed(), Q1=1, Q2=1), judged(changed(h=("head", head)), Q1=2, Q2=2)
    found = compared(old, new)
    assert moved(found)["Q1"] == "better"
    law = node(found, "law")
    assert (law.moved, law.delta) == ("not_comparable", None)
    assert {each.part for each in law.differences} == {part}
    assert node(found, "total").moved == "not_comparable"


def test_a_weight_keeps_only_what_it_weighs_in_apart():
    new = changed(w=('id = "Q2"', 'id = "Q2"\nweight = 2'))
    found = compared(judged(changed()), judged(new))
    assert node(found, "law").moved == "not_comparable"
    assert node(found, "use").moved == "same"
    assert moved(found)["Q2"] == "same"


def test_a_finding_against_another_target_is_not_comparable():
    stronger = loader.load_texts(
        FIRST | {"elements/law.toml": FIRST["elements/law.toml"].replace(
            'id = "L-1"', 'id = "L-1"\ntarget = 1')}
    )  # fmt: skip
    found = compared(judged(loader.load_texts(FIRST)), judged(stronger))
    assert {each.moved for each in found.fields} == {"not_comparable"}
    (change,) = {each for field in found.fields for each in field.differences}
    assert (change.part, change.place, change.before, change.after) == ("target", "L-1", "2", "1")
    assert moved(found)["L-1"] == "same"


def test_other_profiles_are_compared_in_what_both_ask():
    some = replace(
        ONE,
        profiles=(
            *ONE.profiles,
            ONE.profiles[0].model_copy(update={"id": "brief", "questions": ("Q1", "Q5")}),
        ),
    )
    found = compared(judged(some, Q1=1, Q2=2), judged(some, "brief", Q1=2))
    assert moved(found)["Q1"] == "better"
    assert moved(found)["Q2"] == "only_before"
    assert node(found, "law").moved == "not_comparable"


# What holds of any two

SAID = st.fixed_dictionaries(
    {},
    optional={
        "Q1": st.fixed_dictionaries(
            {side: st.sampled_from([0, 1, 2, 3, 4, "unknown", "na"]) for side in
             ("law", "enforcement")}),
        "Q2": st.sampled_from([0, 1, 2, 3, 4, "unknown", "na"]),
        "Q3": st.sampled_from([0, 1, 2, 3, 4, "unknown", "na"]),
        "Q4": st.sampled_from(["A law.", "A decree.", "unknown"]),
        "Q5": st.sampled_from(["-", "a", "b", "a,b", "unknown"]),
    },
)  # fmt: skip
SIDES = st.tuples(st.sampled_from(["one", "changed"]), SAID)
CHANGED = replace(
    ONE,
    modules=tuple(
        replace(
            module,
            elements=tuple(
                element.model_copy(
                    update={
                        "questions": tuple(
                            q.model_copy(update={"text": "Another?"}) if q.id == "Q2" else q
                            for q in element.questions
                        )
                    }
                )
                for element in module.elements
            ),
        )
        for module in ONE.modules
    ),
)


def side(drawn):
    which, said = drawn
    return judged(ONE if which == "one" else CHANGED, **said)


@given(SIDES)
def test_a_result_beside_itself_is_all_the_same(drawn):
    found = compared(side(drawn), side(drawn))
    shown = [each for each in found.nodes if each.was is not None]
    for each in (*shown, *found.fields, *found.questions):
        assert each.moved == "same"
    assert all(each.delta == Interval(F(0), F(0)) for each in shown)


@given(SIDES, SIDES)
@settings(max_examples=60)
def test_swapping_the_two_mirrors_everything(one, other):
    a, b = side(one), side(other)
    there, back = compared(a, b), compared(b, a)

    def mirror(outcome):
        return MIRRORED.get(outcome, outcome)

    def turned(where):
        return where and Interval(-where.high, -where.low)

    assert {(n.kind, n.after, mirror(n.moved), n.is_, n.was, turned(n.delta), n.down, n.up)
            for n in there.nodes} == {
        (n.kind, n.before, n.moved, n.was, n.is_, n.delta, n.up, n.down) for n in back.nodes
    }  # fmt: skip
    assert {(f.field, f.side, f.weapon, mirror(f.moved), f.is_, f.was) for f in there.fields} == {
        (f.field, f.side, f.weapon, f.moved, f.was, f.is_) for f in back.fields
    }
    for n, m in zip(there.nodes, back.nodes, strict=True):
        assert {d.mirrored() for d in n.differences} == set(m.differences)
    assert {(q.after, mirror(q.moved), frozenset(d.mirrored() for d in q.differences))
            for q in there.questions} == {
        (q.before, q.moved, frozenset(q.differences)) for q in back.questions
    }  # fmt: skip


def test_a_pairing_can_be_turned_around():
    there = Pairing((Pair("A", "B"), Pair(None, "C")), {"A": "B"})
    assert there.mirrored() == Pairing((Pair("B", "A"), Pair("C", None)), {"B": "A"})
    assert there.mirrored().mirrored() == there


# The command


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Two editions on the disk, with answers to both."""
    folder(tmp_path / "one", FIRST)
    folder(tmp_path / "two", SECOND, STEPS)
    said = {"L_1__law": 1, "L_1__enforcement": 0, "L_2": 1, "L_3": 2, "U_1": "b", "U_2": "Old"}
    save(tmp_path / "a.json", answered(FIRST, **said))
    later = said | {"L_1__law": 2, "L_1__enforcement": "unknown", "L_2": 2, "U_1": "a"}
    save(tmp_path / "later.json", answered(FIRST, **later))
    said = {"L_9__law": 2, "L_2": 2, "L_4": 2, "L_5": 1, "U_1": "b"}
    save(tmp_path / "b.json", answered(SECOND, **said))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return main(["compare", *map(str, words)])


ACROSS = ("--questionnaire", "one", "--questionnaire-b", "two")


def golden(name: str, written: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "refresh":
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


@pytest.mark.usefixtures("world")
def test_then_and_now_on_the_screen(capsys):
    assert run("a.json", "later.json", "--questionnaire", "one", "--format", "markdown") == 0
    golden("compare.md", capsys.readouterr().out)


@pytest.mark.usefixtures("world")
def test_two_editions_on_the_screen(capsys):
    assert run("a.json", "b.json", *ACROSS, "--format", "terminal") == 0
    golden("compare_editions.txt", capsys.readouterr().out)


@pytest.mark.usefixtures("world")
def test_the_data_of_a_comparison(capsys):
    assert run("a.json", "b.json", *ACROSS, "--format", "json") == 0
    made = capsys.readouterr().out
    golden("compare_editions.json", made)
    found = json.loads(made)
    assert found["format"] == "assessor/comparison"
    assert {each["moved"] for each in found["questions"]} >= {"not_comparable", "same"}


@pytest.mark.usefixtures("world")
def test_the_earlier_edition_may_be_named_last(capsys):
    back = ("--questionnaire", "two", "--questionnaire-b", "one")
    assert run("b.json", "a.json", *back, "--format", "json") == 0
    there = {q["a"]: q["moved"] for q in json.loads(capsys.readouterr().out)["questions"]}
    assert there["L-9"] == "worse"
    assert there["L-2"] == there["L-5"] == "not_comparable"


@pytest.mark.usefixtures("world")
def test_only_changes_leaves_out_what_is_the_same(capsys):
    words = ("a.json", "later.json", "--questionnaire", "one", "--format", "json")
    assert run(*words, "--only", "changes") == 0
    found = json.loads(capsys.readouterr().out)
    kept = [each["moved"] for part in ("nodes", "findings", "questions") for each in found[part]]
    assert kept
    assert "same" not in kept
    assert found["questions_counted"]["same"] == 2


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("form", ["html", "xlsx", "docx", "pdf", "md"])
def test_every_format_is_written_and_the_same_each_time(form):
    for name in ("1", "2"):
        assert run("a.json", "b.json", *ACROSS, "-o", f"{name}.{form}") == 0
    assert Path(f"1.{form}").read_bytes() == Path(f"2.{form}").read_bytes()


def two_of(world, name="b.json", other="two"):
    return pair.read(world / "a.json", world / name, world / "one", world / other)


def test_the_chart_is_sound_and_says_what_it_shows(world):
    begun = pair.read(world / "a.json", world / "later.json", world / "one")
    modules, elements = [b for b in two.document(begun).blocks if isinstance(b, Figure)]
    assert modules.spoken == "Figures of A and B: 1 Module: A 29 %, B 91–100 %, better."
    for figure in (modules, elements):
        texts = [each.text for each in Xml.fromstring(figure.svg).iter() if each.text]
        assert {"0 %", "100 %", "better"} <= set(texts)


@pytest.mark.parametrize(
    ("of", "relation", "title"),
    [
        ({}, "times", "then and now"),
        ({"agency": "Customs"}, "agencies", "agency beside agency"),
        ({"assessor_type": "external"}, "assessors", "assessment from outside (B)"),
        ({"system": "Ostland", "assessor_type": "external"}, "states", "State beside State"),
    ],
)
def test_the_heading_says_what_kind_of_comparison_it_is(world, of, relation, title):
    begun = pair.read(world / "a.json", world / "later.json", world / "one")
    other = replace(begun.b, assessment=begun.b.assessment.model_copy(update=of))
    found = replace(begun, b=other)
    assert found.relation == relation
    assert title in two.document(found).title


def test_cautions_tell_what_makes_the_two_hard_to_compare(world):
    begun = two_of(world)
    external = begun.b.assessment.model_copy(update={"assessor_type": "external"})
    told = " ".join(two.paper(replace(begun, b=replace(begun.b, assessment=external))).cautions)
    assert "1 to 1.5 points of 5" in told
    assert "doi:10.1089/hs.2018.0019" in told
    assert "edition 1" in told
    assert "Not as much is answered" in told
    untold = " ".join(two.paper(replace(begun, told=False)).cautions)
    assert "Nothing tells what became" in untold


def test_a_file_beside_itself_or_another_questionnaire_is_refused(world, capsys):
    assert run("a.json", "a.json", "--questionnaire", "one") == Exit.WRONG_USE
    assert "with itself" in capsys.readouterr().err
    (world / "c.json").write_bytes((bundled.HOME.parent / "examples/tesmara.json").read_bytes())
    with pytest.raises(UserError, match="nothing to compare"):
        pair.read(world / "a.json", world / "c.json", world / "one", Path("op3_workshop"))


def test_a_comparison_is_never_written_over_what_it_is_made_from(world, capsys):
    before = files.read(world / "b.json")[0]
    assert run("a.json", "b.json", *ACROSS, "-o", "b.json") == Exit.WRONG_USE
    assert "made from" in capsys.readouterr().err
    assert files.read(world / "b.json")[0] == before


@pytest.mark.usefixtures("world")
def test_b_of_another_edition_is_told_which_folder_is_wanted(capsys):
    assert run("a.json", "b.json", "--questionnaire", "one") == Exit.WRONG_USE
    told = capsys.readouterr().err
    assert "b.json answers edition 2 of tiny; this is edition 1 of tiny" in told
    assert "b.json answers with --questionnaire-b FOLDER" in told


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"packet": Packet(agency="trade", questions=("L-1",))}, "B is the packet of one agency"),
        (
            {"drill": Drill(exercise="e", edition="1", team="Blue", questions=("L-1",))},
            "B holds the answers of a team in an exercise",
        ),
    ],
)
def test_a_file_with_some_of_the_questions_is_said_to_be_one(world, capsys, part, told):
    save(world / "part.json", answered(FIRST, L_1__law=1).model_copy(update=part))
    assert run("a.json", "part.json", "--questionnaire", "one", "--format", "markdown") == 0
    text = capsys.readouterr().out
    assert told in text
    assert "| only in A | that file has only some of the questions. |" in text


def test_a_workbook_has_no_empty_table_of_what_is_not_comparable(world):
    one_edition = two.sheets(pair.read(world / "a.json", world / "later.json", world / "one"))
    assert [sheet.name for sheet in one_edition] == ["Figures", "Findings", "Answers"]
    assert "Not comparable" in [sheet.name for sheet in two.sheets(two_of(world))]


@pytest.mark.usefixtures("world")
def test_no_column_of_questions_is_empty_and_nodes_are_called_by_their_names(capsys):
    assert run("a.json", "b.json", *ACROSS, "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert "- Total: 1 Module is not comparable" in told
    found = pair.read(Path("a.json"), Path("b.json"), Path("one"), Path("two"))
    tables = [
        each for each in two.document(found).blocks
        if isinstance(each, Table) and each.columns[0].header == "ID"
    ]  # fmt: skip
    empty = [
        table.columns[place].header for table in tables
        for place in range(len(table.columns)) if not any(row[place].text for row in table.rows)
    ]  # fmt: skip
    assert empty == []


@pytest.mark.usefixtures("world")
def test_the_data_of_a_comparison_keeps_to_its_published_schema(capsys):
    assert run("a.json", "b.json", *ACROSS, "--format", "json") == 0
    written = json.loads(capsys.readouterr().out)
    Draft202012Validator(published.schema("comparison")).validate(written)


def test_hostile_texts_are_harmless_on_the_screen(world, capsys):
    begun = answered(FIRST, L_2=1, U_2="x\x1b[2Jy")
    save(world / "h.json", begun.model_copy(update={"agency": "Evil\x1b[2J\u202eagency"}))
    assert run("a.json", "h.json", "--questionnaire", "one") == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_reports_are_written_through_the_one_door(world):
    assert reports.written(two, two_of(world), "json") == reports.written(
        two, two_of(world), "json"
    )


@pytest.mark.usefixtures("world")
def test_what_goes_with_two_files_is_refused_with_many(capsys):
    assert run("a.json", "b.json", "later.json", "--only", "changes") == Exit.WRONG_USE
    assert run("one", "b.json", "--questionnaire-b", "two") == Exit.WRONG_USE
    assert "two files" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--seed", "7"), ("--draws", "9"), ("--no-cache",)])
@pytest.mark.usefixtures("world")
def test_what_goes_with_many_files_is_refused_with_two(words, capsys):
    assert run("a.json", "b.json", *words) == Exit.WRONG_USE
    assert f"{words[0]} goes with many files" in capsys.readouterr().err
