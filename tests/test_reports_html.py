"""The HTML file: text stays text, all of it can be reached, and a browser shows it in any width."""

from __future__ import annotations

import io
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import browser
import pypdf
import pytest
from test_reports_hostile import HOSTILE as SAID_HOSTILE
from test_reports_published import EXAMPLES, case

from assessor import reports, safe
from assessor.errors import UserError
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
from assessor.reports.formats import html

STYLE = (Path(html.__file__).parent / "style.css").read_text("utf-8")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 60" width="680" height="60">'
    '<rect class="bar" width="100" height="20" fill="#1f4e79"/>'
    '<text class="label" x="120" y="15" fill="#1a1a1a">Law</text></svg>'
)
HOSTILE = [
    *SAID_HOSTILE,
    "\"><img src=x onerror=alert(1)>' onfocus='alert(1)",
    "]]></svg></title></style></desc><script>alert(1)</script>",
    "--><!-- {{ 7 * 7 }} {% raw %} {# #} ${7*7}",
    "javascript:alert(1) data:text/html,<b>x</b> http://127.0.0.1:9/x.png",
    "&lt;script&gt; &#x3c;b&#x3e; &nbsp &notit;",
    "=HYPERLINK(\"http://evil.example\";'x')",
    "[link](javascript:x) {{ 7*7 }} \ud800 🏴‍☠️",
    "👩🏽‍🚒 🇦🇷 🙂 مراقبة الصادرات בקרה",
]
VOID = {"meta", "link"}


def everywhere(text: str, language: str = "en", landscape: bool = False) -> Document:
    """A document of every kind of block, with a text in every place that takes one."""
    wide = tuple(Column(text, "right" if at % 2 else "left", at > 3) for at in range(8))
    return Document(
        text,
        (
            Note(text),
            Terms((Term(text, (text,)), Term(text, (text, text)), Term(text, ()))),
            *(Heading(level, text) for level in (1, 3, 2, 3, 1)),
            Paragraph(text),
            Outline((Item(text, 2), Item(text, 1), Item(text, 12), Item(text))),
            bullets(text),
            Figure(text, SVG, text),
            Table((Column(text), Column(text, firm=True)), (row(text, text, strong=True),)),
            Table(wide, ((Entry(text, f"{text}!", "bad", strong=True), *row(*[text] * 7)),)),
            PageBreak(),
            Figure(text, SVG, text),
        ),
        "2026-11-24",
        language,
        landscape,
    )


