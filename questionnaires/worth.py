"""All that the answers to a question can be worth."""

from __future__ import annotations

from fractions import Fraction

from questionnaires.model import Question, Scale

STEPS = 100
"""Of a number with more steps than this from floor to target, the worths are not listed."""


def worths(question: Question, scale: Scale | None) -> frozenset[Fraction] | None:
    """What an answer can be worth; None where that is too much to list, empty where nothing is.

    With the worth of a blank, where a choice states one.
    """
    if question.kind == "level":
        return frozenset(scale.marks.values()) if scale else frozenset()
    if question.kind == "yes_partly_no":
        return frozenset([Fraction(0), Fraction(1, 2), Fraction(1)])
    if question.kind == "checklist":
        return _shares(len(question.options))
    if question.kind == "number":
        target = question.target if isinstance(question.target, int) else 0
        steps = target - (question.floor or 0)
        return _shares(steps) if steps <= STEPS else None
    marks = [option.mark for option in question.options if option.mark is not None]
    blank = min([*marks, Fraction(question.floor or 0)]) if question.floor is not None else None
    return frozenset(marks if blank is None or not marks else [*marks, blank])


def _shares(steps: int) -> frozenset[Fraction]:
    return frozenset(Fraction(step, steps) for step in range(steps + 1) if steps > 0)
