"""The blocks of a document as the template takes them: numbered, ranked, lists nested."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assessor.reports.document import (
    Block,
    Figure,
    Heading,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Table,
    Terms,
)
from assessor.reports.formats.html.table import grid
from assessor.reports.formats.html.tree import Node, nested
from questionnaires.texts import _

NOTHING = "–"
"""What stands where a heading must be and nothing was given."""

LISTED = (2, 3)
"""The ranks of headings that the contents name."""

FEWEST = 4
"""A document with fewer headings than this is short enough to do without contents."""

BESIDE = 32
"""Characters of the labels that stand beside what is said under them; longer ones stand above."""

Part = dict[str, Any]
"""A block by the names that the template knows; ``kind`` says which block it is."""


def parts(blocks: Sequence[Block]) -> list[Part]:
    """The blocks in their order."""
    writer = _Writer()
    return [writer.part(block) for block in blocks]


def contents(made: Sequence[Part]) -> list[Node]:
    """The headings to choose from; none where the document is short."""
    listed = [part for part in made if part["kind"] == "heading" and part["rank"] in LISTED]
    if len(listed) < FEWEST:
        return []
    return nested((part["rank"] - LISTED[0], Node(part["text"], part["mark"])) for part in listed)


class _Writer:
    """What one has to know of the blocks before a block."""

    def __init__(self) -> None:
        self.rank = 1
        self.heading = ""
        self.headings = self.tables = self.figures = 0

    def part(self, block: Block) -> Part:
        match block:
            case Heading():
                return self.headed(block)
            case Paragraph():
                return {"kind": "paragraph", "text": block.text}
            case Note():
                return {"kind": "note", "text": block.text}
            case Outline():
                nodes = nested((item.depth, Node(item.text)) for item in block.items)
                return {"kind": "outline", "nodes": nodes}
            case Terms():
                longest = max((len(term.label) for term in block.terms), default=0)
                return {"kind": "terms", "terms": block.terms, "above": longest > BESIDE}
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case PageBreak():
                return {"kind": "break"}

    def headed(self, block: Heading) -> Part:
        """The title has the first rank; none is skipped, since a reader by ear would miss it."""
        self.rank = min(block.level, self.rank) + 1
        self.headings += 1
        self.heading = block.text.strip() or NOTHING
        mark = f"heading-{self.headings}"
        return {"kind": "heading", "rank": self.rank, "mark": mark, "text": self.heading}

    def table(self, block: Table) -> Part:
        self.tables += 1
        return {"kind": "table", "name": self.named(), **grid(block)}

    def named(self) -> str:
        """What a table is called where it is announced."""
        if not self.heading:
            return _("Table {number}").format(number=self.tables)
        text = _("Table {number}: {heading}")
        return text.format(number=self.tables, heading=self.heading)

    def figure(self, block: Figure) -> Part:
        """The drawing parted after its opening tag, where its title and description belong."""
        self.figures += 1
        opening, _end, rest = block.svg.partition(">")
        return {
            "kind": "figure",
            "mark": f"figure-{self.figures}",
            "title": block.title,
            "spoken": block.spoken,
            "opening": opening,
            "rest": rest,
        }
