"""``assessor import``: answers from a filled form, or an assessment from another form."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import files, opening, safe, saved, store
from assessor.beginning import begin
from assessor.errors import Exit, UserError
from assessor.exchange import matrix
from questionnaires.texts import _, ngettext

if TYPE_CHECKING:  # not needed for a matrix
    from assessor.exchange.form.filled import Newer, Outcome
    from questionnaires.model import Questionnaire
    from questionnaires.responses import Assessment

MATRIX = "matrix"


def run(args: argparse.Namespace) -> int:
    """Read a form into an assessment; or, said so in FILE's place, a matrix into a new one."""
    return _matrix(args) if args.file == MATRIX else _form(args)


def _form(args: argparse.Namespace) -> int:
    """Take what can be taken in one save, and say of every other row what is wrong with it."""
    from assessor.commands import submitted
    from assessor.commands.merge import tell_of_conflicts

    path = Path(args.file)
    if args.out:
        raise UserError(
            _("-o is for: assessor import matrix SOURCE -o FILE"),
            _("A form is read into the assessment itself."),
            Exit.WRONG_USE,
        )
    with store.writing(path) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, path)
        data = files.read(args.source)[0]
        is_submitted = submitted.is_table(data)
        weigh = submitted.weighed if is_submitted else _weighed
        outcome = weigh(data, args, opened.assessment, questionnaire)
        over = outcome.newer if args.overwrite else _asked(outcome.newer)
        said = [*outcome.said, *(newer.said for newer in over)]
        if is_submitted:
            submitted.save(opened, said)
        else:
            opened.say_many(said)
    left = [newer.refused for newer in outcome.newer if newer not in over]
    refused = [*outcome.refused, *left]
    for each in refused:
        print(_("{where} ({cell}): {what}.").format(
            where=safe.line(each.where), cell=safe.line(each.cell)[:80] or "–",
            what=safe.line(each.what)), safe.line(each.todo))  # fmt: skip
    _tell(len(said), outcome, len(refused))
    if is_submitted:
        tell_of_conflicts(opened.assessment, path)
    return Exit.NOT_SO if refused else Exit.FINE


def _weighed(
    data: bytes, args: argparse.Namespace, assessment: Assessment, questionnaire: Questionnaire
) -> Outcome:
    from assessor.exchange.form import incoming, taking

    form = incoming.read(data, str(args.source), assessment)
    return taking.weighed(
        assessment, questionnaire, form.rows, form.known, args.by or form.by, args.agency
    )


def _tell(taken: int, outcome: Outcome, refused: int) -> None:
    print(
        ngettext("{n} answer taken", "{n} answers taken", taken).format(n=taken)
        + ", "
        + _("{n} unchanged, {refused} refused.").format(n=outcome.unchanged, refused=refused),
        file=sys.stderr,
    )
    if outcome.absent:
        text = ngettext(
            "{n} cell has no row in it and stays as it is.",
            "{n} cells have no row in it and stay as they are.",
            outcome.absent,
        )
        print(text.format(n=outcome.absent), file=sys.stderr)
    if refused:
        print(
            _("Mend the rows that were refused and import the file again: what was taken already "
              "is not taken twice."), file=sys.stderr,
        )  # fmt: skip


def _asked(newer: list[Newer]) -> list[Newer]:
    """Those that somebody at the terminal wants from the form; without one, none."""
    chosen: list[Newer] = []
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return chosen
    for number, each in enumerate(newer):
        print(
            _("{where} ({cell}) was answered anew since the form was made.").format(
                where=safe.line(each.where), cell=each.said.cell),
            _("  stands now: {text}").format(text=safe.line(each.stands)),
            _("  the form:   {text}").format(text=safe.line(each.filled)),
            sep="\n", file=sys.stderr,
        )  # fmt: skip
        said = _key(_("Take the form's? y = yes, n = no, a = all of these, s = none of these: "))
        if said == "s":
            break
        if said == "a":
            return [*chosen, *newer[number:]]
        if said == "y":
            chosen.append(each)
    return chosen


def _key(prompt: str) -> str:
    while True:
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        said = line.strip().lower()
        if not line:
            return "s"
        if said in ("y", "n", "a", "s"):
            return said


def _matrix(args: argparse.Namespace) -> int:
    """Read a matrix profile and write it as an assessment of its own."""
    if args.out is None:
        raise UserError(
            _("There is no name for the file to create."),
            _("Add it: assessor import matrix {source} -o FILE").format(source=args.source),
            Exit.WRONG_USE,
        )
    questionnaire = opening.questionnaire("op3_matrix")
    profile = matrix.read(args.source, questionnaire)
    assessment = begin(
        questionnaire, profile=opening.profile(questionnaire, args.profile or "full"),
        system=profile.system, assessor_type="external", note=profile.note,
    )  # fmt: skip
    store.create(args.out, saved.said(assessment, profile.said))
    count = Counter(said.status for said in profile.said)
    print(
        _("{file}: {system}, {answered} cells marked, {unknown} not seen in the source.").format(
            file=args.out, system=safe.line(profile.system),
            answered=count["answered"], unknown=count["unknown"]),
        _("Next: assessor score {file}").format(file=args.out),
        sep="\n", file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE
