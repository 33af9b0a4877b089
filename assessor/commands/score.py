"""``assessor score``: what the answers come to, with coverage and evidence beside every figure."""

from __future__ import annotations

import argparse
import json
import sys
from fractions import Fraction

from assessor import console, opening, store
from assessor.errors import Exit
from assessor.reports import scores, terminal
from questionnaires.texts import _
from scoring import assess
from scoring.result import Result


def run(args: argparse.Namespace) -> int:
    """Score one assessment and show it."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    if args.format == "table":
        document = scores.document(assessment, questionnaire, result)
        terminal.show(document, console.out(args.plain), args.plain)
    elif args.format == "csv":
        console.write(scores.to_csv(questionnaire, result))
    else:
        data = scores.to_data(questionnaire, result, result.total)
        console.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    return Exit.FINE if args.fail_under is None else _reaches(result, args.fail_under)


def _reaches(result: Result, wanted: int) -> Exit:
    """Whether the total is sure to reach a percentage: its low end counts, and it must be shown."""
    interval = result.total.figure
    if interval and interval.low >= Fraction(wanted, 100):
        return Exit.FINE
    if interval:
        got = _("its low end is {low} %").format(low=f"{float(interval.low * 100):.2f}")
    else:
        got = _("there is no total, too little is answered")
    print(
        _("The total is not sure to reach {wanted} %: {got}.").format(wanted=wanted, got=got),
        file=sys.stderr,
    )
    return Exit.NOT_SO
