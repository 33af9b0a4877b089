"""``assessor need``: where help from outside is needed. All marks are saved, or none is."""

from __future__ import annotations

import argparse
import sys

from assessor import console, opening, store
from assessor.errors import Exit, UserError
from assessor.saved import Needed
from questionnaires import needs
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """List the marks, or check all ids that are given and mark them in one save."""
    if not args.ids:
        return _list(args)
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        for ident in args.ids:
            _refuse_unknown(questionnaire, ident)
            if args.remove:
                _refuse_unmarked(questionnaire, opened.assessment, ident, args)
        ids = dict.fromkeys(args.ids)
        opened.need([Needed(ident, not args.remove, args.note) for ident in ids])
    _tell(len(ids), args.remove)
    return Exit.FINE


def _list(args: argparse.Namespace) -> int:
    from assessor.reports.formats import terminal
    from assessor.reports.parts import needs as shown

    if args.remove or args.note is not None:
        raise UserError(
            _("--note and --remove say something of a mark, and no id is given."),
            _("Write the id of a question or an element."),
            Exit.WRONG_USE,
        )
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    if args.format == "json":
        console.write_json(shown.listing(assessment, questionnaire))
    else:
        document = shown.document(assessment, questionnaire)
        terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE


def _refuse_unknown(questionnaire: Questionnaire, ident: str) -> None:
    if not needs.exists(questionnaire, ident):
        raise opening.no_such_id(ident, questionnaire)


def _refuse_unmarked(
    questionnaire: Questionnaire, assessment: Assessment, ident: str, args: argparse.Namespace
) -> None:
    """A question can be taken out of a marked element; what was never marked cannot."""
    marks, question = assessment.marks(), questionnaire.questions.get(ident)
    if question:
        marked = needs.need_of(questionnaire, question, marks) is not None
    else:
        marked = ident in marks and marks[ident].wanted
    if not marked:
        raise UserError(
            _("{ident} is not marked.").format(ident=ident),
            _("See what is marked with: assessor need {file}").format(file=args.file),
            Exit.WRONG_USE,
        )


def _tell(count: int, removed: bool) -> None:
    text = (
        ngettext("{n} mark taken back.", "{n} marks taken back.", count)
        if removed
        else ngettext("{n} mark set.", "{n} marks set.", count)
    )
    print(text.format(n=count), file=sys.stderr)
