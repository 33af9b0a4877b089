"""The PDF of a document, read back by a parser: its text, its structure, its fonts, its pages."""

import io
import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from test_reports_hostile import HOSTILE, everywhere

from assessor import opening, reports, store
from assessor.cli import main
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
    row,
)
from assessor.reports.formats import pdf
from assessor.reports.formats.pdf import cmap, coverage, typesetter
from scoring import assess

EXAMPLES = Path(__file__).parents[1] / "examples"
A4 = (595.276, 841.89)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 60" width="680" height="60" '
    'font-family="Noto Sans"><rect width="90" height="20" fill="#1f4e79"/>'
    '<text x="100" y="20">drawn words</text></svg>'
)
WHOLE = Document(
    "A port",
    (
        Note("No measure of compliance."),
        Heading(1, "Summary"),
        Paragraph("Two of nine."),
        Outline((Item("one"), Item("one a", 1), Item("one a i", 2), Item("two"))),
        Terms((Term("System", ("Tesmara",)), Term("Sources", ("first line", "second line")))),
        Heading(2, "Fields"),
        Table(
            (Column("No.", "right", firm=True), Column("Field"), Column("Finding", "center")),
            (
                (Entry("1"), Entry("Transit"), Entry("in", spoken="in place", tone="good")),
                (Entry("2", strong=True), Entry("Brokers"), Entry("not", tone="bad")),
            ),
        ),
        Figure("Scores by module", SVG, "Controls: 40 to 60 per cent."),
        PageBreak(),
        Heading(1, "For the expert"),
        Paragraph("Everything."),
    ),
    made="2026-11-24",
    language="es_MX",
)


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(document)))


def warnings(document: Document) -> list[str]:
    """What is said while a document is written."""
    said: list[str] = []
    pdf.write(document, said.append)
    return said


def text(reader: PdfReader) -> str:
    """All text of all pages, without the blanks that lines and columns make."""
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def case(name: str) -> Case:
    path = EXAMPLES / f"{name}.json"
    assessment = store.read(path)
    questionnaire = opening.questionnaire_of(assessment, None, path)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    return Case(assessment, questionnaire, result, opening.folder(questionnaire.id))


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The fonts of a file, and whether each is embedded."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            described = inner.get_object()["/FontDescriptor"]
            found[described["/FontName"]] = bool({"/FontFile2", "/FontFile3"} & set(described))
    return found


def titles(entries: list) -> list:
    return [titles(e) if isinstance(e, list) else e.title for e in entries]


