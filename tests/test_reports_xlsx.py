"""Workbooks, read back with another library: texts stay texts, tables can be filtered."""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from test_reports import SAID, answered, world
from test_reports_hostile import HOSTILE
from test_reports_published import EXAMPLES, case

from assessor import reports
from assessor.errors import UserError
from assessor.reports.case import Case
from assessor.reports.document import Document, Note, Paragraph
from assessor.reports.formats import xlsx
from assessor.reports.sheets import Sheet, SheetColumn
from scoring import assess

COLUMNS = (SheetColumn("Text", 30), SheetColumn("Share", 10, share=True), SheetColumn("Number"))
DOCUMENT = Document("Gap report: Tesmara", (Note("A caution."), Paragraph("x")), made="2026-01-02")

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://evil.example")', "{=1+1}", "\t=1",
            "https://evil.example", "mailto:x@evil.example", "internal:'About'!A1", "123", "1e5",
            "TRUE", "#REF!", "2026-01-02"]  # fmt: skip


def book(*sheets: Sheet, document: Document = DOCUMENT) -> Workbook:
    return load_workbook(BytesIO(xlsx.write(document, sheets)))


def table(*rows: tuple[str | float | None, ...], name: str = "Gaps") -> Sheet:
    return Sheet(name, COLUMNS, rows)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    cell = book(table((text, 0.5, 3)))["Gaps"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\t", "    ")
    assert cell.hyperlink is None


@pytest.mark.parametrize("text", [*HOSTILE, "_x0041_", "<r><t>x</t></r>", "\ufffe\uffff", "😀" * 9])
def test_hostile_texts_come_back_harmless_from_every_place(text: str) -> None:
    document = Document(text, (Note(text),), made="2026-01-02")
    sheet = Sheet(text, (SheetColumn(text), SheetColumn("B")), ((text, text), (None, "b")))
    read = book(sheet, sheet, document=document)
    about, first, second = read.worksheets
    assert len({page.title.casefold() for page in read.worksheets}) == 3
    assert all(1 <= len(page.title) <= 31 for page in read.worksheets)
    for page in (first, second):
        assert [cell.value for cell in page[3]] == [None, "b"]
        assert page["A2"].value.strip() == xlsx.text(text).strip()
    for page in read.worksheets:
        cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not set("".join(cell.value for cell in cells)) & set("\x00\x07\x1b\x9b\u202e\u200b")
    assert about["A1"].value == "Report"


def test_a_long_text_is_cut_off_where_a_cell_ends() -> None:
    for sign in ("w", "😀"):
        value = book(table((sign * 40_000, 0, 0)))["Gaps"]["A2"].value
        assert len(value.encode("utf-16-le")) / 2 <= 32_767
        assert value.endswith(f"{sign}…")
        assert len(value.encode("utf-16-le")) / 2 > 32_000


def test_shares_that_are_toned_are_coloured_from_none_to_all() -> None:
    columns = (SheetColumn("Question"), SheetColumn("T1", share=True, toned=True))
    page = book(Sheet("Map", columns, (("A-1", 0.0), ("A-2", None), ("A-3", 1.0))))["Map"]
    [(where, [rule])] = [(str(each.sqref), each.rules) for each in page.conditional_formatting]
    assert (where, rule.type) == ("B2:B4", "colorScale")
    assert [point.val for point in rule.colorScale.cfvo] == [0, 0.5, 1]


def test_names_of_tabs_are_short_and_no_two_alike() -> None:
    long = "A name of more than thirty-one signs"
    names = ["About", "a/b[c]:*?\\", "", "'quoted'", long, long, long.upper()]
    read = book(*(table(("x", 0, 0), name=name) for name in names))
    assert read.sheetnames == [
        "About", "About 2", "a b c", "-", "quoted", "A name of more than thirty-one…",
        "A name of more than… 2", "A NAME OF MORE THAN… 3",
    ]  # fmt: skip


def test_numbers_are_numbers_and_shares_are_shown_as_percentages() -> None:
    page = book(table(("x", 0.625, 7), ("y", None, None)))["Gaps"]
    assert (page["B2"].value, page["B2"].number_format) == (0.625, "0 %")
    assert (page["C2"].value, page["C2"].number_format) == (7, "General")
    assert (page["B3"].value, page["C3"].value) == (None, None)


def test_a_table_can_be_filtered_and_its_head_stays_in_sight_and_on_every_page() -> None:
    page = book(table(("x", 0, 0), ("y", 0, 0)))["Gaps"]
    assert page.auto_filter.ref == "A1:C3"
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0  # as many pages as it takes, each as wide as the table
    assert page["A2"].alignment.wrap_text
    assert page["A2"].alignment.vertical == "top"
    assert page.column_dimensions["A"].width > 29


def test_rows_are_as_high_as_their_texts() -> None:
    page = book(table(("x", 0, 0), ("many words " * 12, 0, 0), ("word " * 9000, 0, 0)))["Gaps"]
    heights = [page.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] < 20
    assert 60 < heights[1] < 150
    assert heights[2] == pytest.approx(409, abs=1)


def test_a_table_without_rows_is_a_head() -> None:
    page = book(table())["Gaps"]
    assert [cell.value for cell in page[1]] == ["Text", "Share", "Number"]
    assert page.max_row == 1


def test_the_first_sheet_says_what_the_workbook_is() -> None:
    read = book(table(("x", 0, 0)), table(name="Findings"))
    rows = [tuple(cell.value for cell in row) for row in read["About"].iter_rows()]
    assert rows == [
        ("Report", "Gap report: Tesmara"),
        ("Date", "2026-01-02"),
        ("Caution", "A caution."),
        ("Sheet", "What it holds"),
        ("Gaps", "1 row: Text; Share; Number"),
        ("Findings", "0 rows: Text; Share; Number"),
    ]
    assert read.properties.title == "Gap report: Tesmara"
    assert read.properties.created == datetime(2026, 1, 2)


@pytest.mark.parametrize("kind", ["gap"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_same_case_gives_the_same_bytes_and_a_whole_file(file: Path, kind: str) -> None:
    made = reports.make(case(file), kind, "xlsx")
    assert made == reports.make(case(file), kind, "xlsx")
    archive = ZipFile(BytesIO(made))
    assert archive.testzip() is None
    assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def port(said: dict[str, dict[str, object]], **about: object) -> Workbook:
    """The gap report on these answers, as a workbook."""
    questionnaire, assessment = world(), answered(said, **about)
    result = assess(questionnaire, assessment.current(), "full")
    made = Case(assessment, questionnaire, result, Path("port"))
    return load_workbook(BytesIO(reports.make(made, "gap", "xlsx")))


def rows(read: Workbook, name: str) -> list[dict[str, object]]:
    head, *below = read[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_the_gap_report_has_a_row_for_each_gap() -> None:
    first, second, third = rows(port(SAID), "Gaps")
    assert first == {
        "No.": 1, "Question": "T-1", "Text": "Can goods in transit be held?",
        "Provisions": "OP3(d)", "Legal weight": "obligation",
        "Now": "law C, B: 0 – none: No power.",
        "Wanted": "law: 1 – some: A power on paper.",
        "Shortfall": 1, "Action": "Give customs a hold power.",
        "Responsible": "Ministry of Finance", "Assistance": "legislative drafting",
    }  # fmt: skip
    assert (second["Question"], third["Question"]) == ("B-1", "T-2")


def test_the_gap_report_has_a_row_for_each_place_that_something_was_found_of() -> None:
    found = [row for row in rows(port(SAID), "Findings") if row["Field"] == "Transit control"]
    assert [(row["Side"], row["Weapon"], row["Finding"]) for row in found] == [
        ("law", "N", "in place"), ("law", "C", "not in place"), ("law", "B", "not in place"),
        ("enforcement", "N", "not known"), ("enforcement", "C", "not applicable"),
        ("enforcement", "B", "in place"),
    ]  # fmt: skip
    assert found[1]["No."] == 20
    assert found[1]["Rule"] == "all at the floor"
    assert found[1]["Deciding answers"] == "T-1 (C: 0)"


def test_the_gap_report_has_scores_open_answers_and_evidence() -> None:
    read = port(SAID)
    total = rows(read, "Scores")[0]
    assert (total["Score, low"], total["Score, high"]) == (0.325, 0.5)
    assert (total["Asked"], total["Answered"]) == (10, 7)
    states = [(row["State"], row["Question"]) for row in rows(read, "Not known, not assessed")]
    assert ("don't know", "T-1") in states
    assert ("not applicable", "T-1") in states
    assert ("may not apply", "B-2") in states or ("ruled out", "B-2") in states
    [piece] = rows(read, "Evidence")
    assert (piece["Title"], piece["Supports"]) == ("Port Act", "T-1 (law N), B-1")


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1"])
def test_a_gap_report_of_hostile_answers_has_texts_and_numbers_only(text: str) -> None:
    short = text[:400]
    evidence = {"title": short, "reference": short}
    said = {
        **SAID,
        "T-1/law.N": {"status": "answered", "value": 2, "evidence": (evidence,)},
        "T-1/enforcement.C": {"status": "not_applicable", "reason": text},
    }
    read = port(said, system=short, agency=short, note=text)
    for page in read.worksheets:
        types = {cell.data_type for row in page.iter_rows() for cell in row}
        assert types <= {"s", "n"}
    assert len(rows(read, "Gaps")) == 3


def test_a_missing_library_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UserError) as caught:
        xlsx.write(DOCUMENT, ())
    assert "xlsxwriter" in caught.value.what
    assert "assessor[reports]" in caught.value.todo
