"""``assessor exercise debrief``: the teams beside the key and beside each other."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.commands import handing
from assessor.errors import Exit, UserError
from assessor.exercise import debriefing, stages
from assessor.exercise.debriefing import gathering, working
from assessor.exercise.debriefing.results import Debrief
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Read the folder, say what is left out of it, and show or write the debrief."""
    debrief = read(args, args.stage)
    sources = (Path(each.name) for each in debrief.gathered.files)
    handing.over(debriefing, debrief, args, sources)
    return Exit.FINE


def read(args: argparse.Namespace, stage: str | None = None) -> Debrief:
    """What the folder that a person named comes to; what is left out is named on standard error.

    Raises:
        UserError: Nothing in it can be used, or no team came to the stage.
    """
    gathered = gathering.gather(args.folder, args.questionnaire, args.exercise)
    gathering.tell(gathered)
    if stage is not None:
        stages.checked(gathered.exercise, stage)
    debrief = working.build(gathered, args.anonymous, stage)
    if stage is not None and not debrief.stages:
        raise UserError(
            _("No team came to the stage {stage}.").format(stage=stage),
            _("Leave out --stage to see all that there are."),
            Exit.WRONG_USE,
        )
    return debrief
