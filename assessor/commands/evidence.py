"""``assessor evidence``: the register of what can be shown for answers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import console, files, opening, register, safe, store
from assessor.errors import Exit, UserError
from assessor.saved import Said
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Evidence
from questionnaires.texts import _, ngettext
from questionnaires.values import is_date
from scoring import assess


def run(args: argparse.Namespace) -> int:
    """List, add or check."""
    actions = {"list_all": _list_all, "add": _add, "check": _check}
    return actions[args.action](args)


def _list_all(args: argparse.Namespace) -> int:
    from assessor.reports import register as report
    from assessor.reports.formats import terminal

    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    if args.format == "json":
        console.write_json(report.to_data(assessment, result))
    else:
        document = report.document(assessment, questionnaire, result)
        screen = console.out(args.plain)
        with console.paged(screen, args.plain):
            terminal.show(document, screen, args.plain)
    return Exit.FINE


def _add(args: argparse.Namespace) -> int:
    piece = _piece(args)
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        said = _said(opened.assessment, questionnaire, args, piece)
        opened.say_many(said)
    count = len(said)
    text = ngettext("Recorded for {n} answer.", "Recorded for {n} answers.", count)
    print(text.format(n=count), file=sys.stderr)
    return Exit.FINE


def _piece(args: argparse.Namespace) -> Evidence:
    if not (args.title or args.source):
        raise UserError(
            _("The piece has no name."), _("Add --title TITLE or --source FILE."), Exit.WRONG_USE
        )
    if args.date is not None and not is_date(args.date):
        raise UserError(
            _("--date {date} is no date.").format(date=args.date),
            _("Write 2019, 2019-05 or 2019-05-31."),
            Exit.WRONG_USE,
        )
    try:
        return Evidence(
            title=args.title or args.source.name,
            reference=args.source.name if args.source else args.citation,
            page=args.page,
            date=args.date,
            marking=args.marking,
            sha256=_digest(args.source) if args.source else None,
        )
    except ValueError as error:
        raise UserError(
            _("A text is too long to be kept."),
            _("Titles and citations take 500 characters, pages and markings 100."),
            Exit.WRONG_USE,
        ) from error


def _digest(path: Path) -> str:
    try:
        if not path.is_file():
            raise FileNotFoundError
        return register.sha256(path)
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=files.reason(error)),
            _("Check the name, or give --citation instead of --source."),
        ) from error


def _said(
    assessment: Assessment, questionnaire: Questionnaire, args: argparse.Namespace, piece: Evidence
) -> list[Said]:
    """The standing answers once more, with the piece added."""
    current, said = assessment.current(), []
    for ident in args.ids:
        question = questionnaire.questions.get(ident)
        cells = question.cells if question else ()
        if ident in questionnaire.cells:
            cells = (questionnaire.cells[ident],)
        answers = [(cell.id, current[cell.id]) for cell in cells if cell.id in current]
        answered = [(cell, r) for cell, r in answers if r.status in ("answered", "not_applicable")]
        if not answered:
            raise _nothing_to_support(args, questionnaire, ident, bool(cells))
        said += [
            Said(cell, r.status, r.value, r.reason, r.comment, (*r.evidence, piece), args.by)
            for cell, r in answered
            if piece not in r.evidence
        ]
    return said


def _nothing_to_support(
    args: argparse.Namespace, questionnaire: Questionnaire, ident: str, known: bool
) -> UserError:
    if known:
        return UserError(
            _("{ident} has no answer yet that evidence could support.").format(ident=ident),
            _("Answer it first: assessor answer {file} --at {ident}").format(
                file=args.file, ident=ident.split("/")[0]
            ),
        )
    return opening.no_such_id(ident, questionnaire)


def _check(args: argparse.Namespace) -> int:
    assessment = store.read(args.file)
    folder = args.folder or args.file.parent
    states = [(each, register.state(each, folder)) for each in register.register(assessment)]
    words = {
        "changed": _("changed since it was recorded"),
        "missing": _("not in {folder}").format(folder=folder),
        "unreadable": _("cannot be read"),
    }
    wrong = [(piece, state) for piece, state in states if state in words]
    for piece, state in wrong:
        text = _("{number}. {title}, {name}: {state}")
        print(text.format(number=piece.number, title=safe.line(piece.evidence.title),
                          name=safe.line(piece.evidence.reference or ""),
                          state=words[state]))  # fmt: skip
    same = sum(state == "as it was" for _piece, state in states)
    print(
        ngettext("{n} file is as it was.", "{n} files are as they were.", same).format(n=same),
        file=sys.stderr,
    )
    return Exit.NOT_SO if wrong else Exit.FINE
