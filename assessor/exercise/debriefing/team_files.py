"""The files of a folder, read one by one: which are teams' files, and why the others are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessor import files, saved, secrecy
from assessor.errors import Exit, UserError
from assessor.exercise import hands
from assessor.reports.parts import front
from questionnaires.responses import Assessment, Drill
from questionnaires.texts import _


@dataclass(frozen=True)
class TeamFile:
    """A sound file of the exercise.

    Attributes:
        name: What a person calls it.
    """

    name: str
    assessment: Assessment
    drill: Drill

    @property
    def team(self) -> str:
        """The team, however its name is spaced and whichever letters are capital."""
        return " ".join(self.drill.team.split()).casefold()

    @property
    def newness(self) -> tuple[str, int, str]:
        """Sorts files of one team and part, the newest last."""
        last = front.last_answer(self.assessment) or self.assessment.created
        return last, self.assessment.rev, self.name


def read(folder: Path, unusable: list[str]) -> Iterator[TeamFile]:
    """The teams' files in a folder and in those beneath it; files of counted hands are passed over.

    Args:
        folder: Where they are.
        unusable: Gets a sentence for each file that is none, with its name and the reason.
    """
    for path in _paths(folder, unusable):
        try:
            data, _found = files.read(path)
            if not hands.are_in(data):
                yield _team_file(path, data)
        except UserError as error:
            unusable.append(error.what)


def _paths(folder: Path, unusable: list[str]) -> list[Path]:
    """All JSON files, in the order of their names; links to other folders are not followed."""
    if not folder.is_dir():
        raise UserError(
            _("There is no folder {folder}.").format(folder=folder),
            _("Name the folder that the teams' files are in."),
            Exit.WRONG_USE,
        )

    def unread(error: OSError) -> None:
        text = _("The folder {folder} cannot be read: {reason}.")
        unusable.append(text.format(folder=error.filename, reason=files.reason(error)))

    found = []
    for root, folders, names in os.walk(folder, onerror=unread):
        folders.sort()
        found += [Path(root, name) for name in names if name.lower().endswith(".json")]
    return sorted(found)


def _team_file(path: Path, data: bytes) -> TeamFile:
    if secrecy.is_protected(data):
        raise UserError(
            _("{file} is protected with a passphrase.").format(file=path),
            _("Take a copy of it in the clear: assessor unprotect FILE"),
        )
    assessment = saved.loads(data, str(path))
    if assessment.drill is None:
        raise UserError(
            _("{file} is an assessment, and no team's file of an exercise.").format(file=path)
        )
    return TeamFile(str(path), assessment, assessment.drill)
