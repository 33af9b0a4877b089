"""Which cells apply, given the answers. Computed each time, never stored.

A condition is true, false, or open while an answer it looks at is missing or unknown. A question
whose condition is open is asked, and said to be pending: leaving it out would make the remaining
count and the scores look better than anyone knows them to be.
"""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.condition import Condition
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.responses import Response, Responses


@dataclass(frozen=True)
class Path:
    """What is asked at present.

    Attributes:
        questions: Those on the path, in order.
        pending: Ids of those that are on it only because their condition is open.
        off: Ids of those that the answers rule out. Answers in them are kept and not counted.
    """

    questions: tuple[Question, ...]
    pending: tuple[str, ...]
    off: tuple[str, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells on the path, in order."""
        return tuple(cell for question in self.questions for cell in question.cells)


def path(questionnaire: Questionnaire, profile: str, responses: Responses) -> Path:
    """Work out the path through a profile.

    A question counts for a condition only while it is on the path itself: what hangs on a question
    that is ruled out is ruled out with it, and what hangs on a pending one is at best pending. A
    condition on a question outside the profile is open, unless that question has been answered all
    the same.
    """
    on: list[Question] = []
    pending: list[str] = []
    off: list[str] = []
    so_far = _SoFar(questionnaire, responses, pending, off)
    for question in questionnaire.asked_in(profile).values():
        holds = so_far.holds(question.ask_if) if question.ask_if else True
        if holds is False:
            off.append(question.id)
            continue
        if holds is None:
            pending.append(question.id)
        on.append(question)
    return Path(tuple(on), tuple(pending), tuple(off))


def holds(
    condition: Condition, questionnaire: Questionnaire, way: Path, responses: Responses
) -> bool | None:
    """Whether a condition is true, false or open (None), given the path and the answers.

    True also where all that it looks at is ruled out or said to be not applicable: what does not
    apply cannot be missing.
    """
    looked_at = {test.question for test in condition.tests if test.question}
    cells = [cell for ident in looked_at for cell in questionnaire.questions[ident].cells]
    said = [responses.get(cell.id) for cell in cells if cell.question not in way.off]
    if all(each is not None and each.status == "not_applicable" for each in said):
        return True
    return _SoFar(questionnaire, responses, list(way.pending), list(way.off)).holds(condition)


@dataclass(frozen=True)
class _SoFar:
    """What a condition is held against: the answers, and what is known of the path before it."""

    questionnaire: Questionnaire
    responses: Responses
    pending: list[str]
    off: list[str]

    def holds(self, condition: Condition) -> bool | None:
        """Whether a condition is true, false, or open (None)."""
        looked_at = {test.question for test in condition.tests}
        if looked_at.issubset(self.off):
            return False
        holds = self._by_answers(condition)
        # While all that it looks at may yet be ruled out, so may it.
        return None if holds and looked_at.issubset([*self.off, *self.pending]) else holds

    def _by_answers(self, condition: Condition) -> bool | None:
        if condition.question:
            cells = self.questionnaire.questions[condition.question].cells
            passed = [_passes(condition, self.responses.get(cell.id)) for cell in cells]
            return _any(passed) if condition.cells == "any" else _all(passed)
        if condition.not_:
            inner = self.holds(condition.not_)
            return None if inner is None else not inner
        parts = [self.holds(part) for part in condition.all_of or condition.any_of]
        return _all(parts) if condition.all_of else _any(parts)


def _passes(condition: Condition, response: Response | None) -> bool | None:
    if response is None or response.status in ("unknown", "unanswered"):
        return None
    if response.status == "not_applicable":
        return False
    value = response.value
    if condition.at_least is not None:
        return isinstance(value, int) and value >= condition.at_least
    return condition.is_ in value if isinstance(value, tuple) else value == condition.is_


def _any(parts: list[bool | None]) -> bool | None:
    if True in parts:
        return True
    return None if None in parts else False


def _all(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True
