"""One side of a comparison, and which questions of both mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.model import Questionnaire
from questionnaires.pairing import Pair, Pairing
from questionnaires.responses import Responses
from scoring import meaning
from scoring.changes import Absent
from scoring.meaning import Difference
from scoring.result import Result


@dataclass(frozen=True)
class Judged:
    """One side: what was asked, what was said, and what it comes to."""

    questionnaire: Questionnaire
    responses: Responses
    result: Result

    def absent(self, ident: str | None) -> Absent | None:
        """Why a question is not asked here; None where it is."""
        if ident is None:
            return "edition"
        if ident not in self.questionnaire.asked_in(self.result.profile):
            return "profile"
        return "path" if ident in self.result.off_path else None


def differences(before: Questionnaire, after: Questionnaire, pair: Pair) -> tuple[Difference, ...]:
    """Why answers to a question then and now do not mean the same; none where they do."""
    if pair.before is None or pair.after is None:
        return ()
    if pair.means != "carried":
        return (Difference("declared", pair.means, pair.before, pair.after),)
    old, new = before.questions[pair.before], after.questions[pair.after]
    scales = before.head.scale, after.head.scale
    return tuple(meaning.of_question(old, new, scales, pair.reworded))


def comparable(before: Judged, after: Judged, pairing: Pairing) -> Iterator[tuple[str, str]]:
    """The ids then and now of the questions whose answers mean the same."""
    for pair in pairing.questions:
        alike = not differences(before.questionnaire, after.questionnaire, pair)
        if alike and pair.before and pair.after:
            yield pair.before, pair.after
