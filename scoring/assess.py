"""The whole story of scoring in one function."""

from __future__ import annotations

from types import MappingProxyType

from questionnaires.model import Questionnaire
from questionnaires.path import path
from questionnaires.responses import Goals, Responses
from scoring.findings import find
from scoring.gaps import find_gaps, find_own_gaps
from scoring.marks import mark_all
from scoring.result import Result
from scoring.scores import score_tree
from scoring.targets import aims_of, targets_of


def assess(
    questionnaire: Questionnaire,
    responses: Responses,
    profile: str = "full",
    goals: Goals = MappingProxyType({}),
) -> Result:
    """Say what the answers mean.

    Args:
        questionnaire: What was asked.
        responses: The newest response by cell id, with values that the questions accept. Cells
            that are off the path, or not the questionnaire's, are not counted.
        profile: Which questions of it.
        goals: What the State aims at itself. Scores, findings and `Result.gaps` do not depend on
            it: a State does not move what "in place" means.

    Returns:
        Scores, findings and gaps. The same input gives the same result, number for number.

    Raises:
        KeyError: The questionnaire has no such profile.
    """
    way = path(questionnaire, profile, responses)
    marks = mark_all(questionnaire, way, responses)
    total = score_tree(questionnaire, way, marks, responses)
    targets = targets_of(questionnaire, way, profile)
    aims = aims_of(questionnaire, targets, goals)
    statuses = [(mark.cell, mark.status) for said in marks.values() for mark in said]
    return Result(
        questionnaire=questionnaire.id,
        edition=questionnaire.edition,
        profile=profile,
        total=total,
        findings=find(questionnaire, marks, targets),
        gaps=find_gaps(questionnaire, marks, targets, aims),
        own_gaps=find_own_gaps(questionnaire, marks, targets, aims),
        aims=aims,
        open_cells=tuple((c, s) for c, s in statuses if s in ("unknown", "unanswered")),
        set_aside=tuple(cell for cell, status in statuses if status == "not_applicable"),
        pending=way.pending,
        off_path=way.off,
    )
