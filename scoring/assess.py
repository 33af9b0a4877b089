"""The whole story of scoring in one function."""

from __future__ import annotations

from questionnaires.model import Questionnaire
from questionnaires.path import path
from questionnaires.responses import Responses
from scoring.findings import find
from scoring.gaps import find_gaps
from scoring.marks import mark_all
from scoring.result import Result
from scoring.scores import score_tree


def assess(questionnaire: Questionnaire, responses: Responses, profile: str = "full") -> Result:
    """Say what the answers mean.

    Args:
        questionnaire: What was asked.
        responses: The newest response by cell id, with values that the questions accept. Cells
            that are off the path, or not the questionnaire's, are not counted.
        profile: Which questions of it.

    Returns:
        Scores, findings and gaps. The same input gives the same result, number for number.

    Raises:
        KeyError: The questionnaire has no such profile.
    """
    way = path(questionnaire, profile, responses)
    marks = mark_all(questionnaire, way, responses)
    total = score_tree(questionnaire, way, marks, responses)
    statuses = [(mark.cell, mark.status) for said in marks.values() for mark in said]
    return Result(
        questionnaire=questionnaire.id,
        edition=questionnaire.edition,
        profile=profile,
        total=total,
        findings=find(questionnaire, marks),
        gaps=find_gaps(questionnaire, marks),
        open_cells=tuple((c, s) for c, s in statuses if s in ("unknown", "unanswered")),
        set_aside=tuple(cell for cell, status in statuses if status == "not_applicable"),
        pending=way.pending,
        off_path=way.off,
    )
