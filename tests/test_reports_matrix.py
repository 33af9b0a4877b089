"""The draft of the Committee's matrix: how it is marked, laid out, and compared.

``golden/matrix.md`` is what it has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_matrix.py

and read the difference before it is committed.
"""

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from assessor import opening, reports, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.reports import matrix_draft
from assessor.reports.case import Case
from assessor.reports.details import Details, Matrix
from assessor.reports.document import Column, Note, Table, Terms
from questionnaires import loader
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition, Evidence, Response
from scoring import assess

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDEN = Path(__file__).with_name("golden") / "matrix.md"

FILES = {
    "questionnaire.toml": """
id = "port"
edition = "7"
title = "A port"
summary = "Some questions."
caution = "A self-assessment is no measure of compliance."
answer_rule = "Choose the highest level that is true."
scale = { min = 0, max = 2, target = 2, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "some", meaning = "Something." },
    { value = 2, name = "all", meaning = "Everything." },
] }
[[module]]
id = "controls"
number = 1
name = "Controls"
elements = ["port"]
""",
    "elements/port.toml": """
id = "port"
name = "Port"
[[question]]
id = "TRANSIT"
text = "Can goods in transit be held?"
legal_weight = "obligation"
legal_basis = "OP3(d) names transit."
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
anchors = ["No power.", "Some goods.", "All goods."]
[[question]]
id = "DECLARE"
text = "Must transit be declared?"
legal_weight = "obligation"
legal_basis = "OP3(d) names transit."
provisions = ["1540:OP3(d)"]
fields = ["transit_control", "point_of_contact"]
anchors = ["No.", "Some goods.", "All goods."]
[[question]]
id = "DATA"
text = "Is there advance cargo data?"
legal_weight = "good_practice"
fields = ["transit_control"]
anchors = ["None.", "On paper.", "Electronic."]
[[question]]
id = "REEXPORT"
kind = "choice"
text = "Is control of re-export on record?"
legal_weight = "obligation"
legal_basis = "OP3(d) names re-export."
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["re_export_control"]
options = [{ id = "X", label = "recorded", mark = 1 }, { id = "?", label = "unsure", mark = 0.5 }]
target = "X"
floor = 0
[[question]]
id = "NPT"
kind = "yes_partly_no"
text = "Is the State a party?"
legal_weight = "expected"
fields = ["treaty_npt"]
""",
    "provisions.toml": """
[[provision]]
id = "1540:OP3(d)"
instrument = "Resolution 1540"
paragraph = "3(d)"
short = "OP3(d)"
title = "Export and trans-shipment"
duty = "Control exports."
force = "binding"
source = "S/RES/1540"
confidence = "known"
""",
    "fields.toml": """
[[field]]
id = "treaty_npt"
group = "op1"
label = "NPT"
help = "A treaty."
provisions = ["1540:OP3(d)"]
weapons = ["N"]
confidence = "known"
[[field]]
id = "transit_control"
group = "op3cd"
label = "Transit control"
help = "Goods that pass through."
provisions = ["1540:OP3(d)"]
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "re_export_control"
group = "op3cd"
label = "Re-export control"
help = "Goods that leave again."
provisions = ["1540:OP3(d)"]
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "nuclear_desk"
group = "op3cd"
label = "Nuclear desk"
help = "Nobody asks."
provisions = ["1540:OP3(d)"]
weapons = ["N"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "point_of_contact"
group = "op6to10"
label = "Point of contact"
help = "Whom to write to."
provisions = ["1540:OP3(d)"]
confidence = "known"
[[layout]]
id = "guessed"
title = "Newer layout"
status = "unverified"
rows = [
    { no = 1, group = "op3cd", label = "Flows", fields = ["transit_control", "re_export_control"] },
]
[[layout]]
id = "printed"
title = "Printed layout"
status = "known"
rows = [
    { no = 20, group = "op3cd", label = "Transit", fields = ["transit_control"] },
    { no = 22, group = "op3cd", label = "Re-export", fields = ["re_export_control"] },
    { no = 30, group = "op3cd", label = "Nuclear desk", fields = ["nuclear_desk"] },
    { no = 8, group = "op6to10", label = "Contact", fields = ["point_of_contact"] },
]
""",
    "vocabulary.toml": 'weapons = { N = "nuclear", C = "chemical", B = "biological" }',
}

