"""Saved files read, scored and remembered, some hundreds at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor import console, errors, safe
from assessor.errors import UserError
from assessor.many import cache
from assessor.many.find import Skipped
from assessor.many.source import Progress, Source, quiet
from questionnaires import texts
from questionnaires.model import Questionnaire
from questionnaires.texts import _

if TYPE_CHECKING:
    from assessor.many.rows import Row
    from assessor.many.work import Done
    from scoring.columns.coding import Coded
    from scoring.columns.score import Columns, Scored


@dataclass(frozen=True)
class Batch:
    """Some files in a row.

    Attributes:
        rows: What the sound ones say of themselves.
        coded: What they answer, in the same order.
        scored: What that comes to.
        skipped: The others.
    """

    rows: tuple[Row, ...]
    coded: Coded
    scored: Scored
    skipped: tuple[Skipped, ...]


def batches(
    source: Source, progress: Progress = quiet, processes: int | None = None
) -> Iterator[Batch]:
    """Read and score file after file; the memory it takes does not grow with their number.

    What was read is remembered as it goes, so that after an interruption it is not read again.

    Raises:
        UserError: A library of the extra ``analysis`` is missing.
    """
    scoring = Scoring(source.questionnaire)
    from assessor.many.work import Task, chunks

    yield scoring.batch([], source.skipped)
    memory = _Memory(source)
    task = Task(
        source.name, source.questionnaire.digest, memory.path, source.texts, texts.language()
    )
    try:
        with progress(len(source.names)) as show:
            done = 0
            for part in chunks(task, source.questionnaire, source.names, processes):
                memory.keep(part)
                done += len(part)
                show(done)
                rows = [each.row for each in part if each.row]
                yield scoring.batch(rows, [(d.name, d.reason) for d in part if d.reason])
    finally:
        memory.close()


class Scoring:
    """The columns of each profile, made when a file first needs them."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Make those of the first profile.

        Raises:
            UserError: A library is missing, or the questionnaire does not fit into columns.
        """
        try:
            from assessor.many import quick
            from scoring.columns.coding import Coding
            from scoring.columns.score import Columns
        except ModuleNotFoundError as error:
            library = error.name or ""
            raise errors.missing(library, _("Comparing many results"), "analysis") from error
        del quick  # it is only to be there

        self._make = Columns
        try:
            self.coding = Coding(questionnaire)
        except ValueError as error:
            raise UserError(
                _("{id} has a checklist of too many options to compare many results.").format(
                    id=questionnaire.id
                )
            ) from error
        self.any = Columns(self.coding, questionnaire.profiles[0].id)
        self._known: dict[str, Columns] = {self.any.profile: self.any}

    def batch(self, rows: Sequence[Row], skipped: Sequence[Skipped]) -> Batch:
        """Score these files, each by its own profile."""
        from assessor.many.rows import coded

        said = coded([row.packed for row in rows], len(self.coding.cells))
        return Batch(tuple(rows), said, self._scored(rows, said), tuple(skipped))

    def _scored(self, rows: Sequence[Row], said: Coded) -> Scored:
        profiles = [row.about.profile for row in rows]
        different = list(dict.fromkeys(profiles)) or [self.any.profile]
        if len(different) == 1:
            return self._by(different[0]).score(said)
        whole: Scored | None = None
        for profile in different:
            files = [file for file, each in enumerate(profiles) if each == profile]
            part = replace(said, status=said.status[:, files], answer=said.answer[:, files],
                           evidenced=said.evidenced[:, files])  # fmt: skip
            scored = self._by(profile).score(part)
            whole = whole or scored.spread(len(rows))
            whole.put(files, scored)
        assert whole is not None
        return whole

    def _by(self, profile: str) -> Columns:
        if profile not in self._known:
            self._known[profile] = self._make(self.coding, profile)
        return self._known[profile]


class _Memory:
    """The cache while files are read; when it fails, reading goes on without it."""

    def __init__(self, source: Source) -> None:
        self.path = None
        self._cache: cache.Cache | None = None
        if source.cache and not source.texts:
            self.path, words = cache.ready(source.cache)
            if words:
                _tell(words)
        if self.path:
            self._cache = cache.Cache(self.path, writing=True)

    def keep(self, part: Sequence[Done]) -> None:
        new = [
            cache.Kept(each.new, each.row.head, each.row.about.last_answer, each.row.packed)
            for each in part
            if each.new and each.row
        ]
        if self._cache is None or not new:
            return
        try:
            self._cache.put(new)
        except sqlite3.Error as error:
            words = _("{file} cannot be used, so nothing is remembered: {reason}.")
            _tell(words.format(file=self.path, reason=error))
            self.close()

    def close(self) -> None:
        if self._cache:
            self._cache.close()
        self._cache = None


def _tell(words: str) -> None:
    console.err(plain=True).print(safe.line(words), soft_wrap=True)
