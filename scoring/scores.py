"""A tree of scores whose every number holds the parts it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from questionnaires.content import Side
from questionnaires.model import Element, GroupEntry, Module, Question, Questionnaire
from questionnaires.path import Path, holds
from questionnaires.responses import Responses
from questionnaires.way import Way
from scoring.intervals import band, cap, combine, finish
from scoring.marks import ONE, Marks, is_marked, lowest_answer, span
from scoring.possible import Part, could_be, counting
from scoring.result import Coverage, Interval, Mark, NodeKind, Score

SIDES: tuple[Side, ...] = ("law", "enforcement")
NO_SIDES: dict[Side, Interval | None] = dict.fromkeys(SIDES)


def score_tree(
    questionnaire: Questionnaire,
    path: Path,
    marks: Marks,
    responses: Responses,
    known: Mapping[str, Score] | None = None,
) -> Score:
    """Score every question on the path, and the groups, elements, modules and whole above them.

    Scores of questions that are `known` already, by id, are taken as they are.
    """
    return _Scorer(questionnaire, path, marks, responses, known).total()


def score_question(
    questionnaire: Questionnaire, path: Path, marks: Marks, responses: Responses, question: Question
) -> Score:
    """Score one question; the same as its node in `score_tree`."""
    return _Scorer(questionnaire, path, marks, responses).question(question)


class _Scorer:
    """What every node needs to know, so that the functions need not hand it down."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        path: Path,
        marks: Marks,
        responses: Responses,
        known: Mapping[str, Score] | None = None,
    ) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self.ways = questionnaire.head.scoring
        self.marks = marks
        self.responses = responses
        self.known = known or {}

    def total(self) -> Score:
        modules = [
            self._module(module)
            for module in self.questionnaire.modules
            if any(q.id in self.marks for element in module.elements for q in element.questions)
        ]
        way = self.ways.total
        if way.coverage_threshold is None:
            way = way.model_copy(update={"coverage_threshold": self.ways.coverage_threshold})
        return self._node("total", "total", way, ONE, modules)

    def _module(self, module: Module) -> Score:
        elements = [
            self._element(element)
            for element in module.elements
            if any(question.id in self.marks for question in element.questions)
        ]
        way = module.scoring or self.ways.module
        return self._node("module", module.id, way, module.weight, elements)

    def _element(self, element: Element) -> Score:
        way = element.scoring or self.ways.element
        if element.groups:
            groups = [self._group(element, group) for group in element.groups]
            parts = [group for group in groups if group.parts]
        else:
            parts = list(self._questions(element.questions))
        return self._node("element", element.id, way, element.weight, parts)

    def _group(self, element: Element, group: GroupEntry) -> Score:
        members = [question for question in element.questions if question.group == group.id]
        way = group.scoring or self.ways.element
        parts = list(self._questions(members))
        return self._node("group", group.id, way, group.weight, parts)

    def _questions(self, questions: Sequence[Question]) -> Iterator[Score]:
        for question in questions:
            if question.id in self.marks:
                yield self.known.get(question.id) or self.question(question)

    def question(self, question: Question) -> Score:
        way = question.scoring or self.ways.cells
        marks = self.marks[question.id]
        coverage = self._covered(marks)
        if question.id in self.path.pending and way.open == "interval":
            marks = tuple(self._not_sure_to_count(question, mark) for mark in marks)
        return self._scored("question", question.id, way, question.weight, coverage, marks)

    def _not_sure_to_count(self, question: Question, mark: Mark) -> Mark:
        """A pending question may yet be ruled out with its answer, which then counts for nothing.

        Anything from its least to its most holds what comes out with it and what without.
        """
        if mark.interval is None:
            return mark
        return replace(mark, interval=span(question, self.questionnaire.head.scale))

    def _node(
        self, kind: NodeKind, ident: str, way: Way, weight: Fraction, parts: Sequence[Score]
    ) -> Score:
        coverage = _added([part.coverage for part in parts])
        return self._scored(kind, ident, way, weight, coverage, parts)

    def _scored(
        self,
        kind: NodeKind,
        ident: str,
        way: Way,
        weight: Fraction,
        coverage: Coverage,
        parts: Sequence[Score] | Sequence[Mark],
    ) -> Score:
        counted = list(_counted(way, parts))
        raw = self._combined(way, counted)
        caps = self._caps(way) if way.caps else ()
        interval = _capped(way, finish(way, raw), caps)
        enough = way.coverage_threshold is None or (coverage.share or 0) >= way.coverage_threshold
        if way.open == "drop" and not enough:
            interval = None
        return Score(
            kind=kind,
            id=ident,
            way=way,
            weight=weight,
            raw=raw,
            interval=interval,
            bands=_bands(way, interval),
            caps=caps,
            shown=enough and interval is not None,
            coverage=coverage,
            sides={
                side: _capped(way, finish(way, self._combined(way, counted, side)), caps)
                for side in SIDES
            }
            if any(map(_has_sides, parts))
            else NO_SIDES,
            parts=tuple(parts),
        )

    def _combined(
        self, way: Way, counted: Sequence[tuple[Part, Fraction]], side: Side | None = None
    ) -> Interval | None:
        parts = counting(way, counted, side)
        return combine(
            way,
            [(interval, weight) for _, interval, weight in parts],
            lambda: could_be(self.questionnaire, parts, side),
        )

    def _caps(self, way: Way) -> tuple[bool | None, ...]:
        """Whether each cap's condition holds, given what open cells are taken for."""
        return tuple(
            holds(each.unless, self.questionnaire, self.path, self._taken) for each in way.caps
        )

    @cached_property
    def _taken(self) -> Responses:
        """The responses, with the lowest answer in open cells that count as the lowest."""
        lowest = {
            mark.cell.id: lowest_answer(question, self.questionnaire.head.scale)
            for ident, marks in self.marks.items()
            if (question := self.questionnaire.questions[ident])
            and (question.scoring or self.ways.cells).open == "lowest"
            and is_marked(question)
            for mark in marks
            if mark.status in ("unknown", "unanswered")
        }
        return {**self.responses, **lowest} if lowest else self.responses

    def _covered(self, marks: Sequence[Mark]) -> Coverage:
        count = {"answered": 0, "unknown": 0, "not_applicable": 0, "unanswered": 0}
        for each in marks:
            count[each.status] += 1
        return Coverage(
            asked=len(marks) - count["not_applicable"],
            answered=count["answered"],
            unknown=count["unknown"],
            evidenced=sum(
                each.status == "answered" and bool(self.responses[each.cell.id].evidence)
                for each in marks
            ),
            not_applicable=count["not_applicable"],
        )


