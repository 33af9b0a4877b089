"""Hands that went up in a room: how many for each answer; kept in a small file where wanted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from assessor import files, jsontext
from assessor.errors import UserError
from assessor.exercise.tally import MOST, Tally
from questionnaires.exercise import Exercise
from questionnaires.responses import Saved
from questionnaires.texts import _


class HandsFile(Saved):
    """The file: by stage and cell, how many hands went up for each answer."""

    format: Literal["assessor/hands"] = "assessor/hands"
    exercise: str
    edition: str
    hands: dict[str, dict[str, dict[str, int]]] = {}


class Hands:
    """The hands counted so far in an exercise; each count is in the file, if there is one, at once.

    Attributes:
        path: The file; None: they are kept as long as the program runs.
    """

    def __init__(self, exercise: Exercise, path: Path | None = None) -> None:
        """Go on with the file where it exists.

        Raises:
            UserError: It is something else, or belongs to another exercise or edition.
        """
        self.exercise = exercise
        self.path: Path | None = None
        self._counted: dict[str, dict[str, dict[str, int]]] = {}
        if path and path.exists():
            self._counted = _read(path, exercise)
        self.path = path

    @property
    def loose(self) -> bool:
        """Whether something would be lost at the end of the program."""
        return self.path is None and bool(self._counted)

    def of(self, stage: str, cell: str) -> Tally:
        """What was counted for a cell in a stage; empty where nothing was."""
        return self._counted.get(stage, {}).get(cell, {})

    def count(self, stage: str, cell: str, tally: Tally) -> None:
        """Keep a count in the place of the one before; an empty one takes it back.

        Raises:
            UserError: The file cannot be written; the count is kept in the program all the same.
        """
        cells = self._counted.setdefault(stage, {})
        cells.pop(cell, None)
        if any(tally.values()):
            cells[cell] = dict(tally)
        if not cells:
            del self._counted[stage]
        self._write()

    def keep(self, path: Path) -> None:
        """Keep them in a new file from now on.

        Raises:
            UserError: Something has that name, or it cannot be written.
        """
        files.create(path, self._data())
        self.path = path

    def _write(self) -> None:
        if self.path:
            files.write(self.path, self._data())

    def _data(self) -> bytes:
        kept = HandsFile(
            exercise=self.exercise.id, edition=self.exercise.head.edition, hands=self._counted
        )
        text = json.dumps(kept.model_dump(mode="json"), ensure_ascii=False, indent=1)
        return f"{text}\n".encode()


def are_in(data: bytes) -> bool:
    """Whether the contents of a file say of themselves that they are counted hands."""
    return b'"format": "assessor/hands"' in data[:100]


def _read(path: Path, exercise: Exercise) -> dict[str, dict[str, dict[str, int]]]:
    table = jsontext.parse(files.read(path)[0], str(path))
    try:
        found = HandsFile.model_validate(table)
        numbers = [n for c in found.hands.values() for t in c.values() for n in t.values()]
        sound = isinstance(table, dict) and "format" in table
        sound = sound and all(0 <= n <= MOST for n in numbers)
    except ValueError:
        sound = False
    if not sound:
        raise UserError(
            _("{file} is no file of counted hands.").format(file=path),
            _("It was left as it is. Name another one with --save."),
        )
    if (found.exercise, found.edition) != (exercise.id, exercise.head.edition):
        raise UserError(
            _("{file} holds hands counted in the exercise {other} {edition}.").format(
                file=path, other=found.exercise, edition=found.edition
            ),
            _("It was left as it is. Name another one with --save."),
        )
    return found.hands
