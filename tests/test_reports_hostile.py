"""Text that tries to be more than text: markup, controls, tables, links, endless words."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_reports import SAID, answered, report, world

from assessor.reports import explain
from assessor.reports.document import (
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    row,
)
from assessor.reports.formats import markdown, terminal
from assessor.reports.parts import scores
from scoring import assess

HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> & &lt;i&gt; &#60;u&#62;",
    "[a link](https://evil.example) ![picture](x.png) [ref]: https://evil.example",
    "<https://evil.example> https://evil.example www.evil.example evil@example.org",
    "a | b | c || d \\| e \\\\| f",
    "`code` ``x` ~~gone~~ **bold** __bold__ *it* _it_ $x$",
    "# heading ## #",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> quote",
    "---",
    "===",
    "    code",
    "```\nfence\n```",
    "line one\nline two | --- | ---\n\n| a |\n|---|\n| b |",
    "[bold red]rich[/bold red] [link=https://evil.example]x[/link] [/] :smile:",
    "\x1b[2J\x1b]0;title\x07\x9b31mred\x00",
    "\u202edetrevni\u202c \u2066isolate\u2069 zero\u200bwidth \ufeff",
    "w" * 10_000,
    "é" * 3_000 + " " + "漢" * 3_000,
    "=HYPERLINK(1)",
]

PLAIN_TAGS = {"p", "strong", "h1", "h2", "h3", "h4", "ul", "li", "blockquote", "table", "thead",
              "tbody", "tr", "th", "td", ""}  # fmt: skip


def everywhere(text: str) -> Document:
    """A document with a text in every place that takes one."""
    return Document(
        text,
        (
            Heading(1, text),
            Paragraph(text),
            Note(text),
            bullets(text, "after"),
            Terms((Term(text, (text,)), Term(text, (text, text)))),
            Table((Column(text), Column("B", firm=True)), (row(text, "b"), row("a", text))),
            Paragraph("the end"),
        ),
    )


def tokens(text: str) -> list[Token]:
    """What a Markdown reader with tables and strikethrough makes of a text."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [
        token
        for each in reader.parse(text)
        for token in ([each, *each.children] if each.children else [each])
    ]


def shape(text: str) -> list[str]:
    """The kinds of tokens a reader finds, runs of text aside."""
    return [t.type for t in tokens(text) if t.type not in ("text", "text_special")]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_readers_find_the_text_and_nothing_else(text: str) -> None:
    hostile = markdown.render(everywhere(text))
    assert shape(hostile) == shape(markdown.render(everywhere("harmless")))
    assert {token.tag for token in tokens(hostile)} <= PLAIN_TAGS


@given(st.text(alphabet=st.sampled_from(list("\\`*_{}[]<>()#+-.!|~&:/@$= \n1aw;")), max_size=30))
def test_no_mix_of_signs_becomes_markup(text: str) -> None:
    said = f"x{text}"
    assert shape(markdown.render(everywhere(said))) == shape(markdown.render(everywhere("x")))


@given(st.text(alphabet=st.sampled_from(list("\\`*_[]<>()#+-.!|~&:=1a;")), min_size=1, max_size=20))
def test_what_was_said_is_what_is_read(text: str) -> None:
    inline = tokens(markdown.render(Document("t", (Paragraph(text),))))
    shown = "".join(t.content for t in inline if t.type in ("text", "text_special"))
    assert shown == f"t{text}"


def test_addresses_are_broken_up_so_that_no_reader_links_them() -> None:
    text = markdown.escape("https://a.example www.b.example c@d.example")
    assert text == "https\\://a.example www\\.b.example c\\@d.example"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_stays_within_its_width_and_shows_no_controls(
    text: str, plain: bool, width: int
) -> None:
    from rich.cells import cell_len

    shown = terminal.render(everywhere(text), width, plain)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert not any(ord(sign) < 32 and sign != "\n" for sign in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u202c\u2066\u2069\u200b\ufeff")


def test_rich_markup_is_shown_as_it_was_typed() -> None:
    shown = terminal.render(Document("t", (Paragraph("[bold]x[/bold] :smile: [/]"),)))
    assert "[bold]x[/bold] :smile: [/]" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_whole_report_survives_hostile_answers(text: str) -> None:
    short = text[:400] or "x"
    evidence = {"title": short, "reference": short, "date": None, "sha256": None}
    said = {
        **SAID,
        "T-1/law.C": {"status": "answered", "value": 0, "comment": text, "evidence": (evidence,)},
        "T-1/enforcement.C": {"status": "not_applicable", "reason": text},
        "B-4": {"status": "answered", "value": text},
    }
    about = {"system": short, "agency": short, "note": text}
    usual = dict.fromkeys(about, "harmless")
    usual_said = {
        **said,
        "T-1/law.C": {**said["T-1/law.C"], "comment": "x", "evidence": ({"title": "x"},)},
        "T-1/enforcement.C": {"status": "not_applicable", "reason": "x"},
    }
    lines = len([line for line in text.splitlines() if line.strip()])
    if lines == 1:
        assert shape(report("markdown", said, **about)) == shape(
            report("markdown", usual_said, **usual)
        )
    tree = json.loads(report("json", said, **about))
    assert tree["gaps"][0]["question"] == "T-1"
    assert max(map(len, report("terminal", said, **about).splitlines())) <= 100


@pytest.mark.parametrize("text", HOSTILE)
def test_explanations_survive_hostile_answers(text: str) -> None:
    said = {**SAID, "T-1/enforcement.C": {"status": "not_applicable", "reason": text}}
    questionnaire, assessment = world(), answered(said)
    result = assess(questionnaire, assessment.current(), "full")
    for ident in ("total", "T-1/enforcement.C", "transit_control"):
        shown = terminal.render(explain.explain(questionnaire, result, assessment, ident), 80)
        assert max(map(len, shown.splitlines())) <= 80


def test_a_name_cannot_become_a_formula_in_a_spreadsheet() -> None:
    questionnaire = world()
    first = questionnaire.modules[0]
    elements = (first.elements[0].model_copy(update={"name": "=1+1"}), *first.elements[1:])
    module = type(first)(first.id, 1, first.name, first.weight, None, elements)
    changed = type(questionnaire)(**{**vars(questionnaire), "modules": (module,)})
    result = assess(changed, {}, "full")
    rows = list(csv.reader(io.StringIO(scores.to_csv(changed, result))))
    assert [row[2] for row in rows if row[1] == "transit"] == ["'=1+1"]
