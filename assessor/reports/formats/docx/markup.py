"""Pieces of WordprocessingML as text; `escape` is the one way in for what a person said.

Pieces are put together as text and parsed once, which is many times as fast as building a tree
element by element. The order of properties within an element is the schema's: Word refuses others.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

from assessor import safe
from assessor.reports.document import Align

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What stands before the name of an element of Word's in a parsed text."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_LEFTWARDS_MARK = "\u200f"
_STRONG = re.compile(r"[^\W\d_]")


def escape(text: str) -> str:
    """One line of text as it stands in an element or an attribute."""
    return safe.line(text).translate(_MARKUP)


def shortened(text: str, most: int) -> str:
    """One line of text, cut where it is longer than `most` characters."""
    line = safe.line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def leftwards(text: str) -> bool:
    """Whether a text is read from right to left: its first letter says so."""
    if text.isascii():
        return False
    first = _STRONG.search(text)
    return first is not None and bidirectional(first[0]) in ("R", "AL")


def run(text: str, bold: bool = False, rtl: bool = False) -> str:
    """Text with one look."""
    looks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:rtl/>" if rtl else "")
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def run_within(text: str) -> str:
    """Text in its own direction, in a paragraph that may have the other."""
    if not leftwards(text):
        return run(text)
    # Not every word processor keeps a full stop at the end of the run on its left.
    return run(text, rtl=True).replace("</w:t>", f"{_LEFTWARDS_MARK}</w:t>")


def paragraph(style: str, text: str, bold: bool = False, keep: bool = False) -> str:
    """A paragraph of plain text.

    Args:
        style: The id of its style, a key of styles.xml.
        text: What it says.
        bold: Whether it stands out.
        keep: Whether it stays on the page of what follows it.
    """
    rtl = leftwards(text)
    return f"<w:p>{properties(style, keep=keep, rtl=rtl)}{run(text, bold, rtl)}</w:p>"


def properties(
    style: str,
    keep: bool = False,
    fresh: bool = False,
    number: str = "",
    tabs: str = "",
    rtl: bool = False,
    indent: str = "",
    align: Align = "left",
) -> str:
    """The properties of a paragraph.

    Args:
        style: The id of its style.
        keep: Whether it stays on the page of what follows it.
        fresh: Whether it starts a page.
        number: Its place in a list, as an element; empty: what the style says.
        tabs: Tab stops, as an element.
        rtl: Whether it is read from right to left.
        indent: As an element.
        align: Where its lines begin or end.
    """
    parts = (
        f'<w:pStyle w:val="{style}"/>',
        "<w:keepNext/>" if keep else "",
        "<w:pageBreakBefore/>" if fresh else "",
        number,
        tabs,
        "<w:bidi/>" if rtl else "",
        indent,
        f'<w:jc w:val="{align}"/>' if align != "left" else "",
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def field(code: str, shown: str) -> str:
    """A field that the word processor works out; `shown` is what stands there until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
