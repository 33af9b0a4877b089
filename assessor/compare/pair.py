"""Two saved results side by side: read, held against each other, shown."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assessor import opening
from assessor.commands import handing, report
from assessor.compare import editions, two
from assessor.compare.two.data import Two
from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from questionnaires.editions import Step
from questionnaires.pairing import Pairing, pairing
from questionnaires.texts import _
from scoring import compare
from scoring.compare import Judged


def run(args: argparse.Namespace) -> int:
    """Show or write what differs; both files are only read."""
    a, b = args.paths
    _refuse_same(a, b)
    pair = read(a, b, args.questionnaire, args.questionnaire_b)
    pair = replace(pair, only_changes=args.only == "changes")
    handing.over(two, pair, args, (a, b))
    return Exit.FINE


def read(a: Path, b: Path, own: Path | None = None, other: Path | None = None) -> Two:
    """Two saved files, held against each other.

    Args:
        a: The one that differences start from.
        b: The one that they lead to.
        own: The folder of their questionnaire, where that is not a bundled one.
        other: The folder of B's, where that is another.

    Raises:
        UserError: One of them cannot be used, or they answer different questionnaires.
    """
    before, after = report.read(a, own), _other(b, own, other)
    if before.questionnaire.id != after.questionnaire.id:
        raise UserError(
            _("{a} answers {theirs}, {b} answers {ours}: different questionnaires have nothing to "
              "compare question by question.").format(
                a=a, theirs=before.questionnaire.id, b=b, ours=after.questionnaire.id),
            _("Their findings can be held together as matrix drafts: assessor report {b} "
              "--as matrix --earlier {a}").format(a=a, b=b),
            Exit.WRONG_USE,
        )  # fmt: skip
    return held(before, after)


def _other(b: Path, own: Path | None, other: Path | None) -> Case:
    """B by the folder named for it, else by the one that A was read with."""
    try:
        return report.read(b, other or own)
    except opening.OtherEditionError as error:
        if other:
            raise
        raise UserError(
            error.what,
            _("Name the folder of the edition that {file} answers with --questionnaire-b "
              "FOLDER.").format(file=b),
            Exit.WRONG_USE,
        ) from error  # fmt: skip


def held(before: Case, after: Case) -> Two:
    """Two cases of one questionnaire, in whatever editions."""
    together, told = _pairing(before, after)
    found = compare.compare(_judged(before), _judged(after), together)
    return Two(before, after, found, told)


def _judged(case: Case) -> Judged:
    return Judged(case.questionnaire, case.assessment.current(), case.result)


def _pairing(before: Case, after: Case) -> tuple[Pairing, bool]:
    """What belongs together, and whether anybody said so; the later edition tells."""
    old, new = before.questionnaire, after.questionnaire
    onward = _steps(before, after)
    if onward is not None:
        return pairing(old, new, onward), True
    back = _steps(after, before)
    if back is not None:
        return pairing(new, old, back).mirrored(), True
    return pairing(old, new), False


def _steps(start: Case, end: Case) -> tuple[Step, ...] | None:
    return editions.steps(end.folder, start.questionnaire.edition, end.questionnaire.edition)


def _refuse_same(a: Path, b: Path) -> None:
    if a.exists() and b.exists() and a.samefile(b):
        raise UserError(
            _("{file} cannot be compared with itself.").format(file=a),
            _("Name two saved assessments."),
            Exit.WRONG_USE,
        )
