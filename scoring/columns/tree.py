"""The tree of nodes, laid out so that every node is a row and its parts are rows below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from questionnaires.model import Element, GroupEntry, Question, Questionnaire
from questionnaires.way import Way
from scoring.columns import methods
from scoring.result import NodeKind


@dataclass(frozen=True)
class Node:
    """A node of the score tree.

    Attributes:
        id: A module's, element's, group's or question's id, ``total`` for the whole.
        parts: The rows of the nodes right beneath it; of a question, of its cells.
        combined: The rows that its method combines: the same, or all questions below.
    """

    kind: NodeKind
    id: str
    way: Way
    weight: Fraction
    parts: tuple[int, ...]
    combined: tuple[int, ...]


def nodes(questionnaire: Questionnaire) -> tuple[Node, ...]:
    """All nodes in reading order, each before its parts."""
    laid = tuple(_Layout(questionnaire).total())
    return tuple(
        replace(node, combined=tuple(_items(laid, node)))
        if node.way.over == "items" and node.kind != "question"
        else node
        for node in laid
    )


def expressible(laid: tuple[Node, ...]) -> bool:
    """Whether columns give what the reference gives at every node."""
    return all(
        methods.known(node.way, [Fraction(1)])
        if node.kind == "question"
        else methods.known(node.way, [laid[row].weight for row in node.combined])
        for node in laid
    )


def _items(laid: tuple[Node, ...], node: Node) -> Iterator[int]:
    for row in node.parts:
        if laid[row].kind == "question":
            yield row
        else:
            yield from _items(laid, laid[row])


class _Layout:
    """Puts nodes in order; every function gives a node and all beneath it, from a row on."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.ways = questionnaire.head.scoring
        self.cells: Mapping[str, int] = {c: row for row, c in enumerate(questionnaire.cells)}

    def total(self) -> list[Node]:
        way = self.ways.total
        if way.coverage_threshold is None:
            way = way.model_copy(update={"coverage_threshold": self.ways.coverage_threshold})
        below: list[Node] = []
        starts = []
        for module in self.questionnaire.modules:
            starts.append(1 + len(below))
            way_ = module.scoring or self.ways.module
            elements: list[Node] = []
            begins = []
            for element in module.elements:
                begins.append(starts[-1] + 1 + len(elements))
                elements += self._element(begins[-1], element)
            below.append(_node("module", module.id, way_, module.weight, begins))
            below += elements
        return [_node("total", "total", way, Fraction(1), starts), *below]

    def _element(self, row: int, element: Element) -> list[Node]:
        way = element.scoring or self.ways.element
        below: list[Node] = []
        starts = []
        if element.groups:
            for group in element.groups:
                starts.append(row + 1 + len(below))
                below += self._group(starts[-1], element, group)
        else:
            starts = [row + 1 + place for place in range(len(element.questions))]
            below = [self._question(question) for question in element.questions]
        return [_node("element", element.id, way, element.weight, starts), *below]

    def _group(self, row: int, element: Element, group: GroupEntry) -> list[Node]:
        way = group.scoring or self.ways.element
        below = [self._question(q) for q in element.questions if q.group == group.id]
        starts = [row + 1 + place for place in range(len(below))]
        return [_node("group", group.id, way, group.weight, starts), *below]

    def _question(self, question: Question) -> Node:
        way = question.scoring or self.ways.cells
        rows = [self.cells[cell.id] for cell in question.cells]
        return _node("question", question.id, way, question.weight, rows)


def _node(kind: NodeKind, ident: str, way: Way, weight: Fraction, rows: list[int]) -> Node:
    return Node(kind, ident, way, weight, tuple(rows), tuple(rows))
