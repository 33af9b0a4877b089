"""How a report begins: the caution, then whose system, by which questionnaire, judged when."""

from __future__ import annotations

from assessor import words
from assessor.reports.document import Block, Note, Term, Terms, paragraphs
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _

WHO = 160
NOTE = 240
"""How much of a name and of the note the brief facts show; the whole stands in the long ones."""


def brief(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Block, ...]:
    """The caution and a few lines on whose system was judged by whom, by what, and when."""
    last = last_answer(assessment)
    kind = words.assessor_type(assessment.assessor_type)
    who = f"{_short(assessment.system, WHO)} ({kind})"
    as_of = words.date(last) if last else _("none yet")
    note = next((line for line in (assessment.note or "").splitlines() if line.strip()), "")
    lines = (
        (_("System"), who),
        (_("Agency"), _short(assessment.agency or "", WHO)),
        (_("Questionnaire"), _by(questionnaire)),
        (_("Last answer"), as_of),
        (_("Note"), _short(note, NOTE)),
    )
    terms = tuple(Term(label, (text,)) for label, text in lines if text)
    return Note(questionnaire.head.caution), Terms(terms)


def blocks(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Block, ...]:
    """The caution, the facts about the assessment, and its note."""
    return Note(questionnaire.head.caution), *facts(assessment, questionnaire)


def facts(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Block, ...]:
    """All facts about the assessment, and its note."""
    return (
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
        (_("Questionnaire"), _by(questionnaire)),
        (_("Digest"), _digest(assessment, questionnaire)),
        (_("Profile"), profile.name),
        (_("Created"), words.date(assessment.created)),
        (_("Last answer"), words.date(last) if last else _("none yet")),
        (_("Revision"), str(assessment.rev)),
    ]
    return [(label, text) for label, text in facts if text]


def _by(questionnaire: Questionnaire) -> str:
    text = _("{title}, edition {edition}")
    return text.format(title=questionnaire.head.title, edition=questionnaire.edition)


def _short(text: str, most: int) -> str:
    """As many words of the text as there is room for, with an ellipsis where that is not all."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    before, _blank, word = line[:most].rpartition(" ")
    kept = before if len(word) < most // 2 else line[:most]
    return f"{kept.rstrip(' ,;:.')}…"


def _digest(assessment: Assessment, questionnaire: Questionnaire) -> str:
    now, then = questionnaire.digest[:12], assessment.questionnaire.digest[:12]
    if now == then:
        return now
    text = _("{now}; the answers were given to another wording, {then}")
    return text.format(now=now, then=then)
