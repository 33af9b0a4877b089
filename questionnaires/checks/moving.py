"""What injects move in a key, and misreadings that the key itself would betray."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from questionnaires.exercise import Exercise
from questionnaires.exercise_key import Answer, Change, accepted, place, right_at
from questionnaires.exercises import KEY
from questionnaires.model import Question
from questionnaires.problems import Problem
from questionnaires.texts import _


def moves(exercise: Exercise, answer: Answer, question: Question) -> Iterator[Problem]:
    """Cells that an inject moves twice, or to where they are."""
    by_inject = Counter[tuple[str, str]]()
    for change in answer.changes:
        if change.inject not in exercise.stages[1:]:
            continue
        before = exercise.stages[: exercise.stages.index(change.inject)]
        for cell in question.cells:
            if change.places and place(cell) not in change.places:
                continue
            by_inject[change.inject, cell.id] += 1
            if right_at(answer, cell, before) == change.to:
                yield _stays(answer, change, cell.id)
    for (inject, ident), times in by_inject.items():
        if times > 1:
            yield Problem(
                KEY, answer.question, "Q386",
                _("{inject} moves {cell} more than once.").format(inject=inject, cell=ident),
                _("Only the last would count."), _("Keep one of the changes."),
            )  # fmt: skip


def misread(exercise: Exercise, answer: Answer, question: Question) -> Iterator[Problem]:
    """Misreadings that an answer betrays which is right, or accepted."""
    stages = exercise.stages
    for cell in question.cells:
        fine = {right_at(answer, cell, stages[: n + 1]) for n in range(len(stages))}
        fine |= set(accepted(answer, cell))
        for each in answer.misreadings:
            if not each.places or place(cell) in each.places:
                for level in (level for level in each.answers if level in fine):
                    yield Problem(
                        KEY, answer.question, "Q388",
                        _("A misreading answers {level} in {cell}, and so does the key.").format(
                            level=level, cell=cell.id),
                        _("A team that is right would be told that it misread the case."),
                        _("Correct its answers, or name the places that it is about."),
                    )  # fmt: skip


def _stays(answer: Answer, change: Change, cell: str) -> Problem:
    return Problem(
        KEY, answer.question, "Q387",
        _("{inject} moves {cell} to {level}, where it is already.").format(
            inject=change.inject, cell=cell, level=change.to),
        _("The teams would be told that something changes, and nothing does."),
        _("Correct the change, or take it out."),
    )  # fmt: skip
