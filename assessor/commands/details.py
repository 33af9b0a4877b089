"""``assessor details``: a form for what papers need beside the answers."""

from __future__ import annotations

import argparse
import sys

from assessor import files
from assessor.commands import report
from assessor.errors import Exit
from assessor.reports import details_form
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Write the form under a name that is free: a form that is filled in is never lost."""
    case = report.read(args.file, args.questionnaire)
    files.create(args.out, details_form.text(case).encode())
    print(_("Written: {file}").format(file=args.out), file=sys.stderr)
    print(_("Fill in what is known; what stays empty is left open in the papers."), file=sys.stderr)
    return Exit.FINE
