"""A tree of scores whose every number holds the parts it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from questionnaires.content import Side
from questionnaires.model import Element, GroupEntry, Module, Question, Questionnaire
from questionnaires.path import Path, holds
from questionnaires.responses import Responses
from questionnaires.way import Way
from scoring.intervals import Parts, band, cap, combine, finish
from scoring.marks import ONE, Marks
from scoring.result import Coverage, Interval, Mark, NodeKind, Score

SIDES: tuple[Side, ...] = ("law", "enforcement")


def score_tree(
    questionnaire: Questionnaire, path: Path, marks: Marks, responses: Responses
) -> Score:
    """Score every question on the path, and the groups, elements, modules and whole above them."""
    return _Scorer(questionnaire, path, marks, responses).total()


class _Scorer:
    """What every node needs to know, so that the functions need not hand it down."""

    def __init__(
        self, questionnaire: Questionnaire, path: Path, marks: Marks, responses: Responses
    ) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self.ways = questionnaire.head.scoring
        self.marks = marks
        self.responses = responses

    def total(self) -> Score:
        modules = [
            self._module(module)
            for module in self.questionnaire.modules
            if any(q.id in self.marks for element in module.elements for q in element.questions)
        ]
        threshold = self.ways.total.coverage_threshold or self.ways.coverage_threshold
        way = self.ways.total.model_copy(update={"coverage_threshold": threshold})
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
                way = question.scoring or self.ways.cells
                marks = self.marks[question.id]
                coverage = self._covered(marks)
                yield self._scored("question", question.id, way, question.weight, coverage, marks)

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
        raw = combine(way, [(i, w) for part, w in counted if (i := part.interval)])
        caps = tuple(
            holds(each.unless, self.questionnaire, self.path, self.responses) for each in way.caps
        )
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
            sides={side: _side(way, side, counted, caps) for side in SIDES},
            parts=tuple(parts),
        )

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


def _counted(
    way: Way, parts: Sequence[Score] | Sequence[Mark]
) -> Iterator[tuple[Score | Mark, Fraction]]:
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


def _side(
    way: Way,
    side: Side,
    counted: Sequence[tuple[Score | Mark, Fraction]],
    caps: tuple[bool | None, ...],
) -> Interval | None:
    parts: Parts = [(i, w) for part, w in counted if (i := _of_side(part, side))]
    return _capped(way, finish(way, combine(way, parts)), caps)


def _of_side(part: Score | Mark, side: Side) -> Interval | None:
    if isinstance(part, Mark):
        return part.interval if part.cell.side == side else None
    return part.sides[side]


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
