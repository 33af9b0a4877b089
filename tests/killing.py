"""Kill a process that runs one command after another, at a moment of chance; what it had reported.

The process is a fork of this one, so that everything is imported already and the kills fall where
files are read and written, not where Python starts.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assessor.cli import main

Words = Sequence[str]


def run(words: Words) -> int:
    """The exit code of a command, run here; that argparse refuses is one, too."""
    try:
        return main(list(words))
    except SystemExit as leaving:
        return int(leaving.code or 0)


def killed(folder: Path, commands: Sequence[Words], after: float) -> int:
    """How many commands had ended well when their process was killed, so long after its start.

    Raises:
        AssertionError: One of them did not end well.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _run_all(folder, commands, writing)
    os.close(writing)
    with os.fdopen(reading) as reports:
        assert reports.readline() == "begun\n"
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = reports.read().split("\n")[:-1]
    assert all(line == "0" for line in told), f"{commands[len(told) - 1]}: {told[-1]}"
    return len(told)


def seconds(folder: Path, commands: Sequence[Words]) -> float:
    """How long these commands take when nobody kills them."""
    begin = time.perf_counter()
    assert [code for _command, code in all_at_once(folder, [commands])] == [0]
    return time.perf_counter() - begin


def all_at_once(
    folder: Path, groups: Sequence[Sequence[Words]]
) -> list[tuple[Sequence[Words], int]]:
    """Run each group in a process of its own, all from one moment on; the first code not 0."""
    reading, writing = os.pipe()
    children = {}
    for group in groups:
        child = os.fork()
        if not child:
            os.close(writing)
            os.read(reading, 1)  # returns when the last writing end is closed: the start
            _leave(folder, group)
        children[child] = group
    os.close(reading)
    os.close(writing)
    ended = []
    for child, group in children.items():
        _pid, status = os.waitpid(child, 0)
        ended.append((group, os.waitstatus_to_exitcode(status)))
    return ended


def _leave(folder: Path, commands: Sequence[Words]) -> None:
    try:
        with _silent(folder):
            os._exit(next((code for code in map(run, commands) if code), 0))
    finally:
        os._exit(99)


def _run_all(folder: Path, commands: Sequence[Words], reports: int) -> None:
    try:
        with _silent(folder):
            os.write(reports, b"begun\n")
            for words in commands:
                os.write(reports, b"%d\n" % run(words))
            time.sleep(60)  # until it is killed
    except BaseException as error:
        os.write(reports, f"{error!r}\n".encode())
    finally:
        os._exit(99)


@contextmanager
def _silent(folder: Path) -> Iterator[None]:
    os.chdir(folder)
    with Path(os.devnull).open("r+") as nothing:
        sys.stdin = sys.stdout = sys.stderr = nothing
        yield


@contextmanager
def output(path: Path) -> Iterator[None]:
    """Have everything that is said go to a file, and nothing be typed."""
    kept = sys.stdin, sys.stdout, sys.stderr
    with path.open("a", encoding="utf-8") as out, Path(os.devnull).open() as nothing:
        sys.stdin, sys.stdout, sys.stderr = nothing, out, out
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept


def typed(folder: Path, words: Words, lines: str, after: float) -> str:
    """What a command at a pipe had said when it was killed, fed with these lines from the start."""
    said = folder / "said.txt"
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.dup2(reading, 0)
            os.close(writing)
            os.chdir(folder)
            with said.open("w") as out, os.fdopen(0) as source:
                sys.stdin, sys.stdout, sys.stderr = source, out, out
                run(words)
        finally:
            os._exit(0)
    os.close(reading)
    os.write(writing, lines.encode())
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(writing)
    return said.read_text() if said.exists() else ""
