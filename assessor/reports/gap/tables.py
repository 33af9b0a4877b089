"""The gap report as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.gap import evidence, gaps, unassessed
from assessor.reports.parts import decided, goals, matrix, names, scores
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.model import Cell
from questionnaires.texts import _
from scoring.result import Gap, Interval, Score


def build(case: Case) -> tuple[Sheet, ...]:
    """Gaps, findings, scores, what is not known or set aside, and evidence."""
    return (_gaps(case), _findings(case), _scores(case), _open(case), _evidence(case))


def _gaps(case: Case) -> Sheet:
    own = (SheetColumn(_("Own goal"), 20),) if case.result.has_goals else ()
    columns = (
        SheetColumn(_("No."), 6), SheetColumn(_("Question"), 12), SheetColumn(_("Text"), 34),
        SheetColumn(_("Provisions"), 11), SheetColumn(_("Legal weight"), 12),
        SheetColumn(_("Now"), 36), SheetColumn(_("Wanted"), 36), *own,
        SheetColumn(_("Shortfall"), 10, share=True),
        SheetColumn(_("Action"), 34), SheetColumn(_("Responsible"), 18),
        SheetColumn(_("Assistance"), 18),
    )  # fmt: skip
    found = (*case.result.gaps, *case.result.own_gaps)
    rows = (tuple(_gap(case, number, gap)) for number, gap in enumerate(found, 1))
    return Sheet(_("Gaps"), columns, tuple(rows))


def _gap(case: Case, number: int, gap: Gap) -> Iterator[Value]:
    questionnaire = case.questionnaire
    question = questionnaire.questions[gap.question]
    yield from (number, gap.question, question.text)
    yield names.provisions(questionnaire, question) or None
    yield words.legal_weight(gap.legal_weight)
    yield "\n".join(gaps.now(questionnaire, question, gap))
    yield "\n".join(gaps.aimed(questionnaire, question, gap))
    if case.result.has_goals:
        yield goals.in_words(questionnaire, question, gap.goal) if gap.goal else None
    yield float(gap.shortfall)
    yield question.action
    yield names.agencies(questionnaire, question) or None
    yield names.assistance(questionnaire, question) or None


def _findings(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("Provision"), 12), SheetColumn(_("No."), 6), SheetColumn(_("Field"), 50),
        SheetColumn(_("Side"), 14), SheetColumn(_("Weapon"), 10), SheetColumn(_("Finding"), 16),
        SheetColumn(_("Rule"), 22), SheetColumn(_("Legal weight"), 14),
        SheetColumn(_("Deciding answers"), 60),
    )  # fmt: skip
    return Sheet(_("Findings"), columns, tuple(_finding_rows(case)))


def _finding_rows(case: Case) -> Iterator[tuple[Value, ...]]:
    questionnaire = case.questionnaire
    numbers = matrix.row_numbers(questionnaire)
    for each in case.result.findings:
        field = questionnaire.fields[each.field]
        first = field.provisions[0]
        known = questionnaire.provisions.get(first)
        yield (
            known.short if known else first,
            numbers.get(field.id),
            field.label,
            words.side(each.side) if each.side else None,
            each.weapon,
            words.outcome(matrix.shown_as(each)),
            words.rule(each.rule),
            words.legal_weight(each.legal_weight) if each.legal_weight else None,
            decided.answers(questionnaire, each.basis) or None,
        )


def _scores(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("Kind"), 12), SheetColumn(_("Id"), 22),
        SheetColumn(_("Module, element, question"), 48),
        SheetColumn(_("Score, low"), 10, share=True), SheetColumn(_("Score, high"), 10, share=True),
        SheetColumn(_("Law, low"), 10, share=True), SheetColumn(_("Law, high"), 10, share=True),
        SheetColumn(_("Enforcement, low"), 13, share=True),
        SheetColumn(_("Enforcement, high"), 13, share=True),
        SheetColumn(_("Band or number"), 12),
        SheetColumn(_("Asked"), 10), SheetColumn(_("Answered"), 10),
        SheetColumn(_("Don't know"), 10), SheetColumn(_("With evidence"), 10),
        SheetColumn(_("Not applicable"), 12),
    )  # fmt: skip
    rows = (tuple(_score(case, node)) for node in case.result.total.walk())
    return Sheet(_("Scores"), columns, tuple(rows))


def _score(case: Case, node: Score) -> Iterator[Value]:
    yield from (words.node_kind(node.kind), node.id, scores.name(case.questionnaire, node))
    # A number of its own kind is no share, and would be read as a percentage here.
    own = node.way.number
    for where in (node.figure, node.side("law"), node.side("enforcement")):
        yield from _ends(None if own else where)
    yield scores.figure(node) if own or node.bands else None
    counts = scores.counts(node.coverage)
    yield from counts.values()


def _ends(where: Interval | None) -> tuple[Value, Value]:
    return (float(where.low), float(where.high)) if where else (None, None)


def _open(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("State"), 18), SheetColumn(_("Question"), 12), SheetColumn(_("Place"), 20),
        SheetColumn(_("Element"), 34), SheetColumn(_("Text"), 60),
        SheetColumn(_("Reason or condition"), 50),
    )  # fmt: skip
    return Sheet(_("Not known, not assessed"), columns, tuple(_open_rows(case)))


def _open_rows(case: Case) -> Iterator[tuple[Value, ...]]:
    result = case.result
    for cell, status in result.open_cells:
        yield _place(case, words.status(status), cell.question, [cell], None)
    for cells, reason in unassessed.reasons(case.assessment, result):
        for cell in cells:
            state = words.status("not_applicable")
            yield _place(case, state, cell.question, [cell], reason)
    for state, idents in (
        (_("may not apply"), result.pending), (_("ruled out"), result.off_path)
    ):  # fmt: skip
        for ident in idents:
            asked_if = case.questionnaire.questions[ident].ask_if
            condition = names.condition(case.questionnaire, asked_if) if asked_if else None
            yield _place(case, state, ident, [], condition)


def _place(
    case: Case, state: str, ident: str, cells: Iterable[Cell], why: str | None
) -> tuple[Value, ...]:
    questionnaire = case.questionnaire
    element, text = questionnaire.element_of[ident].name, questionnaire.questions[ident].text
    return state, ident, names.cells(cells) or None, element, text, why


def _evidence(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("No."), 6), SheetColumn(_("Title"), 44), SheetColumn(_("Reference"), 24),
        SheetColumn(_("Page"), 12),
        SheetColumn(_("Date"), 12), SheetColumn(_("Marking"), 14),
        SheetColumn(_("SHA-256"), 20), SheetColumn(_("Supports"), 60),
    )  # fmt: skip
    rows = tuple(
        (number, piece.title, piece.reference, piece.page, piece.date, piece.marking, piece.sha256,
         evidence.by_question(case.questionnaire, cells))
        for number, (piece, cells) in enumerate(evidence.listed(case.assessment, case.result), 1)
    )  # fmt: skip
    return Sheet(_("Evidence"), columns, rows)
