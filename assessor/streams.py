"""Files of any size: read as they come, written as they are made, wholly there or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from assessor import console, files
from assessor.errors import Exit, UserError
from questionnaires.texts import _

STANDARD_INPUT = Path("-")


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, a pipe, or standard input (``-``), from first to last.

    Raises:
        UserError: There is no such file, it is a folder, or it may not be read.
    """
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error
    with stream:
        yield stream


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """Where text goes: standard output, or a file that appears under its name once all is written.

    If the block fails, what was there before is still there, and nothing half-written is left.

    Raises:
        UserError: The file cannot be written.
    """
    if path is None:
        console.utf8(sys.stdout)
        yield sys.stdout
        sys.stdout.flush()
        return
    with (
        files.appearing(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as out,
    ):
        yield out


def size(path: Path) -> int | None:
    """How many bytes there are to read; None where that is not known, as of a pipe."""
    return path.stat().st_size if path != STANDARD_INPUT and path.is_file() else None


def refuse_same(out: Path | None, source: Path) -> None:
    """Refuse to write results over the very table they are made from."""
    if out and out.exists() and source.exists() and out.samefile(source):
        raise UserError(
            _("{out} is the table of answers itself.").format(out=out),
            _("Give the results another name with -o."),
            Exit.WRONG_USE,
        )


def lines(stream: BinaryIO, path: Path, most: int) -> Iterator[bytes]:
    """The lines of a stream, each with its end; one of more bytes than `most` is cut to that many.

    Raises:
        UserError: The system cannot go on reading.
    """
    try:
        while line := stream.readline(most):
            rest = line
            while len(rest) == most and not rest.endswith(b"\n"):
                rest = stream.readline(most)
            yield line
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        _("{file} cannot be read: {reason}.").format(file=path, reason=files.reason(error)),
        _("Check the name and the folder, and that you are allowed to open the file."),
    )
