"""One response turned into what it is worth: usually a share, from nothing to everything."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from questionnaires.model import Cell, Question, Questionnaire, Scale
from questionnaires.path import Path
from questionnaires.responses import Response, Responses, Value
from questionnaires.way import Way
from scoring.result import Interval, Mark

ZERO, ONE = Fraction(0), Fraction(1)
_YES_PARTLY_NO = {"yes": ONE, "partly": Fraction(1, 2), "no": ZERO}


def is_marked(question: Question) -> bool:
    """Whether answers to it count in scores; texts and dates are recorded only."""
    if question.kind == "choice":
        return any(option.mark is not None for option in question.options)
    return question.kind not in ("text", "date")


def share(question: Question, scale: Scale | None, value: object) -> Fraction:
    """What an answer is worth.

    A level by its stated mark or else its place on the scale, (level - min) / (max - min); an
    option by its mark; a checklist by how many are ticked; a number by its place between floor
    and target, cut off at both. Only for marked questions, and for values that
    `questionnaires.values.check` accepts.
    """
    if question.kind == "level":
        assert scale is not None
        assert isinstance(value, int)
        return scale.marks[value]
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


def span(question: Question, scale: Scale | None) -> Interval:
    """From the least to the most that an answer to a marked question can be worth."""
    if question.kind == "level":
        assert scale is not None
        return Interval(*scale.ends)
    if question.kind == "choice":
        marks = [option.mark or ZERO for option in question.options]
        floor = [] if question.floor is None else [Fraction(question.floor)]
        return Interval(min(marks + floor), max(marks))
    return Interval(ZERO, ONE)


def lowest_answer(question: Question, scale: Scale | None) -> Response:
    """The answer to a marked question that is worth least."""
    value: Value = "no"
    if question.kind == "level":
        assert scale is not None
        value = min(scale.marks, key=lambda level: scale.marks[level])
    elif question.kind == "number":
        value = question.floor or 0
    elif question.kind == "checklist":
        value = ()
    elif question.kind == "choice":
        value = min(question.options, key=lambda option: option.mark or ZERO).id
    return Response(rev=1, status="answered", value=value, at="2026-01-01T00:00:00Z")


def target_share(question: Question, scale: Scale | None, wanted: int | str | None) -> Fraction:
    """What the answer wanted is worth: of a checklist how many ticks; None: the most there is."""
    if wanted is None:
        return span(question, scale).high
    if question.kind == "checklist":
        return Fraction(int(wanted), len(question.options))
    return share(question, scale, wanted)


def mark(
    question: Question, way: Way, scale: Scale | None, cell: Cell, response: Response | None
) -> Mark:
    """Turn what was said in a cell into a mark; `way` tells what open and set-aside cells count."""
    status = response.status if response else "unanswered"
    value = response.value if response else None
    if not is_marked(question):
        return Mark(cell, status, value, None)
    if response and status == "answered":
        worth = share(question, scale, value)
        return Mark(cell, status, value, Interval(worth, worth))
    could_be = span(question, scale)
    lowest = Interval(could_be.low, could_be.low)
    if status == "not_applicable":
        return Mark(cell, status, None, lowest if way.not_applicable == "zero" else None)
    by_policy = {"interval": could_be, "lowest": lowest, "drop": None}
    return Mark(cell, status, None, by_policy[way.open])


Marks = Mapping[str, tuple[Mark, ...]]
"""The marks of each question on the path, by its id, in the order of its cells."""


def mark_all(questionnaire: Questionnaire, path: Path, responses: Responses) -> Marks:
    """Turn everything said on the path into marks."""
    return {
        question.id: mark_question(questionnaire, question, responses)
        for question in path.questions
    }


def mark_question(
    questionnaire: Questionnaire, question: Question, responses: Responses
) -> tuple[Mark, ...]:
    """Turn what was said in the cells of one question into marks."""
    scale, way = questionnaire.head.scale, question.scoring or questionnaire.head.scoring.cells
    return tuple(
        mark(question, way, scale, cell, responses.get(cell.id)) for cell in question.cells
    )
