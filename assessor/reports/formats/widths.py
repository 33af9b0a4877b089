"""How wide each column of a table may be on a screen, so that no word is broken without need."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from assessor.reports.document import Column

GAP = 2
"""Blank columns of the screen between two columns of a table."""

DECENT = 10
"""A column whose entries, header apart, are longer than this cannot be read when narrower."""

LONGEST_WORD = 24
"""A word longer than this may be broken; else one hostile word would claim the whole table."""


def fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The width of each column, in screen cells, or None where the table does not fit.

    Args:
        columns: Which columns are firm.
        rows: What stands in the columns, cleaned; the headers first.
        width: What there is in all.

    Returns:
        Widths that add up, with the gaps, to no more than `width`. Every column gets at least its
        longest word and a width that is decent for what it holds, a firm one its longest entry;
        the rest goes where entries are longest. The header of a firm column stands on one line
        where there is room for that, and else breaks between words: some languages are long.
    """
    texts = list(zip(*rows, strict=True))
    wanted = [max(map(cell_len, column)) for column in texts]
    for headers in (0, 1):
        least = [
            max([_longest_word(column[:headers]), *map(cell_len, column[headers:])])
            if columns[at].firm
            else max(_longest_word(column), _decent(column[1:]))
            for at, column in enumerate(texts)
        ]
        spare = width - GAP * (len(columns) - 1) - sum(least)
        if spare >= 0:
            return _share_out(least, wanted, spare)
    return None


def _longest_word(texts: Sequence[str]) -> int:
    words = [cell_len(word) for text in texts for word in text.split()]
    return min(max(words, default=1), LONGEST_WORD)


def _decent(entries: Sequence[str]) -> int:
    return min(max(map(cell_len, entries), default=0), DECENT)


def _share_out(least: list[int], wanted: list[int], spare: int) -> list[int]:
    """Give what is spare to the columns in proportion to what they lack."""
    lack = [most - has for has, most in zip(least, wanted, strict=True)]
    total = sum(lack)
    if total <= spare:
        return wanted
    return [has + spare * short // total for has, short in zip(least, lack, strict=True)]
