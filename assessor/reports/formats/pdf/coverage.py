"""Which fonts a document needs, and which of its characters none of them has.

The fonts of this package cover the Latin, Greek, Cyrillic and Arabic scripts and common signs.
Fonts for Chinese, Japanese and Korean are too large to bring along; those of the machine are taken,
if it has one of those named here. What is left is shown as a box, and said to the person who asked.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assessor.reports.formats.pdf import cmap, typesetter
from questionnaires.texts import _, ngettext

FONTS = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Naskh Arabic": "NotoNaskhArabic-Regular.ttf",
    "Noto Sans Math": "NotoSansMath-Regular.ttf",
    "Noto Sans Symbols2": "NotoSansSymbols2-Regular.ttf",
}
"""The families of this package, in the order in which a character is looked for in them."""

OTHERS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
    "Hiragino Sans GB", "SimSun", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Malgun Gothic",
    "Apple SD Gothic Neo", "Yu Gothic", "Hiragino Sans", "MS Gothic", "Droid Sans Fallback",
)  # fmt: skip
"""Families of the machine to look in then, the best first; after them any other of Noto Sans."""

_NOTO = "Noto Sans"

BOX = "□"
"""What stands for a character that no font has."""

_EASTERN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")


@dataclass(frozen=True)
class Cover:
    """What the texts of a document are shown with.

    Attributes:
        families: The fonts, the first one that has a character showing it.
        lacking: The characters that none of them has, with how often each stands there.
    """

    families: tuple[str, ...]
    lacking: Counter[str]

    @property
    def system(self) -> bool:
        """Whether any of the fonts is one of the machine's."""
        return len(self.families) > len(FONTS)


def of(text: str) -> Cover:
    """How a text is covered, be it the data of a whole document."""
    counts = Counter(text)
    families = tuple(FONTS)
    left = {sign for sign in counts if ord(sign) not in _own()}
    if any(map(_worth_a_look, left)):
        for family, path, index in _candidates(typesetter.installed()):
            found = {sign for sign in left if ord(sign) in cmap.characters(path, index)}
            if found:
                families, left = (*families, family), left - found
            if not any(map(_worth_a_look, left)):
                break
    return Cover(families, Counter({sign: counts[sign] for sign in sorted(left)}))


def shown(text: str, cover: Cover) -> str:
    """The text with a box for every character that nothing can show."""
    return text.translate({ord(sign): None if _hidden(sign) else BOX for sign in cover.lacking})


def warning(cover: Cover) -> str:
    """What is not shown, and what to do about it; empty where everything is."""
    counts: Counter[str] = Counter()
    for sign, count in cover.lacking.items():
        if not _hidden(sign):
            counts[_script(sign)] += count
    if not counts:
        return ""
    said = ngettext(
        "The PDF shows a box for {count} character that no font at hand has: {scripts}.",
        "The PDF shows a box for {count} characters that no font at hand has: {scripts}.",
        counts.total(),
    ).format(count=counts.total(), scripts=", ".join(f"{name} ({n})" for name, n in counts.items()))
    todo = _("HTML and DOCX keep them.")
    if any(map(_worth_a_look, cover.lacking)):
        todo = _(
            "Install a font for it, such as {font}, or write HTML or DOCX, which keep them."
        ).format(font=_advised(cover.lacking))
    return f"{said} {todo}"


@cache
def _own() -> frozenset[int]:
    """What the fonts of this package have. A line feed is no character of a text."""
    sets = (cmap.characters(typesetter.FONTS / name) for name in FONTS.values())
    return frozenset({ord("\n")}).union(*sets)


def _candidates(installed: Iterable[typesetter.Font]) -> list[tuple[str, Path, int]]:
    """Fonts of the machine to look in, in order."""
    known = {
        font.family: font
        for font in sorted(installed, key=lambda font: (-abs(font.weight - 400), str(font.path)))
        if font.family in OTHERS or font.family.startswith(_NOTO)
    }
    first = [family for family in OTHERS if family in known]
    rest = sorted(set(known) - set(first) - set(FONTS))
    return [(name, known[name].path, known[name].index) for name in (*first, *rest)]


def _worth_a_look(sign: str) -> bool:
    """Whether a person would look for a font: for letters and their like, not for pictures."""
    return unicodedata.category(sign)[0] in "LMNP" and not _hidden(sign)


def _hidden(sign: str) -> bool:
    """Whether it is nothing to be seen: it joins others, or says which form of them is meant."""
    return unicodedata.category(sign) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(sign, "")


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    if name.startswith(_EASTERN):
        return _("Chinese, Japanese or Korean")
    if _worth_a_look(sign) and name:
        return name.split()[0].title()
    return _("pictures and signs")


def _advised(lacking: Iterable[str]) -> str:
    names = [unicodedata.name(sign, "") for sign in lacking if _worth_a_look(sign)]
    eastern = any(name.startswith(_EASTERN) for name in names)
    return OTHERS[0] if eastern else f"{_NOTO} {names[0].split()[0].title()}".strip()
