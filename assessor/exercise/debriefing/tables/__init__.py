"""The debrief as tables for a workbook."""

from __future__ import annotations

from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.debriefing.tables import by_question, by_team
from assessor.exercise.debriefing.tables.by_team import teams
from assessor.exercise.debriefing.tables.of_learning import learning
from assessor.reports.sheets import Sheet

__all__ = ["build", "learning", "teams"]


def build(debrief: Debrief) -> tuple[Sheet, ...]:
    """Teams, the heat map, questions, answers, misreadings, injects, agreement, time, learning."""
    made = (
        teams(debrief),
        *(by_team.heat(debrief, stage) for stage in debrief.stages),
        by_question.questions(debrief),
        by_question.answers(debrief),
        by_question.misreadings(debrief),
        by_team.moves(debrief),
        by_question.alphas(debrief),
        by_team.times(debrief),
        learning(debrief),
    )
    return tuple(sheet for sheet in made if sheet.rows)
