"""Which screens there are, in which order, and where one goes on. Pure.

A step is one screen: a cell, or the cells of one side that differ only in their weapon category
and can take one answer for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.responses import Response, Responses

TOGETHER = ("level", "yes_partly_no", "choice")
"""Kinds of question that offer one answer for several weapon categories."""


@dataclass(frozen=True)
class Step:
    """One screen of the interview."""

    question: Question
    cells: tuple[Cell, ...]

    @property
    def together(self) -> bool:
        """Whether one answer is asked for several cells."""
        return len(self.cells) > 1


def is_open(response: Response | None) -> bool:
    """Whether nothing has been said in a cell yet, apart perhaps from a comment."""
    return response is None or response.status == "unanswered"


def steps(questions: Iterable[Question], apart: Collection[str]) -> list[Step]:
    """The screens of these questions in order.

    Args:
        questions: Those on the path.
        apart: First cells of the groups whose cells are answered each on its own; the screen for
            all of them stays, and theirs follow it.
    """
    found: list[Step] = []
    for question in questions:
        for group in groups(question):
            if len(group) > 1:
                found.append(Step(question, group))
            if len(group) == 1 or group[0].id in apart:
                found.extend(Step(question, (cell,)) for cell in group)
    return found


def groups(question: Question) -> list[tuple[Cell, ...]]:
    """The cells of a question, those together that can take one answer for all."""
    if question.kind not in TOGETHER:
        return [(cell,) for cell in question.cells]
    return [
        tuple(cells) for _, cells in groupby(question.cells, key=lambda c: (c.instance, c.side))
    ]


class Order:
    """The order of screens, also of those that are not on the path at present."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Number the cells of a questionnaire."""
        self.of = {cell: number for number, cell in enumerate(questionnaire.cells)}

    def after(self, steps: list[Step], step: Step, whole: bool = False) -> Step | None:
        """The first of the screens behind a step; None: the end.

        Args:
            steps: The screens there are.
            step: Where one is.
            whole: Pass over the step's own cells, where they have screens of their own.
        """
        passed = set(step.cells) if whole else set()
        return next(
            (s for s in steps if self._rank(s) > self._rank(step) and s.cells[0] not in passed),
            None,
        )

    def before(self, steps: list[Step], step: Step | None) -> Step | None:
        """The last of the screens before a step, or of all where `step` is the end (None)."""
        return next(
            (s for s in reversed(steps) if step is None or self._rank(s) < self._rank(step)), None
        )

    def go_on(self, cells: Collection[Cell], responses: Responses) -> Cell | None:
        """Where one left: the first open cell behind the newest answer, else the first open one.

        None where no cell is open.
        """
        said = [cell for cell in self.of if not is_open(responses.get(cell))]
        newest = max(said, key=lambda cell: responses[cell].rev, default=None)
        place = -1 if newest is None else self.of[newest]
        waiting = [cell for cell in cells if is_open(responses.get(cell.id))]
        behind = (cell for cell in waiting if self.of[cell.id] > place)
        return next(behind, waiting[0] if waiting else None)

    def _rank(self, step: Step) -> tuple[int, int]:
        return self.of[step.cells[0].id], -len(step.cells)
