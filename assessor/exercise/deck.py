"""The order in which an exercise is shown to a room: questions, then card by card each inject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessor.exercise import stages
from questionnaires.exercise import START, Exercise
from questionnaires.exercise_case import Inject
from questionnaires.exercise_key import Answer
from questionnaires.model import Question, Questionnaire
from questionnaires.texts import _


@dataclass(frozen=True)
class Stop:
    """Something that is shown.

    Attributes:
        stage: The stage it is shown in, which decides what is right.
        kind: The title, a card of the stage's inject, its tasks, or a question.
        question: The question's id; empty for the others.
        number: Which card, from 1; 0 for the others.
    """

    stage: str
    kind: Literal["title", "card", "tasks", "question"]
    question: str = ""
    number: int = 0


class Deck:
    """The stops of an exercise, and where one is among them.

    Behind the cards of an inject come the questions whose answers it moves; any other can be jumped
    to, and then has its place there.
    """

    def __init__(self, exercise: Exercise, questionnaire: Questionnaire, stage: str) -> None:
        """Begin at a stage."""
        self.exercise = exercise
        asked = frozenset(exercise.head.questions)
        self.questions = tuple(q for i, q in questionnaire.questions.items() if i in asked)
        self.stops = [stop for each in exercise.stages for stop in self._of(each)]
        self.place = next(n for n, stop in enumerate(self.stops) if stop.stage == stage)

    @property
    def here(self) -> Stop:
        """Where one is."""
        return self.stops[self.place]

    def move(self, by: int) -> bool:
        """One forward (1) or back (-1); False: there is nothing further."""
        if not 0 <= self.place + by < len(self.stops):
            return False
        self.place += by
        return True

    def go_to_stage(self, stage: str) -> None:
        """To the beginning of a stage."""
        self.place = next(n for n, stop in enumerate(self.stops) if stop.stage == stage)

    def go_to_question(self, ident: str) -> None:
        """To a question, in the stage one is in."""
        wanted = Stop(self.here.stage, "question", ident)
        if wanted not in self.stops:
            self.stops.insert(self.place + 1, wanted)
        self.place = self.stops.index(wanted)

    def inject(self, stage: str) -> Inject | None:
        """The inject that a stage is called after; None for the first."""
        return next((each for each in self.exercise.injects if each.id == stage), None)

    def happened(self, stage: str) -> tuple[str, ...]:
        """The ids of the injects that have happened in a stage, in order."""
        return tuple(inject.id for inject in stages.injects(self.exercise, stage))

    def _of(self, stage: str) -> Iterator[Stop]:
        if stage == START:
            yield Stop(stage, "title")
        inject = self.inject(stage)
        for number in range(len(inject.cards) if inject else 0):
            yield Stop(stage, "card", number=number + 1)
        if inject:
            yield Stop(stage, "tasks")
        for question in self.questions:
            if inject is None or _moved(self.exercise.key.get(question.id), stage):
                yield Stop(stage, "question", question.id)

    def question(self, stop: Stop) -> Question:
        """The question of a stop that is one."""
        return next(each for each in self.questions if each.id == stop.question)

    def title(self, stop: Stop) -> str:
        """The number and id of a question, and the inject that it is asked after."""
        number = [each.id for each in self.questions].index(stop.question) + 1
        place = _("Question {n} of {all} · {id}").format(
            n=number, all=len(self.questions), id=stop.question
        )
        inject = self.inject(stop.stage)
        return f"{place} · {inject.title}" if inject else place


def _moved(answer: Answer | None, stage: str) -> bool:
    return answer is not None and any(change.inject == stage for change in answer.changes)
