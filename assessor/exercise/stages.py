"""The stages of an exercise: which one a team is in, which come next, how long each is planned."""

from __future__ import annotations

from assessor.errors import Exit, UserError
from questionnaires.exercise import START, Exercise
from questionnaires.exercise_case import Inject
from questionnaires.responses import Assessment
from questionnaires.texts import _


def checked(exercise: Exercise, stage: str) -> str:
    """A stage that a person named.

    Raises:
        UserError: The exercise has none of this name.
    """
    if stage not in exercise.stages:
        raise UserError(
            _("The exercise {id} has no stage {stage}.").format(id=exercise.id, stage=stage),
            _("Its stages are: {known}.").format(known=", ".join(exercise.stages)),
            Exit.WRONG_USE,
        )
    return stage


def current(exercise: Exercise, assessment: Assessment) -> str:
    """The last stage that a team has reached."""
    reached = [stage for stage in exercise.stages if stage in assessment.stages]
    return reached[-1] if reached else START


def injects(exercise: Exercise, stage: str) -> tuple[Inject, ...]:
    """The injects that have happened in a stage, in order."""
    return exercise.injects[: exercise.stages.index(stage)]


def ahead(exercise: Exercise, assessment: Assessment, stage: str | None) -> tuple[Inject, ...]:
    """The injects that a team still has to be told to be in a stage; None: the one it is in.

    Raises:
        UserError: The team is past that stage; what it says now is said knowing more.
    """
    here = current(exercise, assessment)
    stage = stage or here
    if exercise.stages.index(stage) < exercise.stages.index(here):
        raise UserError(
            _("The team is in the stage {here} already, which comes after {stage}.").format(
                here=here, stage=stage
            ),
            _("Go on without --stage: what is answered now is answered knowing more."),
            Exit.WRONG_USE,
        )
    return exercise.injects[exercise.stages.index(here) : exercise.stages.index(stage)]


def minutes(exercise: Exercise, stage: str) -> int:
    """How long a stage is planned to take: for the first, all steps before the first inject."""
    for inject in exercise.injects:
        if inject.id == stage:
            return inject.minutes
    total = 0
    for step in exercise.head.steps:
        if step.inject:
            break
        total += step.minutes
    return total
