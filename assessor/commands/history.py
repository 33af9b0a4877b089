"""``assessor history``: who changed what and when."""

from __future__ import annotations

import argparse

from assessor import console, opening, store
from assessor.errors import Exit
from assessor.reports import chronicle
from assessor.reports.formats import terminal
from questionnaires.model import Questionnaire


def run(args: argparse.Namespace) -> int:
    """Show every entry in order, or those of one element, question or cell."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    ids = _ids(questionnaire, args.id) if args.id else None
    placed = chronicle.chosen(assessment, ids)
    if args.format == "json":
        console.write_json(chronicle.to_data(placed))
        return Exit.FINE
    document = chronicle.document(assessment, questionnaire, placed)
    screen = console.out(args.plain)
    with console.paged(screen, args.plain):
        terminal.show(document, screen, args.plain)
    return Exit.FINE


def _ids(questionnaire: Questionnaire, ident: str) -> frozenset[str]:
    """What an id stands for: itself, its questions and their cells."""
    elements = {element.id: element for element in questionnaire.elements}
    questions = elements[ident].questions if ident in elements else ()
    if ident in questionnaire.questions:
        questions = (questionnaire.questions[ident],)
    if not questions and ident not in questionnaire.cells and ident != "all":
        raise opening.no_such_id(ident, questionnaire)
    cells = (cell.id for question in questions for cell in question.cells)
    return frozenset([ident, *(question.id for question in questions), *cells])
