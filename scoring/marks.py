"""One response turned into a share of the way from nothing (0) to everything (1)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from questionnaires.model import Cell, Question, Questionnaire, Scale
from questionnaires.path import Path
from questionnaires.responses import Response, Responses
from scoring.result import Interval, Mark

ZERO, ONE = Fraction(0), Fraction(1)
OPEN = Interval(ZERO, ONE)
_YES_PARTLY_NO = {"yes": ONE, "partly": Fraction(1, 2), "no": ZERO}


def is_marked(question: Question) -> bool:
    """Whether answers to it count in scores; texts and dates are recorded only."""
    if question.kind == "choice":
        return any(option.mark is not None for option in question.options)
    return question.kind not in ("text", "date")


def share(question: Question, scale: Scale | None, value: object) -> Fraction:
    """The share that an answer is worth.

    A level by its place on the scale, (level - min) / (max - min); an option by its stated mark; a
    checklist by how many are ticked; a number by its place between floor and target, cut off at
    both. Only for marked questions, and for values that `questionnaires.values.check` accepts.
    """
    if question.kind == "level":
        assert scale is not None
        assert isinstance(value, int)
        return _fraction(value - scale.min, scale.max - scale.min)
    if question.kind == "yes_partly_no":
        return _YES_PARTLY_NO[str(value)]
    if question.kind == "checklist":
        assert isinstance(value, tuple)
        return Fraction(len(value), len(question.options))
    if question.kind == "number":
        assert isinstance(value, int)
        assert isinstance(question.target, int)
        floor = question.floor or 0
        return min(max(Fraction(value - floor, question.target - floor), ZERO), ONE)
    marks = {option.id: option.mark for option in question.options}
    return marks[str(value)] or ZERO


@lru_cache
def _fraction(part: int, whole: int) -> Fraction:
    # The same few places on a scale are asked for in every cell; making a Fraction is not free.
    return Fraction(part, whole)


def target_share(question: Question, scale: Scale | None) -> Fraction:
    """The share that the question's target is worth; 1 where nothing else is stated."""
    if question.kind == "level":
        assert scale is not None
        return share(question, scale, scale.target if question.target is None else question.target)
    if question.target is None or question.kind == "number":
        return ONE
    if question.kind == "checklist":
        return Fraction(int(question.target), len(question.options))
    return share(question, scale, question.target)


def mark(question: Question, scale: Scale | None, cell: Cell, response: Response | None) -> Mark:
    """Turn what was said in a cell into a mark."""
    status = response.status if response else "unanswered"
    if status == "not_applicable" or not is_marked(question):
        return Mark(cell, status, response.value if response else None, None)
    if response is None or status != "answered":
        return Mark(cell, status, None, OPEN)
    worth = share(question, scale, response.value)
    return Mark(cell, status, response.value, Interval(worth, worth))


Marks = Mapping[str, tuple[Mark, ...]]
"""The marks of each question on the path, by its id, in the order of its cells."""


def mark_all(questionnaire: Questionnaire, path: Path, responses: Responses) -> Marks:
    """Turn everything said on the path into marks."""
    scale = questionnaire.head.scale
    return {
        question.id: tuple(
            mark(question, scale, cell, responses.get(cell.id)) for cell in question.cells
        )
        for question in path.questions
    }
