"""A document is a title and blocks: text and structure, and nothing of any format.

Builders make them out of an assessment; renderers, one module per format, show them. Texts may be
anything that a file or a person said: it is the renderer that makes them harmless, each in the way
its format needs, so that no builder can forget to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from questionnaires import texts

Tone = Literal["none", "good", "partly", "bad", "open"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the largest within the document, whose title stands above it."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text; line feeds in it are blanks."""

    text: str


@dataclass(frozen=True)
class Note:
    """A caution: a paragraph that has to stand out."""

    text: str


@dataclass(frozen=True)
class Item:
    """One item of an outline; a deeper one belongs to the one above it."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class Outline:
    """A list, or a tree laid out as nested lists."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Term:
    """A label and what is said under it: one line of text, or several that belong together."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """Labels with what is said under each."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        firm: Its entries are short and never broken over lines; the other columns share what
            width is left.
    """

    header: str
    align: Align = "left"
    firm: bool = False


@dataclass(frozen=True)
class Entry:
    """What stands in one place of a table.

    Attributes:
        spoken: The whole words where `text` is an abbreviation; empty: `text` is the whole.
        tone: What a colour would add. Never the only carrier of a meaning.
        strong: Whether it stands for what follows it, as a sum or a group does.
    """

    text: str
    spoken: str = ""
    tone: Tone = "none"
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of entries, as many in each as there are columns.

    Attributes:
        by_hand: Whether it is filled in with a pen: on paper each entry has an edge around it, and
            rows are as high as handwriting is.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    by_hand: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawn chart. It never carries what does not also stand in a table or text beside it.

    Renderers that cannot show pictures leave it out.

    Attributes:
        title: What it shows, as its caption.
        svg: The drawing: one SVG element with colours of its own, and classes for a style sheet.
        spoken: The alternative text: what a reader takes from it, in a sentence or two.
    """

    title: str
    svg: str
    spoken: str


@dataclass(frozen=True)
class PageBreak:
    """On paper, what follows starts on a new page; on a screen it is nothing."""


Block = Heading | Paragraph | Note | Outline | Terms | Table | Figure | PageBreak


@dataclass(frozen=True)
class Document:
    """A report before it has a format.

    Attributes:
        title: What it is called; every renderer shows it first.
        blocks: What stands in it, in order.
        made: The day it stands for, ``2026-11-24``: of the last answer, never of the clock.
        language: The language of its words, the one in use when it is made; texts that
            people gave may be in any.
        landscape: Whether paper is turned, for tables of many columns.
        contents: Whether a list of its headings stands at its head where it is long; not where
            its pages are parted and handed out one by one.
    """

    title: str
    blocks: tuple[Block, ...]
    made: str = ""
    language: str = field(default_factory=texts.language)
    landscape: bool = False
    contents: bool = True


def bullets(*texts: str) -> Outline:
    """A list without depth."""
    return Outline(tuple(Item(text) for text in texts))


def row(*texts: str, strong: bool = False) -> tuple[Entry, ...]:
    """A row of plain entries."""
    return tuple(Entry(text, strong=strong) for text in texts)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text of several lines as paragraphs, one for each line that is not empty."""
    return tuple(Paragraph(line) for line in text.splitlines() if line.strip())