def _counted(way: Way, parts: Sequence[Score] | Sequence[Mark]) -> Iterator[tuple[Part, Fraction]]:
    """The parts that are combined, each with its weight: those given, or all questions below."""
    for part in parts:
        if isinstance(part, Mark):
            yield part, ONE
        elif way.over == "items" and part.kind != "question":
            for node in part.walk():
                if node.kind == "question":
                    yield node, node.weight
        else:
            yield part, part.weight


def _has_sides(part: Part) -> bool:
    return part.cell.side is not None if isinstance(part, Mark) else part.sides is not NO_SIDES


def _capped(way: Way, interval: Interval | None, caps: tuple[bool | None, ...]) -> Interval | None:
    for each, held in zip(way.caps, caps, strict=True):
        interval = cap(interval, each.at, held)
    return interval


def _bands(way: Way, interval: Interval | None) -> tuple[str, str] | None:
    if interval is None or not way.bands:
        return None
    low, high = band(way, interval.low), band(way, interval.high)
    return (low.name, high.name) if low and high else None


def _added(all_: Sequence[Coverage]) -> Coverage:
    return Coverage(
        asked=sum(each.asked for each in all_),
        answered=sum(each.answered for each in all_),
        unknown=sum(each.unknown for each in all_),
        evidenced=sum(each.evidenced for each in all_),
        not_applicable=sum(each.not_applicable for each in all_),
    )
