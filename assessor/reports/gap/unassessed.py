"""What was not assessed: answers that are open or set aside, questions in doubt or ruled out."""

from __future__ import annotations

from collections.abc import Iterable

from assessor import words
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    row,
)
from assessor.reports.gap import evidence
from assessor.reports.parts import names
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _
from scoring.result import Result


def blocks(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> tuple[Block, ...]:
    """All of it under one heading; a sentence where there is nothing."""
    parts = (
        *_open(questionnaire, result),
        *_conflicts(assessment, questionnaire),
        *_set_aside(assessment, questionnaire, result),
        *_pending(questionnaire, result),
        *_off_path(questionnaire, result),
    )
    everything = Paragraph(_("Everything that was asked has been answered."))
    return Heading(1, _("What was not assessed")), *(parts or (everything,))


def reasons(assessment: Assessment, result: Result) -> list[tuple[list[Cell], str]]:
    """Cells set aside, those of one question with the same reason together, with the reason."""
    said = assessment.current()
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in result.set_aside:
        reason = said[cell.id].reason if cell.id in said else None
        groups.setdefault((cell.question, reason or _("no reason given")), []).append(cell)
    return [(cells, reason) for (_question, reason), cells in groups.items()]


def _open(questionnaire: Questionnaire, result: Result) -> Iterable[Block]:
    """Open cells by element, and within it by status."""
    found: dict[str, dict[str, list[Cell]]] = {}
    for cell, status in result.open_cells:
        element = questionnaire.element_of[cell.question].name
        found.setdefault(element, {}).setdefault(status, []).append(cell)
    if not found:
        return
    yield Heading(2, _("Not known or not answered"))
    coverage = result.total.coverage
    text = _("{unknown} said to be not known, {unanswered} not answered, of {asked} asked.")
    yield Paragraph(
        text.format(unknown=coverage.unknown, unanswered=coverage.unanswered, asked=coverage.asked)
    )
    yield Terms(
        tuple(
            Term(element, tuple(_line(questionnaire, *group) for group in groups.items()))
            for element, groups in found.items()
        )
    )


def _conflicts(assessment: Assessment, questionnaire: Questionnaire) -> Iterable[Block]:
    """What counts as not known because agencies disagree."""
    cells = [cell for ident, cell in questionnaire.cells.items() if ident in assessment.conflicts]
    if cells:
        yield Heading(2, _("Agencies disagree"))
        text = _("Counted as not known until it is settled: {cells}.")
        yield Paragraph(text.format(cells=evidence.by_question(questionnaire, cells)))


def _line(questionnaire: Questionnaire, status: str, cells: list[Cell]) -> str:
    return f"{words.status(status)}: {evidence.by_question(questionnaire, cells)}"


def _set_aside(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> Iterable[Block]:
    rows = [
        row(names.cells_of(questionnaire.questions[cells[0].question], cells), reason)
        for cells, reason in reasons(assessment, result)
    ]
    if rows:
        yield Heading(2, _("Set aside as not applicable"))
        yield Table((Column(_("Question")), Column(_("Reason"))), tuple(rows))


def _pending(questionnaire: Questionnaire, result: Result) -> Iterable[Block]:
    if result.pending:
        text = _("{question}: it is not yet known whether {condition}")
        yield Heading(2, _("Asked, though they may turn out not to apply"))
        yield bullets(*(_conditional(questionnaire, ident, text) for ident in result.pending))


def _off_path(questionnaire: Questionnaire, result: Result) -> Iterable[Block]:
    if result.off_path:
        text = _("{question}: asked only if {condition}")
        yield Heading(2, _("Ruled out by other answers"))
        yield bullets(*(_conditional(questionnaire, ident, text) for ident in result.off_path))


def _conditional(questionnaire: Questionnaire, ident: str, text: str) -> str:
    asked_if = questionnaire.questions[ident].ask_if
    condition = names.condition(questionnaire, asked_if) if asked_if else ""
    return text.format(question=ident, condition=condition)
