"""``assessor`` alone: where am I, what next."""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from assessor import safe
from assessor.errors import Exit
from questionnaires.texts import _

_LOOKED_AT = 200
_HEAD = 2000


def run(args: argparse.Namespace) -> int:
    """Name the assessments in this folder and the commands that come next."""
    print(_("assessor – examine a national export control system against OP3 of resolution 1540"))
    here = sorted(_assessments(Path()))
    print()
    if here:
        print(_("Assessments in this folder:"))
        for name in here:
            print(f"  {safe.line(name)}")
        first = safe.line(here[0])
        print()
        print(_("Go on answering:      assessor answer {file}").format(file=first))
        print(_("How far it is:        assessor status {file}").format(file=first))
        print(_("What it comes to:     assessor score {file}").format(file=first))
        print(_("The gap report:       assessor report {file}").format(file=first))
    else:
        print(_("There is no assessment in this folder yet."))
    print()
    print(_("A worked example:     assessor demo"))
    print(_("Start one's own:      assessor new my-assessment.json"))
    print(_("What can be asked:    assessor questionnaire list"))
    print(_("Everything else:      assessor --help"))
    return Exit.FINE


def _assessments(folder: Path) -> list[str]:
    """The files that begin as a saved assessment does; nothing is read beyond that."""
    found = []
    for path in islice(folder.glob("*.json"), _LOOKED_AT):
        try:
            with path.open("rb") as file:
                if b'"assessor/assessment"' in file.read(_HEAD):
                    found.append(path.name)
        except OSError:
            continue
    return found
