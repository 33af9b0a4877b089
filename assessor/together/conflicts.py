"""Conflicts between agencies: what each says, and the rules that can settle them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from assessor.together import shares
from questionnaires.model import Cell, Question, Questionnaire, Scale
from questionnaires.responses import Assessment, Response, digest
from scoring.marks import is_marked, share


@dataclass(frozen=True)
class Conflict:
    """One cell that agencies answered differently, none knowing of the other's answer.

    Attributes:
        said: What stands against each other, in the order of the list of agencies.
        leads: The names of the agencies that answer for the question first.
        scale: The questionnaire's scale, by which levels are worth something.
    """

    cell: Cell
    question: Question
    said: tuple[Response, ...]
    leads: tuple[str, ...]
    scale: Scale | None

    @property
    def answered(self) -> tuple[Response, ...]:
        """Those that gave an answer, other than that they do not know or that it does not apply."""
        return tuple(each for each in self.said if each.status == "answered")

    def worth(self, said: Response) -> Fraction:
        """What an answer to a marked question is worth."""
        return share(self.question, self.scale, said.value)


def found(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Conflict, ...]:
    """The conflicts of an assessment, in the order of the questionnaire."""
    everyone = shares.shares(assessment, questionnaire)
    order = {each.name: number for number, each in enumerate(everyone)}
    conflicts = []
    for ident, cell in questionnaire.cells.items():
        if ident in assessment.conflicts:
            stands = set(assessment.conflicts[ident])
            said = [
                r for r in assessment.responses[ident] if digest("responses", ident, r) in stands
            ]
            said.sort(key=lambda each: order.get(each.agency or "", len(order)))
            question = questionnaire.questions[cell.question]
            leads = tuple(s.name for s in shares.leaders(everyone, question.id))
            scale = questionnaire.head.scale
            conflicts.append(Conflict(cell, question, tuple(said), leads, scale))
    return tuple(conflicts)


def agreed(conflict: Conflict) -> Response | None:
    """What all that know it say alike; somebody who does not know disagrees with nobody."""
    known = [each for each in conflict.said if each.status not in ("unknown", "unanswered")]
    return known[0] if len({(each.status, each.value) for each in known}) == 1 else None


def lowest(conflict: Conflict) -> Response | None:
    """The answer that is worth least; of those alike the first."""
    if not conflict.answered or not is_marked(conflict.question):
        return None
    return min(conflict.answered, key=conflict.worth)


def median(conflict: Conflict) -> Response | None:
    """The middle one of the answers by worth; of two in the middle the lower, never between them.

    Of two agencies it is therefore the lower answer.
    """
    if not conflict.answered or not is_marked(conflict.question):
        return None
    ordered = sorted(conflict.answered, key=conflict.worth)
    return ordered[(len(ordered) - 1) // 2]


def lead(conflict: Conflict) -> Response | None:
    """What the agency says that answers for the question first; none if several say different."""
    said = [each for each in conflict.said if each.agency in conflict.leads]
    return said[0] if len({(each.status, each.value) for each in said}) == 1 else None


RULES: dict[str, Callable[[Conflict], Response | None]] = {
    "agreed": agreed,
    "lowest": lowest,
    "median": median,
    "lead": lead,
}
"""How a conflict can be settled without a dialogue; None: the rule does not decide it."""


def settled_by(
    rule: str, conflicts: Iterable[Conflict]
) -> tuple[tuple[tuple[Conflict, Response], ...], tuple[Conflict, ...]]:
    """The conflicts that a rule settles, each with what it takes, and those that it does not."""
    taken, left = [], []
    for conflict in conflicts:
        answer = RULES[rule](conflict)
        if answer is None:
            left.append(conflict)
        else:
            taken.append((conflict, answer))
    return tuple(taken), tuple(left)
