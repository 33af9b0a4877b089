"""``assessor status``: how far an assessment is, and what comes next."""

from __future__ import annotations

import argparse

from assessor import console, opening, store
from assessor.errors import Exit
from assessor.reports import progress
from assessor.reports.formats import terminal
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """Show what is answered and what is open, by element."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    if args.format == "json":
        console.write_json(progress.to_data(assessment, result))
    else:
        document = progress.document(assessment, questionnaire, result, str(args.file))
        terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE
