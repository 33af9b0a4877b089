"""How findings were decided, in words: the rule and the answers, compactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assessor import words
from assessor.reports.parts import names
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Basis, Finding


def lines(questionnaire: Questionnaire, findings: Iterable[Finding]) -> tuple[str, ...]:
    """What was found of one field, those places together of which the same is said.

    Places that no question was asked for are left out.
    """
    groups: dict[tuple[str | None, ...], list[Finding]] = {}
    for each in findings:
        if each.rule != "not_asked":
            key = (each.side, each.outcome, each.rule, each.legal_weight)
            groups.setdefault(key, []).append(each)
    return tuple(_line(questionnaire, group) for group in groups.values())


def answers(questionnaire: Questionnaire, basis: Iterable[Basis]) -> str:
    """The deciding answers by question: ``M2-TRA-01 (N, C: 3; B: 1), M2-TRA-05 (don't know)``."""
    return words.listed(
        f"{question} ({_said(questionnaire, list(group))})"
        for question, group in groupby(basis, key=lambda each: each.cell.question)
    )


def _place(findings: Sequence[Finding]) -> str:
    """Where findings of one field and side stand: ``law N, C``; empty where it has no columns."""
    side = findings[0].side
    weapons = words.listed(each.weapon for each in findings if each.weapon)
    return " ".join(part for part in (words.side(side) if side else "", weapons) if part)


def _line(questionnaire: Questionnaire, group: Sequence[Finding]) -> str:
    basis = {each.cell.id: each for finding in group for each in finding.basis}
    ordered = [basis[ident] for ident in questionnaire.cells if ident in basis]
    text = _("{outcome} ({rule}): {weight} {answers}").format(
        outcome=words.outcome(group[0].outcome),
        rule=words.rule(group[0].rule),
        weight=words.legal_weight(group[0].legal_weight or ""),
        answers=answers(questionnaire, ordered),
    )
    where = _place(group)
    return f"{where}: {text}" if where else text


def _said(questionnaire: Questionnaire, basis: Sequence[Basis]) -> str:
    """One question's answers, those cells together that say the same."""
    several_sides = len({each.cell.side for each in basis}) > 1
    same: dict[str, list[str]] = {}
    for each in basis:
        side = words.side(each.cell.side) if several_sides and each.cell.side else None
        parts = (each.cell.instance, side, each.cell.weapon)
        same.setdefault(_value(questionnaire, each), []).append(
            " ".join(part for part in parts if part)
        )
    return "; ".join(
        f"{where}: {said}" if (where := words.listed(filter(None, cells))) else said
        for said, cells in same.items()
    )


def _value(questionnaire: Questionnaire, basis: Basis) -> str:
    """What was said in a cell, as short as it goes."""
    if basis.status != "answered":
        return words.status(basis.status)
    if isinstance(basis.value, tuple):
        return _("{count} ticked").format(count=len(basis.value))
    question = questionnaire.questions[basis.cell.question]
    if question.kind == "yes_partly_no":
        return names.answer(questionnaire, question, basis.value)
    return str(basis.value)