class Page(HTMLParser):
    """What a parser finds: elements with their attributes, each with its texts, and the tree."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.shape: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        names = sorted(name for name, _ in attrs if name != "class")
        self.shape.append(f"<{' '.join([tag, *names])}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.shape.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def page(document: Document) -> Page:
    return Page(html.write(document).decode())


@cache
def written() -> dict[str, str]:
    """Every kind of report there is of each example."""
    made = {}
    for file in EXAMPLES:
        found = case(file)
        for kind in reports.KINDS:
            try:
                made[f"{file.stem} {kind}"] = reports.make(found, kind, "html").decode()
            except UserError:
                continue  # its questionnaire has nothing for the kind
    return made


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    hostile, harmless = page(everywhere(text)), page(everywhere("harmless"))
    assert hostile.shape == harmless.shape
    said = [word for word in hostile.words if word == safe.line(text)]
    assert len(said) == harmless.words.count("harmless")
    assert not set("".join(hostile.words)) & set("\x00\x07\x1b\x7f\x9b\u202e\u2066\u200b\ufeff")


@pytest.mark.parametrize("text", HOSTILE)
def test_attributes_hold_text_and_lead_nowhere(text: str) -> None:
    found = page(everywhere(text))
    for _tag, attributes in found.found:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert not set(attributes) & {"src", "srcset", "action", "xlink:href", "background"}
        assert attributes.get("href", "#").startswith("#") or attributes["href"] == "data:,"
    assert any(each.get("aria-label") == safe.line(text) for each in found.all("div"))
    assert any(each["title"] == f"{safe.line(text)}!" for each in found.all("abbr"))


def test_nothing_is_fetched_and_no_program_can_run() -> None:
    found = page(everywhere("x"))
    policy = next(each for each in found.all("meta") if "http-equiv" in each)
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not found.all("script", "iframe", "object", "embed", "form", "base", "img")
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_same_document_gives_the_same_bytes() -> None:
    found = case(EXAMPLES[-1])
    assert reports.make(found, "gap", "html") == reports.make(found, "gap", "html")
    assert html.write(everywhere("x")) == html.write(everywhere("x"))


@pytest.mark.parametrize("text", ["x", " ", *HOSTILE[:3]])
def test_no_rank_of_heading_is_skipped(text: str) -> None:
    assert_headings(page(everywhere(text)))


def assert_headings(found: Page) -> None:
    ranks = [int(tag[1]) for tag, _ in found.found if re.fullmatch("h[1-6]", tag)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(rank <= before + 1 for before, rank in pairwise(ranks))


def test_every_report_of_the_examples_is_sound() -> None:
    assert len(written()) > len(reports.KINDS)
    for text in written().values():
        found = Page(text)
        assert_headings(found)
        assert_reachable(found)
        assert_tables(found)


def assert_reachable(found: Page) -> None:
    """Ids are given once, and all that is pointed at is there."""
    ids = [attributes["id"] for _tag, attributes in found.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _tag, attributes in found.found:
        named = attributes.get("aria-labelledby", "").split()
        led = [attributes["href"][1:]] if attributes.get("href", "").startswith("#") else []
        assert {*named, *led} <= set(ids)


def assert_tables(found: Page) -> None:
    assert len(found.all("thead")) == len(found.all("table"))
    for each in found.all("th"):
        assert each["scope"] in ("col", "row")
    for part in re.findall(r"<thead>.*?</thead>", "".join(found.shape)):
        assert "<th dir scope>" in part
        assert "<td" not in part


def test_a_reader_by_ear_gets_the_whole_words_and_the_rows_names() -> None:
    columns = (Column("Field"), Column("Law", "center", firm=True))
    rows = (
        (Entry("All", strong=True), Entry("3", strong=True)),
        (Entry("Transit"), Entry("not", "not in place", "bad")),
    )
    text = html.write(Document("t", (Table(columns, rows),))).decode()
    assert '<th scope="row" class="strong" dir="auto">All</th>' in text
    assert '<td class="center firm strong" dir="auto">3</td>' in text
    assert (
        '<td class="center firm tone bad" dir="auto">'
        '<abbr title="not in place" aria-hidden="true">not</abbr>'
        '<span class="spoken">not in place</span></td>'
    ) in text


def test_a_drawing_has_a_name_and_a_description() -> None:
    text = html.write(Document("t", (Figure("Scores", SVG, "Law is at half."),))).decode()
    assert 'role="img" aria-labelledby="figure-1-title figure-1-spoken">' in text
    assert '<title id="figure-1-title">Scores</title>' in text
    assert '<desc id="figure-1-spoken">Law is at half.</desc><rect' in text
    assert '<figcaption dir="auto">Scores</figcaption>' in text


def test_wide_tables_can_be_moved_by_keyboard_and_say_what_they_are() -> None:
    def table(count: int) -> Table:
        return Table(tuple(Column(str(at)) for at in range(count)), ())

    found = page(Document("t", (table(7), Heading(1, "Scores"), table(3), table(4))))
    regions = [each for each in found.all("div") if "tabindex" in each]
    assert [each["aria-label"] for each in regions] == ["Table 1", "Table 3: Scores"]
    assert {(each["role"], each["tabindex"]) for each in regions} == {("region", "0")}


def test_lists_are_nested_as_deep_as_they_are_said_to_be() -> None:
    items = (Item("a"), Item("b", 1), Item("c", 3), Item("d", 1), Item("e"))
    shape = "".join(page(Document("t", (Outline(items),))).shape)
    inner = shape[shape.index("<ul") : shape.rindex("</ul>") + 5].replace("<bdi></bdi>", "")
    assert inner == ("<ul><li><ul><li><ul><li></li></ul></li><li></li></ul></li><li></li></ul>")


def test_a_long_document_has_contents_and_a_short_one_none() -> None:
    named = [Heading(1, "One"), Heading(2, "Two"), Heading(3, "Not listed"), Heading(2, "Three")]
    assert not page(Document("t", tuple(named))).all("nav")
    found = page(Document("t", (*named, Heading(1, "Four"))))
    assert [each["href"] for each in found.all("a")] == [
        "#report", "#heading-1", "#heading-2", "#heading-4", "#heading-5",
    ]  # fmt: skip
    assert len(found.all("details")) == 1


def test_the_language_says_where_lines_begin() -> None:
    assert page(everywhere("x", "es_MX")).all("html") == [{"lang": "es-MX", "dir": "ltr"}]
    assert page(everywhere("x", "ar")).all("html") == [{"lang": "ar", "dir": "rtl"}]


def test_ids_of_questions_stay_on_one_line() -> None:
    text = html.write(Document("t", (Paragraph("See M2-BRO-01 & T-1, not a-1."),))).decode()
    kept = '<span class="id">M2-BRO-01</span> &amp; <span class="id">T-1</span>, not a-1.'
    assert f'<p dir="auto">See {kept}</p>' in text


# Colours.


def palette(dark: bool) -> dict[str, str]:
    """The colours of the style sheet by name."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    light, darker = (dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in blocks)
    assert light.keys() == darker.keys()
    return darker if dark else light


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines reckon it, from 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read_in_light_and_in_dark(dark: bool) -> None:
    colours = palette(dark)
    written_on = {
        "ink": ("paper", "stripe", "head", "note", "good", "partly", "bad", "open"),
        "muted": ("paper", "stripe"),
        "accent": ("paper",),
    }
    for ink, papers in written_on.items():
        for paper in papers:
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    for one, other in (("bar", "paper"), ("bar", "range"), ("edge", "paper")):
        assert contrast(colours[one], colours[other]) >= 3, (one, other)


