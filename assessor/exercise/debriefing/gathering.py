"""A folder of teams' files: what can be used of one exercise, and what is left out."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assessor import opening, safe, speech
from assessor.errors import Exit, UserError
from assessor.exercise.debriefing import team_files
from assessor.exercise.debriefing.suiting import suits
from assessor.exercise.debriefing.team_files import TeamFile
from questionnaires.exercise import Exercise
from questionnaires.model import Questionnaire
from questionnaires.texts import _, ngettext


@dataclass(frozen=True)
class Gathered:
    """What a folder holds of one exercise.

    Attributes:
        folder: Where the questionnaire lies.
        files: The newest of each team and part, sorted by team.
        unusable: Of each file that cannot be used, why; its name is in the sentence.
        older: The same of each file that a newer one of the same team and part stands for.
    """

    questionnaire: Questionnaire
    exercise: Exercise
    folder: Path
    files: tuple[TeamFile, ...]
    unusable: tuple[str, ...]
    older: tuple[str, ...]

    def of(self, part: str) -> tuple[TeamFile, ...]:
        """The files of one part of the exercise."""
        return tuple(each for each in self.files if each.drill.part == part)


def gather(folder: Path, questionnaire: Path, exercise: str | None) -> Gathered:
    """Read every JSON file in a folder and in those beneath it.

    Args:
        folder: The teams' files.
        questionnaire: The questionnaire that the exercise stands beside, by id or folder.
        exercise: The id of the exercise; None: the one that most of the files are of.

    Raises:
        UserError: Nothing in the folder can be used, or the exercise cannot.
    """
    unusable: list[str] = []
    read = list(team_files.read(folder, unusable))
    _speak(read)
    found = opening.questionnaire(questionnaire)
    where = opening.folder(questionnaire)
    ident = exercise or _most(read, folder, unusable)
    chosen = opening.exercise(where, ident)
    sound = [each for each in read if suits(each, found, chosen, unusable)]
    if not sound:
        raise _nothing(folder, unusable)
    newest, older = _newest(sound)
    return Gathered(found, chosen, where, newest, tuple(unusable), older)


def tell(gathered: Gathered) -> None:
    """Name on standard error what is left out, and why."""
    for text in (*gathered.unusable, *gathered.older):
        print(safe.line(text), file=sys.stderr)
    if gathered.unusable:
        count = len(gathered.unusable)
        text = ngettext(
            "{n} file cannot be used and is left out.",
            "{n} files cannot be used and are left out.",
            count,
        )
        print(text.format(n=count), file=sys.stderr)


def _speak(read: list[TeamFile]) -> None:
    """The language that most of the files are in, as other commands speak that of their file."""
    spoken = Counter(each.assessment.language for each in read)
    if spoken:
        speech.follow(min(spoken, key=lambda language: (-spoken[language], language)))


def _most(read: list[TeamFile], folder: Path, unusable: list[str]) -> str:
    """The exercise that most of the files are of."""
    counted = Counter(each.drill.exercise for each in read).most_common(2)
    if not counted:
        raise _nothing(folder, unusable)
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        named = ", ".join(sorted(safe.line(ident) for ident, _count in counted))
        raise UserError(
            _("{folder} holds as many files of one exercise as of another: {named}.").format(
                folder=folder, named=named
            ),
            _("Say which one with --exercise ID."),
            Exit.WRONG_USE,
        )
    return counted[0][0]


def _newest(sound: list[TeamFile]) -> tuple[tuple[TeamFile, ...], tuple[str, ...]]:
    """The newest file of each team and part, and a sentence for each of the others."""
    ordered = sorted(sound, key=lambda each: each.newness)
    kept = {(each.team, each.drill.part): each for each in ordered}
    text = _("{file} is left out: {newer} is newer, of the same team and part.")
    older = [
        text.format(file=each.name, newer=kept[each.team, each.drill.part].name)
        for each in sorted(sound, key=lambda each: each.name)
        if kept[each.team, each.drill.part] is not each
    ]
    return tuple(kept[key] for key in sorted(kept)), tuple(older)


def _nothing(folder: Path, unusable: list[str]) -> UserError:
    for text in unusable:
        print(safe.line(text), file=sys.stderr)
    return UserError(
        _("No file in {folder} can be used as a team's file of an exercise.").format(folder=folder),
        _("Teams' files are made by: assessor exercise play ID --team NAME -o FILE"),
    )
