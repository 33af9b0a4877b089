"""A form as a workbook: written, filled, saved by others, read back, and what is refused of it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from form_world import ASKED, BEGUN, HOSTILE, on_disk, said, weigh, with_
from hypothesis import given, settings

from assessor import opening, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.exchange.form import book_in, book_out, layout, unpacked
from assessor.saved import Said
from questionnaires.responses import Evidence, Packet


def book(assessment=BEGUN, asked=ASKED):
    return book_out.write(assessment, asked, "en", "the desk")


def places(page):
    """Where each field of each cell is: the row by cell id, the column by field."""
    columns = {cell.value: cell.column for cell in page[1]}
    rows = {page.cell(n, 1).value: n for n in range(layout.FIRST + 1, page.max_row + 1)}
    return rows, columns


def filled(data, **cells):
    """The workbook with places filled: ``L1_N={"answer": 2}``."""
    opened = openpyxl.load_workbook(BytesIO(data))
    for page in opened.worksheets[1:-1]:
        rows, columns = places(page)
        for name, fields in cells.items():
            row = rows.get(name.replace("_", "/"))
            for field, value in fields.items() if row else ():
                page.cell(row, columns[field]).value = value
    return saved(opened)


def saved(opened):
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def taken(outcome):
    assert [each.what for each in outcome.refused] == []
    return {each.cell: (each.status, each.value) for each in outcome.said}


@settings(max_examples=40)
@given(said())
def test_what_is_not_filled_in_makes_nothing_new(answers_):
    assessment = with_(*answers_)
    outcome = weigh(book(assessment), assessment)
    assert (outcome.said, outcome.newer, outcome.refused) == ([], [], [])
    assert (outcome.unchanged, outcome.absent) == (len(ASKED.cells), 0)


def test_the_same_assessment_gives_the_same_bytes():
    assert book() == book()


FILLED = {
    "L1_N": {"answer": "2 – partial"}, "L1_C": {"answer": 3.0}, "L1_B": {"answer": "0"},
    "Y1": {"answer": "don’t know "}, "C1": {"answer": "act — An act; in force"},
    "K1": {"answer": "a; b", "comment": 12}, "N1": {"answer": 7.0},
    "T1": {"answer": "In words.\r\nTwo lines. "}, "D1": {"answer": datetime(2019, 5, 31)},
}  # fmt: skip
MEANT = {
    "L1/N": ("answered", 2), "L1/C": ("answered", 3), "L1/B": ("answered", 0),
    "Y1": ("unknown", None), "C1": ("answered", "act"), "K1": ("answered", ("a", "b")),
    "N1": ("answered", 7), "T1": ("answered", "In words.\nTwo lines."),
    "D1": ("answered", "2019-05-31"),
}  # fmt: skip


def test_answers_are_read_as_people_and_programs_write_them():
    outcome = weigh(filled(book(), **FILLED), BEGUN)
    assert taken(outcome) == MEANT
    assert next(each.comment for each in outcome.said if each.cell == "K1") == "12"


def test_what_the_list_offers_is_taken():
    opened = openpyxl.load_workbook(BytesIO(book()))
    lists = opened[layout.KEPT]
    for page in opened.worksheets[1:-1]:
        for check in page.data_validations.dataValidation:
            if check.type == "list":
                sheet, _sign, place = check.formula1.partition("!")
                assert sheet.strip("'") == layout.KEPT
                offered = [row[0].value for row in lists[place.replace("$", "")]]
                assert offered[-2:] == ["don't know", "not applicable"]
                for place in page[str(check.sqref)] if ":" in str(check.sqref) else ():
                    place[0].value = offered[0]
                if ":" not in str(check.sqref):
                    page[str(check.sqref)].value = offered[0]
    done = taken(weigh(saved(opened), BEGUN))
    assert done == {
        "L1/N": ("answered", 0), "L1/C": ("answered", 0), "L1/B": ("answered", 0),
        "Y1": ("answered", "yes"), "C1": ("answered", "none"),
    }  # fmt: skip


def test_only_what_people_fill_in_is_unlocked_and_nothing_is_a_formula():
    assessment = with_(*(
        Said("T1", "answered", text if text.strip() else "x", comment=text,
             evidence=(Evidence(title=text[:100] or "x"),)) for text in HOSTILE
    ))  # fmt: skip
    opened = openpyxl.load_workbook(BytesIO(book(assessment)))
    for page in opened.worksheets:
        assert page.protection.sheet
        assert not page.protection.password
        for cell in (cell for row in page.iter_rows() for cell in row):
            assert cell.data_type in ("s", "n")
            assert cell.hyperlink is None
    page = opened["b"]
    rows, columns = places(page)
    for field, column in columns.items():
        locked = page.cell(rows["T1"], column).protection.locked
        assert locked == (field not in ("answer", "reason", "comment", "evidence_title",
                                        "evidence_reference", "evidence_date"))  # fmt: skip
    assert page.freeze_panes == "D4"
    assert opened[layout.KEPT].sheet_state == "veryHidden"


def test_a_packet_has_only_its_questions():
    packet = BEGUN.model_copy(update={"packet": Packet(agency="customs", questions=("N1",))})
    own = opening.narrowed(ASKED, packet.profile, packet.packet.questions)
    opened = openpyxl.load_workbook(BytesIO(book(packet, own)))
    assert opened.sheetnames == ["Instructions", "b", layout.KEPT]
    assert list(places(opened["b"])[0]) == ["N1"]


def test_rows_may_be_sorted_and_tabs_renamed():
    opened = openpyxl.load_workbook(BytesIO(filled(book(), Y1={"answer": "yes"})))
    page = opened["a"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=layout.FIRST + 1)]
    for at, row in enumerate(reversed(rows), layout.FIRST + 1):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value
    page.title = "Mine"
    page.move_range("A1:L20", cols=2)
    assert taken(weigh(saved(opened), BEGUN)) == {"Y1": ("answered", "yes")}


def test_who_filled_it_is_read_from_the_first_sheet():
    opened = openpyxl.load_workbook(BytesIO(book()))
    row = next(row for row in opened.worksheets[0].iter_rows() if row[0].value == layout.BY)
    assert not row[2].protection.locked
    row[2].value = " C. Officer "
    assert book_in.read(saved(opened), "b").by == "C. Officer"


def test_months_typed_as_dates_stay_months():
    opened = openpyxl.load_workbook(BytesIO(book()))
    rows, columns = places(opened["b"])
    place = opened["b"].cell(rows["D1"], columns["answer"])
    place.value, place.number_format = datetime(2019, 5, 1), "mmm-yy"
    assert taken(weigh(saved(opened), BEGUN)) == {"D1": ("answered", "2019-05")}


BAD = {
    "a formula": (lambda page, at: page.__setitem__(at, "=1+1"), "there is a formula"),
    "an error": (lambda page, at: page.__setitem__(at, "#REF!"), "an error of the spreadsheet"),
    "a merge": (lambda page, _at: page.merge_cells("G4:G5"), "it is merged"),
    "a word": (lambda page, at: page.__setitem__(at, "perhaps"), "“perhaps” is no answer"),
    "a truth": (lambda page, at: page.__setitem__(at, True), "“True” is no answer"),
    "a fraction": (lambda page, at: page.__setitem__(at, 2.5), "“2.5” is no answer"),
    "two levels": (lambda page, at: page.__setitem__(at, "2-3"), "is no answer"),
    "a date": (lambda page, at: page.__setitem__(at, datetime(2019, 5, 1)), "is no answer"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_place_that_cannot_be_used_is_named_and_the_rest_is_taken(name):
    spoil, words = BAD[name]
    opened = openpyxl.load_workbook(BytesIO(filled(book(), Y1={"answer": "yes"})))
    spoil(opened["a"], "G4")
    outcome = weigh(saved(opened), BEGUN)
    assert (outcome.refused[0].where, outcome.refused[0].cell) == ("a!G4", "L1/N")
    assert words in outcome.refused[0].what
    assert [each.cell for each in outcome.said] == ["Y1"]


def test_a_sheet_that_was_deleted_is_only_missing():
    opened = openpyxl.load_workbook(BytesIO(filled(book(), N1={"answer": 3})))
    del opened["a"]
    outcome = weigh(saved(opened), BEGUN)
    assert taken(outcome) == {"N1": ("answered", 3)}
    assert outcome.absent == 6


def test_a_row_copied_with_another_id_is_refused():
    opened = openpyxl.load_workbook(BytesIO(book()))
    opened["a"]["A20"], opened["a"]["G20"] = "X9", "yes"
    opened["a"]["G21"] = "yes"
    outcome = weigh(saved(opened), BEGUN)
    assert [(each.where, each.cell) for each in outcome.refused] == [
        ("a, row 20", "X9"), ("a, row 21", ""),
    ]  # fmt: skip


def test_renamed_headers_are_no_matter_and_changed_ids_are_refused():
    opened = openpyxl.load_workbook(BytesIO(filled(book(), Y1={"answer": "yes"})))
    opened["a"]["G3"] = "Antwort"
    assert taken(weigh(saved(opened), BEGUN)) == {"Y1": ("answered", "yes")}
    opened["a"]["G1"] = "Antwort"
    with pytest.raises(UserError, match="lost the column of the answers"):
        weigh(saved(opened), BEGUN)


def without_kept(data):
    opened = openpyxl.load_workbook(BytesIO(data))
    del opened[layout.KEPT]
    return saved(opened)


def kept(name, value):
    opened = openpyxl.load_workbook(BytesIO(book()))
    for row in opened[layout.KEPT].iter_rows(max_col=2):
        if row[0].value == name:
            row[1].value = value
    return saved(opened)


def repacked(change):
    """The workbook with its members changed."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def bomb():
    return repacked(lambda name, data: b"0" * 60_000_000 if "sheet1" in name else data)


