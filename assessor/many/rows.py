"""What is kept of one saved file: what it says of itself, and its standing answers in few bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assessor.many.table import About
from questionnaires.responses import Assessment
from scoring.columns.codes import STATUSES
from scoring.columns.coding import Coded, Coding

_SMALL, _WIDE = b"\1", b"\x08"


class Texts(NamedTuple):
    """What a person wrote in one cell; None where nothing."""

    value: str | None = None
    reason: str | None = None
    comment: str | None = None


class Row(NamedTuple):
    """One sound file.

    Attributes:
        about: What it says of itself.
        packed: Status, coded answer and evidence of every cell (`pack`).
        head: How many of its bytes come before its responses; 0 where that is not known.
        texts: Where texts are wanted, what was written in each cell.
    """

    about: About
    packed: bytes
    head: int = 0
    texts: tuple[Texts, ...] | None = None


def about(assessment: Assessment, name: str) -> About:
    """What a file says of itself."""
    times = [each.at for said in assessment.responses.values() for each in said]
    return About(
        name=name,
        system=assessment.system,
        agency=assessment.agency,
        respondent=assessment.respondent,
        assessor_type=assessment.assessor_type,
        profile=assessment.profile,
        created=assessment.created,
        last_answer=max(times, default=None),
        note=assessment.note,
    )


def row(coding: Coding, assessment: Assessment, name: str, texts: bool = False) -> Row:
    """An assessment that fits the questionnaire, as a row."""
    current = assessment.current()
    written = None
    if texts:
        said = (current.get(cell.id) for cell in coding.cells)
        written = tuple(
            Texts(each.value if isinstance(each.value, str) else None, each.reason, each.comment)
            if each
            else Texts()
            for each in said
        )
    return Row(about(assessment, name), pack(coding.coded([current])), texts=written)


def pack(coded: Coded) -> bytes:
    """The columns of one file in few bytes."""
    answers, evidenced = coded.answer, np.packbits(coded.evidenced)
    small = not answers.size or bool(answers.min() >= 0 and answers.max() < 128)
    kept = answers.astype(np.int8) if small else answers
    parts = (coded.status, kept, evidenced)
    return b"".join([_SMALL if small else _WIDE, *(part.tobytes() for part in parts)])


def packed(status: bytes, answers: bytes, evidenced: bytes) -> bytes:
    """The same, of a byte a cell for each; no answer's code is above 127."""
    bits = np.packbits(np.frombuffer(evidenced, np.bool_))
    return b"".join([_SMALL, status, answers, bits.tobytes()])


def coded(rows: Sequence[bytes], cells: int) -> Coded:
    """The answers of files that were packed, beside each other.

    Raises:
        ValueError: One was not packed from so many cells, or means nothing.
    """
    bits = (cells + 7) // 8
    if any(len(each) != 1 + cells * (1 + each[0]) + bits for each in rows if each):
        raise ValueError("it has another length")
    if not all(each[:1] in (_SMALL, _WIDE) for each in rows):
        raise ValueError("it has another form")
    status = _beside([each[1 : 1 + cells] for each in rows], cells)
    evidenced = np.unpackbits(_beside([each[len(each) - bits :] for each in rows], bits), axis=1)
    if all(each[:1] == _SMALL for each in rows):
        answers = _beside([each[1 + cells : 1 + 2 * cells] for each in rows], cells)
    else:
        answers = np.stack([_answers(each, cells) for each in rows])
    if status.size and status.max() > STATUSES.index("unanswered"):
        raise ValueError("no such status")
    return Coded(
        np.ascontiguousarray(status.T.astype(np.int8)),
        np.ascontiguousarray(answers.T.astype(np.int64)),
        np.ascontiguousarray(evidenced[:, :cells].T.astype(np.bool_)),
    )


def _beside(parts: list[bytes], width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.frombuffer(b"".join(parts), np.uint8).reshape(len(parts), width)


def _answers(row: bytes, cells: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    width = row[0]
    kept = np.frombuffer(row, np.int8 if width == 1 else np.int64, cells, 1 + cells)
    return kept.astype(np.int64)
