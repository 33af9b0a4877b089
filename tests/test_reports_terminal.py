"""Documents on a terminal: widths, whole words, plain text, colours."""

import io
from fractions import Fraction as F

import pytest
from rich.console import Console
from test_reports import SAID, answered, world

from assessor import console, reports, words
from assessor.reports import gap
from assessor.reports.case import Case
from assessor.reports.document import (
    Column,
    Document,
    Entry,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Term,
    Terms,
    row,
)
from assessor.reports.formats import terminal
from assessor.reports.formats.widths import fit
from questionnaires import bundled, loader
from questionnaires.responses import Assessment, Edition
from scoring import assess
from scoring.result import Coverage, Interval


@pytest.fixture(scope="module")
def real() -> Document:
    """The report on an unanswered assessment of all that the workshop asks."""
    questionnaire = loader.load(bundled.folder("op3_workshop"))
    assessment = Assessment(
        id="0f0f0f0f",
        created="2026-01-01T00:00:00Z",
        system="Tesmara",
        questionnaire=Edition(
            id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
        ),
        profile="full",
    )
    result = assess(questionnaire, {}, "full")
    return gap.document(Case(assessment, questionnaire, result, bundled.folder("op3_workshop")))


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("plain", [False, True])
def test_no_line_is_wider_than_the_screen(real: Document, width: int, plain: bool) -> None:
    assert max(map(len, terminal.render(real, width, plain).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_word_is_broken(real: Document, width: int) -> None:
    known = {word for block in real.blocks for text in texts(block) for word in text.split()}
    shown = set(terminal.render(real, width).split())
    drawn = {word for word in shown if set(word) <= set("═─▌-")}
    assert shown - drawn - known - set(real.title.split()) == set()


@pytest.mark.parametrize("name", bundled.names())
def test_every_profile_that_comes_with_the_program_has_its_report(name: str) -> None:
    questionnaire = loader.load(bundled.folder(name))
    for profile in questionnaire.profiles:
        assessment = answered({}, profile=profile.id)
        result = assess(questionnaire, {}, profile.id)
        case = Case(assessment, questionnaire, result, bundled.folder(name))
        document = gap.document(case)
        assert max(map(len, terminal.render(document, 80).splitlines())) <= 80
        for form in ("terminal", "markdown", "json"):
            text = reports.make(case, "gap", form).decode()
            assert questionnaire.head.caution[:30] in " ".join(text.split())


def texts(block: object) -> list[str]:
    """Every text of a block."""
    match block:
        case Table(columns, rows):
            return [c.header for c in columns] + [e.text for entries in rows for e in entries]
        case Terms(terms):
            return [text for term in terms for text in (term.label, *term.lines)]
        case Heading(_, text) | Paragraph(text) | Note(text):
            return [text]
        case Figure() | PageBreak():
            return []
    return [item.text for item in block.items]  # type: ignore[attr-defined]


def test_every_field_has_its_row_in_one_line_of_outcomes_at_80_columns(real: Document) -> None:
    lines = terminal.render(real, 80).splitlines()
    at = lines.index(
        "No.  Field                           Law N  Law C  Law B  Enf. N  Enf. C  Enf. B"
    )
    assert lines[at + 2].split()[-6:] == ["open"] * 6


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    columns = Column("Name"), Column("Long", firm=True)
    document = Document("t", (Table(columns, (row("a", "x" * 60),)),))
    assert "- Name: a; Long:\n  xxxx" in terminal.render(document, 40)


def test_firm_columns_keep_their_width_and_the_others_share_the_rest() -> None:
    columns = Column("No.", firm=True), Column("Text")
    assert fit(columns, [("No.", "Text"), ("1", "some words to wrap")], 20) == [3, 15]
    assert fit(columns, [("No.", "Text"), ("1", "short")], 20) == [3, 5]
    assert fit(columns, [("No.", "Text"), ("1234567890", "unbreakable")], 20) is None
    long = [("No one knows", "Text"), ("1", "unbreakable")]
    assert fit(columns, long, 25) == [12, 11]  # the header of a firm column on one line
    assert fit(columns, long, 20) == [7, 11]  # and on two where there is no room for that
    assert fit(columns, long[:1], 20) == [12, 4]


def test_plain_text_is_linear_and_says_short_words_in_full() -> None:
    table = Table(
        (Column("Field"), Column("Law N")), ((Entry("Transit"), Entry("in", "in place", "good")),)
    )
    document = Document("A – title", (Note("Mind this."), table))
    assert terminal.render(document, 80, plain=True) == (
        "A - title\nCaution: Mind this.\n\n- Field: Transit; Law N: in place\n"
    )


@pytest.mark.parametrize("is_terminal", [True, False])
def test_colours_are_for_terminals_only(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = io.StringIO()
    document = Document("t", (Table((Column("F"),), ((Entry("in", tone="good"),),)),))
    terminal.show(document, Console(file=stream, force_terminal=is_terminal, width=80))
    assert ("\x1b[32min" in stream.getvalue()) is is_terminal


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert console.out().no_color


def test_plain_has_no_escape_codes_even_where_colour_is_forced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assessment, questionnaire = answered(SAID), world()
    result = assess(questionnaire, assessment.current(), "full")
    case = Case(assessment, questionnaire, result, bundled.folder("op3_workshop"))
    reports.show(reports.named("gap"), case, "terminal", plain=True)
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "Law N: in place; Law C: not in place" in " ".join(shown.split())


def test_output_is_utf8_whatever_the_code_page_of_the_system() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", errors="strict")
    console.utf8(stream)
    stream.write("→ 漢 \udcff")
    stream.flush()
    assert raw.getvalue().decode() == "→ 漢 ?"


def test_an_unknown_score_never_looks_like_one_figure() -> None:
    assert words.interval(Interval(F(5, 8), F(5, 8))) == "62 %"
    assert words.interval(Interval(F(2, 5), F(3, 4))) == "40–75 %"
    assert words.interval(Interval(F(621, 1000), F(624, 1000))) == "62–63 %"
    assert words.interval(None) == "–"


def test_percentages_are_rounded_half_to_even() -> None:
    assert [words.percent(F(n, 200)) for n in (1, 3, 5)] == ["0 %", "2 %", "2 %"]


def test_coverage_in_words() -> None:
    assert words.coverage(Coverage(51, 34, 2, 10, 3)) == "answered 34 of 51 (67 %)"
    assert words.coverage(Coverage(0, 0, 0, 0, 3)) == "nothing asked"


def test_numbers_are_exact_where_that_is_readable() -> None:
    assert words.exact(F(3, 4)) == "3/4"
    assert words.exact(F(1, 2002)) == "≈ 0.0005"
    assert words.decimal(F(-1, 3)) == "-0.3333"


def test_terms_are_put_beside_their_labels() -> None:
    document = Document("t", (Terms((Term("System", ("Tesmara",)), Term("Kind", ("self",)))),))
    assert terminal.render(document) == "t\n═\nSystem  Tesmara\nKind    self\n"


LONG = "words that go on and on, " * 12


@pytest.mark.parametrize("plain", [False, True])
def test_a_row_too_long_for_a_sentence_has_lines_of_its_own(plain: bool) -> None:
    columns = tuple(Column(head) for head in ("Measure", "Who", "Indicator", "Note"))
    table = Table(columns, (row("Adopt a law.", "Customs", LONG, ""), row("", "Police", "x", "y")))
    lines = terminal.render(Document("T", (table,)), 24, plain).splitlines()
    start = lines.index("- Adopt a law.")
    assert lines[start + 1 : start + 3] == ["  Who: Customs", "  Indicator: words"]
    assert lines[-3:] == ["- Police", "  Indicator: x", "  Note: y"]
    assert max(map(len, lines)) <= 24


def test_the_head_line_of_a_row_says_what_its_number_is() -> None:
    table = Table((Column("No.", firm=True), Column("What")), (row("1", LONG),))
    assert "- No.: 1\n  What: words" in terminal.render(Document("T", (table,)), 24, plain=True)


def test_a_row_of_a_few_words_stays_one_sentence() -> None:
    table = Table((Column("No."), Column("Field")), (row("1", "Transit"),))
    assert "- No.: 1; Field: Transit" in terminal.render(Document("T", (table,)), 60, plain=True)


def test_a_column_of_text_is_never_too_narrow_to_be_read() -> None:
    columns = tuple(Column(f"c{n}") for n in range(7))
    table = Table(columns, (row(*["to be or not to be, that is it"] * 7),))
    for width, drawn in ((81, False), (82, True)):
        text = terminal.render(Document("T", (table,)), width)
        assert ("─" in text) == drawn
