"""Gaps: answered cells below what is wanted, the most pressing question first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from questionnaires.model import Question, Questionnaire
from scoring.findings import STRONGEST_FIRST
from scoring.marks import ZERO, Marks
from scoring.result import Aim, Gap, GapCell, Mark
from scoring.targets import Aims


def find_gaps(
    questionnaire: Questionnaire, marks: Marks, targets: Aims, aims: Aims
) -> tuple[Gap, ...]:
    """The gaps on the path against the questionnaire's targets, in the order in which they press.

    First by legal weight, then by the largest shortfall of one cell, then by all its shortfalls
    together, then by how much other work waits for it; last in the questionnaire's own order. A
    State's own goal, taken from `aims`, stands beside its gap and neither makes nor unmakes it.
    """
    found = {ident: _short(marks[ident], target.floor, target) for ident, target in targets.items()}
    return _ordered(questionnaire, found, targets, aims)


def find_own_gaps(
    questionnaire: Questionnaire, marks: Marks, targets: Aims, aims: Aims
) -> tuple[Gap, ...]:
    """Gaps of another kind: answers that reach the target and not the State's own higher goal."""
    found = {
        ident: _short(marks[ident], targets[ident].share, aim)
        for ident, aim in aims.items()
        if aim.goal and aim.share > targets[ident].share
    }
    return _ordered(questionnaire, found, aims, aims)


def _short(marks: Iterable[Mark], least: Fraction, aim: Aim) -> list[GapCell]:
    """The answers worth at least so much that fall short of what is aimed at."""
    return [
        GapCell(mark.cell, mark.value, (aim.share - mark.interval.low) / (aim.share - aim.floor))
        for mark in marks
        if mark.status == "answered" and mark.interval and least <= mark.interval.low < aim.share
    ]


def _ordered(
    questionnaire: Questionnaire, found: Mapping[str, list[GapCell]], wanted: Aims, aims: Aims
) -> tuple[Gap, ...]:
    waiting = _waiting(questionnaire)
    gaps = [
        _gap(
            questionnaire.questions[ident], cells, wanted[ident].wanted, aims[ident],
            waiting.get(ident, ()),
        )
        for ident, cells in found.items()
        if cells
    ]  # fmt: skip
    return tuple(sorted(gaps, key=_pressing))


def _gap(
    question: Question,
    cells: Sequence[GapCell],
    wanted: int | str | None,
    aim: Aim,
    waiting: tuple[str, ...],
) -> Gap:
    return Gap(
        question=question.id,
        legal_weight=question.legal_weight,
        target=wanted,
        cells=tuple(cells),
        shortfall=max(cell.shortfall for cell in cells),
        total_shortfall=sum((cell.shortfall for cell in cells), ZERO),
        waiting=waiting,
        goal=aim.goal,
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
