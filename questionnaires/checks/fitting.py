"""Whether answers that a file calls right can be given to the question, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires import values
from questionnaires.exercise_key import Answer, Item, Level, place
from questionnaires.model import Question, Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


@dataclass(frozen=True)
class At:
    """Where answers are checked.

    Attributes:
        file: The file that they stand in.
        question: What they answer.
    """

    file: str
    question: Question
    questionnaire: Questionnaire

    @property
    def places(self) -> tuple[str, ...]:
        """The places of the question; none where it has one cell."""
        return tuple(filter(None, map(place, self.question.cells)))

    def named(self, where: str, named: tuple[str, ...]) -> Iterator[Problem]:
        """The problems of places that the question does not have."""
        for each in (each for each in named if each not in self.places):
            yield Problem(
                self.file, where, "Q381", _("{place} is no place of {question}; it has: {places}.")
                .format(place=each, question=self.question.id,
                        places=", ".join(self.places) or "–"),
                _("What is said of it would be heard nowhere."), _("Correct the place."),
            )  # fmt: skip

    def given(self, where: str, levels: tuple[Level, ...]) -> Iterator[Problem]:
        """The problems of answers that the question cannot be given."""
        for level in levels:
            try:
                values.check(self.question, self.questionnaire.head.scale, level)
            except ValueError as error:
                yield Problem(
                    self.file, where, "Q382",
                    _("{level} is no answer to {question}: {expected}.").format(
                        level=level, question=self.question.id, expected=error),
                    _("No team could give it, and so none could be right."),
                    _("Correct the answer."),
                )  # fmt: skip


def levels(at: At, answer: Answer | Item) -> Iterator[Problem]:
    """Every problem of places and answers: of the right ones and of those beside them."""
    where = at.question.id if isinstance(answer, Answer) else answer.id
    yield from _right(at, where, answer.levels)
    by_place = answer.accept if isinstance(answer.accept, dict) else {"": answer.accept}
    yield from at.named(where, tuple(filter(None, by_place)))
    yield from at.given(where, tuple(level for each in by_place.values() for level in each))
    if isinstance(answer, Answer):
        for change in answer.changes:
            yield from at.named(where, change.places)
            yield from at.given(where, (change.to,))
        for each in answer.misreadings:
            yield from at.named(where, each.places)
            yield from at.given(where, each.answers)


def _right(at: At, where: str, given: Level | dict[str, Level]) -> Iterator[Problem]:
    if not isinstance(given, dict):
        yield from at.given(where, (given,))
        return
    yield from at.given(where, tuple(given.values()))
    if not at.places:
        yield Problem(
            at.file, where, "Q384", _("The question has one place to answer."),
            _("Answers by place say nothing of it."), _("Write one answer: levels = 2."),
        )  # fmt: skip
        return
    yield from at.named(where, tuple(given))
    for missing in (each for each in at.places if each not in given):
        yield Problem(
            at.file, where, "Q383", _("There is no answer for the place {place}.").format(
                place=missing),
            _("Nothing could be said of what the teams answer there."),
            _("Add it to levels."),
        )  # fmt: skip
