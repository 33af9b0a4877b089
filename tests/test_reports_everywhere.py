"""Hostile text in every place that takes text, through every kind of report in every format.

The files are read back with real parsers: whatever was typed is text in them, and nothing else.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pypdf
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from assessor import opening, reports, store
from assessor.reports.case import Case
from assessor.reports.details import Details
from questionnaires.responses import (
    AgencyShare,
    Assessment,
    Decision,
    Evidence,
    Goal,
    Need,
    Response,
)
from scoring import assess

TESMARA = Path(__file__).parents[1] / "examples" / "tesmara.json"
KINDS = tuple(reports.KINDS)
FORMATS = tuple(reports.FORMATS)

MARK = "Zorvex"
"""Stands in every hostile text, to find it again."""

PIECES = [
    f'=HYPERLINK("http://evil.example/{MARK}")',
    f"<script>alert('{MARK}')</script><evil onclick=alert(1) src=http://evil.example>",
    f"]]> --> &lt;evil&gt; &#60;evil&#62; <!-- {MARK} <![CDATA[ <?evil?>",
    f"[bold red]{MARK}[/bold red] [link=http://evil.example]x[/link] [/] :smile:",
    f"\x1b[2J\x1b]0;{MARK}\x07\x9b31m\x00\x08\r\x7f\x85",
    f"{MARK} \u202edetrevni\u202c \u2066x\u2069 \u200b\ufeff",
    f"[{MARK}](http://evil.example) ![x](evil.png) <http://evil.example> `x` **b** | a | b |",
    f'# {MARK} #evil() $evil$ \\evil{{x}} \\ @evil *b* _i_ = heading #import "/etc/passwd": *',
    f"{MARK} 👩🏽‍🚀 🇲🇽 e\u0301\u0301\u0301 漢字 العربية \ud83d".encode("utf-8", "replace").decode(),
    f"- {MARK}\n1. item\n> quote\n---\n\n| a |\n|---|\n| b |\n```\nfence",
    f"{{{{ {MARK} }}}} {{% evil %}} %(evil)s ${{evil}} {{0}} {{system}}",
    f"+{MARK} -1 @SUM(A1)\t=cmd|' /C calc'!A0\u2028\u2029",
    MARK + "w" * 480,
]  # fmt: skip
LONG = MARK + "W" * 9_990
"""A word that no line holds."""

HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


class Places:
    """Hands out hostile texts one after the other, so that each piece gets to many places."""

    def __init__(self) -> None:
        self._next = cycle(PIECES)
        self._long = 4

    def line(self, most: int = 500) -> str:
        return next(self._next)[:most]

    def text(self) -> str:
        """Two lines, the first three times a word without end with them."""
        self._long -= 1
        return f"{self.line()}\n{self.line()}\n{LONG if self._long > 0 else ''}"


def hostile_assessment(system: str) -> Assessment:
    """The invented State's answers, with hostile text wherever somebody can write any."""
    given, places = store.read(TESMARA), Places()
    responses = {
        cell: tuple(hostile_response(number, each, places) for each in said)
        for number, (cell, said) in enumerate(given.responses.items())
    }
    at = "2025-03-14T09:00:00Z"
    elements = [each.id for each in opening.questionnaire(given.questionnaire.id).elements]
    return given.model_copy(
        update={
            "system": system,
            "agency": places.line(),
            "respondent": places.line(),
            "note": places.text(),
            "profile": "quick",
            "assessor_type": "exercise",
            "agencies": tuple(
                AgencyShare(id=f"a{n}", name=places.line(), leads=(element,))
                for n, element in enumerate(elements)
            ),
            "responses": responses,
            "goals": {"all": (Goal(rev=1, at=at, by=places.line(), wanted=3, due="2027",
                                   note=places.text()),)},
            "needs": {
                each: (Need(rev=1, at=at, by=places.line(), wanted=True, note=places.text()),)
                for each in elements
            },
        }
    )  # fmt: skip


def hostile_response(number: int, said: Response, places: Places) -> Response:
    """The same answer in hostile words; every 20th is set aside instead, or was decided."""
    evidence = Evidence(
        title=places.line(), reference=places.line(), page=places.line(100), date="2019",
        marking=places.line(100), sha256="ab" * 32,
    )  # fmt: skip
    words: dict[str, object] = {
        "by": places.line(),
        "agency": places.line(),
        "comment": places.text() if number % 25 == 0 else places.line(),
        "evidence": (evidence,),
    }
    if number % 20 == 0:
        words |= {"status": "not_applicable", "value": None, "reason": places.text()}
    elif number % 20 == 1:
        words["decision"] = Decision(rule="chosen", why=places.text())
    return said.model_copy(update=words)


