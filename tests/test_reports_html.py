"""HTML: one harmless file, read by a real parser and, where it is there, by a real browser."""

import functools
import http.server
import itertools
import re
import shutil
import subprocess
import threading
from html.parser import HTMLParser

import pytest

from assessor import opening, reports, store
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
)
from assessor.reports.formats import html
from questionnaires import bundled
from scoring import assess

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"></svg>'
HOSTILE = [
    "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "\" onmouseover=\"x",
    "' autofocus onfocus='x", "{{ 7*7 }} {% raw %}", "]]> <!-- --> &amp; &#60;", "\x1b[31m\x07\x00",
    "\u202egnirts\u2066", '=HYPERLINK("http://example.org")', "[link](javascript:x)", "👩‍🚀🏴‍☠️",
    "x" * 10_000, "\ud800",
]  # fmt: skip


def everywhere(text):
    """A document of every kind of block, with this text in every place that takes one."""
    return Document(
        text,
        (
            Heading(1, text), Paragraph(text), Note(text), Heading(2, text), Heading(3, text),
            Outline((Item(text), Item(text, 1), Item(text, 2), Item(text))),
            Terms((Term(text, (text, text)), Term(text, ()))),
            Table(
                (Column(text), Column(text, "right", firm=True)),
                ((Entry(text, spoken="in words", tone="good"), Entry(text, strong=True)),),
            ),
            Figure(text, SVG, text), PageBreak(), Heading(1, text), Figure(text, SVG, text),
        ),
        made="2026-01-02",
    )  # fmt: skip


class Page(HTMLParser):
    """What a parser finds: tags with the names of their attributes, ids, and texts."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.ids, self.texts, self.values = [], [], [], []
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _value in attrs)))
        self.values += [value for _name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        self.tags.append(("/" + tag, ()))

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    page, harmless = Page(html.write(everywhere(text))), Page(html.write(everywhere("harmless")))
    assert page.tags == harmless.tags
    assert page.ids == harmless.ids
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "".join(page.texts))


def test_what_was_said_can_be_read():
    texts = "".join(Page(html.write(everywhere('<b> & "quotes"'))).texts)
    assert texts.count('<b> & "quotes"') >= 20


def test_the_page_is_built_for_those_who_do_not_see_it():
    page = Page(html.write(everywhere("words")))
    assert ("html", ("lang",)) in page.tags
    assert len(page.ids) == len(set(page.ids))
    levels = [int(tag[1]) for tag, _names in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    svgs = [names for tag, names in page.tags if tag == "svg"]
    assert len(svgs) == 2
    assert all({"role", "aria-labelledby"} <= set(names) for names in svgs)
    named = [value for value in page.values if value and re.fullmatch(r"f\d+t f\d+d", value)]
    assert set(" ".join(named).split()) <= set(page.ids)
    links = [value[1:] for value in page.values if value and value.startswith("#")]
    assert set(links) <= set(page.ids)
    assert "in words" in "".join(page.texts)


def test_the_same_document_gives_the_same_bytes():
    assert html.write(everywhere("words")) == html.write(everywhere("words"))


def test_the_page_loads_and_runs_nothing():
    text = html.write(everywhere("words")).decode()
    assert "default-src 'none'" in text
    for word in ("<script", "<link", "<img", "url(", "@import", "http://", "https://"):
        assert word not in text.replace("http://www.w3.org/2000/svg", "")


def test_a_wide_report_turns_the_paper():
    turned = Document("t", (Paragraph("p"),), landscape=True)
    assert b"@page { size: landscape;" in html.write(turned)
    assert b"size: landscape" not in html.write(Document("t", (Paragraph("p"),)))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ("paper", "faint", "note")),
        ("quiet", ("paper",)),
        ("accent", ("paper",)),
        ("sign", ("good", "partly", "bad", "open", "none")),
    ],
)
def test_text_stands_out_from_its_ground_in_light_and_dark(dark, ink, grounds):
    style = html.write(Document("t", ())).decode()
    light, _media, after = style.partition("@media screen and (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    if dark:
        colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", after))
    for ground in grounds:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


needs_browser = pytest.mark.skipif(
    shutil.which("chromium") is None,
    reason="chromium is not installed here; .ci/run installs it where it may",
)

PROBE = b"""<!DOCTYPE html><body><iframe id="page" src="/page.html"></iframe><pre id="out"></pre>
<script>
const page = document.getElementById("page"), found = [];
page.onload = () => {
  for (const width of [320, 800, 1280]) {
    page.style.cssText = `width:${width}px;height:900px;border:0`;
    const root = page.contentDocument.documentElement;
    found.push(`${width}:${root.scrollWidth - root.clientWidth}`);
  }
  const loaded = page.contentWindow.performance.getEntriesByType("resource").length;
  document.getElementById("out").textContent = `[${found.join(" ")} loaded:${loaded}]`;
};
</script>"""


class Site(http.server.BaseHTTPRequestHandler):
    """Serves the probe, which looks at the page in frames of three widths."""

    def __init__(self, page, *args):
        self.page = page
        super().__init__(*args)

    def do_GET(self):
        body = {"/": PROBE, "/page.html": self.page}.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_args):
        pass


def browser(tmp_path, *arguments):
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", *arguments,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, timeout=120, check=True)


def report(name, kind="gap"):
    """A report on an example as a page."""
    assessment = store.read(bundled.folder("op3_workshop").parents[1] / "examples" / name)
    questionnaire = opening.questionnaire(assessment.questionnaire.id)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    case = Case(assessment, questionnaire, result, bundled.folder(questionnaire.id))
    return reports.make(case, kind, "html")


@needs_browser
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lambda: report("tesmara.json"), id="gap"),
        pytest.param(lambda: report("tesmara.json", "action-plan"), id="action-plan"),
        pytest.param(lambda: report("germany_law_2022.json", "matrix"), id="matrix"),
        pytest.param(lambda: html.write(everywhere("x" * 10_000)), id="long words"),
    ],
)
def test_the_page_fits_every_width_and_asks_for_nothing(tmp_path, page):
    made = page()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, made)) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{site.server_address[1]}/"
        done = browser(tmp_path, "--virtual-time-budget=20000", "--dump-dom", address)
        site.shutdown()
    found = re.search(r"\[320:(\d+) 800:(\d+) 1280:(\d+) loaded:(\d+)\]", done.stdout.decode())
    assert found, done.stdout.decode()[-2000:]
    assert [int(each) for each in found.groups()] == [0, 0, 0, 0]
    assert b"Content Security Policy" not in done.stderr


@needs_browser
def test_the_page_prints(tmp_path):
    (tmp_path / "page.html").write_bytes(report("tesmara.json"))
    out = tmp_path / "page.pdf"
    browser(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={out}",
            (tmp_path / "page.html").as_uri())  # fmt: skip
    assert out.read_bytes().startswith(b"%PDF")