ACT = Evidence(title="Port Act", reference="art. 4", date="2019")
LIST = Evidence(title="Order 12")
LAW_N = "TRANSIT/law.N"
SAID: dict[str, dict[str, object]] = {
    "TRANSIT/law.N": {"status": "answered", "value": 2, "evidence": (ACT,)},
    "TRANSIT/law.C": {"status": "answered", "value": 2, "comment": "All goods, says customs."},
    "TRANSIT/law.B": {"status": "answered", "value": 1, "evidence": (ACT, LIST)},
    "TRANSIT/enforcement.N": {"status": "answered", "value": 0},
    "TRANSIT/enforcement.C": {"status": "not_applicable", "reason": "No chemical cargo."},
    "TRANSIT/enforcement.B": {"status": "unknown"},
    "DECLARE": {"status": "answered", "value": 0},
    "DATA": {"status": "answered", "value": 2, "evidence": (LIST,)},
    "REEXPORT/law.N": {"status": "answered", "value": "X", "evidence": (LIST,)},
    "REEXPORT/law.C": {"status": "answered", "value": "X"},
    "REEXPORT/law.B": {"status": "answered", "value": "?", "evidence": (LIST,)},
    "REEXPORT/enforcement.N": {"status": "not_applicable", "reason": "Nothing leaves again."},
    "NPT": {"status": "answered", "value": "yes", "evidence": (Evidence(title="Law 3"),)},
}


def world(**changed: str) -> Questionnaire:
    return loader.load_texts({**FILES, **changed})


def case(said: dict[str, dict[str, object]], day: str = "02", **about: object) -> Case:
    """An invented State in which this was said, one answer after the other."""
    questionnaire = world()
    edition = Edition(id="port", edition="7", digest=questionnaire.digest)
    assessment = Assessment.model_validate({
        "id": "0f0f0f0f", "created": "2026-01-01T00:00:00Z", "system": "Tesmara",
        "questionnaire": edition, "profile": "full", **about,
    })  # fmt: skip
    for rev, (cell, response) in enumerate(said.items(), 1):
        at = f"2026-01-{day}T00:00:{rev:02}Z"
        assessment = assessment.with_response(
            cell, Response.model_validate({"rev": rev, "at": at, **response})
        )
    return made(assessment, questionnaire)


def made(assessment: Assessment, questionnaire: Questionnaire) -> Case:
    result = assess(questionnaire, assessment.current(), assessment.profile)
    return Case(assessment, questionnaire, result, Path("port"))


def example(name: str) -> Case:
    path = EXAMPLES / name
    assessment = store.read(path)
    return made(assessment, opening.questionnaire_of(assessment, None, path))


def markdown(case: Case) -> str:
    return reports.make(case, "matrix", "markdown").decode()


def data(case: Case) -> dict[str, object]:
    return json.loads(reports.make(case, "matrix", "json"))


def places(case: Case) -> dict[str, tuple[str, str]]:
    """Mark and rule by place, such as ``20 law.N``."""
    return {
        f"{row['number']} {place['side'] or ''}.{place['weapon'] or ''}": (
            place["mark"],
            place["rule"],
        )
        for section in data(case)["sections"]
        for row in section["rows"]
        for place in row["places"]
    }


def at_law_n(transit: dict[str, object] | None, declare: dict[str, object] | None) -> object:
    """The mark of transit, law, nuclear, which rests on two obligations."""
    said = {"TRANSIT/law.N": transit, "DECLARE": declare}
    return places(case({cell: each for cell, each in said.items() if each}))["20 law.N"]


FULL, SHOWN = (
    {"status": "answered", "value": 2},
    {"status": "answered", "value": 2, "evidence": (ACT,)},
)
HALF = {"status": "answered", "value": 1}
HALF_SHOWN = {"status": "answered", "value": 1, "evidence": (ACT,)}
NONE = {"status": "answered", "value": 0}
NONE_SHOWN = {"status": "answered", "value": 0, "evidence": (ACT,)}
UNKNOWN = {"status": "unknown"}
ASIDE = {"status": "not_applicable", "reason": "No port."}


