"""Disks that are full or write-protected, made for real where this system permits it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class NotHereError(Exception):
    """This system does not permit such a disk to be made; says what would be needed."""


@contextmanager
def small(kilobytes: int) -> Iterator[Path]:
    """A disk of so many kilobytes, in memory.

    Raises:
        NotHereError: Nothing may be mounted here.
    """
    with tempfile.TemporaryDirectory() as folder:
        _told("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "assessor-test", folder)
        try:
            yield Path(folder)
        finally:
            _told("umount", folder)


def fill(folder: Path, leave: int) -> Path:
    """Fill a disk until only so many kilobytes are free; the file that fills it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while out.write(bytes(4096)):
            pass
    with filler.open("rb+") as out:
        out.truncate(max(filler.stat().st_size - leave * 1024, 0))
    return filler


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """Have a mounted disk refuse every change for as long as the block runs."""
    _told("mount", "-o", "remount,ro", str(folder))
    try:
        yield
    finally:
        _told("mount", "-o", "remount,rw", str(folder))


@contextmanager
def unchangeable(path: Path) -> Iterator[None]:
    """Have a file or folder refuse every change, by whomever, for as long as the block runs.

    Raises:
        NotHereError: The file system knows no such thing, or this user may not ask for it.
    """
    _told("chattr", "+i", str(path))
    try:
        yield
    finally:
        _told("chattr", "-i", str(path))


def _told(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        raise NotHereError(f"there is no {command[0]} here") from error
    if done.returncode:
        raise NotHereError(f"{command[0]} is not permitted here: {done.stderr.strip()}")
