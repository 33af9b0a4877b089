"""What the screens are made from: a questionnaire, the path through it, what has been said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessor import words
from assessor.interview.steps import Step, is_open
from questionnaires import values
from questionnaires.model import Cell, Question, Questionnaire, Scale
from questionnaires.path import Path
from questionnaires.responses import Response, Responses
from questionnaires.texts import _


@dataclass(frozen=True)
class View:
    """The state of an assessment at one moment, and the words for its parts."""

    questionnaire: Questionnaire
    path: Path
    responses: Responses

    @property
    def scale(self) -> Scale | None:
        """The scale of ``level`` questions."""
        return self.questionnaire.head.scale

    def open_cells(self, cells: Iterable[Cell]) -> list[Cell]:
        """Those of the cells in which nothing has been said yet."""
        return [cell for cell in cells if is_open(self.responses.get(cell.id))]

    def count(self, cells: Iterable[Cell]) -> str:
        """How many of the cells something has been said in: ``3 of 12``."""
        asked = list(cells)
        done = len(asked) - len(self.open_cells(asked))
        return _("{done} of {asked}").format(done=done, asked=len(asked))

    def element_cells(self, ident: str) -> list[Cell]:
        """The cells of an element that are on the path."""
        home = self.questionnaire.element_of
        return [cell for cell in self.path.cells if home[cell.question].id == ident]

    def place(self, question: Question) -> str:
        """Module and element of a question."""
        element = self.questionnaire.element_of[question.id]
        module = self.questionnaire.module_of[element.id]
        return f"{module.number} {module.name} ▸ {element.name}"

    def provisions(self, question: Question) -> str:
        """The paragraphs a question maps to, short."""
        known = self.questionnaire.provisions
        return words.listed(known[p].short if p in known else p for p in question.provisions)

    def cell(self, step: Step) -> str:
        """What tells a step's cells from the question's others; empty where nothing does."""
        labels = self.questionnaire.vocabulary
        first = step.cells[0]
        parts = []
        if first.instance:
            parts.append(labels.instances.get(first.instance, first.instance))
        if first.side:
            parts.append(labels.sides.get(first.side, words.side(first.side)))
        if first.weapon:
            parts.append(words.listed(self.weapon(cell) for cell in step.cells))
        told = " – ".join(parts)
        return told[:1].upper() + told[1:]

    def weapon(self, cell: Cell) -> str:
        """The weapon category of a cell in words; empty where it has none."""
        if cell.weapon is None:
            return ""
        return self.questionnaire.vocabulary.weapons.get(cell.weapon, cell.weapon)

    def said(self, question: Question, response: Response | None) -> str:
        """A response in words: the answer, or in which of the other states it is."""
        if response is None or is_open(response):
            return words.status("unanswered")
        if response.status == "not_applicable":
            return _("not applicable: {reason}").format(reason=response.reason)
        if response.value is None:
            return words.status(response.status)
        return values.show(question, self.scale, response.value)