@pytest.mark.parametrize(
    ("transit", "declare", "mark", "rule"),
    [
        (SHOWN, SHOWN, "X", "evidenced"),
        (SHOWN, FULL, "X", "evidenced"),
        (SHOWN, NONE, "X", "evidenced"),
        (SHOWN, UNKNOWN, "X", "evidenced"),
        (SHOWN, None, "X", "evidenced"),
        (SHOWN, ASIDE, "X", "evidenced"),
        (FULL, FULL, "?", "no_evidence"),
        (FULL, HALF_SHOWN, "?", "no_evidence"),
        (FULL, NONE_SHOWN, "?", "no_evidence"),
        (FULL, UNKNOWN, "?", "no_evidence"),
        (HALF, HALF, "?", "part_way"),
        (HALF_SHOWN, NONE, "?", "part_way"),
        (HALF, UNKNOWN, "?", "part_way"),
        (ASIDE, ASIDE, "NA", "set_aside"),
        (UNKNOWN, UNKNOWN, "-", "not_known"),
        (UNKNOWN, NONE, "-", "not_known"),
        (UNKNOWN, None, "-", "not_known"),
        (UNKNOWN, ASIDE, "-", "not_known"),
        (NONE, None, "", "not_answered"),
        (None, None, "", "not_answered"),
        (NONE, NONE_SHOWN, "", "at_floor"),
        (NONE, ASIDE, "", "at_floor"),
    ],
)
def test_each_line_of_the_rule(transit, declare, mark, rule):
    assert at_law_n(transit, declare) == (mark, rule)


def test_a_place_that_nothing_asks_about_is_blank():
    assert places(case(SAID))["30 law.N"] == ("", "not_asked")


def test_good_practice_makes_no_mark_where_an_obligation_is_asked():
    assert places(case({"DATA": SHOWN}))["20 law.N"] == ("", "not_answered")


def test_marks_that_were_answered_come_out_as_they_were_answered_unless_evidence_is_missing():
    marks = {key: mark for key, (mark, _) in places(case(SAID)).items() if key.startswith("22")}
    assert marks == {
        "22 law.N": "X", "22 law.C": "?", "22 law.B": "?",
        "22 enforcement.N": "NA", "22 enforcement.C": "", "22 enforcement.B": "",
    }  # fmt: skip
    text = markdown(case(SAID))
    assert "law C: ?, recorded; evidence is missing: REEXPORT (C: X)" in text


def test_a_finding_that_says_something_else_than_the_mark_is_told():
    text = markdown(case(SAID))
    assert (
        "law N: X, recorded, with evidence (finding: partly): TRANSIT (N: 2), DECLARE (0)" in text
    )


def test_the_rule_and_its_lines_stand_in_the_paper():
    paper = data(case(SAID))
    lines = [(line["rule"], line["mark"]) for line in paper["rules"]]
    assert lines == [
        ("evidenced", "X"), ("no_evidence", "?"), ("part_way", "?"), ("set_aside", "NA"),
        ("not_known", "-"), ("not_answered", ""), ("at_floor", ""), ("not_asked", ""),
    ]  # fmt: skip
    text = markdown(case(SAID))
    assert all(line["when"] in text for line in paper["rules"])


def earlier() -> Case:
    """The same State some time before, and a re-export row that was not asked for then."""
    said = {
        "TRANSIT/law.N": HALF,
        "TRANSIT/law.C": FULL,
        "TRANSIT/enforcement.B": UNKNOWN,
        "REEXPORT/law.N": UNKNOWN,
        "REEXPORT/enforcement.N": {"status": "answered", "value": "X", "evidence": (LIST,)},
    }
    return case(said, day="01", assessor_type="external")


def test_the_draft_is_the_golden_one():
    about = {"note": "Tesmara is an invented State.", "agency": "Port authority"}
    text = markdown(replace(case(SAID, **about), earlier=earlier()))
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_the_layout_is_the_first_that_is_certain_unless_another_is_asked_for():
    assert data(case(SAID))["layout"]["id"] == "printed"
    guessed = data(replace(case(SAID), layout="guessed"))
    assert guessed["layout"] == {"id": "guessed", "title": "Newer layout", "status": "unverified"}
    assert "not verified" in guessed["layout_warnings"][0]
    assert data(case(SAID))["layout_warnings"] == []


def test_a_layout_in_doubt_is_a_caution_in_the_document():
    def cautions(given: Case) -> list[str]:
        blocks = matrix_draft.document(given).blocks
        return [block.text for block in blocks if isinstance(block, Note)]

    assert cautions(case(SAID))[0] == "A self-assessment is no measure of compliance."
    assert "draft of the State's own" in cautions(case(SAID))[1]
    assert len(cautions(case(SAID))) == 2
    assert "not verified" in cautions(replace(case(SAID), layout="guessed"))[2]


def test_an_unknown_layout_is_refused_with_those_there_are():
    with pytest.raises(UserError) as caught:
        matrix_draft.document(replace(case(SAID), layout="matrix_1999"))
    assert "no layout matrix_1999" in caught.value.what
    assert "guessed, printed" in caught.value.todo


