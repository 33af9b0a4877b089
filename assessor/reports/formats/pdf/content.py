"""A document as the data that the template reads: JSON, so that no text can be markup."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

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
from assessor.reports.formats.direction import leftwards
from assessor.reports.formats.pdf import tables
from assessor.reports.formats.pdf.texts import NOTHING, Said, Texts, shortened
from questionnaires.texts import _

SIZE = 10.0
"""Of the letters of running text, in points."""

# A4 and its margins at the sides, in twentieths of a point.
_SHORT, _LONG, _MARGIN = 11906, 16838, 1134

_LABELS = 3400
"""The most that the labels of a list of terms may take, in twentieths of a point."""

_STEP = 280
"""How far a text is indented under a label that is too long to stand beside it, or in a list."""

_DEEPEST = 8
"""Deeper lists would have no room left."""

_FEWEST, _LONG_TEXT = 6, 12_000
"""Fewer headings, or fewer characters (some five pages), need no list of contents."""

_LONGEST_HEAD = 80
"""How many characters of the title the head of a page takes, so that it stays one line."""


def data(document: Document) -> str:
    """The document as JSON."""
    rtl = leftwards(document.language)
    writer = _Writer(Texts(rtl), (_LONG if document.landscape else _SHORT) - 2 * _MARGIN)
    language, _dash, region = document.language.replace("_", "-").partition("-")
    made = date.fromisoformat(document.made) if document.made else None
    blocks = [writer.block(block) for block in document.blocks]
    return json.dumps(
        {
            "title": writer.text(document.title or NOTHING, 2 * SIZE),
            "name": shortened(document.title, 10_000) or NOTHING,
            "head": shortened(document.title, _LONGEST_HEAD),
            "made": [made.year, made.month, made.day] if made else None,
            "day": document.made,
            "language": language,
            "region": region.upper()[:2] or None,
            "rtl": rtl,
            "landscape": document.landscape,
            "contents": _("Contents") if _long(document, blocks) else None,
            "foot": re.split(r"(\{pages?\})", _("Page {page} of {pages}")),
            "blocks": blocks,
        },
        ensure_ascii=False,
    )


def _long(document: Document, made: list[dict[str, Any]]) -> bool:
    """Whether a reader needs a list of contents to find a place."""
    named = [each for each in document.blocks if isinstance(each, Heading) and each.level < 3]
    drawn = sum(len(block.svg) for block in document.blocks if isinstance(block, Figure))
    return (
        document.contents and len(named) >= _FEWEST and len(json.dumps(made)) - drawn >= _LONG_TEXT
    )


class _Writer:
    """Makes blocks into data for a page of some width."""

    def __init__(self, texts: Texts, room: int) -> None:
        self.texts = texts
        self.room = room
        self.level = 0

    def text(self, text: str, size: float = SIZE, room: int | None = None) -> Said:
        return self.texts.said(text, self.room if room is None else room, size)

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return {"kind": "paragraph", "text": self.text(block.text)}
            case Note():
                return {"kind": "note", "text": self.text(block.text, room=self.room - 400)}
            case Outline():
                return {"kind": "outline", "items": self.tree(block.items)}
            case Terms():
                return self.terms(block)
            case Table():
                return {"kind": "table", **tables.table(block, self.texts, self.room)}
            case Figure():
                title, spoken = (shortened(text, 2000) for text in (block.title, block.spoken))
                return {
                    "kind": "figure",
                    "title": self.text(title),
                    "svg": block.svg,
                    "spoken": spoken or title or NOTHING,
                }
            case PageBreak():
                return {"kind": "break"}

    def heading(self, block: Heading) -> dict[str, Any]:
        """No level is left out on the way down: a reader that is read to would miss it."""
        self.level = min(block.level, self.level + 1)
        text = block.text if block.text.strip() else NOTHING
        return {"kind": "heading", "level": self.level, "text": self.text(text, 1.5 * SIZE)}

    def tree(self, items: tuple[Item, ...]) -> list[dict[str, Any]]:
        """Nested lists out of items that only tell how deep they are."""
        top: list[dict[str, Any]] = []
        open_lists = [top]
        for item in items:
            depth = min(item.depth, len(open_lists) - 1, _DEEPEST)
            del open_lists[depth + 1 :]
            inner: list[dict[str, Any]] = []
            text = self.text(item.text, room=self.room - _STEP * (depth + 1))
            open_lists[depth].append({"text": text, "items": inner})
            open_lists.append(inner)
        return top

    def terms(self, block: Terms) -> dict[str, Any]:
        """Labels stand beside what is said under them, where all are short enough."""
        widest = max((label(f"{term.label}:", SIZE) for term in block.terms), default=0)
        beside = widest <= _LABELS
        edge = widest if beside else _STEP
        terms = [self.term(term, edge) for term in block.terms]
        return {"kind": "terms", "edge": edge / 20, "beside": beside, "terms": terms}

    def term(self, term: Term, edge: int) -> dict[str, Any]:
        return {
            "label": self.text(f"{term.label}:"),
            "lines": [self.text(line, room=self.room - edge) for line in term.lines],
        }
