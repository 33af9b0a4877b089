"""Which characters a font has a glyph for, read from the font file's own table."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

_BY_SEGMENTS, _BY_GROUPS = 4, 12
"""The two ways of listing characters that every Unicode font of today uses one of."""


def characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points that a font can show; empty where the file cannot be made out.

    Args:
        path: A TrueType or OpenType font, or a collection of them.
        index: Which font of a collection.
    """
    try:
        return frozenset(_listed(_table(path, index)))
    except (OSError, ValueError, struct.error):
        return frozenset()


def _table(path: Path, index: int) -> bytes:
    """The bytes of the table of characters; nothing else of a large file is read."""
    with path.open("rb") as font:

        def take(offset: int, size: int) -> bytes:
            font.seek(offset)
            return font.read(size)

        start = 0
        if take(0, 4) == b"ttcf":
            (start,) = struct.unpack(">I", take(12 + 4 * index, 4))
        (count,) = struct.unpack(">H", take(start + 4, 2))
        for number in range(count):
            tag, _sum, offset, size = struct.unpack(">4sIII", take(start + 12 + 16 * number, 16))
            if tag == b"cmap":
                return take(offset, size)
    raise ValueError("no table of characters")


def _listed(table: bytes) -> Iterable[int]:
    """The code points of the fullest listing."""
    (count,) = struct.unpack_from(">H", table, 2)
    starts = {struct.unpack_from(">I", table, 8 + 8 * number)[0] for number in range(count)}
    forms = {struct.unpack_from(">H", table, start)[0]: start for start in sorted(starts)}
    if _BY_GROUPS in forms:
        return _groups(table, forms[_BY_GROUPS])
    if _BY_SEGMENTS in forms:
        return _segments(table, forms[_BY_SEGMENTS])
    raise ValueError("no listing by Unicode")


def _groups(table: bytes, start: int) -> Iterable[int]:
    (count,) = struct.unpack_from(">I", table, start + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", table, start + 16 + 12 * number)
        yield from range(first + (glyph == 0), last + 1)


def _segments(table: bytes, start: int) -> Iterable[int]:
    (doubled,) = struct.unpack_from(">H", table, start + 6)
    many = doubled // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{many}H", table, start + at)
        for at in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        here = start + 16 + 3 * doubled + 2 * number + offsets[number]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code + deltas[number]
            if offsets[number]:
                (glyph,) = struct.unpack_from(">H", table, here + 2 * (code - first))
            if glyph & 0xFFFF:
                yield code
