"""``assessor report``: the gap report, on the screen or in a file."""

from __future__ import annotations

import argparse
import sys

from assessor import files, opening, reports, store
from assessor.errors import Exit
from questionnaires.texts import _
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """Build the report and show or write it; the assessment itself is never written over."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    if args.out is None:
        reports.show(args.format, assessment, questionnaire, result, args.plain)
        return Exit.FINE
    opening.refuse_same(args.out, args.file)
    text = reports.RENDERERS[args.format](assessment, questionnaire, result)
    files.write(args.out, text.encode())
    print(_("Written: {file}").format(file=args.out), file=sys.stderr)
    return Exit.FINE
