"""The register of evidence: every piece once, what it supports, and whether its file is there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from questionnaires.responses import Assessment, Evidence

State = Literal["as it was", "changed", "missing", "unreadable", "no file"]


@dataclass(frozen=True)
class Piece:
    """One piece of evidence and the cells whose standing answers it supports.

    Attributes:
        number: Its place in the register, from 1.
    """

    number: int
    evidence: Evidence
    cells: tuple[str, ...]


def register(assessment: Assessment) -> tuple[Piece, ...]:
    """Every piece that an answer now carries, in order of first use."""
    found: dict[Evidence, list[str]] = {}
    for cell, said in assessment.current().items():
        for piece in said.evidence:
            found.setdefault(piece, []).append(cell)
    return tuple(
        Piece(number, evidence, tuple(cells))
        for number, (evidence, cells) in enumerate(found.items(), 1)
    )


def sha256(path: Path) -> str:
    """The SHA-256 of a file; OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def state(piece: Piece, folder: Path) -> State:
    """Whether the file of a piece lies in a folder as it was when it was recorded."""
    evidence = piece.evidence
    if evidence.sha256 is None or not evidence.reference:
        return "no file"
    # A name from a file that somebody sent must not lead out of the folder.
    path = folder / Path(evidence.reference.replace("\\", "/")).name
    try:
        if not path.is_file():
            return "missing"
        return "as it was" if sha256(path) == evidence.sha256 else "changed"
    except (OSError, ValueError):
        return "unreadable"
