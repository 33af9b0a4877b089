"""``assessor exercise record``: type in what a team wrote on paper, one line for each question."""

from __future__ import annotations

import argparse
import sys

from assessor.errors import Exit
from assessor.exercise import stages, team
from assessor.exercise.sheet import Sheet
from assessor.interview import leaving
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Read lines until the last question or until one leaves; say what was recorded."""
    with leaving.in_good_order(), team.sitting(args) as sitting:
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        ahead = stages.ahead(sitting.exercise, sitting.file.assessment, args.stage)
        for inject in ahead:
            sitting.file.reach(inject.id)
        sheet = Sheet(sitting, sys.stdin, sys.stdout)
        sheet.fill(anew=bool(ahead))
    lines = [
        sheet.summary(),
        _("Saved in {file}.").format(file=args.file),
        _("Go on or change something with: {command}").format(command=team.command(args, "record")),
    ]
    print("\n".join(lines), file=sys.stderr)
    return Exit.FINE