def cells():
    row = b"<row>" + b"<c/>" * 500_000 + b"</row>"
    return repacked(lambda name, data: row if "sheet1" in name else data)


def many():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for number in range(1001):
            new.writestr(str(number), b"")
    return out.getvalue()


def entities(encoding="utf-8"):
    lol = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    return repacked(lambda name, data: lol.encode(encoding) if "sharedStrings" in name else data)


def sealed():
    data = bytearray(book())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        data[place + at] |= 1
    return bytes(data)


UNUSABLE = {
    "a zip bomb": (bomb, "larger than this program reads"),
    "too many cells": (cells, "larger than this program reads"),
    "too many members": (many, "larger than this program reads"),
    "entities": (entities, "damaged"),
    "entities in UTF-16": (lambda: entities("utf-16"), "damaged"),
    "encrypted": (sealed, "locked with a password"),
    "an old workbook": (lambda: unpacked._OLD + b"\0" * 600, "old .xls"),
    "cut off": (lambda: book()[:5000], "damaged"),
    "no workbook": (lambda: many()[:0] + b"PK\x05\x06" + b"\0" * 18, "damaged"),
    "no hidden sheet": (lambda: without_kept(book()), "not a form that this program made"),
    "another version": (lambda: kept("form_version", "2"), "another version"),
    "another assessment": (lambda: kept("assessment", "f" * 8), "another assessment"),
    "another edition": (lambda: kept("digest", "0" * 64), "this assessment answers"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_workbook_that_cannot_be_used_is_refused_in_one_sentence(name):
    make, words = UNUSABLE[name]
    with pytest.raises(UserError) as caught:
        weigh(make(), BEGUN, "b.xlsx")
    assert words in caught.value.what
    assert caught.value.todo


def test_a_merge_of_thousands_of_millions_of_places_costs_nothing():
    def change(name, data):
        merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        return data.replace(b"</sheetData>", b"</sheetData>" + merge) if "sheet2" in name else data

    outcome = weigh(repacked(change), BEGUN)
    assert {each.cell for each in outcome.refused} == {"L1/N", "L1/C", "L1/B", "Y1", "C1", "K1"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_it_survives_libreoffice(tmp_path):
    assessment = with_(
        *(Said("T1", "answered", text if text.strip() else "x", comment=text, evidence=(
            Evidence(title=text[:100] or "x", date="2019-05"), Evidence(title="Act")))
          for text in HOSTILE[:1]),
        Said("D1", "answered", "2019-05"), Said("N1", "answered", -3),
        Said("K1", "answered", ("b", "a"), comment="=1+1\n'x\n-\nhttps://x.example"),
        Said("L1/N", "not_applicable", reason="+none "),
    )  # fmt: skip
    (tmp_path / "b.xlsx").write_bytes(filled(book(assessment), L1_C={"answer": 2},
                                             Y1={"answer": "partly"}))  # fmt: skip
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "b.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    outcome = weigh((tmp_path / "out" / "b.xlsx").read_bytes(), assessment)
    assert taken(outcome) == {"L1/C": ("answered", 2), "Y1": ("answered", "partly")}
    assert outcome.absent == 0


def test_the_commands(tmp_path, capsys, monkeypatch):
    file = on_disk(tmp_path, BEGUN)
    monkeypatch.setattr("assessor.opening.questionnaire_of", lambda *_: ASKED)
    form = tmp_path / "b.xlsx"
    assert main(["export", str(file), "--xlsx", "-o", str(form), "--back-to", "the desk"]) == 0
    assert main(["import", str(file), str(form)]) == 0
    assert "0 answers taken, 9 unchanged, 0 refused." in capsys.readouterr().err
    form.write_bytes(filled(form.read_bytes(), **FILLED))
    assert main(["import", str(file), str(form)]) == 0
    current = store.read(file).current()
    assert {cell: (r.status, r.value) for cell, r in current.items()} == MEANT


def test_a_form_and_a_matrix_are_not_mixed_up(tmp_path, capsys):
    assert main(["import", "matrix", "x.json"]) == 2
    assert "import matrix x.json -o FILE" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "a.json"), "b.xlsx", "-o", "c"]) == 2
    assert main(["export", str(tmp_path / "a.json")]) == 2
