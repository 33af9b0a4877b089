"""What can be answered to a question, and what answers and cells are called before a room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor import words
from questionnaires import values
from questionnaires.model import Cell, Question, Questionnaire


@dataclass(frozen=True)
class Answers:
    """The answers that a questionnaire knows."""

    questionnaire: Questionnaire

    def of(self, question: Question) -> tuple[str, ...]:
        """What can be answered, as it is typed, lowest first."""
        return values.choices(question, self.questionnaire.head.scale)

    def name(self, question: Question, typed: str) -> str:
        """An answer with its name: ``2 – partial``."""
        scale = self.questionnaire.head.scale
        return values.show(question, scale, values.parse(question, scale, typed))

    def meanings(self, question: Question, anchors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Each answer with what it means: by its anchor, else by its label or name."""
        answers = self.of(question)
        if anchors:
            yield from zip(answers, anchors, strict=False)
            return
        labels = {option.id: option.label for option in question.options}
        for each in answers:
            yield each, labels.get(each) or self.name(question, each)

    def cell(self, cell: Cell, question: Question) -> str:
        """What tells a cell from the others of its question; empty where it is the only one."""
        told = [cell.instance] if len(question.for_each) > 1 else []
        told += [words.side(cell.side or "")] if len(question.sides) > 1 else []
        told += [self.weapon(cell)] if len(question.weapons) > 1 else []
        return " – ".join(each for each in told if each)

    def weapon(self, cell: Cell) -> str:
        """The weapon category of a cell in words; empty where it is for none."""
        labels = self.questionnaire.vocabulary.weapons
        return labels.get(cell.weapon, cell.weapon) if cell.weapon else ""
