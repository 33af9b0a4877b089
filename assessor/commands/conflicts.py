"""``assessor conflicts``: where agencies disagree, and how it is settled."""

from __future__ import annotations

import argparse
import sys

from assessor import console, opening, store
from assessor.errors import Exit
from assessor.together import conflicts, settling
from assessor.together.conflicts import Conflict
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import ngettext


def run(args: argparse.Namespace) -> int:
    """List the conflicts, or settle them by a rule or in a dialogue."""
    if args.rule or args.resolve:
        return _settle(args)
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    _show(args, questionnaire, _chosen(args, assessment, questionnaire))
    return Exit.FINE


def _settle(args: argparse.Namespace) -> int:
    from assessor.interview.answer import at_a_terminal

    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        found = _chosen(args, opened.assessment, questionnaire)
        if args.rule:
            taken, left = conflicts.settled_by(args.rule, found)
            opened.say_many([
                settling.settlement(conflict, said, args.rule, args.why, args.by)
                for conflict, said in taken
            ])  # fmt: skip
            count = len(taken)
        else:
            count = at_a_terminal(
                lambda prompter: settling.settle(
                    prompter, questionnaire, found, args.by, lambda said: opened.say_many([said])
                ),
                args.plain,
            ) if found else 0  # fmt: skip
        left = _chosen(args, opened.assessment, questionnaire)
    settled = ngettext("{n} conflict settled", "{n} conflicts settled", count).format(n=count)
    open_ = ngettext("{n} left open.", "{n} left open.", len(left)).format(n=len(left))
    print(f"{settled}, {open_}", file=sys.stderr)
    if left and args.rule:
        _show(args, questionnaire, left)
    return Exit.FINE


def _chosen(
    args: argparse.Namespace, assessment: Assessment, questionnaire: Questionnaire
) -> tuple[Conflict, ...]:
    found = conflicts.found(assessment, questionnaire)
    if not args.ids:
        return found
    known = {*questionnaire.questions, *questionnaire.cells}
    known |= {element.id for element in questionnaire.elements}
    strange = [ident for ident in args.ids if ident not in known]
    if strange:
        raise opening.no_such_id(strange[0], questionnaire)
    wanted = set(args.ids)
    return tuple(each for each in found if wanted & _ids(questionnaire, each))


def _ids(questionnaire: Questionnaire, conflict: Conflict) -> set[str]:
    element = questionnaire.element_of[conflict.question.id]
    return {conflict.cell.id, conflict.question.id, element.id}


def _show(
    args: argparse.Namespace, questionnaire: Questionnaire, found: tuple[Conflict, ...]
) -> None:
    from assessor.reports import conflicts as report
    from assessor.reports.formats import terminal

    if args.format == "json":
        console.write_json(report.to_data(found))
    else:
        document = report.document(questionnaire, found)
        terminal.show(document, console.out(args.plain), args.plain)
