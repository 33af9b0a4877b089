"""A stage of an exercise, worked out: each team beside the key as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessor.exercise.debriefing import alphas, betrayal, course, moves, talk
from assessor.exercise.debriefing.gathering import Gathered
from assessor.exercise.debriefing.results import Stage
from assessor.exercise.debriefing.standing import Standing, Team
from assessor.exercise.debriefing.team_files import TeamFile
from questionnaires.exercise_key import cells_of
from questionnaires.model import Cell, Questionnaire
from questionnaires.path import path
from questionnaires.responses import Assessment, Responses
from scoring import drill
from scoring.drill import Hit, Wanted


def stage(
    gathered: Gathered, playing: list[tuple[Team, TeamFile]], played: tuple[str, ...], ident: str
) -> Stage:
    """What teams said in a stage, and what that shows.

    Args:
        gathered: What the folder holds.
        playing: The teams that played, each with its file.
        played: The stages that a team came to, in order.
        ident: One of them.
    """
    exercise, questionnaire = gathered.exercise, gathered.questionnaire
    happened = played[1 : played.index(ident) + 1]
    cells = cells_of(questionnaire.questions, exercise.head.questions)
    key = {cell.id: drill.wanted(exercise.key[cell.question], cell, happened) for cell in cells}
    standings = []
    for team, file in playing:
        said = course.standing(file.assessment, ident)
        if said is not None:
            asked = _asked(gathered, file.assessment, said, cells)
            tally = drill.tally(_judged(questionnaire, cell, key, said) for cell in asked)
            standings.append(Standing(team, file.assessment, said, tally))
    moved = moves.moves(questionnaire, exercise, key, standings, happened) if happened else ()
    touched = talk.touched(exercise, ident, standings)
    return Stage(
        id=ident,
        happened=happened,
        key=key,
        standings=tuple(standings),
        touched=touched,
        talks=talk.talks(questionnaire, key, standings, touched),
        betrayed=betrayal.betrayed(exercise, ident, standings, touched),
        alphas=alphas.alphas(questionnaire, cells, standings),
        moves=moved,
    )


def _asked(
    gathered: Gathered, team: Assessment, said: Responses, cells: Iterable[Cell]
) -> list[Cell]:
    """The cells that the team's own answers leave to be asked."""
    off = path(gathered.questionnaire, team.profile, said).off
    return [cell for cell in cells if cell.question not in off]


def _judged(
    questionnaire: Questionnaire, cell: Cell, key: Mapping[str, Wanted], said: Responses
) -> Hit:
    question = questionnaire.questions[cell.question]
    return drill.judge(cell, question, questionnaire.head.scale, key[cell.id], said.get(cell.id))
