"""``assessor exercise note``: an information note on an exercise for its organisers."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.commands import handing
from assessor.errors import Exit
from assessor.exercise import debrief, noting
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.noting.told import together
from assessor.reports.details import Details


def run(args: argparse.Namespace) -> int:
    """Read the folder and what is told beside it, and show or write the note."""
    found = debrief.read(args)
    details = _details(args.details, found) if args.details else Details()
    sources = [Path(each.name) for each in found.gathered.files]
    sources += [args.details] if args.details else []
    handing.over(noting, together(found, details), args, sources)
    return Exit.FINE


def _details(file: Path, found: Debrief) -> Details:
    from assessor.reports import details_file  # what it needs is slow to import

    return details_file.read(file, found)
