"""Gaps: answered cells below their target, the most pressing question first."""

from __future__ import annotations

from questionnaires.model import Question, Questionnaire
from scoring.findings import STRONGEST_FIRST
from scoring.marks import ZERO, Marks, is_marked, span, target_share
from scoring.result import Gap, GapCell


def find_gaps(questionnaire: Questionnaire, marks: Marks) -> tuple[Gap, ...]:
    """The gaps on the path, in the order in which they press.

    First by legal weight, then by the largest shortfall of one cell, then by all its shortfalls
    together, then by how much other work waits for it; last in the questionnaire's own order.
    """
    waiting = _waiting(questionnaire)
    questions = [questionnaire.questions[ident] for ident in marks]
    gaps = [
        gap
        for question in questions
        if is_marked(question)
        and (gap := _gap(questionnaire, question, marks, waiting.get(question.id, ())))
    ]
    return tuple(sorted(gaps, key=_pressing))


def _gap(
    questionnaire: Questionnaire, question: Question, marks: Marks, waiting: tuple[str, ...]
) -> Gap | None:
    scale = questionnaire.head.scale
    target = target_share(question, scale)
    way = target - span(question, scale).low
    cells = [
        GapCell(mark.cell, mark.value, (target - mark.interval.low) / way)
        for mark in marks[question.id]
        if mark.status == "answered" and mark.interval and mark.interval.low < target
    ]
    if not cells:
        return None
    wanted = question.target
    if wanted is None and question.kind == "level" and scale:
        wanted = scale.target
    return Gap(
        question=question.id,
        legal_weight=question.legal_weight,
        target=wanted,
        cells=tuple(cells),
        shortfall=max(cell.shortfall for cell in cells),
        total_shortfall=sum((cell.shortfall for cell in cells), ZERO),
        waiting=waiting,
    )


def _pressing(gap: Gap) -> tuple[object, ...]:
    return (
        STRONGEST_FIRST.index(gap.legal_weight),
        -gap.shortfall,
        -gap.total_shortfall,
        -len(gap.waiting),
    )


def _waiting(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """By question, the questions whose condition looks at it."""
    waiting: dict[str, tuple[str, ...]] = {}
    for question in questionnaire.questions.values():
        for test in question.ask_if.tests if question.ask_if else ():
            assert test.question is not None
            waiting[test.question] = (*waiting.get(test.question, ()), question.id)
    return waiting