def hostile_details(case: Case) -> Details:
    """Details with hostile text in every place."""
    places, plan = Places(), [each.question for each in case.result.gaps[:5]]
    modules = [module.id for module in case.questionnaire.modules]
    line, text = places.line, places.text
    request = ("title", "objective", "time_frame", "other_help")
    measure = ("responsible", "partners", "time_frame", "indicator", "resources")
    return Details.model_validate({
        "contact": {key: line() for key in ("name", "title", "organisation", "address", "phone",
                                            "email")},
        "matrix": {"report": line(), "addenda": [line(), line()], "approved": line()},
        "event": {
            **{key: line() for key in ("title", "organiser", "venue", "dates")},
            "background": text(), "disclaimer": text(), "objectives": [text(), line()],
            "further_steps": [text(), line()],
            "highlights": {each: [text(), line()] for each in modules},
            "participants": [{"agency": line(), "name": line()} for _n in range(len(PIECES))],
        },
        "plan": {"coordination": text(), "review": text(),
                 "measures": {each: {key: line() for key in measure} for each in plan}},
        "requests": {"legislation": {key: line() for key in request},
                     "licensing": {key: line() for key in request}},
    })  # fmt: skip


def case_of(system: str) -> Case:
    assessment = hostile_assessment(system)
    questionnaire = opening.questionnaire(assessment.questionnaire.id)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    return Case(assessment, questionnaire, result, opening.folder(questionnaire.id))


@cache
def case() -> Case:
    """A case with hostile text everywhere, the earlier one that its matrix is compared with too."""
    told = case_of(PIECES[0])
    return replace(told, details=hostile_details(told), earlier=case_of(PIECES[1]))


@cache
def made(kind: str, form: str) -> bytes:
    return reports.make(case(), kind, form)


def harmless(text: str) -> None:
    """The text is there, and holds nothing that a reader would not see."""
    assert MARK in text
    assert not HARMFUL.search(text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_case_gives_the_same_bytes(kind: str, form: str) -> None:
    assert made(kind, form) == reports.make(case(), kind, form)


@pytest.mark.parametrize("kind", KINDS)
def test_the_terminal_is_told_nothing_but_text(kind: str) -> None:
    text = made(kind, "terminal").decode()
    harmless(text)
    assert max(map(cell_len, text.splitlines())) <= 100


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_holds_no_html_and_leads_nowhere(kind: str) -> None:
    text = made(kind, "markdown").decode()
    harmless(text)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = {
        token.type
        for each in reader.parse(text)
        for token in ([each, *each.children] if each.children else [each])
    }
    assert not found & {"html_block", "html_inline", "link_open", "image", "fence", "code_block",
                        "code_inline", "hr", "em_open", "s_open"}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_json_holds_the_texts_without_what_is_harmful(kind: str) -> None:
    tree = json.loads(made(kind, "json"))
    harmless("\n".join(texts(tree)))


def texts(tree: object) -> Iterator[str]:
    """Every text in a JSON tree, keys included."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from texts(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from texts(each)


class Page(HTMLParser):
    """What a browser would find in a page."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "col", "input", "wbr", "base", "source"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.data: list[str] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.odd.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    def handle_comment(self, data: str) -> None:
        self.odd.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.odd.append(f"<?{data}>")


@pytest.mark.parametrize("kind", KINDS)
def test_html_runs_nothing_and_leads_nowhere(kind: str) -> None:
    text = made(kind, "html").decode()
    harmless(text)
    page = Page()
    page.feed(text)
    page.close()
    assert MARK in "".join(page.data)
    assert (page.odd, page.open) == ([], [])
    assert not page.tags & {"evil", "script", "iframe", "object", "embed", "form", "base"}
    leading = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset"}
    assert [(name, value) for name, value in page.attributes
            if name.startswith("on")
            or (name in leading and not value.startswith(("#", "data:")))] == []  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_docx_is_sound_xml_that_leads_nowhere(kind: str) -> None:
    shown = ""
    with ZipFile(io.BytesIO(made(kind, "docx"))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(package.read(name))
            shown += "".join(root.itertext()) if name == "word/document.xml" else ""
            for element in root.iter():
                assert not HARMFUL.search("".join([element.text or "", *element.attrib.values()]))
                assert element.get("TargetMode") != "External"
                if element.tag.endswith("}instrText"):
                    assert element.text.split()[0] in ("TOC", "PAGE", "NUMPAGES", "PAGEREF")
    harmless(shown)


@pytest.mark.parametrize("kind", KINDS)
def test_xlsx_computes_nothing_and_leads_nowhere(kind: str) -> None:
    data = made(kind, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    harmless("\n".join(str(cell.value) for cell in cells if cell.value is not None))
    with ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert not [name for name in names if "externalLink" in name or "vbaProject" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(package.read(name))
                assert not [e for e in root.iter() if e.get("TargetMode") == "External"]


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_runs_nothing_and_leads_nowhere(kind: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made(kind, "pdf")))
    harmless("\n".join(page.extract_text() for page in reader.pages))
    assert not HARMFUL.search(str(reader.metadata.title))
    catalogue = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(catalogue)
    assert "/JavaScript" not in (catalogue.get("/Names") or {})
    for page in reader.pages:
        for each in page.get("/Annots") or []:
            action = each.get_object().get("/A")
            assert action is None or action["/S"] == "/GoTo"
