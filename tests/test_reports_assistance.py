"""Requests for assistance: one draft for each subject area, from the gaps that are marked.

``golden/assistance_request.md`` is what it has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_assistance.py

and read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import case

from assessor import reports
from assessor.cli import main
from assessor.errors import Exit, UserError
from assessor.reports import assistance_request
from assessor.reports.details import Contact, Details, Request
from assessor.reports.document import Heading, Note, PageBreak, Table, Terms

EXAMPLE = str(Path(__file__).parents[1] / "examples" / "tesmara.json")
GOLDEN = Path(__file__).with_name("golden") / "assistance_request.md"
SAID = {
    "LAW/law": {"status": "answered", "value": 0, "comment": "A bill is before parliament."},
    "LAW/enforcement": 0, "LIST/N": 1, "LIST/C": 1, "LIST/B": 0, "GATE": 0,
}  # fmt: skip
STRONG = {"status": "answered", "value": 1, "evidence": [{"title": "List of 2025"}]}


def requests(found):
    return json.loads(reports.make(found, "assistance-request", "json"))["requests"]


def asked(found):
    return {each["subject"]: [n["question"] for n in each["needs"]] for each in requests(found)}


def terms(found):
    blocks = assistance_request.document(found).blocks
    lists = [block for block in blocks if isinstance(block, Terms)]
    return {term.label: term.lines for terms in lists for term in terms.terms}


def test_the_requests_are_the_golden_ones(tmp_path):
    found = case(
        tmp_path, SAID | {f"LIST/{weapon}": STRONG for weapon in "NCB"},
        needs={"LAW": {"note": "Drafters, for three months."}, "border": {}, "LIST": {}},
        agency="Foreign Ministry",
    )  # fmt: skip
    written = {"legislation": Request(
        title="A trade law", objective="A law in force.", time_frame="2027",
        other_help="Asked of nobody else.", circulate=True, publish=False,
    )}  # fmt: skip
    contact = Contact(name="A. Official", title="Head", phone="+1 540", email="a@example.org")
    found = replace(found, details=Details(contact=contact, requests=written))
    text = reports.make(found, "assistance-request", "markdown").decode()
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_only_what_is_marked_is_asked_for(tmp_path):
    assert asked(case(tmp_path, SAID, needs={"GATE": {}})) == {"border": ["GATE"]}
    assert asked(case(tmp_path, SAID, needs={"licences": {}})) == {"legislation": ["LIST"]}


def test_where_nothing_is_marked_every_gap_that_help_would_serve_is_taken(tmp_path):
    found = case(tmp_path, SAID)
    assert asked(found) == {"legislation": ["LAW", "LIST"], "border": ["GATE"]}
    notes = [b.text for b in assistance_request.document(found).blocks if isinstance(b, Note)]
    assert any("Nothing is marked" in note for note in notes)


def test_a_mark_that_was_taken_back_is_none(tmp_path):
    found = case(tmp_path, SAID, needs={"GATE": {"wanted": False}})
    assert asked(found) == {"legislation": ["LAW", "LIST"], "border": ["GATE"]}


def test_what_is_marked_and_no_gap_is_named(tmp_path):
    found = case(tmp_path, {"GATE": 1, "LAW/law": 0}, needs={"GATE": {}, "LAW": {}})
    assert asked(found) == {"legislation": ["LAW"]}
    notes = [b.text for b in assistance_request.document(found).blocks if isinstance(b, Note)]
    assert "Marked, and no gap as far as is known, so not asked for: GATE." in notes


def test_without_gaps_there_is_no_request(tmp_path):
    found = case(tmp_path, {"GATE": 1})
    assert requests(found) == []
    assert "There is no gap to ask help for" in reports.make(
        found, "assistance-request", "markdown"
    ).decode()  # fmt: skip


def test_every_request_starts_on_a_page_of_its_own(tmp_path):
    blocks = assistance_request.document(case(tmp_path, SAID)).blocks
    before = [blocks[at - 1] for at, block in enumerate(blocks)
              if isinstance(block, Heading) and block.text.startswith("Request for")]  # fmt: skip
    assert before == [PageBreak(), PageBreak()]


def test_one_subject_alone_can_be_asked_for(tmp_path):
    found = replace(case(tmp_path, SAID), subject="border")
    assert asked(found) == {"border": ["GATE"]}


def test_a_subject_that_does_not_exist_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(UserError) as refused:
        reports.make(replace(case(tmp_path, SAID), subject="nix"), "assistance-request", "json")
    assert "harbour has no subject area nix" in refused.value.what
    assert "legislation, border" in refused.value.todo
    assert refused.value.code == Exit.WRONG_USE


def test_the_form_says_what_the_gaps_come_to(tmp_path):
    found = replace(case(tmp_path, SAID), subject="legislation")
    said = terms(found)
    assert said["Requesting State"] == ("Tesmara",)
    assert said["Provisions"] == ("OP3(d), OP6",)
    assert said["Weapon types"] == ("N (nuclear), C (chemical), B (biological)",)
    assert said["Target institutions"] == ("Foreign Ministry",)
    assert said["Line of the workshop's work plan"] == ("Legislative assistance",)
    assert said["Comment"] == ("law: A bill is before parliament.",)
    assert said["Time frame"] == ("[to be filled in]",)
    assert said["Summary may be published"] == ("[to be decided]",)


def test_weapon_types_are_those_of_the_gaps(tmp_path):
    assert requests(case(tmp_path, {"LIST/N": 0, "LIST/B": 0}))[0]["weapons"] == ["N", "B"]
    assert requests(case(tmp_path, {"GATE": 0}))[0]["weapons"] == []


def test_kinds_of_help_are_ticked_as_the_form_has_them(tmp_path):
    found = replace(case(tmp_path, SAID), subject="legislation")
    tables = [b for b in assistance_request.document(found).blocks if isinstance(b, Table)]
    ticked = {row[1].text: (row[0].text, row[2].text) for row in tables[-1].rows}
    assert ticked == {
        "legal or regulatory": ("X", "LAW, LIST"),
        "training": ("", ""),
        "equipment": ("", ""),
        "expertise": ("X", "LIST"),
        "other": ("", ""),
    }


def test_what_exists_already_is_what_reaches_all_that_is_wanted(tmp_path):
    strong = {f"LIST/{weapon}": STRONG for weapon in "NCB"}
    assert requests(case(tmp_path, SAID | strong))[0]["strengths"] == ["LIST"]
    open_ = strong | {"LIST/B": {"status": "unknown"}}
    assert requests(case(tmp_path, SAID | open_))[0]["strengths"] == []


def test_the_sheet_has_a_row_for_each_need(tmp_path):
    found = case(tmp_path, SAID)
    (sheet,) = assistance_request.sheets(found)
    assert [row[2] for row in sheet.rows] == ["LAW", "LIST", "GATE"]
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_the_command_takes_a_subject_for_this_paper_only(capsys):
    paper = ["--as", "assistance-request", "--subject"]
    assert main(["report", EXAMPLE, *paper, "licensing", "--format", "json"]) == 0
    (request,) = json.loads(capsys.readouterr().out)["requests"]
    assert request["subject"] == "licensing"
    assert main(["report", EXAMPLE, *paper, "nix"]) == 2
    assert "Subject areas are: strategy, legislation" in capsys.readouterr().err
    assert main(["report", EXAMPLE, "--subject", "licensing"]) == 2
    assert "--subject is for the assistance-request" in capsys.readouterr().err


def test_the_same_case_gives_the_same_bytes(tmp_path):
    found = case(tmp_path, SAID)
    for form in ("markdown", "json", "terminal"):
        first = reports.make(found, "assistance-request", form)
        assert first == reports.make(found, "assistance-request", form)


def test_what_authors_write_is_harmless_text(tmp_path):
    nasty = "<script>x</script> [a](http://b) \x1b[31m \u202egnp"
    found = case(tmp_path, SAID, needs={"GATE": {"note": nasty}})
    written = {"border": Request(title=nasty, other_help=nasty)}
    found = replace(found, details=Details(requests=written, contact=Contact(name=nasty)))
    for form in ("markdown", "json", "terminal"):
        text = reports.make(found, "assistance-request", form).decode()
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "<script>" not in reports.make(found, "assistance-request", "markdown").decode()
