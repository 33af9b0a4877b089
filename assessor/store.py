"""Saved assessments on the disk: read, begun, and held open with every answer saved at once.

A file that cannot be used is refused in one sentence and left as it is. While one is open for
writing, a second writer is kept out, and each answer is safely on the disk before `say` returns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from assessor import files, jsontext, saved, secrecy
from assessor.errors import UserError
from assessor.saved import Aimed, Needed, Said
from assessor.secrecy import Key
from questionnaires.responses import (
    Assessment,
    Evidence,
    Status,
    Value,
)
from questionnaires.texts import _


class OpenFile:
    """An assessment open for writing. What it holds is what is on the disk."""

    def __init__(self, path: Path, target: Path) -> None:
        """Read the file; `path` is the name a person gave, `target` the file behind it."""
        self._path = path
        self._target = target
        self._data, self._seen = files.read(target)
        clear, self._key = _opened(self._data, path)
        self._assessment = saved.loads(clear, str(path))
        # Writing out hundreds of unchanged answers again would take as long as the disk does.
        self._pieces = saved.pieces(self._assessment)

    @property
    def assessment(self) -> Assessment:
        """The assessment with everything that was saved."""
        return self._assessment

    def say(
        self,
        cell_id: str,
        status: Status,
        value: Value | None = None,
        reason: str | None = None,
        comment: str | None = None,
        evidence: tuple[Evidence, ...] = (),
        by: str | None = None,
        agency: str | None = None,
    ) -> None:
        """Say one thing in one cell; it is on the disk when this returns.

        Raises:
            UserError: As `say_many`.
        """
        self.say_many([Said(cell_id, status, value, reason, comment, evidence, by, agency)])

    def say_many(self, answers: Sequence[Said]) -> None:
        """Say several things, each with a revision of its own, in one save: all or none.

        Raises:
            UserError: One cannot be saved as it is, the disk refuses, or another program changed
                the file. The assessment is then as it was before, so the caller may try again.
        """
        if not answers:
            return
        assessment = saved.said(self._assessment, answers)
        cells = dict.fromkeys(answer.cell for answer in answers)
        changed = {cell: saved.piece(cell, assessment.responses[cell]) for cell in cells}
        self._save(assessment, self._pieces | changed)

    def aim(self, goals: Sequence[Aimed]) -> None:
        """Set several goals, each with a revision of its own, in one save: all or none.

        Raises:
            UserError: As `say_many`.
        """
        self._save(saved.aimed(self._assessment, goals), self._pieces)

    def need(self, marks: Sequence[Needed]) -> None:
        """Mark where help is needed, each with a revision of its own, in one save: all or none.

        Raises:
            UserError: As `say_many`.
        """
        self._save(saved.needed(self._assessment, marks), self._pieces)

    def reach(self, inject: str) -> None:
        """Save that an inject of the exercise was reached.

        Raises:
            UserError: As `say_many`.
        """
        self._save(saved.reached(self._assessment, inject), self._pieces)

    def become(self, assessment: Assessment) -> None:
        """Save another state of the assessment, such as one that packets were merged into.

        Raises:
            UserError: As `say_many`.
        """
        self._save(assessment, saved.pieces(assessment))

    def protect(self, key: Key | None) -> None:
        """Save it sealed with this key from now on; None: in the clear.

        Raises:
            UserError: As `say_many`.
        """
        before, self._key = self._key, key
        try:
            self._save(self._assessment, self._pieces)
        except BaseException:
            self._key = before
            raise

    @property
    def protected(self) -> bool:
        """Whether what is on the disk is sealed."""
        return self._key is not None

    def _save(self, assessment: Assessment, pieces: dict[str, bytes]) -> None:
        data = saved.assembled(assessment, pieces)
        jsontext.refuse_too_large(data, str(self._path))
        if self._key:
            data = self._key.seal(data)
        if self._changed_by_another():
            self._rescue(data)
        try:
            self._seen = files.replace(self._target, data)
            self._data = data
            files.sync_folder(self._target.parent)
        except OSError as error:
            raise UserError(
                _("The last answer could not be saved in {file}: {reason}.").format(
                    file=self._path, reason=files.reason(error)
                ),
                _("All answers saved before are safe. Mend that, then give this one again."),
            ) from error
        self._assessment, self._pieces = assessment, pieces

    def _changed_by_another(self) -> bool:
        try:
            now, seen = self._target.stat(), self._seen
            same = (now.st_mtime_ns, now.st_size, now.st_ino) == (
                seen.st_mtime_ns,
                seen.st_size,
                seen.st_ino,
            )
            # Copying a folder back or synchronising it touches a file without changing it.
            return not same and files.read(self._target)[0] != self._data
        except (OSError, UserError):
            return True

    def _rescue(self, data: bytes) -> NoReturn:
        """Save everything said here under a new name, and say so."""
        try:
            beside = _put_beside(self._target, data)
        except OSError as error:
            raise UserError(
                _(
                    "Another program has changed, moved or removed {file} meanwhile, and a copy "
                    "cannot be saved beside it: {reason}."
                ).format(file=self._path, reason=files.reason(error)),
                _(
                    "What was said in this session is only here yet. Mend that, then give the last "
                    "answer again, and all of it is saved."
                ),
            ) from error
        raise UserError(
            _("Another program has changed, moved or removed {file} meanwhile.").format(
                file=self._path
            ),
            _(
                "Nothing is lost: all that was said here is in {rescued}. Close this session, "
                "compare the two files and go on with the right one."
            ).format(rescued=beside),
        )


def read(path: Path) -> Assessment:
    """The assessment in a file.

    Raises:
        UserError: It cannot be read or is not a sound assessment; the file is left as it is.
    """
    return loads(files.read(path)[0], path)


def loads(data: bytes, path: Path) -> Assessment:
    """The assessment in the bytes of a file, sealed or not; its name is for messages.

    Raises:
        UserError: As `read`.
    """
    return saved.loads(_opened(data, path)[0], str(path))


def create(path: Path, assessment: Assessment, key: Key | None = None) -> None:
    """Save an assessment as a new file; with a key, sealed.

    Raises:
        UserError: Something has that name, the folder does not exist or cannot be written to, or
            the assessment is one that `read` would refuse.
    """
    data = saved.dumps(assessment)
    saved.loads(data, str(path))
    files.create(path, key.seal(data) if key else data)


@contextmanager
def writing(path: Path) -> Iterator[OpenFile]:
    """Open an assessment for as long as the block runs, and keep other writers out.

    Raises:
        UserError: It cannot be read, someone else has it open, or its folder is read-only.
    """
    files.read(path)  # nothing is put beside a file that cannot be read
    target = files.real(path)
    files.refuse_protected(target)
    with files.locked(target):
        files.sweep(target)
        yield OpenFile(path, target)


def is_protected(path: Path) -> bool:
    """Whether a file is sealed with a passphrase.

    Raises:
        UserError: It cannot be read.
    """
    return secrecy.is_protected(files.read(path)[0])


def _opened(data: bytes, path: Path) -> tuple[bytes, Key | None]:
    """What is in a file, and the key that it is sealed with, if it is."""
    if not secrecy.is_protected(data):
        return data, None
    key = secrecy.unlocked(data, str(path))
    return key.open(data, str(path)), key


def _put_beside(target: Path, data: bytes) -> Path:
    for number in itertools.count(1):
        beside = target.with_name(f"{target.stem}.rescued-{number}{target.suffix or '.json'}")
        try:
            files.put_new(beside, data)
        except FileExistsError:
            continue
        files.sync_folder(beside.parent)
        return beside
    raise AssertionError("numbers do not end")
