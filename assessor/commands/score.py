"""``assessor score``: what the answers come to, with coverage and evidence beside every figure."""

from __future__ import annotations

import argparse
import sys
from fractions import Fraction

from assessor import baseline, console, opening, safe, store, words
from assessor.errors import Exit, UserError
from assessor.reports import since, source
from assessor.reports.formats import terminal
from assessor.reports.parts import scores
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Responses
from questionnaires.texts import _
from scoring import assess
from scoring.progress import Progress, progress
from scoring.result import Result


def run(args: argparse.Namespace) -> int:
    """Score one assessment and show it, or the many of a table."""
    _refuse_contradictions(args)
    if args.responses:
        from assessor.commands import score_many

        return score_many.run(args)
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    responses = assessment.current()
    result = assess(questionnaire, responses, assessment.profile, assessment.aims())
    before = args.baseline and baseline.read(args.baseline, assessment, questionnaire, args.file)
    done = _progress(questionnaire, result, responses, before) if before else None
    for warning in baseline.warnings(before, assessment) if before else ():
        print(safe.line(warning), file=sys.stderr)
    if args.format in (None, "table"):
        more = since.blocks(before, questionnaire, result, done) if before and done else ()
        document = scores.document(assessment, questionnaire, result, more)
        terminal.show(document, console.out(args.plain), args.plain)
    elif args.format == "csv":
        console.write(scores.to_csv(questionnaire, result, done))
    else:
        data = scores.to_data(questionnaire, result, result.total, done)
        data["source"] = source.of(assessment)
        console.write_json(data)
    return Exit.FINE if args.fail_under is None else _reaches(result, args.fail_under)


def _progress(
    questionnaire: Questionnaire, result: Result, responses: Responses, before: Assessment
) -> Progress:
    """Progress since a baseline, of which the same questions are looked at."""
    then = assess(questionnaire, before.current(), result.profile)
    return progress(questionnaire, result, responses, then.total)


def _refuse_contradictions(args: argparse.Namespace) -> None:
    """Refuse what is said of one assessment and of many at once, and what says too little."""
    what = ""
    if bool(args.file) == bool(args.responses):
        what = _("Name either the FILE of one assessment or the table of many with --responses.")
    elif args.file and (args.profile or args.strict or args.out):
        what = _("--profile, --strict and -o go with --responses, not with a FILE.")
    elif args.responses and (args.fail_under is not None or args.baseline):
        what = _("--fail-under and --baseline speak of one assessment, not of --responses.")
    elif args.responses and args.format == "table":
        what = _("--format table shows one assessment; of many there is csv and json.")
    elif args.responses and not args.questionnaire:
        what = _("--responses needs --questionnaire: a table does not tell what it answers.")
    if what:
        raise UserError(what, _("See: assessor score --help"), Exit.WRONG_USE)


def _reaches(result: Result, wanted: int) -> Exit:
    """Whether the total is sure to reach a percentage: its low end counts, and it must be shown."""
    interval = result.total.figure
    if interval and interval.low >= Fraction(wanted, 100):
        return Exit.FINE
    if interval:
        got = _("its low end is {low} %").format(
            low=words.pointed(f"{float(interval.low * 100):.2f}")
        )
    else:
        got = _("there is no total, too little is answered")
    print(
        _("The total is not sure to reach {wanted} %: {got}.").format(wanted=wanted, got=got),
        file=sys.stderr,
    )
    return Exit.NOT_SO
