"""Whether a file is a team's own, in one part of one exercise."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assessor.errors import UserError
from questionnaires.exercise import Exercise
from questionnaires.responses import Assessment
from questionnaires.texts import _

Part = Literal["play", "pre", "post"]
"""The exercise itself, or its test before or after it."""


def refuse_other(
    assessment: Assessment, exercise: Exercise, team: str, part: Part, file: Path
) -> None:
    """Refuse a file that is not this team's in this part of this exercise."""
    drill = assessment.drill
    if drill is None:
        what = _("{file} is an assessment and no team's file of an exercise.").format(file=file)
    elif drill.exercise != exercise.id:
        what = _("{file} belongs to the exercise {other}, not to {id}.").format(
            file=file, other=drill.exercise, id=exercise.id
        )
    elif drill.edition != exercise.head.edition:
        what = _("{file} belongs to edition {theirs} of the exercise; this is {ours}.").format(
            file=file, theirs=drill.edition, ours=exercise.head.edition
        )
    elif drill.team != team:
        what = _("{file} belongs to the team {theirs}, not to {team}.").format(
            file=file, theirs=drill.team, team=team
        )
    elif drill.part != part:
        what = _("{file} holds answers to {theirs}, not to {part}.").format(
            file=file, theirs=_part(drill.part), part=_part(part)
        )
    else:
        return
    raise UserError(
        what, _("It was left as it is. Name the right file with -o, or one that is not there yet.")
    )


def _part(part: Part) -> str:
    """A part of an exercise in words."""
    return {
        "play": _("the exercise itself"),
        "pre": _("the test before it (--test pre)"),
        "post": _("the test after it (--test post)"),
    }[part]
