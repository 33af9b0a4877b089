"""``assessor agencies``: which agency answers which questions of an assessment."""

from __future__ import annotations

import argparse
import sys

from assessor import console, opening, store
from assessor.errors import Exit, UserError
from assessor.together import shares
from questionnaires.model import Questionnaire
from questionnaires.responses import AgencyShare, Assessment
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """List the agencies, or change the assessment's own list of them."""
    if not (args.agency or args.remove):
        if args.name or args.leads or args.also or args.without:
            raise UserError(
                _("It is not said which agency is meant."), _("Add --set AGENCY."), Exit.WRONG_USE
            )
        return _list(args)
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        listed = _changed(args, opened.assessment, questionnaire)
        opened.become(opened.assessment.model_copy(update={"agencies": listed}))
    print(_("Saved in {file}.").format(file=args.file), file=sys.stderr)
    return Exit.FINE


def _list(args: argparse.Namespace) -> int:
    from assessor.reports import agencies as report
    from assessor.reports.formats import terminal

    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    if args.format == "json":
        console.write_json(report.to_data(assessment, questionnaire))
    else:
        document = report.document(assessment, questionnaire)
        terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE


def _changed(
    args: argparse.Namespace, assessment: Assessment, questionnaire: Questionnaire
) -> tuple[AgencyShare, ...]:
    listed = {each.id: each for each in shares.listed(assessment, questionnaire)}
    if args.remove and listed.pop(args.remove, None) is None:
        raise _unknown(args.remove, tuple(listed))
    if args.agency:
        _refuse_strange(questionnaire, (*args.leads, *args.also, *args.without))
        listed[args.agency] = _share(args, listed.get(args.agency))
    return tuple(listed.values())


def _share(args: argparse.Namespace, before: AgencyShare | None) -> AgencyShare:
    """The agency as it is now: what it leads it is not asked beside another, and the reverse."""
    leads = [*(before.leads if before else ()), *args.leads]
    also = [*(before.also if before else ()), *args.also]
    leads = [ident for ident in leads if ident not in {*args.also, *args.without}]
    also = [ident for ident in also if ident not in {*args.leads, *args.without}]
    try:
        return AgencyShare(
            id=args.agency,
            name=args.name or (before.name if before else args.agency),
            leads=tuple(dict.fromkeys(leads)),
            also=tuple(dict.fromkeys(also)),
        )
    except ValueError as error:
        raise UserError(
            _("{id} is no id for an agency, or its name is too long.").format(id=args.agency),
            _("An id has small letters, digits and _, such as port_authority; give its full name "
              "with --name."),
            Exit.WRONG_USE,
        ) from error  # fmt: skip


def _refuse_strange(questionnaire: Questionnaire, ids: tuple[str, ...]) -> None:
    strange = [ident for ident in ids if not shares.exists(questionnaire, ident)]
    if strange:
        raise opening.no_such_id(strange[0], questionnaire)


def _unknown(ident: str, known: tuple[str, ...]) -> UserError:
    return UserError(
        _("There is no agency {id}.").format(id=ident),
        _("Agencies are: {known}.").format(known=", ".join(known)),
        Exit.WRONG_USE,
    )
