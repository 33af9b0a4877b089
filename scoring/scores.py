"""A tree of scores whose every number holds the parts it came from."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from questionnaires.content import MethodName, Side
from questionnaires.model import Element, Question, Questionnaire
from questionnaires.responses import Responses
from scoring.marks import ONE, Marks
from scoring.methods import combine
from scoring.result import Coverage, Interval, Mark, NodeKind, Score

SIDES: tuple[Side, ...] = ("law", "enforcement")


def score_tree(questionnaire: Questionnaire, marks: Marks, responses: Responses) -> Score:
    """Score every question on the path, and the elements, modules and whole above them."""
    ways = questionnaire.head.scoring
    modules = []
    for module in questionnaire.modules:
        elements = [
            _element(questionnaire, element, marks, responses)
            for element in module.elements
            if any(question.id in marks for question in element.questions)
        ]
        if elements:
            method = module.method or ways.module
            modules.append(_node("module", module.id, method, module.weight, elements))
    return _node("total", "total", ways.total, ONE, modules)


def _element(
    questionnaire: Questionnaire, element: Element, marks: Marks, responses: Responses
) -> Score:
    questions = [
        _question(question, questionnaire.head.scoring.cells, marks[question.id], responses)
        for question in element.questions
        if question.id in marks
    ]
    method = element.method or questionnaire.head.scoring.element
    return _node("element", element.id, method, element.weight, questions)


def _question(
    question: Question, method: MethodName, marks: Sequence[Mark], responses: Responses
) -> Score:
    return Score(
        kind="question",
        id=question.id,
        method=method,
        weight=question.weight,
        interval=_combined(method, marks),
        coverage=_coverage(marks, responses),
        sides={side: _combined(method, _on(side, marks)) for side in SIDES},
        parts=tuple(marks),
    )


def _on(side: Side, marks: Sequence[Mark]) -> list[Mark]:
    return [each for each in marks if each.cell.side == side]


def _combined(method: MethodName, marks: Sequence[Mark]) -> Interval | None:
    return combine(method, [(each.interval, ONE) for each in marks if each.interval])


def _coverage(marks: Sequence[Mark], responses: Responses) -> Coverage:
    count = {"answered": 0, "unknown": 0, "not_applicable": 0, "unanswered": 0}
    for each in marks:
        count[each.status] += 1
    evidenced = sum(
        each.status == "answered" and bool(responses[each.cell.id].evidence) for each in marks
    )
    return Coverage(
        asked=len(marks) - count["not_applicable"],
        answered=count["answered"],
        unknown=count["unknown"],
        evidenced=evidenced,
        not_applicable=count["not_applicable"],
    )


def _node(
    kind: NodeKind, ident: str, method: MethodName, weight: Fraction, parts: Sequence[Score]
) -> Score:
    return Score(
        kind=kind,
        id=ident,
        method=method,
        weight=weight,
        interval=combine(method, [(p.interval, p.weight) for p in parts if p.interval]),
        coverage=_added([part.coverage for part in parts]),
        sides={side: _side(method, side, parts) for side in SIDES},
        parts=tuple(parts),
    )


def _side(method: MethodName, side: Side, parts: Sequence[Score]) -> Interval | None:
    return combine(method, [(s, p.weight) for p in parts if (s := p.sides[side])])


def _added(all_: Sequence[Coverage]) -> Coverage:
    return Coverage(
        asked=sum(each.asked for each in all_),
        answered=sum(each.answered for each in all_),
        unknown=sum(each.unknown for each in all_),
        evidenced=sum(each.evidenced for each in all_),
        not_applicable=sum(each.not_applicable for each in all_),
    )
