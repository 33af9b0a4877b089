"""``assessor exercise present``: the exercise for a projector, with hands counted in the room."""

from __future__ import annotations

import argparse
import sys

from assessor import opening
from assessor.errors import Exit, UserError
from assessor.exercise import stages
from assessor.exercise.hands import Hands
from assessor.exercise.show import Show
from assessor.interview.answer import at_a_terminal
from questionnaires.exercise import START
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Show the exercise until the trainer leaves."""
    exercise = opening.exercise(opening.folder(args.questionnaire), args.id)
    stage = stages.checked(exercise, args.stage or START)
    questionnaire = opening.questionnaire(args.questionnaire)
    counted = Hands(exercise, args.save)
    try:
        at_a_terminal(
            lambda prompter: Show(exercise, questionnaire, counted, prompter, stage).run(),
            args.plain,
        )
    except UserError as error:
        if error.code is Exit.WRONG_USE and "assessor set" in error.todo:
            raise UserError(error.what, _("Show it line by line with --plain."), error.code) from (
                error
            )
        raise
    finally:
        _tell(counted)
    return Exit.FINE


def _tell(counted: Hands) -> None:
    """Say where the counts are, however the showing ended; nothing where there are none."""
    if counted.loose:
        print(_("The hands that were counted are in no file."), file=sys.stderr)
    elif counted.path and counted.path.exists():
        print(_("Saved in {file}.").format(file=counted.path), file=sys.stderr)
