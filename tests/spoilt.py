"""Bytes that are nearly sound files: cut, doubled, moved, sown with what readers stumble over."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

TOKENS = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", "‮".encode(), b"\x1b[2J", b"\n", b"\r", b'"',
    b"'", b"'''", b'"""', b"{", b"}", b"[", b"]", b"[[x]]\n", b",", b";", b"\t", b":", b"=", b"<",
    b"&", b"#", b"\\", b"\\u0000", b"\\ud800", b"-1", b"0", b"1e999", b"9" * 40, b"1.5", b"null",
    b"true", b"nan", b"NaN", b"1979-05-27T07:32:00Z", b"2026-02-30", b"[" * 300, b"x" * 600,
    b"../../x", b"=1+1",
)  # fmt: skip
ATTRIBUTES = (
    b"", b"-1", b"0", b"99999999999", b"x", b"A1:XFD1048576", b"&lt;", b"rId1", b"2026-02-30",
    b"1e400", b"s", b"e",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**31, 10**40, 1.5, float("inf"), "", "x" * 700, "\0", "\u202e",
    "2026-02-30", [], {}, [[]], [None], ["a", 1], {"": 0}, {"a": {"b": []}},
)  # fmt: skip


def edits(sound: bytes, chance: Random) -> bytes:
    """The bytes with a few places cut out, doubled, or sown with tokens."""
    data = bytearray(sound)
    for _edit in range(chance.randint(1, 4)):
        at, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        end = chance.choice((at, at + 1, at + 12, end))
        odd = chance.randbytes(chance.randrange(4))
        data[at:end] = chance.choice((chance.choice(TOKENS), odd, bytes(data[at:end]) * 2))
    return bytes(data[:100_000])


def changed_json(sound: bytes, chance: Random) -> bytes:
    """JSON whose members are taken away, given other names, or other values."""
    tree = json.loads(sound)
    for _change in range(chance.randint(1, 3)):
        places = list(_places(tree))
        if not places:
            break
        holder, key = chance.choice(places)
        how = chance.choice(("odd", "odd", "gone", "named", "other"))
        if how == "odd":
            holder[key] = deepcopy(chance.choice(ODD))
        elif how == "other":
            other, place = chance.choice(places)
            holder[key] = deepcopy(other[place])
        elif how == "named" and isinstance(holder, dict):
            holder[chance.choice(("", "x", "\0", "id", "rev"))] = holder.pop(key)
        else:
            del holder[key]
    return json.dumps(tree, indent=chance.choice((None, 1))).encode()


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree))
    for key in list(keys):
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from _places(tree[key])


def lines(sound: bytes, chance: Random) -> bytes:
    """Lines taken away, doubled, moved, or with another value, as in TOML and tables."""
    kept = sound.split(b"\n")
    for _change in range(chance.randint(1, 3)):
        if not kept:
            break
        at = chance.randrange(len(kept))
        how = chance.choice(("gone", "doubled", "moved", "value", "value"))
        line = kept.pop(at)
        if how == "doubled":
            kept[at:at] = [line, line]
        elif how == "moved":
            kept.insert(chance.randint(0, len(kept)), line)
        elif how == "value":
            sign = chance.choice([s for s in (b"= ", b",", b" ") if s in line] or [b"\n"])
            kept.insert(at, line.split(sign)[0] + sign + chance.choice(TOKENS))
    return b"\n".join(kept)


def books(sound: bytes, chance: Random) -> bytes:
    """A workbook with parts changed, taken away or named otherwise."""
    with zipfile.ZipFile(io.BytesIO(sound)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for _change in range(chance.randint(1, 2)):
        name = chance.choice(sorted(parts))
        how = chance.choice(("changed", "changed", "changed", "gone", "named"))
        part = parts.pop(name)
        if how == "changed":
            parts[name] = chance.choice((edits, xml))(part, chance)
        elif how == "named":
            parts[chance.choice(("../x", "xl/x.xml", "xl/workbook.xml", "/"))] = part
    return zipped(parts)


def xml(sound: bytes, chance: Random) -> bytes:
    """XML with the value of an attribute or a text changed."""
    pieces = sound.split(b'"')
    pieces[chance.randrange(len(pieces))] = chance.choice(ATTRIBUTES)
    return b'"'.join(pieces)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def of(name: str, sound: bytes, chance: Random) -> bytes:
    """What may be found under the name of a sound file."""
    ways = {
        "json": changed_json, "toml": lines, "csv": lines, "xlsx": books, "po": lines, "mo": edits,
    }  # fmt: skip
    closer = ways[name.rsplit(".", 1)[1]] if not sound.startswith(b"-----") else edits
    return chance.choice((edits, closer, closer))(sound, chance)
