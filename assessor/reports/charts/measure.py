"""How wide a text is drawn, so that none runs into another; rather too wide than too narrow.

Nothing here knows the font that a reader has. Widths are those of a wide sans serif, bold.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CUT = "…"
LONGEST_WORD = 16
"""A longer word is cut within, rather than left out as a whole."""

_PER_EM = {
    " '": 0.28, "!,.:;ijl": 0.32, "()-[]J`": 0.38, "Ift/\\{}_": 0.44, 'r"?': 0.49,
    "zsc": 0.53, "*FESL|vy": 0.58, "$+0123456789<=>TZ^x~ea": 0.62, "koPYCbdgpq": 0.65,
    "#VRhnuKXB": 0.69, "AGDUH&": 0.78, "OQN": 0.83, "w@%": 0.92, "MWm": 1.0,
}  # fmt: skip
_WIDTHS = {sign: width for signs, width in _PER_EM.items() for sign in signs}
_REGULAR = 0.96
"""Regular type is narrower than bold."""


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is at a size, in the unit of the size."""
    return sum(map(_sign, text)) * size * (1 if bold else _REGULAR)


def fit(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as many of its words as there is room for, with an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    left = room - width(CUT, size, bold)
    kept = ""
    for sign in text:
        left -= width(sign, size, bold)
        if left < 0:
            break
        kept += sign
    before, _blank, word = kept.rpartition(" ")
    return (before if before and len(word) < LONGEST_WORD else kept).rstrip(" ,;:") + CUT


def wrap(text: str, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """The text in lines broken at blanks, `lines` at the most; what is too long is cut off."""
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold) <= room:
            line = f"{line} {words.pop(0)}"
        made.append(fit(line, size, room, bold))
    return [*made, fit(" ".join(words), size, room, bold)] if words or not made else made


def lines(text: str, size: float, room: float) -> int:
    """How many lines a text takes where it is broken at blanks, and longer words within."""
    blank = width(" ", size)
    count = 0
    for line in text.split("\n"):
        used = room  # full: the first word begins a line
        count += not line.strip()
        for word in line.split():
            wide = width(word, size)
            if used + blank + wide <= room:
                used += blank + wide
            else:
                whole, used = divmod(wide, room)
                count += int(whole) + 1
    return count


@lru_cache(4096)
def _sign(sign: str) -> float:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    base = unicodedata.normalize("NFD", sign)[0]
    return _WIDTHS.get(base, 0.5 if sign in "–’‘“”·" else 1.0)
