"""``assessor target``: the State's own goals. All that is set is saved, or nothing is."""

from __future__ import annotations

import argparse
import sys

from assessor import console, opening, store
from assessor.errors import Exit, UserError
from assessor.saved import Aimed
from questionnaires import goals
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext
from questionnaires.values import is_date


def run(args: argparse.Namespace) -> int:
    """List the goals, or check all that are given and set them in one save."""
    if not args.goals:
        return _list(args)
    if args.by is not None and not is_date(args.by):
        raise UserError(
            _("--by {date} is no date.").format(date=args.by),
            _("Write 2027, 2027-06 or 2027-06-30."),
            Exit.WRONG_USE,
        )
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        aimed = [_aimed(questionnaire, opened.assessment, text, args) for text in args.goals]
        opened.aim(aimed)
    _tell(aimed)
    return Exit.FINE


def _list(args: argparse.Namespace) -> int:
    from assessor.reports.formats import terminal
    from assessor.reports.parts import goals as shown

    if args.by is not None or args.note is not None:
        raise UserError(
            _("--by and --note say something of a goal, and none is given."),
            _("Write ID=LEVEL, such as all=3."),
            Exit.WRONG_USE,
        )
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    if args.format == "json":
        data = shown.listing(assessment, questionnaire)
        console.write_json(data)
    else:
        document = shown.document(assessment, questionnaire)
        terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE


def _aimed(
    questionnaire: Questionnaire, assessment: Assessment, text: str, args: argparse.Namespace
) -> Aimed:
    """One ``ID=LEVEL`` of the command line."""
    ident, equals, wanted = (part.strip() for part in text.partition("="))
    if not equals or not goals.exists(questionnaire, ident):
        raise UserError(
            _("{text} is no goal: {ident} is no question or element of {id}.").format(
                text=text, ident=ident, id=questionnaire.id)
            if equals else _("{text} is no goal: it has no =.").format(text=text),
            _("Write ID=LEVEL with the id of a question or an element, or all=LEVEL. The ids are "
              "in: assessor questionnaire show {id}").format(id=questionnaire.id),
            Exit.WRONG_USE,
        )  # fmt: skip
    if wanted:
        return Aimed(ident, _wanted(questionnaire, ident, wanted), args.by, args.note)
    if ident not in assessment.aims():
        raise UserError(
            _("There is no goal for {ident} to take back.").format(ident=ident),
            _("See those that stand with: assessor target {file}").format(file=args.file),
            Exit.WRONG_USE,
        )
    return Aimed(ident, None, note=args.note)


def _wanted(questionnaire: Questionnaire, ident: str, text: str) -> int | str:
    try:
        return goals.parse(questionnaire, ident, text)
    except ValueError as error:
        raise UserError(
            _("{value} is no goal for {ident}: {expected}.").format(
                value=text, ident=ident, expected=error
            ),
            _("A goal for an element or for all is a level of the scale; nothing after the = takes "
              "it back."),
            Exit.WRONG_USE,
        ) from error  # fmt: skip


def _tell(aimed: list[Aimed]) -> None:
    set_ = sum(goal.wanted is not None for goal in aimed)
    back = len(aimed) - set_
    if set_:
        print(ngettext("{n} goal set.", "{n} goals set.", set_).format(n=set_), file=sys.stderr)
    if back:
        text = ngettext("{n} goal taken back.", "{n} goals taken back.", back)
        print(text.format(n=back), file=sys.stderr)
