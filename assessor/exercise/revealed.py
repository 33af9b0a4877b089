"""What is shown to a room when the key is asked for: what is right and why, then misreadings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor import words
from assessor.exercise import bars, story
from assessor.exercise.answers import Answers
from assessor.exercise.deck import Deck, Stop
from assessor.exercise.hands import Hands
from assessor.interview.screen import Line
from questionnaires.exercise_key import Answer, Misreading
from questionnaires.model import Cell, Question
from questionnaires.texts import _
from scoring import drill


@dataclass(frozen=True)
class Revealed:
    """The slides behind the first of each stop.

    Attributes:
        hands: What was counted so far; it stands beside what is right.
    """

    deck: Deck
    answers: Answers
    hands: Hands

    def slides(self, stop: Stop) -> list[tuple[Line, ...]]:
        """What can be revealed at a stop, one after another."""
        inject = self.deck.inject(stop.stage)
        if stop.kind == "tasks" and inject:
            ending = Line("heading", _("How it ended")), Line("text", inject.outcome)
            return [(Line("place", story.inject_title(inject)), *ending)]
        answer = self.deck.exercise.key.get(stop.question)
        if answer is None:
            return []
        question = self.deck.question(stop)
        return [
            tuple(self._key(question, answer, stop)),
            *(tuple(self._misreading(question, each)) for each in answer.misreadings),
        ]

    def _key(self, question: Question, answer: Answer, stop: Stop) -> Iterator[Line]:
        yield Line("note", self.deck.title(stop))
        yield Line("question", question.text)
        yield Line("heading", _("The key"))
        happened = self.deck.happened(stop.stage)
        for cell in question.cells:
            right = self._right(question, answer, cell, happened)
            tally = self.hands.of(stop.stage, cell.id)
            told = bars.told(self.answers.of(question), question, tally)
            if told:
                right = _("{right} (hands: {counts})").format(right=right, counts=told)
            yield Line("item", right, self.answers.cell(cell, question) or _("answer"))
        yield Line("heading", _("Why"))
        yield Line("text", answer.reason)
        used = list(answer.passages)
        for change in answer.changes:
            inject = self.deck.inject(change.inject)
            if inject and change.inject in happened:
                yield Line("heading", story.inject_title(inject))
                yield Line("text", change.why)
                used += change.passages
        yield from self._passages(tuple(dict.fromkeys(used)))

    def _right(
        self, question: Question, answer: Answer, cell: Cell, happened: tuple[str, ...]
    ) -> str:
        key = drill.wanted(answer, cell, happened)
        told = self.answers.name(question, str(key.right))
        others = [str(each) for each in key.accept if each != key.right]
        if others:
            return _("{right} (accepted too: {others})").format(
                right=told, others=words.listed(others)
            )
        return told

    def _misreading(self, question: Question, misreading: Misreading) -> Iterator[Line]:
        answers = words.listed(str(each) for each in misreading.answers)
        yield Line("note", _("{id}: who answers {answers} may have read:").format(
            id=question.id, answers=answers
        ))  # fmt: skip
        yield Line("heading", misreading.claim)
        yield Line("text", misreading.settled)
        yield from self._passages(misreading.passages)

    def _passages(self, idents: tuple[str, ...]) -> Iterator[Line]:
        yield Line("heading", _("In the case"))
        known = self.deck.exercise.passages
        for ident in idents:
            if ident in known:
                yield from story.passage_lines(known[ident])
