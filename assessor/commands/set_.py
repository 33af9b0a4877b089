"""``assessor set``: answer without a dialogue. All of it is saved, or nothing is."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from assessor import opening, store
from assessor.errors import Exit, UserError
from assessor.saved import Said
from questionnaires import values
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Evidence, Response
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Check every answer, then say them all in one save."""
    evidence = tuple(_evidence(text) for text in args.evidence)
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        before = opened.assessment.current()
        said = [
            replace(
                _carried_over(answer, before.get(answer.cell), args.comment, evidence),
                by=args.by, agency=args.agency,
            )
            for text in args.answers
            for answer in _answers(questionnaire, text, args.reason)
        ]  # fmt: skip
        opened.say_many(said)
    print(
        ngettext("{n} cell set.", "{n} cells set.", len(said)).format(n=len(said)), file=sys.stderr
    )
    return Exit.FINE


def _answers(questionnaire: Questionnaire, text: str, reason: str | None) -> list[Said]:
    """One ``ID[/CELL]=VALUE`` of the command line, as an answer for each of its cells."""
    ident, equals, value = text.partition("=")
    cells = _cells(questionnaire, ident.strip())
    if not equals or not cells:
        raise UserError(
            _("{text} is not an answer: {ident} is no question or cell of {id}.").format(
                text=text, ident=ident, id=questionnaire.id)
            if equals else _("{text} is not an answer: it has no =.").format(text=text),
            _("Write ID=VALUE or ID/CELL=VALUE, such as M2-LIC-01/law.N=3. The ids are in: "
              "assessor questionnaire show {id}").format(id=questionnaire.id),
            Exit.WRONG_USE,
        )  # fmt: skip
    return [_answer(questionnaire, cell, value.strip(), reason) for cell in cells]


def _cells(questionnaire: Questionnaire, ident: str) -> tuple[Cell, ...]:
    question = questionnaire.questions.get(ident)
    if question:
        return question.cells
    cell = questionnaire.cells.get(ident)
    return (cell,) if cell else ()


def _answer(questionnaire: Questionnaire, cell: Cell, value: str, reason: str | None) -> Said:
    if value == "":
        return Said(cell.id, "unanswered")
    if value == "unknown":
        return Said(cell.id, "unknown")
    if value == "na":
        if not reason:
            raise UserError(
                _("{cell} is said to be not applicable, without a reason.").format(cell=cell.id),
                _("Add --reason TEXT: it is printed in the report."),
                Exit.WRONG_USE,
            )
        return Said(cell.id, "not_applicable", reason=reason)
    question = questionnaire.questions[cell.question]
    try:
        return Said(cell.id, "answered", values.parse(question, questionnaire.head.scale, value))
    except ValueError as error:
        raise UserError(
            _("{value} is no answer to {cell}: {expected}.").format(
                value=value, cell=cell.id, expected=error
            ),
            _("unknown, na (with --reason) and nothing at all are possible everywhere."),
            Exit.WRONG_USE,
        ) from error


def _carried_over(
    said: Said, before: Response | None, comment: str | None, evidence: tuple[Evidence, ...]
) -> Said:
    """An answer keeps the comment and evidence of the one it supersedes, and adds to them."""
    kept = before.evidence if before else ()
    added = tuple(each for each in evidence if each not in kept)
    return replace(
        said,
        comment=comment if comment is not None else (before.comment if before else None),
        evidence=kept + added,
    )


def _evidence(text: str) -> Evidence:
    """Read ``TITLE|REFERENCE|DATE``; the last two may be left out."""
    title, reference, date, *more = [part.strip() or None for part in (text + "||").split("|")]
    try:
        if any(more):
            raise ValueError("more than three parts")
        return Evidence(title=title or "", reference=reference, date=date)
    except ValueError as error:
        raise UserError(
            _("--evidence {text} cannot be read.").format(text=text),
            _("Write TITLE, TITLE|REFERENCE or TITLE|REFERENCE|DATE; a date is 2019, 2019-05 or "
              "2019-05-31."),
            Exit.WRONG_USE,
        ) from error  # fmt: skip