def test_a_questionnaire_without_layouts_has_no_matrix():
    fields = FILES["fields.toml"].split("[[layout]]")[0]
    bare = world(**{"fields.toml": fields})
    with pytest.raises(UserError, match="no layout"):
        matrix_draft.sheets(replace(case(SAID), questionnaire=bare))


def test_rows_stand_in_the_order_and_with_the_labels_of_the_layout():
    sections = data(case(SAID))["sections"]
    rows = [(s["group"], s["beside"], r["number"], r["label"]) for s in sections for r in s["rows"]]
    assert rows == [
        ("op3cd", False, 20, "Transit"),
        ("op3cd", False, 22, "Re-export"),
        ("op3cd", False, 30, "Nuclear desk"),
        ("op6to10", False, 8, "Contact"),
        ("op1", True, None, "NPT"),
    ]


def test_a_row_that_gathers_several_fields_takes_their_answers_together():
    given = replace(case(SAID), layout="guessed")
    assert places(given)["1 law.C"] == ("?", "no_evidence")
    assert places(given)["1 law.N"] == ("X", "evidenced")
    # NA only where all of it is: re-export is, transit is said not to be in place.
    assert places(given)["1 enforcement.N"] == ("", "at_floor")
    assert data(given)["missing"] == ["op6to10"]
    assert "no rows for what was asked besides: OP6, OP7 and OP8(d)" in markdown(given)


def test_law_and_enforcement_n_c_and_b_stand_apart_and_texts_have_one_mark():
    text = markdown(case(SAID))
    assert "| 20 | Transit | X | ? | ? |  |  | \\- |" in text
    assert "| 30 | Nuclear desk |  |  |  |  |  |  |" in text
    assert "| 8 | Contact |  |" in text


def test_paper_is_turned_and_marks_are_in_the_middle():
    document = matrix_draft.document(case(SAID))
    assert document.landscape
    table = next(
        b for b in document.blocks if isinstance(b, Table) and b.columns[2].header == "Law N"
    )
    assert table.columns[2:] == tuple(
        Column(head, "center", firm=True)
        for head in ("Law N", "Law C", "Law B", "Enf. N", "Enf. C", "Enf. B")
    )


def test_evidence_is_numbered_once_in_the_order_of_first_use():
    paper = data(case(SAID))
    listed = [(e["number"], e["evidence"]["title"], e["supports"]) for e in paper["evidence"]]
    assert listed == [
        (1, "Port Act", ["20 Transit"]),
        (2, "Order 12", ["20 Transit", "22 Re-export"]),
        (3, "Law 3", ["NPT"]),
    ]
    assert "TRANSIT (B: 1), DECLARE (0) \\[1\\], \\[2\\]" in markdown(case(SAID))


def test_a_comment_is_told_once_and_pointed_to_after_that():
    said = {"DECLARE": {"status": "answered", "value": 1, "comment": "By fax."}}
    text = markdown(case(said))
    assert text.count("By fax.") == 1
    assert "DECLARE: as told under OP3(c)(d) 20" in text
    # In the data every row is whole.
    remarks = [r["remarks"] for s in data(case(said))["sections"] for r in s["rows"]]
    assert str(remarks).count("By fax.") == 2


def test_what_is_still_to_be_done_is_told():
    to_do = " ".join(data(case(SAID))["to_do"])
    assert "2 places are marked ? only because evidence is missing" in to_do
    assert "1 place is marked -" in to_do
    assert (
        "no evidence recorded, also beside other evidence: TRANSIT (law C), REEXPORT (law C)"
        in to_do
    )
    assert "given once for law and enforcement" not in to_do
    general = " ".join(data(case({"DECLARE": SHOWN}))["to_do"])
    assert "for which of these the reference holds: OP3(c)(d) 20." in general


def test_evidence_with_a_marking_is_pointed_out():
    secret = Evidence(title="Memo", page="3", marking="RESTRICTED")
    given = case({**SAID, "TRANSIT/law.C": {**FULL, "evidence": (secret,)}})
    assert data(given)["to_do"][-1].endswith("These carry a marking: [2].")
    assert "Memo; p. 3; marked RESTRICTED" in markdown(given)


