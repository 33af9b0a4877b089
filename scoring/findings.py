"""Findings: what is said of one field in one cell of the matrix, decided by rule.

A finding rests on the questions of the strongest legal weight that are asked of the field: where
an obligation is asked, good practice neither lifts nor lowers it. Open cells are never guessed: if
they could change the outcome, it is not known.
"""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires.content import LegalWeight, Side, Weapon
from questionnaires.framework import Field
from questionnaires.model import Questionnaire
from scoring.marks import Marks
from scoring.result import Aim, Basis, Finding, Mark, Outcome, Rule
from scoring.targets import Aims

STRONGEST_FIRST: tuple[LegalWeight, ...] = ("obligation", "expected", "good_practice")


def find(questionnaire: Questionnaire, marks: Marks, targets: Aims) -> tuple[Finding, ...]:
    """The findings of every field that the questionnaire's questions map to.

    They are held against the questionnaire's own targets, never against a State's goals.
    """
    touching: dict[str, list[tuple[LegalWeight, Basis]]] = {
        ident: [] for q in questionnaire.questions.values() for ident in q.fields
    }
    for ident, said in marks.items():
        question = questionnaire.questions[ident]
        if ident in targets:
            bases = [(question.legal_weight, _basis(mark, targets[ident])) for mark in said]
            for field in question.fields:
                touching[field] += bases
    return tuple(
        _finding(field, side, weapon, touching[field.id])
        for field in questionnaire.fields.values()
        if field.id in touching
        for side in field.sides or (None,)
        for weapon in field.weapons or (None,)
    )


def _basis(mark: Mark, target: Aim) -> Basis:
    if mark.status != "answered" or mark.interval is None:
        return Basis(mark.cell, mark.status, None, None, None)
    worth = mark.interval.low
    return Basis(mark.cell, mark.status, mark.value, worth >= target.share, worth == target.floor)


def _finding(
    field: Field,
    side: Side | None,
    weapon: Weapon | None,
    touching: Sequence[tuple[LegalWeight, Basis]],
) -> Finding:
    # A cell speaks of a place if it is for that very part, or is one answer for all parts.
    sides, weapons = (side, None), (weapon, None)
    here = [
        each
        for each in touching
        if (side is None or each[1].cell.side in sides)
        and (weapon is None or each[1].cell.weapon in weapons)
    ]
    strongest = min((weight for weight, _ in here), key=STRONGEST_FIRST.index, default=None)
    deciding = tuple(basis for weight, basis in here if weight == strongest)
    outcome, rule = decide(deciding)
    return Finding(field.id, weapon, side, outcome, rule, strongest, deciding)


def decide(basis: Sequence[Basis]) -> tuple[Outcome, Rule]:
    """The outcome of the deciding cells, and the rule that gives it."""
    counted = [each for each in basis if each.status != "not_applicable"]
    if not basis:
        return "not_known", "not_asked"
    if not counted:
        return "not_applicable", "all_set_aside"
    short = any(each.reaches is False for each in counted)
    above_floor = any(each.floor is False for each in counted)
    is_open = any(each.reaches is None for each in counted)
    if short and above_floor:
        return "partly", "mixed"
    if is_open:
        return "not_known", "open_cells_decide"
    return ("not_in_place", "all_at_floor") if short else ("in_place", "all_reach_target")
