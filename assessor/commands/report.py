"""``assessor report``: the papers made from an assessment, on the screen or in a file."""

from __future__ import annotations

import argparse
import sys

from assessor import files, opening, reports, store
from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from questionnaires.texts import _
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """Build the report and show or write it; the assessment itself is never written over."""
    case = _case(args)
    form = args.format or (reports.format_of(args.out) if args.out else None) or "terminal"
    if args.out is None:
        _refuse_binary(form)
        reports.show(case, args.kind, form, args.plain)
        return Exit.FINE
    opening.refuse_same(args.out, args.file)
    files.write(args.out, reports.make(case, args.kind, form))
    print(_("Written: {file}").format(file=args.out), file=sys.stderr)
    return Exit.FINE


def _case(args: argparse.Namespace) -> Case:
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    folder = opening.folder(args.questionnaire or questionnaire.id)
    return Case(assessment, questionnaire, result, folder)


def _refuse_binary(form: str) -> None:
    if form in reports.BINARY:
        raise UserError(
            _("A screen cannot show {format}.").format(format=form),
            _("Name a file for it with -o OUT."),
            Exit.WRONG_USE,
        )
