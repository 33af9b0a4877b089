"""The score tree of a questionnaire before anybody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from questionnaires.model import Element, Question, Questionnaire
from questionnaires.way import Way
from scoring.marks import is_marked
from scoring.result import NodeKind

ONE = Fraction(1)


@dataclass(frozen=True)
class Frame:
    """A node of the score tree before anybody has answered.

    Attributes:
        parts: The nodes below; empty for a question.
        question: None unless it is one.
    """

    kind: NodeKind
    id: str
    way: Way
    weight: Fraction
    parts: tuple[Frame, ...]
    question: Question | None = None


def frame(questionnaire: Questionnaire, profile: str) -> Frame:
    """The whole tree of a profile, whatever the answers rule out, as far as it has figures."""
    ways, asked = questionnaire.head.scoring, questionnaire.asked_in(profile)

    def questions(of: tuple[Question, ...]) -> tuple[Frame, ...]:
        return tuple(
            Frame("question", q.id, q.scoring or ways.cells, q.weight, (), q)
            for q in of
            if q.id in asked and is_marked(q)
        )

    def element(of: Element) -> Frame:
        parts = questions(of.questions)
        if of.groups:
            parts = tuple(
                Frame("group", group.id, group.scoring or ways.element, group.weight, inside)
                for group in of.groups
                if (inside := questions(tuple(q for q in of.questions if q.group == group.id)))
            )
        return Frame("element", of.id, of.scoring or ways.element, of.weight, parts)

    modules = []
    for module in questionnaire.modules:
        parts = tuple(made for each in module.elements if (made := element(each)).parts)
        if parts:
            way = module.scoring or ways.module
            modules.append(Frame("module", module.id, way, module.weight, parts))
    return Frame("total", "total", ways.total, ONE, tuple(modules))
