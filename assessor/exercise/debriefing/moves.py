"""What an inject moved: the cells that it should, others, and those it gives no reason to raise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.exercise.debriefing import course
from assessor.exercise.debriefing.standing import Standing, Team
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import right_at
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Response
from scoring import drill
from scoring.drill import Wanted


@dataclass(frozen=True)
class Move:
    """What a team did with an inject.

    Attributes:
        due: The cells that the inject moves.
        moved: Those of them that the team moved to where they are right now.
        right: Those of them that are right now, moved or not.
        others: Cells that the inject does not move, and the team answered otherwise than before.
        raised: Those of `others` that it set higher: what ended well shows no system.
    """

    team: Team
    due: tuple[Cell, ...]
    moved: tuple[Cell, ...]
    right: tuple[Cell, ...]
    others: tuple[Cell, ...]
    raised: tuple[Cell, ...]


def moves(
    questionnaire: Questionnaire,
    exercise: Exercise,
    key: Mapping[str, Wanted],
    standings: Sequence[Standing],
    happened: tuple[str, ...],
) -> tuple[Move, ...]:
    """What each team did with the last of the injects that happened."""
    due = {
        ident
        for ident in key
        if (cell := questionnaire.cells[ident])
        and right_at(exercise.key[cell.question], cell, happened[:-1]) != key[ident].right
    }
    return tuple(_move(questionnaire, each, due, happened[-1]) for each in standings)


def _move(questionnaire: Questionnaire, standing: Standing, due: set[str], stage: str) -> Move:
    before = course.before(standing.file, stage)
    changed = {
        hit.cell.id
        for hit in standing.tally.hits
        if hit.cell.id in before and _answer(before[hit.cell.id]) != _answer(
            standing.said[hit.cell.id]
        )
    }  # fmt: skip
    asked = [hit for hit in standing.tally.hits if hit.cell.id in due]
    others = [h.cell for h in standing.tally.hits if h.cell.id in changed and h.cell.id not in due]
    return Move(
        team=standing.team,
        due=tuple(hit.cell for hit in asked),
        moved=tuple(hit.cell for hit in asked if hit.right and hit.cell.id in changed),
        right=tuple(hit.cell for hit in asked if hit.right),
        others=tuple(others),
        raised=tuple(
            cell
            for cell in others
            if _step(questionnaire, cell, before[cell.id])
            < _step(questionnaire, cell, standing.said[cell.id])
        ),
    )


def _step(questionnaire: Questionnaire, cell: Cell, said: Response) -> int:
    """The step of an answer; one that was open is on none, so that answering it raises nothing."""
    question = questionnaire.questions[cell.question]
    found = drill.step(question, questionnaire.head.scale, said.value)
    return -1 if found is None else found


def _answer(said: Response) -> tuple[object, object]:
    return said.status, said.value
