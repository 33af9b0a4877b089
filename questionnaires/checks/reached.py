"""Whether all of a key is put to whoever answers as it says."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.exercise_key import Answer, Item, right
from questionnaires.model import Questionnaire
from questionnaires.path import path
from questionnaires.problems import Problem
from questionnaires.responses import Response
from questionnaires.texts import _

_THEN = "2000-01-01T00:00:00Z"


def reached(
    questionnaire: Questionnaire, file: str, answers: tuple[Answer | Item, ...]
) -> Iterator[Problem]:
    """A question whose condition the right answers make false is not put to whoever is right.

    A condition on a question that is not asked stays open, and open ones are asked.
    """
    said = dict(_responses(questionnaire, answers))
    off = path(questionnaire, questionnaire.profiles[0].id, said).off
    for ident in (each.question for each in answers if each.question in off):
        yield Problem(
            file, ident, "Q390", _("By the right answers, this question is not asked."),
            _("Whoever answers rightly would never see it."),
            _("Take the question out, or correct the answers that its condition looks at."),
        )  # fmt: skip


def _responses(
    questionnaire: Questionnaire, answers: tuple[Answer | Item, ...]
) -> Iterator[tuple[str, Response]]:
    for answer in answers:
        question = questionnaire.questions.get(answer.question)
        for cell in question.cells if question else ():
            value = right(answer, cell)
            yield cell.id, Response(rev=1, at=_THEN, status="answered", value=value)
