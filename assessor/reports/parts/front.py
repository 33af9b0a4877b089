"""How a report begins: the caution, then whose system, by which questionnaire, judged when."""

from __future__ import annotations

from assessor import words
from assessor.reports.document import Block, Note, Term, Terms, paragraphs
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _


def blocks(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Block, ...]:
    """The caution, the facts about the assessment, and its note."""
    return (
        Note(questionnaire.head.caution),
        Terms(tuple(Term(label, (text,)) for label, text in _facts(assessment, questionnaire))),
        *paragraphs(assessment.note or ""),
    )


def last_answer(assessment: Assessment) -> str | None:
    """When something was last said, as the file tells; None where nothing was."""
    return max((said[-1].at for said in assessment.responses.values()), default=None)


def _facts(assessment: Assessment, questionnaire: Questionnaire) -> list[tuple[str, str]]:
    last = last_answer(assessment)
    profile = questionnaire.profile(assessment.profile)
    facts = [
        (_("System"), assessment.system),
        (_("Kind"), words.assessor_type(assessment.assessor_type)),
        (_("Agency"), assessment.agency or ""),
        (_("Questionnaire"), _("{title}, edition {edition}").format(
            title=questionnaire.head.title, edition=questionnaire.edition)),
        (_("Digest"), _digest(assessment, questionnaire)),
        (_("Profile"), profile.name),
        (_("Created"), words.date(assessment.created)),
        (_("Last answer"), words.date(last) if last else _("none yet")),
        (_("Revision"), str(assessment.rev)),
    ]  # fmt: skip
    return [(label, text) for label, text in facts if text]


def _digest(assessment: Assessment, questionnaire: Questionnaire) -> str:
    now, then = questionnaire.digest[:12], assessment.questionnaire.digest[:12]
    if now == then:
        return now
    text = _("{now}; the answers were given to another wording, {then}")
    return text.format(now=now, then=then)
