"""Writes a document as Markdown, with GitHub's tables.

Text is escaped so that a Markdown reader shows it as it was said: no HTML, link, picture, emphasis,
heading, list or table cell can come out of it.
"""

from __future__ import annotations

import re

from assessor import safe
from assessor.reports.document import (
    Align,
    Block,
    Document,
    Entry,
    Figure,
    Heading,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Table,
    Terms,
)

# Signs that mean something anywhere in a line.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~#$@]")
# Signs that mean something in a certain place only: an entity; an address, which some readers turn
# into a link; a list or a rule at the start of a line.
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_START = re.compile(r"^([-+=])|^(\d+)([.)])(?=\s|$)")

_RULES: dict[Align, str] = {"left": ":---", "right": "---:", "center": ":---:"}


def render(document: Document) -> str:
    """The document as Markdown text."""
    parts = [f"# {escape(document.title)}", *(_block(block) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write(document: Document) -> bytes:
    """The document as the bytes of a file."""
    return render(document).encode()


def escape(text: str) -> str:
    """One line of text that a Markdown reader shows as it stands here."""
    text = _SIGNS.sub(r"\\\g<0>", safe.line(text))
    text = _ENTITY.sub(r"\\&", text)
    text = _ADDRESS.sub(r"\\\g<0>", text)
    return _START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escape(block.text)}"
        case Paragraph():
            return escape(block.text)
        case Note():
            return f"> **{escape(block.text)}**"
        case Outline():
            return "\n".join(f"{'  ' * item.depth}- {escape(item.text)}" for item in block.items)
        case Terms():
            return "\n".join(_term(term.label, term.lines) for term in block.terms)
        case Table():
            return _table(block)
        case Figure() | PageBreak():
            return ""


def _term(label: str, lines: tuple[str, ...]) -> str:
    head = f"- **{escape(label)}:**"
    if len(lines) < 2:
        return f"{head} {escape(lines[0])}" if lines else head
    return "\n".join([head, *(f"  - {escape(line)}" for line in lines)])


def _table(block: Table) -> str:
    head = _row([escape(column.header) for column in block.columns])
    rule = _row([_RULES[column.align] for column in block.columns])
    return "\n".join([head, rule, *(_row([_entry(e) for e in row]) for row in block.rows)])


def _row(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _entry(entry: Entry) -> str:
    text = escape(entry.text)
    return f"**{text}**" if entry.strong and text else text
