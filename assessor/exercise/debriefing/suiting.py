"""Whether a team's file is one of an exercise as it is here."""

from __future__ import annotations

from pathlib import Path

from assessor import opening
from assessor.errors import UserError
from assessor.exercise.debriefing.team_files import TeamFile
from questionnaires.exercise import Exercise
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def suits(
    file: TeamFile, questionnaire: Questionnaire, exercise: Exercise, unusable: list[str]
) -> bool:
    """Whether it is; if not, `unusable` gets a sentence with its name and the reason."""
    try:
        _refuse_other(file, exercise)
        opening.refuse_other(file.assessment, questionnaire, Path(file.name))
        opening.hold_against(file.assessment, questionnaire, Path(file.name))
    except UserError as error:
        unusable.append(error.what)
        return False
    return True


def _refuse_other(file: TeamFile, exercise: Exercise) -> None:
    drill = file.drill
    if drill.exercise != exercise.id:
        raise UserError(
            _("{file} is of another exercise, {id}.").format(file=file.name, id=drill.exercise)
        )
    if drill.edition != exercise.head.edition:
        raise UserError(
            _("{file} is of edition {theirs} of the exercise; this is edition {ours}.").format(
                file=file.name, theirs=drill.edition, ours=exercise.head.edition
            )
        )
    strange = [inject for inject in file.assessment.stages if inject not in exercise.stages]
    if strange:
        raise UserError(
            _("{file} reached the inject {inject}, which {id} does not have.").format(
                file=file.name, inject=strange[0], id=exercise.id
            )
        )
    if drill.part != "play" and exercise.test is None:
        raise UserError(
            _("{file} is of a test, and this exercise has none.").format(file=file.name)
        )
