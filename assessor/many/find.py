"""Find saved files in files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from assessor import files
from questionnaires.texts import _

Skipped = tuple[str, str]
"""The name of a file, and why it was not read."""


def find(paths: Iterable[Path]) -> tuple[list[str], list[Skipped]]:
    """The files that are named, and every ``*.json`` within the folders that are, each once.

    Within a folder, names are taken in order; hidden ones are left out. Links in it are not
    followed, since a folder that somebody sent could lead anywhere by them.
    """
    found: dict[str, str] = {}
    skipped: list[Skipped] = []
    for path in paths:
        real = os.path.realpath(path)
        if path.is_dir():
            for beneath in _within(str(path), "", skipped):
                # There is no link on the way, and asking about each name would take long.
                found.setdefault(f"{real}{os.sep}{beneath}", str(path / beneath))
        else:
            found.setdefault(real, str(path))
    return list(found.values()), skipped


def _within(folder: str, beneath: str, skipped: list[Skipped]) -> Iterator[str]:
    """The names of the files beneath a place in a folder, as they are called from the folder."""
    here = f"{folder}{os.sep}{beneath}" if beneath else folder
    try:
        entries = sorted(os.scandir(here), key=lambda entry: entry.name)
    except OSError as error:
        reason = _("{file} cannot be read: {reason}.")
        skipped.append((here, reason.format(file=here, reason=files.reason(error))))
        return
    for entry in entries:
        name = f"{beneath}{os.sep}{entry.name}" if beneath else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _within(folder, name, skipped)
        elif not entry.name.lower().endswith(".json"):
            continue
        elif entry.is_symlink():
            reason = _("{file} is a link in a folder; name it itself to have it read.")
            skipped.append((entry.path, reason.format(file=entry.path)))
        else:
            yield name
