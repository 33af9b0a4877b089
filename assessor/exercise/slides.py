"""What each slide shows to a room. A question's own slide never holds anything of the key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assessor import words
from assessor.exercise import bars, story
from assessor.exercise.answers import Answers
from assessor.exercise.deck import Deck, Stop
from assessor.exercise.hands import Hands
from assessor.interview.screen import Line
from questionnaires.content import Side
from questionnaires.model import Cell, Question


@dataclass(frozen=True)
class Slides:
    """The first slide of each stop, before anything is revealed.

    Attributes:
        hands: What was counted so far; it is shown with the questions.
    """

    deck: Deck
    answers: Answers
    hands: Hands

    def first(self, stop: Stop, shown: Cell | None) -> tuple[Line, ...]:
        """What is seen at a stop.

        Args:
            stop: Where.
            shown: The cell whose hands are shown as bars; None: none is chosen yet.
        """
        return tuple(self._first(stop, shown))

    def _first(self, stop: Stop, shown: Cell | None) -> Iterator[Line]:
        exercise, inject = self.deck.exercise, self.deck.inject(stop.stage)
        if stop.kind == "title":
            yield Line("heading", exercise.head.title)
            yield Line("text", exercise.case.notice)
            yield Line("text", exercise.case.rule)
        elif stop.kind == "card" and inject:
            yield from story.card_lines(inject, inject.cards[stop.number - 1], stop.number)
        elif stop.kind == "tasks" and inject:
            yield from story.task_lines(inject)
        else:
            yield from self._question(stop, shown)

    def _question(self, stop: Stop, shown: Cell | None) -> Iterator[Line]:
        question = self.deck.question(stop)
        yield Line("note", self.deck.title(stop))
        yield Line("question", question.text)
        if len(question.cells) > 1:
            yield from self._cells(question, stop.stage, shown)
        if shown is not None:
            yield from self._voted(question, shown, stop.stage)
        else:
            yield from self._anchors(question)

    def _cells(self, question: Question, stage: str, shown: Cell | None) -> Iterator[Line]:
        """The cells, those of a side in one row, until their hands are counted one by one."""
        answers = self.answers.of(question)
        if any(self.hands.of(stage, cell.id) for cell in question.cells):
            for cell in question.cells:
                told = bars.told(answers, question, self.hands.of(stage, cell.id))
                if told and cell != shown:
                    yield Line("note", f"{self.answers.cell(cell, question)} – {told}")
            return
        for head, cells in groupby(question.cells, key=lambda c: (c.instance, c.side)):
            of_row = [each for each in (head[0], words.side(head[1] or "")) if each]
            weapons = words.listed(self.answers.weapon(cell) for cell in cells)
            yield Line("cell", ": ".join(each for each in (" – ".join(of_row), weapons) if each))

    def _anchors(self, question: Question) -> Iterator[Line]:
        """What each answer means, for each side where that differs."""
        apart = len(question.sides) > 1 and bool(question.enforcement_anchors)
        for side in question.sides if apart else question.sides[:1] or (None,):
            if apart and side:
                yield Line("heading", words.side(side).capitalize())
            yield from self._meanings(question, side)

    def _voted(self, question: Question, cell: Cell, stage: str) -> Iterator[Line]:
        """The bars of a cell, and what the answers mean."""
        name = self.answers.cell(cell, question)
        if name:
            yield Line("heading", name[:1].upper() + name[1:])
        tally = self.hands.of(stage, cell.id)
        yield from bars.lines(self.answers.of(question), question, tally)
        yield from self._meanings(question, cell.side)

    def _meanings(self, question: Question, side: Side | None) -> Iterator[Line]:
        for typed, meaning in self.answers.meanings(question, question.anchors_for(side)):
            yield Line("item", meaning, typed)
