"""The reading itself, file by file: in this process, or in several beside each other."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from assessor import files, opening, saved, secrecy
from assessor.errors import UserError
from assessor.many import cache, quick, rows
from assessor.many.rows import Row
from questionnaires import texts
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.columns.coding import Coding

CHUNK = 500
"""Files that are read between two looks at the progress, and kept in the cache at once."""

ALONE = 2 * CHUNK
"""Up to so many files, starting other processes takes longer than they would save."""

MOST = 8
"""Processes at most; each takes memory of its own."""


@dataclass(frozen=True)
class Task:
    """What a process is told once.

    Attributes:
        questionnaire: A bundled one's id, or a folder.
        digest: Of that questionnaire; in another process it may have been changed meanwhile.
        cache: What was read before; None: nothing is remembered.
        texts: Whether what people wrote is wanted; the cache does not know it.
        language: In which reasons are given.
    """

    questionnaire: str
    digest: str
    cache: Path | None
    texts: bool
    language: str


class Done(NamedTuple):
    """What became of one file: a row, or the reason why there is none.

    Attributes:
        new: The key to remember the row by; None where it is known, or is not to be remembered.
    """

    name: str
    row: Row | None
    reason: str | None
    new: bytes | None


class Worker:
    """Reads files that answer one questionnaire."""

    def __init__(self, task: Task, questionnaire: Questionnaire) -> None:
        """Make what every file needs; `questionnaire` is that of the task."""
        self._task = task
        self._asked = questionnaire
        self._coding = Coding(questionnaire)
        self._reader = quick.Reader(self._coding)
        self._cache = None
        if task.cache and not task.texts:
            with suppress(sqlite3.Error):
                self._cache = cache.Cache(task.cache)

    def read(self, names: Sequence[str]) -> list[Done]:
        """What becomes of each of these files."""
        return [self._one(name) for name in names]

    def _one(self, name: str) -> Done:
        try:
            data = files.read(Path(name))[0]
            if self._cache is None:
                return Done(name, self._row(data, name), None, None)
            wanted = cache.key(data, self._task.digest)
            row = self._known(self._cache, wanted, data, name)
            if row is not None:
                return Done(name, row, None, None)
            row = self._row(data, name)
            head = self._reader.head(data, row.about)
            return Done(name, row._replace(head=head), None, wanted)
        except UserError as error:
            return Done(name, None, error.what, None)

    def _row(self, data: bytes, name: str) -> Row:
        quickly = None if self._task.texts else self._reader.row(data, name)
        return quickly or self._slowly(data, name)

    def _known(self, memory: cache.Cache, wanted: bytes, data: bytes, name: str) -> Row | None:
        kept = memory.get(wanted)
        if kept is None:
            return None
        about = self._reader.about(data, kept.head, kept.last, name)
        if about is None:
            return None
        with suppress(ValueError):
            if self._coding.holds(rows.coded([kept.packed], len(self._coding.cells))):
                return Row(about, kept.packed, kept.head)
        return None

    def _slowly(self, data: bytes, name: str) -> Row:
        path = Path(name)
        if secrecy.is_protected(data):
            raise UserError(
                _("{file} is protected with a passphrase and was not opened.").format(file=name)
            )
        assessment = saved.loads(data, name)
        opening.refuse_other(assessment, self._asked, path)
        opening.hold_against(assessment, self._asked, path)
        if assessment.packet:
            words = _("{file} is the packet of one agency, not a whole assessment.")
            raise UserError(words.format(file=name))
        if assessment.drill:
            words = _("{file} holds the answers of a team in an exercise.")
            raise UserError(words.format(file=name))
        return rows.row(self._coding, assessment, name, self._task.texts)


def chunks(
    task: Task, questionnaire: Questionnaire, names: Sequence[str], processes: int | None = None
) -> Iterator[list[Done]]:
    """What becomes of all these files, in their order, `CHUNK` at a time.

    Args:
        task: What to do with each.
        questionnaire: That of the task.
        names: Where the files are.
        processes: How many work on it; None: as many as the machine has, if that pays.

    Raises:
        UserError: One of the processes was ended from outside.
    """
    parts = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    if processes is None:
        processes = 1 if len(names) <= ALONE else min(MOST, os.cpu_count() or 1)
    if processes == 1:
        worker = Worker(task, questionnaire)
        yield from map(worker.read, parts)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (task,))
    try:
        yield from _in_order(pool, parts, processes)
    except BrokenProcessPool as error:
        raise UserError(
            _("A process that was reading files was ended from outside, perhaps to save memory."),
            _("What was read before is remembered, unless you said --no-cache: run it again."),
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, parts: Sequence[Sequence[str]], processes: int
) -> Iterator[list[Done]]:
    """Not more is handed out than is needed to keep all of them busy."""
    waiting: deque[Future[list[Done]]] = deque()
    for part in parts:
        with _undisturbed():
            waiting.append(pool.submit(_read, part))
        if len(waiting) > 2 * processes:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that are started here never see Ctrl-C; they are stopped by the one that waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_WORKER: list[Worker] = []


def _begin(task: Task) -> None:
    gc.set_threshold(50_000)  # as `assessor.cli` does, and for the same reason
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it cannot be held back
    texts.use(task.language)
    asked = opening.questionnaire(task.questionnaire)
    if asked.digest == task.digest:
        _WORKER.append(Worker(task, asked))


def _read(names: Sequence[str]) -> list[Done]:
    if not _WORKER:
        raise UserError(_("The questionnaire was changed while files were being read."))
    return _WORKER[0].read(names)
