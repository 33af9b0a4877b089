"""The paper: its size, and what stands at the head and foot of every page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assessor.reports.formats.docx.markup import (
    field,
    leftwards,
    properties,
    run,
    run_within,
    shortened,
)
from questionnaires.texts import _

# A4 in twentieths of a point.
SHORT, LONG = 11906, 16838
MARGIN = 1134
"""2 cm on every side."""

_LONGEST_HEAD = 90
"""How many characters of the title the head of a page takes, so that it stays one line."""


@dataclass(frozen=True)
class Page:
    """A sheet of A4; lengths in twentieths of a point.

    Attributes:
        wide: The width of the sheet.
        high: Its height.
        rtl: Whether the document's language is written from right to left.
    """

    wide: int
    high: int
    rtl: bool = False

    @property
    def room(self) -> int:
        """The width of the text."""
        return self.wide - 2 * MARGIN

    @property
    def depth(self) -> int:
        """The height of the text."""
        return self.high - 2 * MARGIN


def of(landscape: bool, rtl: bool) -> Page:
    """The sheet, upright or turned."""
    return Page(LONG, SHORT, rtl) if landscape else Page(SHORT, LONG, rtl)


def section(page: Page) -> str:
    """What the one section of the document says of its pages."""
    turned = ' w:orient="landscape"' if page.wide > page.high else ""
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:pgSz w:w="{page.wide}" w:h="{page.high}"{turned}/>'
        f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>'
        f"<w:titlePg/>{'<w:bidi/>' if page.rtl else ''}"
    )


def head(title: str, made: str, page: Page) -> str:
    """The paragraph at the head of every page but the first: the title, and the day."""
    title = shortened(title, _LONGEST_HEAD)
    return (
        f"<w:p>{properties('Header', tabs=_stop(page), rtl=page.rtl)}"
        f"{run_within(title)}<w:r><w:tab/></w:r>{run(made)}</w:p>"
    )


def foot() -> str:
    """The paragraph at the foot of every page: its number, and how many there are."""
    fields = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}
    words = _("Page {page} of {pages}")
    parts = re.split(r"(\{pages?\})", words)
    said = "".join(fields.get(part) or _plain(part) for part in parts if part)
    return f"<w:p>{properties('Footer', rtl=leftwards(words), align='center')}{said}</w:p>"


def _plain(words: str) -> str:
    """Words of our own, with the blanks around them."""
    said = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'


def _stop(page: Page) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{page.room}"/></w:tabs>'
