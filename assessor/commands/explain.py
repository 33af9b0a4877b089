"""``assessor explain``: how a score or finding came about, down to the answers."""

from __future__ import annotations

import argparse

from assessor import console, opening, store
from assessor.errors import Exit
from assessor.reports import explain
from assessor.reports.formats import terminal
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """Explain one node, cell or matrix field."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    document = explain.explain(questionnaire, result, assessment, args.id)
    terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE
