"""The Word file: what a word processor and a screen reader find in it, and what they must not."""

import io
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from test_reports import SAID, answered, world
from test_reports_hostile import HOSTILE

from assessor import reports
from assessor.errors import UserError
from assessor.reports.case import Case
from assessor.reports.document import (
    Column,
    Document,
    Entry,
    Figure,
    Heading,
    Item,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    row,
)
from assessor.reports.formats import columns, png
from assessor.reports.formats.docx import write
from scoring import assess

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100">'
    '<rect width="100" height="50" fill="#1f4e79"/><text x="120" y="40">Law</text></svg>'
)
TABLE = Table(
    (Column("No.", "right", firm=True), Column("Field"), Column("Law", "center", firm=True)),
    (
        (Entry("1"), Entry("Transit"), Entry("in", "in place", "good")),
        (Entry("2"), Entry("Brokering " * 30), Entry("not", "not in place", "bad")),
    ),
)


def everything(text: str, language: str = "en", landscape: bool = False) -> Document:
    """A document of every kind of block, with a text in every place that takes one."""
    return Document(
        text,
        (
            Note(text),
            Terms((Term("Short", (text,)), Term(text, (text, text)), Term(text, ()))),
            *(Heading(level, text) for level in (1, 2, 3, 1, 2, 2, 1)),
            Paragraph(text),
            Outline((Item(text), Item(text, 1), Item(text, 12))),
            Figure(text, SVG, text),
            Table((Column(text), Column("B", firm=True)), (row(text, "b"), row("a", text))),
            TABLE,
            PageBreak(),
            Paragraph(text),
            PageBreak(),
            Heading(1, "end"),
            TABLE,
        ),
        "2026-11-24",
        language,
        landscape,
    )


def parts(document: Document) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(write(document))) as file:
        return {name: file.read(name) for name in file.namelist()}


def body(document: Document) -> ElementTree.Element:
    return ElementTree.fromstring(parts(document)["word/document.xml"])


