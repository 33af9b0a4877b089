"""What was read before, by content: a small database beside what is compared.

The key is the SHA-256 of the file's bytes, the questionnaire's digest and the format below, so that
a changed file or questionnaire is read anew. Kept are coded answers: no name, no text.

A cache is bound to the file that it was made in. A copy of one, as it may lie in a folder that
somebody sent, is not believed and made anew, as is one that is damaged. A file of another kind that
a person names as the cache is left alone, and nothing is remembered.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from assessor import files
from questionnaires.texts import _

NAME = ".assessor-cache"
FORMAT = 1
"""Raised with every change of what is kept or of what it means."""

_OURS = 0x1540CAC8  # in the database's header; it tells our own files from others
_TABLES = """
PRAGMA application_id = {ours};
PRAGMA user_version = {version};
CREATE TABLE rows (key BLOB NOT NULL UNIQUE, head INTEGER, last TEXT, packed BLOB);
CREATE TABLE bound (inode TEXT);
"""


class Kept(NamedTuple):
    """One remembered file; see `assessor.many.rows.Row`."""

    key: bytes
    head: int
    last: str | None
    packed: bytes


def key(data: bytes, digest: str) -> bytes:
    """Under which key the row of a file is kept."""
    found = hashlib.sha256(f"{FORMAT} {digest}\n".encode())
    found.update(data)
    return found.digest()


def place(paths: Sequence[Path], named: Path | None, nothing: bool) -> Path | None:
    """Where a person wants what is read to be remembered.

    Args:
        paths: The files and folders that are read.
        named: The file that was named for it; None: the usual one, in the folder that is named
            first, or that the first file is in.
        nothing: Whether nothing is to be remembered.
    """
    if nothing:
        return None
    first = paths[0]
    return named or (first if first.is_dir() else first.parent) / NAME


def ready(path: Path) -> tuple[Path | None, str | None]:
    """Make a cache ready for use.

    Returns:
        The cache, None where there can be none; and what a person should know, if anything.
    """
    try:
        if not os.path.lexists(path):
            _make(path)
            return path, None
        if _is_sound(path):
            return path, None
        if path.name != NAME or path.is_symlink() or not path.is_file():
            words = _("{file} is not a cache that this program made here; nothing is remembered.")
            return None, words.format(file=path)
        path.unlink()
        _make(path)
        words = _("{file} was damaged or comes from elsewhere; it is begun anew.")
        return path, words.format(file=path)
    except (OSError, sqlite3.Error) as error:
        reason = files.reason(error) if isinstance(error, OSError) else str(error)
        words = _("{file} cannot be used, so nothing is remembered: {reason}.")
        return None, words.format(file=path, reason=reason)


class Cache:
    """An open cache. Reading it never fails: what cannot be read is not there."""

    def __init__(self, path: Path, writing: bool = False) -> None:
        """Open one that is `ready`.

        Raises:
            sqlite3.Error: It cannot be opened.
        """
        self._base = _open(path, writing)

    def get(self, wanted: bytes) -> Kept | None:
        """What is remembered under a key."""
        query = "SELECT key, head, last, packed FROM rows WHERE key = ?"
        with suppress(sqlite3.Error):
            for found in self._base.execute(query, (wanted,)):
                kinds = [type(part) for part in found]
                if kinds[:2] == [bytes, int] and isinstance(found[3], bytes):
                    last = found[2] if isinstance(found[2], str) else None
                    return Kept(found[0], found[1], last, found[3])
        return None

    def put(self, rows: Iterable[Kept]) -> None:
        """Remember these; they stay, whatever happens next.

        Raises:
            sqlite3.Error: They cannot be kept.
        """
        with self._base:
            self._base.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _make(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    base = _open(path, writing=True)
    try:
        base.executescript(_TABLES.format(ours=_OURS, version=FORMAT))
        with base:
            base.execute("INSERT INTO bound VALUES (?)", (_inode(path),))
    finally:
        base.close()


def _open(path: Path, writing: bool) -> sqlite3.Connection:
    mode = "rw" if writing else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    base = sqlite3.connect(address, uri=True, timeout=30)
    base.execute("PRAGMA trusted_schema = OFF")
    if writing:
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute("PRAGMA cache_size = -32000")  # kB: keys come in no order, and all stay near
    return base


def _is_sound(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        base = _open(path, writing=False)
        try:
            header = [
                base.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version", "quick_check")
            ]
            bound = base.execute("SELECT inode FROM bound").fetchall()
            base.execute("SELECT key, head, last, packed FROM rows LIMIT 1").fetchall()
        finally:
            base.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return header == [_OURS, FORMAT, "ok"] and bound == [(_inode(path),)]


def _inode(path: Path) -> str:
    return str(path.stat().st_ino)