def test_no_colour_stands_outside_the_palette_but_for_the_foot_of_a_page() -> None:
    rest = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#\w{6}\b", rest) == [palette(dark=False)["muted"]]
    assert set(re.findall(r"var\(--(\w+)\)", rest)) <= set(palette(dark=False))


# In a browser.

WIDTHS = (320, 800, 1280)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory):
    """Every page in every width, and the console; with one that does what none may do."""
    texts = {
        **{f"hostile {at}": everywhere(text) for at, text in enumerate(HOSTILE)},
        "harmless": everywhere("harmless"),
        "leftwards": everywhere("w" * 10_000, "ar", landscape=True),
    }
    pages = {name: html.write(document).decode() for name, document in texts.items()}
    pages |= {name: text for name, text in written().items() if "tesmara" in name}
    bad = '<h1>x</h1><img src="http://127.0.0.1:9/forbidden.png"><div style="width: 5000px">x</div>'
    pages["forbidden"] = pages["harmless"].replace("<main", f"{bad}<main")
    return browser.look(tmp_path_factory.mktemp("browser"), pages, WIDTHS)


@browser.needed
def test_the_browser_tells_what_is_forbidden(shown) -> None:
    found, console = shown
    assert found["forbidden", 800].needed > 5000
    assert any("forbidden.png" in line for line in console)


@browser.needed
def test_no_page_is_wider_than_its_window(shown) -> None:
    found, _console = shown
    wide = {name: each for name, each in found.items() if each.needed > each.given}
    assert {name for name, _width in wide} == {"forbidden"}


@browser.needed
def test_the_browser_complains_of_nothing_and_fetches_nothing(shown) -> None:
    found, console = shown
    assert [line for line in console if "forbidden.png" not in line] == []
    assert [each.loaded for (name, _), each in found.items() if name != "forbidden"] == (
        [[]] * (len(found) - len(WIDTHS))
    )


@browser.needed
def test_the_browser_finds_the_same_elements_whatever_the_text(shown) -> None:
    found, _console = shown
    hostile = {each.elements for (name, _), each in found.items() if name.startswith("hostile")}
    assert hostile == {found["harmless", 800].elements}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory):
    """A long table on paper, turned, after a page break; and the console."""
    folder = tmp_path_factory.mktemp("printed")
    rows = tuple(row(f"row {at}", "w" * 300, "c", "d") for at in range(40))
    table = Table((Column("First"), *(Column(name) for name in "BCD")), rows)
    document = Document(
        "On paper",
        (Heading(1, "Before"), PageBreak(), Heading(1, "After"), table),
        "2026-11-24",
        landscape=True,
    )
    (folder / "page.html").write_bytes(html.write(document))
    file = folder / "page.pdf"
    to = (f"--print-to-pdf={file}", "--no-pdf-header-footer", (folder / "page.html").as_uri())
    _out, console = browser.run(folder, *to)
    return pypdf.PdfReader(io.BytesIO(file.read_bytes())), console


@browser.needed
def test_on_paper_headers_come_again_and_a_break_begins_a_page(printed) -> None:
    reader, console = printed
    assert console == []
    texts = [each.extract_text() for each in reader.pages]
    assert len(texts) > 2
    assert "After" not in texts[0]
    assert "After" in texts[1]
    assert all("First" in text for text in texts[1:])
    assert f"2 / {len(texts)}" in texts[1]
    assert not any("Skip" in text for text in texts)


@browser.needed
def test_paper_is_turned_where_the_document_says_so(printed) -> None:
    box = printed[0].pages[0].mediabox
    assert box.width > box.height