def said(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """The style and text of each paragraph outside tables."""
    opened = docx.Document(io.BytesIO(write(document)))
    return [(each.style.name, each.text) for each in opened.paragraphs]


def test_headings_lists_and_notes_have_the_styles_that_word_knows() -> None:
    found = paragraphs(
        Document(
            "Title",
            (
                Note("caution"),
                Heading(1, "one"),
                Heading(2, "two"),
                Heading(3, "three"),
                Paragraph("text"),
                Outline((Item("a"), Item("b", 1), Item("c", 9))),
                Terms((Term("System", ("Tesmara", "more")),)),
            ),
        )
    )
    assert found == [
        ("Title", "Title"),
        ("Note", "caution"),
        ("Heading 1", "one"),
        ("Heading 2", "two"),
        ("Heading 3", "three"),
        ("Body Text", "text"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet 5", "c"),
        ("Term", "System:\tTesmara"),
        ("Term", "more"),
    ]


def test_a_long_label_stands_above_what_is_said_under_it() -> None:
    terms = Terms((Term("a label as long as a whole sentence, or longer", ("text",)),))
    assert paragraphs(Document("t", (terms,)))[1] == (
        "Term Above",
        "a label as long as a whole sentence, or longer:\ntext",
    )


def test_an_item_deeper_than_the_styles_keeps_its_level() -> None:
    tree = body(Document("t", (Outline((Item("a", 6), Item("b", 40))),)))
    assert [each.get(f"{W}val") for each in tree.iter(f"{W}ilvl")] == ["6", "8"]


def test_the_contents_are_a_field_that_is_filled_in_and_leads_to_the_headings() -> None:
    tree = body(everything("text"))
    codes = [code.text.strip() for code in tree.iter(f"{W}instrText") if code.text]
    assert codes == ['TOC \\o "1-2" \\h \\z \\u']
    marks = {each.get(f"{W}name") for each in tree.iter(f"{W}bookmarkStart")}
    links = [each.get(f"{W}anchor") for each in tree.iter(f"{W}hyperlink")]
    assert len(links) == 7  # headings of the first two levels
    assert set(links) < marks
    assert [each.get(f"{W}fldCharType") for each in tree.iter(f"{W}fldChar")] == [
        "begin",
        "separate",
        "end",
    ]


def test_word_does_not_ask_on_opening_whether_to_update() -> None:
    found = parts(everything("text"))
    assert b"updateFields" not in found["word/settings.xml"]
    assert b"w:dirty" not in found["word/document.xml"]


def test_a_short_document_has_no_contents() -> None:
    tree = body(Document("t", (Heading(1, "a"), Paragraph("b"), Heading(1, "c"))))
    assert not list(tree.iter(f"{W}instrText"))


def test_tables_repeat_their_header_and_keep_their_rows_whole() -> None:
    table = docx.Document(io.BytesIO(write(Document("t", (TABLE,))))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Field", "Law"]
    flags = [[child.tag for child in each._tr.trPr] for each in table.rows]
    assert flags == [[f"{W}cantSplit", f"{W}tblHeader"], [f"{W}cantSplit"], [f"{W}cantSplit"]]


def test_what_is_longer_than_a_page_is_not_asked_to_stay_on_one() -> None:
    tree = body(Document("t", (Table((Column("long " * 900),), (row("word " * 900),)),)))
    assert not list(tree.iter(f"{W}tblHeader"))
    assert not list(tree.iter(f"{W}cantSplit"))
    assert not list(tree.iter(f"{W}keepNext"))


@pytest.mark.parametrize(("landscape", "room"), [(False, 9638), (True, 14570)])
def test_a_table_is_as_wide_as_the_text(landscape: bool, room: int) -> None:
    wide = Table(tuple(Column(f"Column {n}", firm=n % 2 == 0) for n in range(16)),
                 (row(*["some words"] * 16),))  # fmt: skip
    tree = body(Document("t", (TABLE, wide), landscape=landscape))
    for table in tree.iter(f"{W}tbl"):
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        grid = [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
        assert sum(grid) == room
        for each in table.iter(f"{W}tr"):
            assert [int(cell.get(f"{W}w")) for cell in each.iter(f"{W}tcW")] == grid


def test_columns_of_one_kind_are_equally_wide() -> None:
    names = [Column("Field"), *(Column(f"Law {c}", firm=True) for c in "NCB")]
    widths, fits = columns.fit(names, [["long text " * 20, "part", "part", "part"]], 9000, 9)
    assert fits
    assert len(set(widths[1:])) == 1
    assert widths[0] > 6000


def test_a_cell_is_shaded_by_its_tone_and_says_the_word() -> None:
    tree = body(Document("t", (TABLE,)))
    shaded = {said(cell): cell.find(f"{W}tcPr/{W}shd") for cell in tree.iter(f"{W}tc")}
    assert shaded["in"].get(f"{W}fill") == "D3EBF7"
    assert shaded["not"].get(f"{W}fill") == "F7D8C9"
    assert shaded["Transit"] is None


def test_tables_that_follow_each_other_stay_apart() -> None:
    blocks = list(body(Document("t", (TABLE, TABLE)))[0])
    assert [each.tag.removeprefix(W) for each in blocks] == [
        "p", "tbl", "p", "tbl", "p", "sectPr",
    ]  # fmt: skip


def test_a_picture_has_alternative_text_a_caption_and_fits_the_page() -> None:
    document = Document("t", (Figure("Scores", SVG, 'Law at 25 % & "rising"'), Paragraph("x")))
    tree = body(document)
    about = tree.find(f".//{WP}docPr")
    assert about.get("descr") == 'Law at 25 % & "rising"'
    assert about.get("title") == "Scores"
    assert ("Caption", "Scores") in paragraphs(document)
    extent = tree.find(f".//{WP}extent")
    assert int(extent.get("cx")) == pytest.approx(400 * 0.75 * 12700, rel=0.01)
    broad = SVG.replace('width="400" height="100"', 'width="4000" height="1000"')
    extent = body(Document("t", (Figure("Scores", broad, "Law"),))).find(f".//{WP}extent")
    assert int(extent.get("cx")) == 9638 * 635
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(4, rel=0.01)


def test_a_drawing_becomes_the_same_picture_every_time() -> None:
    picture = png.drawn(SVG)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (625, 156)
    assert png.drawn(SVG) == picture


def test_one_picture_shown_twice_is_kept_once() -> None:
    figure = Figure("t", SVG, "s")
    found = parts(Document("t", (figure, figure)))
    assert [name for name in found if name.startswith("word/media/")] == ["word/media/image1.png"]


def test_what_follows_a_page_break_starts_a_page() -> None:
    tree = body(Document("t", (Paragraph("a"), PageBreak(), Heading(1, "b"), PageBreak(), TABLE)))
    fresh = [said(each) for each in tree.iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore")
             is not None]  # fmt: skip
    assert fresh == ["b", ""]


def test_paper_is_turned_for_wide_tables() -> None:
    size = body(everything("t", landscape=True)).find(f".//{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}orient")) == ("16838", "landscape")
    size = body(everything("t")).find(f".//{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}orient")) == ("11906", None)


@pytest.mark.parametrize(
    ("language", "kind", "tag"),
    [("en", "val", "en-GB"), ("fr", "val", "fr-FR"), ("es_MX", "val", "es-MX"),
     ("ar", "bidi", "ar-SA"), ("zh", "eastAsia", "zh-CN"), ("eo", "val", "eo")],
)  # fmt: skip
def test_the_language_is_said(language: str, kind: str, tag: str) -> None:
    styles = ElementTree.fromstring(parts(everything("t", language))["word/styles.xml"])
    assert styles.find(f"{W}docDefaults//{W}lang").get(f"{W}{kind}") == tag


def test_a_language_from_right_to_left_turns_pages_and_tables() -> None:
    tree = body(Document("t", (TABLE,), language="ar"))
    assert tree.find(f".//{W}sectPr/{W}bidi") is not None
    assert tree.find(f".//{W}tblPr/{W}bidiVisual") is not None


def test_a_text_from_right_to_left_is_a_paragraph_from_right_to_left() -> None:
    arabic = "قانون 2026 (law 12)"
    tree = body(Document("t", (Paragraph(arabic), Paragraph("law قانون"), Paragraph("12 %"))))
    turned = [said(each) for each in tree.iter(f"{W}p") if each.find(f"{W}pPr/{W}bidi") is not None]
    assert turned == [arabic]
    assert len(list(tree.iter(f"{W}rtl"))) == 1


def test_a_text_from_right_to_left_beside_a_label_keeps_its_full_stop_at_its_end() -> None:
    tree = body(Document("t", (Terms((Term("Comment", ("قانون 2026.",)),)),)))
    lines = [said(each) for each in tree.iter(f"{W}p")]
    assert any(line.endswith("قانون 2026.\u200f") for line in lines)


def test_the_file_says_what_it_is_and_no_other_time() -> None:
    properties = docx.Document(io.BytesIO(write(everything("Gap report")))).core_properties
    assert (properties.title, properties.author) == ("Gap report", "assessor")
    assert properties.language == "en-GB"
    for day in (properties.created, properties.modified):
        assert day is not None
        assert day.isoformat()[:19] == "2026-11-24T00:00:00"
    assert properties.comments == ""


@pytest.mark.parametrize("made", ["", "2026-02-31", "yesterday"])
def test_a_day_that_does_not_exist_is_left_out(made: str) -> None:
    assert b"dcterms:created" not in parts(Document("t", (), made))["docProps/core.xml"]


def test_pages_are_numbered_and_name_the_report() -> None:
    opened = docx.Document(io.BytesIO(write(everything("Gap report"))))
    section = opened.sections[0]
    assert section.header.paragraphs[0].text == "Gap report\t2026-11-24"
    assert section.different_first_page_header_footer
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Page 1 of 1"
        codes = [code.text.strip() for code in footer.part.element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(everything("text")) == write(everything("text"))


def test_the_file_is_packed_without_a_time_and_without_leftovers_of_a_template() -> None:
    with ZipFile(io.BytesIO(write(everything("text")))) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"
        assert not [name for name in file.namelist() if "thumb" in name or "Effects" in name]


def test_a_whole_gap_report_is_a_word_file() -> None:
    questionnaire, assessment = world(), answered(SAID)
    result = assess(questionnaire, assessment.current(), "full")
    case = Case(assessment, questionnaire, result, Path("port"))
    opened = docx.Document(io.BytesIO(reports.make(case, "gap", "docx")))
    assert opened.paragraphs[0].style.name == "Title"
    assert len(opened.tables) > 2


# What may differ with the length of a text: where lines and pages break, and how wide columns are.
LAYOUT = {f"{W}{name}" for name in (
    "tab", "tabs", "br", "keepNext", "cantSplit", "tblHeader", "trPr", "ind"
)}  # fmt: skip
LOOSE = {"TermAbove": "Term", "TableTextSmall": "TableText"}


def shape(tree: ElementTree.Element) -> list[str]:
    """The elements of a text and the styles of its paragraphs."""
    found = []
    for each in tree.iter():
        if each.tag not in LAYOUT:
            style = each.get(f"{W}val", "") if each.tag == f"{W}pStyle" else ""
            found.append(f"{each.tag.removeprefix(W)} {LOOSE.get(style, style)}".strip())
    return found


NASTY = [
    *HOSTILE,
    "\ufffe\uffff\ud800 \x00\x0b]]>",
    '" descr="x" & &amp; <w:instrText>HYPERLINK "https://evil.example"</w:instrText>',
    "{ HYPERLINK \"https://evil.example\" } { TOC } \\o DDEAUTO c:\\x",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_is_text_and_nothing_else(text: str) -> None:
    found = parts(everything(text))
    tree = ElementTree.fromstring(found["word/document.xml"])
    harmless = parts(everything("harmless"))
    assert shape(tree) == shape(ElementTree.fromstring(harmless["word/document.xml"]))
    assert found.keys() == harmless.keys()
    assert found["word/_rels/document.xml.rels"] == harmless["word/_rels/document.xml.rels"]
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert shape(ElementTree.fromstring(found[name])) == shape(
            ElementTree.fromstring(harmless[name])
        )
    codes = [code.text for code in tree.iter(f"{W}instrText")]
    assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
    assert not set(said(tree)) & set("\x00\x0b\x1b\x9b\u202e\u202c\u2066\u2069\u200b\ufeff\ufffe")


@pytest.mark.parametrize("text", ["<b>bold</b> & more", "=HYPERLINK(1)", "[x](y) \\ `z` {a}"])
def test_what_was_said_is_what_is_read(text: str) -> None:
    assert paragraphs(Document(text, (Paragraph(text), bullets(text)))) == [
        ("Title", text),
        ("Body Text", text),
        ("List Bullet", text),
    ]


# The order in which the schema wants properties: Word calls a file with another order corrupt.
ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs",
            "suppressAutoHyphens",
            "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"],
    "rPr": ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "rtl", "lang"],
    "tblPr": ["tblStyle", "bidiVisual", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar",
              "tblLook"],
    "trPr": ["cantSplit", "tblHeader"],
    "tcPr": ["tcW", "tcBorders", "shd", "vAlign"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar", "titlePg", "bidi"],
    "style": ["name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr",
              "tblPr", "tblStylePr"],
    "lvl": ["start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr"],
    "settings": ["zoom", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
                 "hyphenationZone", "doNotHyphenateCaps", "characterSpacingControl", "compat"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_properties_stand_in_the_order_of_the_schema(language: str) -> None:
    found = parts(everything("قانون", language))
    seen = set()
    for name in found:
        if not name.startswith("word/") or not name.endswith(".xml") or "theme" in name:
            continue
        for each in ElementTree.fromstring(found[name]).iter():
            kind = each.tag.removeprefix(W)
            if kind in ORDER:
                places = [ORDER[kind].index(child.tag.removeprefix(W)) for child in each]
                assert places == sorted(places), (name, kind)
                seen.add(kind)
    assert seen == set(ORDER)


def test_every_style_that_is_used_is_there() -> None:
    found = parts(everything("text"))
    styles = {
        each.get(f"{W}styleId")
        for each in ElementTree.fromstring(found["word/styles.xml"]).iter(f"{W}style")
    }
    used = {
        each.get(f"{W}val")
        for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml")
        for each in ElementTree.fromstring(found[name]).iter()
        if each.tag in (f"{W}pStyle", f"{W}tblStyle")
    }
    assert used < styles


@pytest.mark.parametrize("library", ["docx", "typst"])
def test_a_missing_library_is_said(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UserError, match="not installed"):
        write(everything("text"))
