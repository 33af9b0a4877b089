"""One text as the template takes it: cleaned, with its direction, and where it may be broken."""

from __future__ import annotations

import re
from unicodedata import bidirectional, combining

from assessor import safe
from assessor.reports.formats.columns import PADDING, label

Said = str | dict[str, object]
"""A text, or its pieces, between which a line may end, and its direction where that is another."""

NOTHING = "–"
"""What stands where a heading must be and nothing was given."""

_PIECE = 4
"""Characters of a piece of a word that is too long."""

_STRONG = re.compile(r"[^\W\d_]")

# Where a line may end: at a blank, and beside an ideograph or a Korean syllable.
_END = re.compile("([ \u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd])")


def shortened(text: str, most: int) -> str:
    """One line of text, cut where it is longer than `most` characters."""
    line = safe.line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


class Texts:
    """Makes texts of a document into what the template takes."""

    def __init__(self, rtl: bool) -> None:
        """Keep the direction of the document, which need not be said of each text."""
        self.rtl = rtl

    def said(self, text: str, room: float, size: float) -> Said:
        """A text.

        Args:
            text: Anything that a file or a person said.
            room: The width of a line, in twentieths of a point.
            size: Of the letters, in points.
        """
        line = safe.line(text)
        pieces = _pieces(line, room, size)
        rtl = _leftwards(line)
        if len(pieces) == 1 and rtl in (self.rtl, None):
            return line
        return {"pieces": pieces, "dir": "rtl" if (self.rtl if rtl is None else rtl) else "ltr"}


def _leftwards(line: str) -> bool | None:
    """Whether it is read from right to left, as its first letter says; None: it has none."""
    first = _STRONG.search(line)
    return bidirectional(first[0]) in ("R", "AL") if first else None


def _pieces(line: str, room: float, size: float) -> list[str]:
    """The text cut wherever a line may end that blanks and hyphens alone would not allow."""
    if max(map(len, line.split(" "))) * size * 20 + PADDING <= room:
        return [line]  # no letter is wider than it is high
    pieces = [""]
    for word in _END.split(line):
        if label(word, size) <= room:
            pieces[-1] += word
        else:
            pieces += [*_cut(word), ""]
    return [piece for piece in pieces if piece]


def _cut(word: str) -> list[str]:
    """A long word in pieces; marks stay with their letter."""
    pieces = [""]
    for sign in word:
        if len(pieces[-1]) >= _PIECE and not combining(sign):
            pieces.append("")
        pieces[-1] += sign
    return pieces