def tags(reader: PdfReader) -> list[str]:
    """The structure's elements, in the order in which they are read."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            found.extend([node["/S"][1:]] if "/S" in node else [])
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def alternatives(reader: PdfReader) -> list[str]:
    return [
        str(item["/Alt"])
        for item in (reference.get_object() for reference in _objects(reader))
        if isinstance(item, dict) and "/Alt" in item
    ]


def _objects(reader: PdfReader) -> list:
    return [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]


def outside(reader: PdfReader) -> list[str]:
    """Texts that begin or end beyond the edge of their page."""
    lost = []
    for page in reader.pages:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)

        def look(said, cm, tm, font, size, wide=wide, high=high) -> None:
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            if said.strip() and not (0 <= x <= wide and 0 <= y <= high):
                lost.append(said)

        page.extract_text(visitor_text=look)
    return lost


def test_the_text_of_every_block_is_there_in_order() -> None:
    found = text(read(WHOLE))
    said = [
        "A port", "No measure of compliance.", "Summary", "Two of nine.", "one", "one a i", "two",
        "System:", "Tesmara", "Sources:", "first line", "second line", "Fields", "No.", "Finding",
        "Transit", "in", "Brokers", "not", "Scores by module", "Page 1 of 2", "For the expert",
        "Everything.",
    ]  # fmt: skip
    at = 0
    for each in said:
        at = found.index("".join(each.split()), at)
    assert "drawnwords" in found


def test_the_file_says_what_it_is() -> None:
    reader = read(WHOLE)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es-MX"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "A port"
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-24"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_are_bookmarks_and_blocks_are_tagged() -> None:
    reader = read(WHOLE)
    assert titles(reader.outline) == ["Summary", ["Fields"], "For the expert"]
    found = tags(reader)
    assert {"H1", "H2", "L", "LI", "Lbl", "LBody", "Table", "THead", "TH", "TD", "Figure",
            "Caption", "P"} <= set(found)  # fmt: skip
    assert found.count("TH") == 3
    assert found.count("TR") == 3
    assert alternatives(reader) == ["Controls: 40 to 60 per cent."]


def test_a_document_without_a_date_has_none() -> None:
    reader = read(Document("t", (Heading(1, "h"),)))
    assert reader.metadata.creation_date is None
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("landscape", [False, True])
def test_pages_are_a4_and_turned_where_the_document_says_so(landscape: bool) -> None:
    reader = read(Document("t", (Paragraph("x"),), landscape=landscape))
    size = float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)
    assert size == pytest.approx(A4[::-1] if landscape else A4, abs=0.01)


def test_a_page_break_starts_a_page_and_later_pages_are_headed() -> None:
    first, second = read(WHOLE).pages
    assert "For the expert" not in first.extract_text()
    assert second.extract_text().split() == (
        ["A", "port", "2026-11-24", "For", "the", "expert", "Everything.", "Page", "2", "of", "2"]
    )


def test_levels_of_headings_and_lists_that_are_left_out_do_no_harm() -> None:
    reader = read(
        Document(
            "", (Heading(3, "deep"), Heading(1, " "), Heading(3, "x"), Outline((Item("far", 7),)))
        )
    )
    assert titles(reader.outline) == ["deep", "–", ["x"]]
    assert "•far" in text(reader)


def test_empty_lists_and_tables_are_nothing() -> None:
    empty = (Outline(()), Terms(()), Table((Column("only a header"),), ()))
    assert "onlyaheader" in text(read(Document("t", empty)))


def test_only_a_long_document_has_a_list_of_contents() -> None:
    def chapters(count: int) -> Document:
        page = tuple(Paragraph("word " * 400) for _ in range(2))
        blocks = (b for n in range(count) for b in (Heading(1, f"Chapter {n}"), *page))
        return Document("t", (PageBreak(), *blocks))

    assert "Contents" not in text(read(chapters(2)))
    assert "Contents" in read(chapters(8)).pages[1].extract_text()


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = tuple(row(str(number), "entry") for number in range(150))
    reader = read(Document("t", (Table((Column("Number"), Column("What")), rows),)))
    assert len(reader.pages) > 2
    assert all("Number" in page.extract_text() for page in reader.pages)
    numbers = [int(n) for page in reader.pages for n in page.extract_text().split() if n.isdigit()]
    assert set(range(150)) <= set(numbers)


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_text_stays_text_and_on_its_page(said: str) -> None:
    reader = read(everywhere(said))
    assert "theend" in text(reader)
    assert outside(reader) == []
    assert tags(reader).count("Table") == 1
    if said.isascii() and said.isprintable() and len(said) < 100:
        assert text(reader).count("".join(said.split())) >= 13
    assert not any("/Annots" in page for page in reader.pages)


def test_what_typesetters_read_as_markup_is_shown_as_it_was_typed() -> None:
    said = r"#set page() $x^2$ @ref <label> \u{41} *b* _i_ `r` = h // c /* d */ ~ -- ... 'q' [x]"
    assert text(read(everywhere(said))).count("".join(said.split())) >= 13


def test_a_long_word_breaks_within_its_column_and_is_copied_whole() -> None:
    digest = "0123456789abcdef" * 8
    table = Table((Column("A"), Column("B"), Column("C")), (row("a", digest, "c"),))
    assert digest in text(read(Document("t", (Paragraph(digest), table))))


def test_all_texts_end_within_the_page() -> None:
    # No parser tells where a text ends; a word that may not be broken would begin far too early.
    reader = read(Document("t", (Paragraph("w" * 10_000),)))
    lines = "".join(page.extract_text() for page in reader.pages).splitlines()
    assert max(len(line) for line in lines) * 10 * 0.75 < A4[0] - 110


def test_the_languages_of_the_united_nations_are_covered_or_named() -> None:
    said = {
        "es": "¿Qué año? Señalización «única»",
        "fr": "L’œuvre coûte 3 €, n° 1 540, où ça ?",
        "pt": "Avaliação não é condenação",
        "ru": "Самооценка не является мерой соблюдения № 1",
        "ar": "لا تعد هذه الوثيقة مقياسا للامتثال",
    }
    for language, words in said.items():
        document = Document(words, (Heading(1, words), Paragraph(words)), language=language)
        reader = read(document)
        assert warnings(document) == []
        assert fonts(reader)
        assert all(fonts(reader).values())
        assert all("Noto" in name for name in fonts(reader))
        if language != "ar":  # parsers differ in the order in which they give letters of Arabic
            assert "".join(words.split()) in text(reader)


def test_arabic_is_set_from_right_to_left() -> None:
    page = read(Document("تقرير", (Paragraph("فقرة"),), language="ar")).pages[0]
    starts: list[float] = []
    page.extract_text(
        visitor_operand_before=lambda op, args, cm, tm: (
            op in (b"Tj", b"TJ") and starts.append(cm[4] + tm[4])
        )
    )
    assert max(starts) > A4[0] / 2


def test_chinese_is_shown_where_the_machine_has_a_font_and_else_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = Document("t", (Paragraph("出口管制 means export control 🙂"),))
    monkeypatch.setattr(typesetter, "installed", list)
    (warning,) = warnings(document)
    assert "5 characters" in warning
    assert "Chinese, Japanese or Korean (4), pictures and signs (1)" in warning
    assert "Noto Sans CJK SC" in warning
    assert "HTML" in warning
    assert "□□□□meansexportcontrol□" in text(read(document))


def test_fonts_of_the_machine_are_taken_in_the_order_of_worth(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def font(family: str, weight: int = 400) -> typesetter.Font:
        return typesetter.Font(family, weight, tmp_path / f"{family} {weight}", 0)

    have = {
        "Noto Sans Thai 400": "ไ",
        "SimSun 400": "出",
        "Noto Sans CJK SC 400": "出口",
        "Wild 400": "ไ",
    }
    names = ("Wild", "SimSun", "Noto Sans Thai", "Noto Sans CJK SC")
    installed = [*map(font, names), font("Noto Sans CJK SC", 900)]
    own = cmap.characters
    monkeypatch.setattr(typesetter, "installed", lambda: installed)
    monkeypatch.setattr(
        cmap, "characters",
        lambda path, index=0: frozenset(map(ord, have.get(path.name, "")))
        if path.parent == tmp_path else own(path, index),
    )  # fmt: skip
    cover = coverage.of("出口ไ")
    assert cover.families == (*coverage.FONTS, "Noto Sans CJK SC", "Noto Sans Thai")
    assert not cover.lacking


def test_the_fonts_of_the_package_are_as_bold_as_they_are_wide_in_scope() -> None:
    for name in ("NotoSans", "NotoNaskhArabic"):
        regular = cmap.characters(typesetter.FONTS / f"{name}-Regular.ttf")
        assert regular == cmap.characters(typesetter.FONTS / f"{name}-Bold.ttf")
        assert len(regular) > 1000
    assert "SIL OPEN FONT LICENSE" in (typesetter.FONTS / "OFL.txt").read_text("utf-8")


def test_a_font_file_that_is_none_has_no_characters(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    for data in (b"", b"\0\1\0\0\0\1", b"ttcf" + bytes(8), bytes(200)):
        broken.write_bytes(data)
        assert cmap.characters(broken) == frozenset()
    assert cmap.characters(tmp_path / "missing.ttf") == frozenset()


def test_every_character_of_the_package_can_be_set() -> None:
    own = sorted(coverage._own() - {ord("\n")})
    lines = ["".join(map(chr, own[at : at + 60])) for at in range(0, len(own), 60)]
    assert len(read(Document("t", tuple(map(Paragraph, lines)))).pages) > 1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.write(WHOLE) == pdf.write(WHOLE)


@pytest.mark.parametrize("name", ["tesmara", "germany_law_2022"])
def test_the_summary_of_the_gap_report_takes_two_pages_at_most(name: str) -> None:
    reader = PdfReader(io.BytesIO(reports.make(case(name), "gap", "pdf")))
    first = next(
        number
        for number, page in enumerate(reader.pages)
        if page.extract_text().find("Contents") > 0
    )
    assert first <= 2
    assert outside(reader) == []
    assert all(fonts(reader).values())
    levels = [int(tag[1]) for tag in tags(reader) if tag in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_without_the_library_a_person_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UserError) as caught:
        pdf.write(WHOLE)
    assert "typst" in caught.value.what
    assert "assessor[reports]" in caught.value.todo


def test_the_command_says_what_the_file_cannot_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = json.loads((EXAMPLES / "tesmara.json").read_text("utf-8"))
    changed["note"] = "A picture: \N{GRINNING FACE}"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(changed), "utf-8")
    assert main(["report", str(path), "-o", str(tmp_path / "a.pdf")]) == 0
    said = capsys.readouterr().err
    assert "pictures and signs" in said
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
