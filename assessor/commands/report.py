"""``assessor report``: the papers made from an assessment, on the screen or in a file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assessor import opening, reports, store
from assessor.commands import handing
from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from assessor.reports.details import Details
from questionnaires.texts import _
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """Build the report and show or write it; the assessment itself is never written over."""
    sources = tuple(filter(None, (args.file, args.earlier, args.details)))
    handing.over(reports.named(args.kind), _case(args), args, sources)
    return Exit.FINE


def _case(args: argparse.Namespace) -> Case:
    _refuse_for_others(args)
    case = read(args.file, args.questionnaire)
    details = _details(args.details, case) if args.details else case.details
    earlier = _earlier(args, case) if args.earlier else None
    return replace(case, details=details, layout=args.layout, earlier=earlier, subject=args.subject)


def _details(file: Path, case: Case) -> Details:
    from assessor.reports import details_file  # what it needs is slow to import

    return details_file.read(file, case)


def read(file: Path, own: Path | None) -> Case:
    """What reports on a saved assessment are made from, with nothing said beside it.

    Args:
        file: The saved assessment.
        own: The folder of its questionnaire, where that is not a bundled one.

    Raises:
        UserError: The file or its questionnaire cannot be used.
    """
    assessment = store.read(file)
    questionnaire = opening.questionnaire_of(assessment, own, file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    return Case(assessment, questionnaire, result, opening.folder(own or questionnaire.id))


def _earlier(args: argparse.Namespace, case: Case) -> Case:
    """The earlier assessment, which may answer the same questionnaire or a bundled one."""
    if args.earlier.exists() and args.earlier.samefile(args.file):
        raise UserError(
            _("{file} cannot be compared with itself.").format(file=args.file),
            _("Name an earlier assessment, such as one made with “assessor import matrix”."),
            Exit.WRONG_USE,
        )
    theirs = store.read(args.earlier).questionnaire.id
    return read(args.earlier, args.questionnaire if theirs == case.questionnaire.id else None)


def _refuse_for_others(args: argparse.Namespace) -> None:
    """Options that only one paper looks at: with another, what they say would go unheard."""
    of = (
        ("--layout", args.layout, "matrix"),
        ("--earlier", args.earlier, "matrix"),
        ("--subject", args.subject, "assistance-request"),
    )
    for option, value, kind in of:
        if value is not None and args.kind != kind:
            raise UserError(
                _("{option} is for the {kind}.").format(option=option, kind=kind),
                _("Ask for it with --as {kind}.").format(kind=kind),
                Exit.WRONG_USE,
            )
