"""Who has to close a gap, and who works with them."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.reports.case import Case
from assessor.together.shares import leaders, shares
from questionnaires.model import Question, Questionnaire


class Duties:
    """Looks up the agencies of an assessment's questions."""

    def __init__(self, case: Case) -> None:
        self._questionnaire = case.questionnaire
        self._shares = shares(case.assessment, case.questionnaire)

    def responsible(self, question: Question) -> tuple[str, ...]:
        """The agencies that lead, else those that stand for the first respondent."""
        led = tuple(share.name for share in leaders(self._shares, question.id))
        return led or tuple(_respondents(self._questionnaire, question.respondents[:1]))

    def partners(self, question: Question) -> tuple[str, ...]:
        """The other agencies that are asked, and the other respondents."""
        asked = [share.name for share in self._shares if question.id in share.questions]
        others = _respondents(self._questionnaire, question.respondents)
        led = self.responsible(question)
        return tuple(each for each in dict.fromkeys((*asked, *others)) if each not in led)


def _respondents(questionnaire: Questionnaire, ids: Iterable[str]) -> list[str]:
    """The agency that stands for each respondent; where there is none, the respondent."""
    labels, found = questionnaire.vocabulary.respondents, []
    for ident in ids:
        agency = (each.name for each in questionnaire.agencies if ident in each.respondents)
        found.append(next(agency, labels.get(ident, ident)))
    return found