def test_the_dates_at_the_head_come_from_the_details():
    details = Details(matrix=Matrix(report="2004-10-28", addenda=("2008", "2014-05")))
    given = replace(case(SAID), details=details)
    assert data(given)["dates"] == {
        "report": "2004-10-28", "addenda": ["2008", "2014-05"], "approved": None,
    }  # fmt: skip
    terms = next(
        block.terms for block in matrix_draft.document(given).blocks
        if isinstance(block, Terms) and block.terms[0].label == "Layout"
    )  # fmt: skip
    assert [term.lines for term in terms[1:]] == [
        ("2004-10-28",), ("2008", "2014-05"), ("to be filled in by the State",),
    ]  # fmt: skip


def test_what_changed_is_told_place_by_place():
    paper = data(replace(case(SAID), earlier=earlier()))
    changed = {
        f"{row['number']} {p['side']}.{p['weapon']}": (p["was"]["mark"], p["mark"])
        for s in paper["sections"] for row in s["rows"] for p in row["places"]
        if p["change"] == "changed"
    }  # fmt: skip
    assert changed == {
        "20 law.N": ("?", "X"),
        "20 law.B": ("", "?"),
        "22 law.N": ("-", "X"),
        "22 law.C": ("", "?"),
        "22 law.B": ("", "?"),
        "22 enforcement.N": ("X", "NA"),
        "None None.N": ("", "X"),
    }
    assert {k: paper["compared"][k] for k in ("changed", "same", "only_now", "only_then")} == {
        "changed": 7, "same": 7, "only_now": 0, "only_then": 0,
    }  # fmt: skip


def test_a_changed_mark_shows_what_it_was():
    text = markdown(replace(case(SAID), earlier=earlier()))
    assert "| **X (was ?)** | ? | **? (was blank)** |" in text
    assert "| **NA (was X)** |" in text
    assert "What changed since 2026-01-01" in text
    assert "| OP3(c)(d) | 22 | Re-export | law C, B | blank | ? |" in text


def test_nothing_is_said_of_changes_without_an_earlier_matrix():
    assert data(case(SAID))["compared"] is None
    assert "changed" not in markdown(case(SAID))


def test_the_same_answers_have_changed_nothing():
    given = replace(case(SAID), earlier=case(SAID))
    compared = data(given)["compared"]
    assert (compared["changed"], compared["same"]) == (0, 14)
    assert compared["careful"] == []


def test_what_only_one_of_the_two_asks_is_not_called_a_change():
    """Another questionnaire that asks of re-export and no more, and knows the same fields."""
    element = FILES["elements/port.toml"]
    only = (
        'id = "port"\nname = "Port"\n[[question]]\nid = "REEXPORT"'
        + (element.split('id = "REEXPORT"')[1].split("[[question]]")[0])
    )
    other = world(**{"elements/port.toml": only})
    assessment = case({"REEXPORT/law.N": SAID["REEXPORT/law.N"]}, system="Avelia").assessment
    narrow = made(assessment, other)

    now = data(replace(case(SAID), earlier=narrow))["compared"]
    assert (now["changed"], now["same"], now["only_now"], now["only_then"]) == (3, 3, 8, 0)
    assert now["careful"][0] == "The earlier one is of Avelia, this one of Tesmara."
    assert "different questions" in now["careful"][1]

    then = replace(narrow, earlier=case(SAID))
    assert data(then)["compared"]["only_then"] == 8
    assert "Marked then, and no question reaches it now:" in markdown(then)
    assert "| OP3(c)(d) | 20 | Transit | law N | X | – |" in markdown(then)


def test_a_comparison_with_something_later_is_told():
    given = replace(earlier(), earlier=case(SAID))
    assert data(given)["compared"]["careful"][-1] == (
        "The one compared with is later (2026-01-02) than this one (2026-01-01)."
    )


def test_sheets_have_six_marks_a_row_the_changes_and_the_evidence():
    matrix, evidence = matrix_draft.sheets(case(SAID))
    assert [column.header for column in matrix.columns[:10]] == [
        "Part", "No.", "Row", "Law N", "Law C", "Law B", "Enf. N", "Enf. C", "Enf. B", "Mark",
    ]  # fmt: skip
    assert matrix.rows[0][:10] == (
        "OP3(c)(d)", 20, "Transit", "X", "?", "?", None, None, "-", None
    )  # fmt: skip
    assert matrix.rows[-1][:10] == ("General, beside", None, "NPT", *[None] * 6, "X")
    assert evidence.rows[0] == (
        1, "Port Act", "art. 4", None, "2019", None, None, "OP3(c)(d) 20",
    )  # fmt: skip

    _matrix, changes, _evidence = matrix_draft.sheets(replace(case(SAID), earlier=earlier()))
    assert changes.rows[0] == (
        "OP3(c)(d)", 20, "Transit", "law N", "?", "X", "changed",
        "then: recorded, short of the target; now: recorded, with evidence",
    )  # fmt: skip
    for sheet in (matrix, changes, evidence):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_every_mark_of_germany_is_as_its_source_says():
    source = json.loads((EXAMPLES / "germany_law_2022.source.json").read_text("utf-8"))
    found = {
        (row["number"], place["side"], place["weapon"]): place["mark"]
        for section in data(example("germany_law_2022.json"))["sections"]
        if section["group"] == "op3cd"
        for row in section["rows"]
        for place in row["places"]
    }
    said = {
        (row["no"], side, weapon): mark.split(" (")[0]
        for row in source["OP3_c_d"]
        for column, side in (("legal_framework", "law"), ("enforcement", "enforcement"))
        for weapon, mark in row[column].items()
    }
    assert found == said
    assert Counter(said.values()) == {"X": 84, "?": 39, "-": 39}


