"""Many assessments of one questionnaire, one after another: only the scores, and faster.

The calculation is that of `scoring.assess`. What was said in a question before, in all its cells
alike, is not worked out again.
"""

from __future__ import annotations

from questionnaires.model import Question, Questionnaire
from questionnaires.path import Path, path
from questionnaires.responses import Response, Responses
from scoring.marks import mark_question
from scoring.result import Mark, Score
from scoring.scores import score_question, score_tree

REMEMBERED = 10_000
"""How many answered questions are kept at most; then remembering begins anew."""

_Worked = tuple[tuple[Mark, ...], Score | None]


class Batch:
    """Scores any number of assessments; the memory it takes does not grow with their number."""

    def __init__(self, questionnaire: Questionnaire, profile: str = "full") -> None:
        """Score by this questionnaire, whose profile there must be (KeyError later on if not)."""
        self._questionnaire = questionnaire
        self._profile = profile
        self._worked: dict[tuple[object, ...], _Worked] = {}

    def total(self, responses: Responses) -> Score:
        """The root of the score tree, equal to that of `scoring.assess` for the same responses."""
        way = path(self._questionnaire, self._profile, responses)
        marks, known = {}, {}
        for question in way.questions:
            marks[question.id], score = self._question(way, question, responses)
            if score:
                known[question.id] = score
        return score_tree(self._questionnaire, way, marks, responses, known)

    def _question(self, way: Path, question: Question, responses: Responses) -> _Worked:
        said = tuple([_said(responses.get(cell.id)) for cell in question.cells])
        key = (question.id, question.id in way.pending, said)
        worked = self._worked.get(key)
        if worked is None:
            if len(self._worked) >= REMEMBERED:
                self._worked.clear()
            worked = self._worked[key] = self._work_out(way, question, responses)
        return worked

    def _work_out(self, way: Path, question: Question, responses: Responses) -> _Worked:
        marks = mark_question(self._questionnaire, question, responses)
        if (question.scoring or self._questionnaire.head.scoring.cells).caps:
            return marks, None  # a cap looks at other questions too
        by_id = {question.id: marks}
        return marks, score_question(self._questionnaire, way, by_id, responses, question)


def _said(response: Response | None) -> object:
    """All that a question's score depends on of what was said in one of its cells."""
    if response is None:
        return None
    return response.status, response.value, bool(response.evidence)
