"""The blocks of a document as the paragraphs, lists, tables and pictures of a word processor."""

from __future__ import annotations

from assessor import safe
from assessor.reports.document import (
    Block,
    Document,
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
from assessor.reports.formats.columns import label
from assessor.reports.formats.docx.contents import contents, heading
from assessor.reports.formats.docx.markup import leftwards, paragraph, properties, run, run_within
from assessor.reports.formats.docx.page import Page
from assessor.reports.formats.docx.pictures import Keeper, figure
from assessor.reports.formats.docx.table import table

_DEEPEST = 8
"""Lists have nine levels at most."""

_STYLES = 5
"""Word has so many styles of bullets."""

_LABELS = (700, 1800, 2600)
"""What the labels of a list of terms may take, in twentieths of a point: few widths, so that lists
that follow each other are in line."""

_SIZE = 10.5
"""Of the letters of running text, in points."""

_STEP = 280
"""How far a text is indented under its label where no label is short enough to stand beside it."""


def body(document: Document, page: Page, keep: Keeper) -> str:
    """All that stands between the title and the end, as WordprocessingML.

    Args:
        document: What is written.
        page: The sheet it is written on.
        keep: Takes a picture into the file and gives the name by which it is found there.
    """
    return _Writer(page, keep).write(document)


class _Writer:
    """Blocks in a row, and what one has to know of those before it."""

    def __init__(self, page: Page, keep: Keeper) -> None:
        self.page = page
        self.keep = keep
        self.headings = 0
        self.figures = 0
        self.parts: list[str] = []

    def write(self, document: Document) -> str:
        self.parts = [paragraph("Title", document.title)]
        before: Block | None = None
        for block in document.blocks:
            fresh = isinstance(before, PageBreak)
            if isinstance(block, Heading) and not self.headings:
                named = contents(document.blocks) if document.contents else ""
                self.parts.append(named)
                fresh = fresh or bool(named)
            if isinstance(before, Table) and not isinstance(block, Heading | PageBreak):
                self.parts.append(f"<w:p>{properties('TableEnd')}</w:p>")
            if fresh and not isinstance(block, Heading):
                self.parts.append(f"<w:p>{properties('TableEnd', fresh=True)}</w:p>")
            self.parts.append(self.block(block, fresh))
            before = block
        if isinstance(before, Table | None):
            self.parts.append(f"<w:p>{properties('TableEnd')}</w:p>")
        return "".join(self.parts)

    def block(self, block: Block, fresh: bool) -> str:
        match block:
            case Heading():
                self.headings += 1
                return heading(block, self.headings - 1, fresh)
            case Paragraph():
                return paragraph("BodyText", block.text)
            case Note():
                return paragraph("Note", block.text)
            case Outline():
                return "".join(map(_item, block.items))
            case Terms():
                return _terms(block)
            case Table():
                return table(block, self.page)
            case Figure():
                self.figures += 1
                return figure(block, self.figures, self.page, self.keep)
            case PageBreak():
                return ""


def _item(item: Item) -> str:
    level = min(item.depth, _DEEPEST)
    style = f"ListBullet{min(level, _STYLES - 1) + 1 if level else ''}"
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    rtl = leftwards(item.text)
    inner = properties(style, number=number if level >= _STYLES else "", rtl=rtl)
    return f"<w:p>{inner}{run(item.text, rtl=rtl)}</w:p>"


def _terms(block: Terms) -> str:
    """Labels with the first line beside them, or above it where too many of them are long."""
    widths = [label(term.label, _SIZE) for term in block.terms]
    short = [width for width in widths if width <= _LABELS[-1]]
    beside = len(short) * 3 > len(widths) * 2
    edge = next(each for each in _LABELS if each >= max(short)) if beside else _STEP
    return "".join(
        _term(term, edge, width <= edge) for term, width in zip(block.terms, widths, strict=True)
    )


def _term(term: Term, edge: int, beside: bool) -> str:
    first, rest = (term.lines[0] if term.lines else ""), term.lines[1:]
    rtl = leftwards(term.label)
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{edge}"/></w:tabs>'
    indent = f'<w:ind w:left="{edge}" w:hanging="{edge}"/>'
    parting = "<w:r><w:tab/></w:r>" if beside else "<w:r><w:br/></w:r>"
    style = "Term" if beside else "TermAbove"
    head = (
        f"<w:p>{properties(style, keep=bool(rest), tabs=tabs, rtl=rtl, indent=indent)}"
        f"{run(f'{safe.line(term.label)}:', True, rtl)}{parting}"
        f"{run_within(first)}</w:p>"
    )
    return head + "".join(_line(line, edge) for line in rest)


def _line(text: str, edge: int) -> str:
    rtl = leftwards(text)
    indent = f'<w:ind w:left="{edge}"/>'
    return f"<w:p>{properties('Term', rtl=rtl, indent=indent)}{run(text, rtl=rtl)}</w:p>"
