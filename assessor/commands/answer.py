"""``assessor answer``: the interview; goes on where one left."""

from __future__ import annotations

import argparse
import sys

from assessor import opening, store
from assessor.errors import Exit
from assessor.interview.answer import answer
from assessor.interview.session import Outcome
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Hold the interview on a file and say what comes next."""
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        outcome = answer(opened, questionnaire, args.plain, args.at)
    lines = [
        _("Saved in {file}.").format(file=args.file),
        _("Go on any day:    assessor answer {file}").format(file=args.file),
        _("How far it is:    assessor status {file}").format(file=args.file),
    ]
    if outcome is Outcome.FINISHED:
        lines[1:] = [
            _("See the score:    assessor score {file}").format(file=args.file),
            _("The gap report:   assessor report {file}").format(file=args.file),
        ]
    print("\n".join(lines), file=sys.stderr)
    return Exit.FINE
