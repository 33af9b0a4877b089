"""Which agency answers for which questions: as the questionnaire lists it, or the assessment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from questionnaires.model import Questionnaire
from questionnaires.responses import AgencyShare, Assessment


@dataclass(frozen=True)
class Share:
    """One agency and its questions in the assessment's profile, in the questionnaire's order.

    Attributes:
        leads: Those it answers for first.
        also: Those it is asked beside the agency that leads.
    """

    id: str
    name: str
    leads: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def questions(self) -> frozenset[str]:
        """All that it is asked."""
        return frozenset(self.leads + self.also)


def shares(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Share, ...]:
    """Every agency with its questions; one without any in this profile is kept, empty."""
    asked = questionnaire.asked_in(assessment.profile)
    return tuple(
        Share(
            each.id,
            each.name,
            _in_order(asked, leads := _questions(questionnaire, each.leads)),
            _in_order(asked, _questions(questionnaire, each.also) - leads),
        )
        for each in listed(assessment, questionnaire)
    )


def listed(assessment: Assessment, questionnaire: Questionnaire) -> tuple[AgencyShare, ...]:
    """The assessment's own list of agencies, else the questionnaire's."""
    if assessment.agencies is not None:
        return assessment.agencies
    return tuple(
        AgencyShare(
            id=agency.id, name=agency.name, leads=agency.primary_questions,
            also=agency.secondary_questions,
        )
        for agency in questionnaire.agencies
    )  # fmt: skip


def answering(assessment: Assessment) -> tuple[str, ...]:
    """The agencies that something was said for, by name, in the order of the file."""
    said = (each.agency for history in assessment.responses.values() for each in history)
    return tuple(dict.fromkeys(name for name in said if name and name.strip()))


def unassigned(assessment: Assessment, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Questions of the profile that no agency answers."""
    given = frozenset[str]().union(*(s.questions for s in shares(assessment, questionnaire)))
    return tuple(i for i in questionnaire.asked_in(assessment.profile) if i not in given)


def leaders(found: Iterable[Share], question: str) -> tuple[Share, ...]:
    """The agencies that answer for a question first."""
    return tuple(share for share in found if question in share.leads)


def exists(questionnaire: Questionnaire, ident: str) -> bool:
    """Whether this is the id of a question or an element."""
    return ident in questionnaire.questions or any(e.id == ident for e in questionnaire.elements)


def _questions(questionnaire: Questionnaire, ids: Iterable[str]) -> frozenset[str]:
    """The questions that these ids of questions and elements stand for."""
    by_element = {e.id: [q.id for q in e.questions] for e in questionnaire.elements}
    return frozenset(question for ident in ids for question in by_element.get(ident, [ident]))


def _in_order(asked: Iterable[str], chosen: frozenset[str]) -> tuple[str, ...]:
    return tuple(ident for ident in asked if ident in chosen)
