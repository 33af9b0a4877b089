"""The tree of nodes that scores are made of, with the way of each, for checks to walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from questionnaires import loader
from questionnaires.model import Element, Module, Question, Questionnaire
from questionnaires.way import Way

ONE = Fraction(1)


@dataclass(frozen=True)
class Node:
    """One node of the score tree, as it is when every question is asked.

    Attributes:
        home: The file and the place in it where the node stands.
        said: The file and the place in it where its way is stated: its own, or a default.
        question: The question that it is; None for the nodes above.
        parts: The nodes right beneath it, none for a question.
    """

    kind: Literal["total", "module", "element", "group", "question"]
    id: str
    home: tuple[str, str]
    way: Way
    said: tuple[str, str]
    weight: Fraction
    question: Question | None
    parts: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def combined(self) -> tuple[Node, ...]:
        """The nodes that its way combines: those right beneath, or all questions below."""
        if self.way.over == "groups":
            return self.parts
        return tuple(node for node in self.walk() if node.question)


def tree(questionnaire: Questionnaire) -> Node:
    """The root of a questionnaire's tree."""
    modules = tuple(_module(questionnaire, module) for module in questionnaire.modules)
    way, said = questionnaire.head.scoring.total, (loader.HEAD, "scoring ▸ total")
    return Node("total", "total", (loader.HEAD, "total"), way, said, ONE, None, modules)


def _module(questionnaire: Questionnaire, module: Module) -> Node:
    home = (loader.HEAD, module.id)
    way, said = _way(home, module.scoring, questionnaire.head.scoring.module, "module")
    parts = tuple(_element(questionnaire, element) for element in module.elements)
    return Node("module", module.id, home, way, said, module.weight, None, parts)


def _element(questionnaire: Questionnaire, element: Element) -> Node:
    file, default = f"elements/{element.id}.toml", questionnaire.head.scoring.element
    parts = tuple(_question(questionnaire, file, question) for question in element.questions)
    if element.groups:
        groups = []
        for group in element.groups:
            home = (file, group.id)
            way, said = _way(home, group.scoring, default, "element")
            within = tuple(p for p in parts if p.question and p.question.group == group.id)
            groups.append(Node("group", group.id, home, way, said, group.weight, None, within))
        parts = tuple(groups)
    home = (file, element.id)
    way, said = _way(home, element.scoring, default, "element")
    return Node("element", element.id, home, way, said, element.weight, None, parts)


def _question(questionnaire: Questionnaire, file: str, question: Question) -> Node:
    home = (file, question.id)
    way, said = _way(home, question.scoring, questionnaire.head.scoring.cells, "cells")
    return Node("question", question.id, home, way, said, question.weight, question, ())


def _way(
    home: tuple[str, str], own: Way | None, default: Way, key: str
) -> tuple[Way, tuple[str, str]]:
    if own is not None:
        return own, (home[0], f"{home[1]} ▸ scoring")
    return default, (loader.HEAD, f"scoring ▸ {key}")
