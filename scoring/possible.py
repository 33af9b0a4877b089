"""All figures that a part of the score tree could come out as, once its open cells are answered."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from questionnaires.content import Side
from questionnaires.model import Questionnaire
from questionnaires.way import Way
from questionnaires.worth import worths
from scoring.intervals import Figures, outcomes
from scoring.marks import ONE
from scoring.result import Interval, Mark, Score

Part = Score | Mark


def counting(
    way: Way, parts: Sequence[tuple[Part, Fraction]], side: Side | None = None
) -> list[tuple[Part, Interval, Fraction]]:
    """The parts that have a figure (on one side of theirs, where one is named), with its weight.

    A rung of a ladder that is set aside as a whole is not missing: nothing of it is unmet.
    """
    found: list[tuple[Part, Interval, Fraction]] = []
    figures = 0
    for part, weight in parts:
        interval = part.interval if side is None else _of_side(part, side)
        if interval is not None:
            figures += 1
            found.append((part, interval, weight))
        elif way.method == "ladder" and side is None and _set_aside(part):
            found.append((part, Interval(way.full, way.full), weight))
    return found if figures else []


def could_be(
    questionnaire: Questionnaire,
    parts: Sequence[tuple[Part, Interval, Fraction]],
    side: Side | None,
) -> list[Figures] | None:
    """The figures of each part; None where one has too many of them."""
    found = []
    for part, interval, _ in parts:
        figures = _figures(questionnaire, part, interval, side)
        if figures is None:
            return None
        found.append(figures)
    return found


def _figures(
    questionnaire: Questionnaire, part: Part, interval: Interval, side: Side | None
) -> Figures | None:
    if interval.known:
        return frozenset([interval.low])
    if isinstance(part, Mark):
        question = questionnaire.questions[part.cell.question]
        return worths(question, questionnaire.head.scale)
    beneath = [(each, ONE if isinstance(each, Mark) else each.weight) for each in part.combined]
    parts = counting(part.way, beneath, side)
    choices = could_be(questionnaire, parts, side)
    if choices is None:
        return None
    found = outcomes(part.way, choices, [weight for _, _, weight in parts])
    if found is None:
        return None
    return _capped(part, frozenset(part.way.finished(figure) for figure in found))


def _capped(node: Score, figures: Figures) -> Figures:
    for each, held in zip(node.way.caps, node.caps, strict=True):
        if held is not True:
            lowered = frozenset(min(figure, each.at) for figure in figures)
            figures = lowered if held is False else figures | lowered
    return figures


def _of_side(part: Part, side: Side) -> Interval | None:
    if isinstance(part, Mark):
        return part.interval if part.cell.side == side else None
    return part.sides[side]


def _set_aside(part: Part) -> bool:
    if isinstance(part, Mark):
        return part.status == "not_applicable"
    return part.coverage.asked == 0 and part.coverage.not_applicable > 0
