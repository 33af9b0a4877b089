"""Bytes that are nearly sound files: cut, doubled, moved, sown with what readers stumble over."""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

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


@st.composite
def edits(draw: st.DrawFn, sound: bytes) -> bytes:
    """The bytes with a few places cut out, doubled, or sown with tokens."""
    data = bytearray(sound)
    for _edit in range(draw(st.integers(1, 4))):
        at, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
        end = draw(st.sampled_from((at, min(at + 1, len(data)), min(at + 12, len(data)), end)))
        new = draw(
            st.sampled_from(TOKENS) | st.binary(max_size=4) | st.just(bytes(data[at:end]) * 2)
        )
        data[at:end] = new
    return bytes(data[:100_000])


@st.composite
def changed_json(draw: st.DrawFn, sound: bytes) -> bytes:
    """JSON whose members are taken away, given other names, or other values."""
    tree = json.loads(sound)
    for _change in range(draw(st.integers(1, 3))):
        places = list(_places(tree))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        how = draw(st.sampled_from(("odd", "odd", "gone", "named", "other")))
        if how == "odd":
            holder[key] = deepcopy(draw(st.sampled_from(ODD)))
        elif how == "other":
            other, place = draw(st.sampled_from(places))
            holder[key] = json.loads(json.dumps(other[place]))
        elif how == "named" and isinstance(holder, dict):
            holder[draw(st.sampled_from(("", "x", "\0", "id", "rev")))] = holder.pop(key)
        else:
            del holder[key]
    return json.dumps(tree, indent=draw(st.sampled_from((None, 1)))).encode()


def _places(tree: Any) -> Any:
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree))
    for key in list(keys):
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from _places(tree[key])


@st.composite
def lines(draw: st.DrawFn, sound: bytes) -> bytes:
    """Lines taken away, doubled, moved, or with another value, as in TOML and tables."""
    kept = sound.split(b"\n")
    for _change in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(kept) - 1))
        how = draw(st.sampled_from(("gone", "doubled", "moved", "value", "value")))
        line = kept.pop(at)
        if how == "doubled":
            kept[at:at] = [line, line]
        elif how == "moved":
            kept.insert(draw(st.integers(0, len(kept))), line)
        elif how == "value":
            sign = draw(st.sampled_from([s for s in (b"=", b",", b" ") if s in line] or [b""]))
            before = line.split(sign)[0] if sign else line
            kept.insert(at, before + sign + b" " * (sign == b"=") + draw(st.sampled_from(TOKENS)))
        if not kept:
            break
    return b"\n".join(kept)


@st.composite
def books(draw: st.DrawFn, sound: bytes) -> bytes:
    """A workbook with parts changed, taken away or named otherwise."""
    with zipfile.ZipFile(io.BytesIO(sound)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for _change in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(parts)))
        how = draw(st.sampled_from(("changed", "changed", "changed", "gone", "named")))
        part = parts.pop(name)
        if how == "changed":
            parts[name] = draw(edits(part) | xml(part))
        elif how == "named":
            parts[draw(st.sampled_from(("../x", "xl/x.xml", "xl/workbook.xml", "")))] = part
        if not parts:
            break
    return zipped(parts)


@st.composite
def xml(draw: st.DrawFn, sound: bytes) -> bytes:
    """XML with the value of an attribute or a text changed."""
    pieces = sound.split(b'"')
    at = draw(st.integers(0, len(pieces) - 1))
    pieces[at] = draw(st.sampled_from(ATTRIBUTES))
    return b'"'.join(pieces)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def of(name: str, sound: bytes) -> st.SearchStrategy[bytes]:
    """What may be found under the name of a sound file."""
    ways = {
        "json": (changed_json,), "toml": (lines,), "csv": (lines,), "xlsx": (books, books),
    }  # fmt: skip
    closer = ways[name.rsplit(".", 1)[1]] if sound[:5] != b"-----" else ()
    return st.one_of(st.binary(max_size=60), edits(sound), *(way(sound) for way in closer))
