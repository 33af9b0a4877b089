"""The table of contents: a field that the word processor can bring up to date, filled in at once.

It names no pages until it is brought up to date, because only the word processor knows where its
pages end; a document that asks for that by itself makes Word ask its reader on every opening.
"""

from __future__ import annotations

from collections.abc import Iterable

from assessor.reports.document import Block, Heading
from assessor.reports.formats.docx.markup import (
    escape,
    leftwards,
    paragraph,
    properties,
    run,
    shortened,
)
from questionnaires.texts import _

LEVELS = (1, 2)
"""The levels of headings that it names."""

FEWEST = 6
"""A document with fewer headings than this is short enough to do without."""

_LONGEST = 250
"""Characters of a heading that it takes."""


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(blocks: Iterable[Block]) -> str:
    """The table of contents of a document; empty where it is short."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    named = [(at, each) for at, each in enumerate(headings) if each.level in LEVELS]
    if len(named) < FEWEST:
        return ""
    entries = [_entry(heading, at) for at, heading in named]
    entries[0] = entries[0].replace("</w:pPr>", f"</w:pPr>{_begin()}", 1)
    entries[-1] = entries[-1].replace("</w:p>", f"{_END}</w:p>")
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph('TOCHeading', _('Contents'), keep=True)}{''.join(entries)}"
        "</w:sdtContent></w:sdt>"
    )


def heading(block: Heading, at: int, fresh: bool = False) -> str:
    """A heading that the contents and others can point at.

    Args:
        block: The heading.
        at: Which of the document's headings it is, from nought.
        fresh: Whether it starts a page.
    """
    rtl = leftwards(block.text)
    return (
        f"<w:p>{properties(f'Heading{block.level}', fresh=fresh, rtl=rtl)}"
        f'<w:bookmarkStart w:id="{at}" w:name="{_mark(at)}"/>{run(block.text, rtl=rtl)}'
        f'<w:bookmarkEnd w:id="{at}"/></w:p>'
    )


def _entry(block: Heading, at: int) -> str:
    text = shortened(block.text, _LONGEST)
    rtl = leftwards(text)
    return (
        f"<w:p>{properties(f'TOC{block.level}', rtl=rtl)}"
        f'<w:hyperlink w:anchor="{_mark(at)}" w:history="1">{run(text, rtl=rtl)}'
        "</w:hyperlink></w:p>"
    )


def _begin() -> str:
    code = escape(f'TOC \\o "{LEVELS[0]}-{LEVELS[-1]}" \\h \\z \\u')
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _mark(at: int) -> str:
    return f"_Toc{at + 1:09}"
