"""How wide each column of a table is on paper, measured by the letters that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import east_asian_width

from assessor.reports.document import Column

PADDING = 160
"""What the left and right margin of a cell take, in twentieths of a point."""

_LOOKED_AT = 240
"""How many characters of an entry say how wide it wants to be; longer ones want no more."""

_LONGEST_WORD = 24
"""Characters of a word that a column makes room for; a longer one is broken."""

# Shares of the size of the letters, of a sans serif a little wider than most, so that what fits
# here fits whichever font there is.
_SHARES = {
    **dict.fromkeys(" .,:;'|!Iijl", 0.3),
    **dict.fromkeys('frt()[]-/"*', 0.4),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.7),
    **dict.fromkeys("mMwW@%–—…", 0.92),
}
_OTHER = 0.6
_BROAD = 1.0
_BOLD = 1.12


def fit(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int, size: float
) -> tuple[list[int], bool]:
    """The width of each column, in twentieths of a point.

    Args:
        columns: Which columns are firm, and their headers.
        rows: What stands in them.
        room: The width of the table.
        size: Of the letters, in points.

    Returns:
        Widths that add up to `room`, and whether every word has its place on one line in them, and
        every entry of a firm column.
    """
    wanted, least = [], []
    for at, column in enumerate(columns):
        texts = [row[at] for row in rows]
        entries = max((_width(text[:_LOOKED_AT]) for text in texts), default=0.0)
        words = _longest([] if column.firm else texts)
        head = _longest([column.header]) * _BOLD
        wanted.append(_twips(max(entries, _width(column.header[:_LOOKED_AT]) * _BOLD), size))
        least.append(_twips(max(entries if column.firm else words, head), size))
    if sum(least) > room:
        return _scaled(least, room), False
    if sum(wanted) <= room:
        return _scaled(wanted, room), True
    # What is firm first, so that like columns come out alike.
    firm = [column.firm for column in columns]
    for kind in (firm, [not each for each in firm]):
        least = _more(least, wanted, kind, room - sum(least))
    return least, True


def _more(least: list[int], wanted: list[int], kind: list[bool], spare: int) -> list[int]:
    """Give what is spare to columns of one kind in proportion to what they lack."""
    lack = [(most - has) * of for has, most, of in zip(least, wanted, kind, strict=True)]
    given = _scaled(lack, spare) if sum(lack) > spare else lack
    return [has + more for has, more in zip(least, given, strict=True)]


def label(text: str, size: float) -> int:
    """The width of a label with the gap after it, in twentieths of a point."""
    return _twips(_width(text[:_LOOKED_AT]), size) + PADDING


def lines(text: str, width: int, size: float) -> int:
    """How many lines a text takes in a column, roughly; its letters are measured in points."""
    room = max(width - PADDING, 1)
    return 1 + int(len(text) * _OTHER * size * 20 / room)


def _longest(texts: Sequence[str]) -> float:
    words = {word[:_LONGEST_WORD] for text in texts for word in text[:_LOOKED_AT].split()}
    return max(map(_width, words), default=0.0)


def _twips(ems: float, size: float) -> int:
    return round(ems * size * 20) + PADDING


def _scaled(parts: Sequence[int], total: int) -> list[int]:
    """Whole numbers in the same proportions that add up to `total`."""
    whole = sum(parts)
    ends = [sum(parts[:at]) * total // whole for at in range(len(parts) + 1)]
    return [end - start for start, end in pairwise(ends)]


@lru_cache(4096)
def _width(text: str) -> float:
    """In multiples of the size of the letters."""
    return sum(map(_share, text))


@lru_cache(1024)
def _share(sign: str) -> float:
    broad = not sign.isascii() and east_asian_width(sign) in "WF"
    return _BROAD if broad else _SHARES.get(sign, _OTHER)