def test_every_prohibition_of_germany_is_as_its_source_says():
    source = json.loads((EXAMPLES / "germany_law_2022.source.json").read_text("utf-8"))
    prohibitions = next(
        s for s in data(example("germany_law_2022.json"))["sections"] if s["group"] == "op2"
    )
    marks = {
        row["fields"][0]: {p["mark"] for p in row["places"] if p["side"] == "law"}
        for row in prohibitions["rows"]
    }
    for label, mark in source["OP2"]["rows"].items():
        for part in label.split("/"):
            assert marks[f"op2_{part.replace(' ', '_')}"] == {mark.split(" (")[0]}


@pytest.mark.parametrize("name", ["germany_law_2022.json", "tesmara.json"])
@pytest.mark.parametrize("layout", [None, "matrix_2017"])
def test_both_examples_have_a_draft_in_both_layouts(name, layout):
    other = "tesmara.json" if name.startswith("germany") else "germany_law_2022.json"
    given = replace(example(name), layout=layout, earlier=example(other))
    for form in ("terminal", "markdown", "json"):
        text = reports.make(given, "matrix", form)
        assert text == reports.make(given, "matrix", form)
    numbered = [r for s in data(given)["sections"] if not s["beside"] for r in s["rows"]]
    assert len(numbered) == (74 if layout is None else 19)


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_nobody_is_called_compliant(form):
    assert b"compliant" not in reports.make(replace(case(SAID), earlier=earlier()), "matrix", form)


def test_a_screen_of_eighty_columns_shows_the_six_marks_side_by_side():
    text = reports.formats.terminal.render(matrix_draft.document(example("tesmara.json")), width=80)
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.split() == ["20", "Transit", "control", *"????"] for line in lines)


def test_the_schema_tells_what_every_part_means():
    schema = matrix_draft.MatrixPaper.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        assert part.get("description") or part.get("enum")


def run(capsys, *words):
    capsys.readouterr()
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


GERMANY, TESMARA = EXAMPLES / "germany_law_2022.json", EXAMPLES / "tesmara.json"


def test_the_command_makes_it_and_marks_the_differences(capsys):
    code, out, _err = run(
        capsys, "report", GERMANY, "--as", "matrix", "--earlier", TESMARA, "--layout",
        "matrix_2017", "--format", "markdown",
    )  # fmt: skip
    assert code == 0
    assert "matrix\\_2017" in out
    assert "What changed since 2025-03-14" in out


REFUSED = {
    "itself": (("--as", "matrix", "--earlier", GERMANY), 2, "cannot be compared with itself"),
    "no file": (("--as", "matrix", "--earlier", "none.json"), 3, "there is no such file"),
    "no assessment": (
        ("--as", "matrix", "--earlier", EXAMPLES / "germany_law_2022.source.json"), 3,
        "is not an assessment",
    ),
    "no layout": (("--as", "matrix", "--layout", "matrix_1999"), 2, "matrix_2013, matrix_2017"),
    "layout of another kind": (("--layout", "matrix_2013"), 2, "--layout is for the matrix"),
    "earlier of another kind": (("--earlier", TESMARA), 2, "--earlier is for the matrix"),
    "over the earlier": (
        ("--as", "matrix", "--earlier", TESMARA, "--format", "json", "-o", TESMARA), 2,
        "is a file that the report is made from",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_makes_no_sense_is_refused_in_a_sentence(capsys, name):
    words, code, what = REFUSED[name]
    got, out, err = run(capsys, "report", GERMANY, *words)
    assert (got, out) == (code, "")
    assert what in err
