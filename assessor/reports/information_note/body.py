"""What stands in an information note, in the usual order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    Term,
    Terms,
    bullets,
    paragraphs,
)
from assessor.reports.information_note import facts, modules, told
from assessor.reports.parts import front, names, scores
from assessor.reports.parts.blank import filled
from questionnaires.texts import _
from scoring.result import Gap


def blocks(case: Case) -> Iterator[Block]:
    """All parts of the note."""
    caution, assessed = front.brief(case.assessment, case.questionnaire)
    yield caution
    if facts.is_exercise(case):
        yield Note(drill())
    yield told.event(case.details, facts.called(case))
    yield from told.participants(case.details.event, facts.answered_for(case))
    yield Heading(1, _("Background"))
    yield from paragraphs(filled(case.details.event.background, _("background")))
    yield assessed
    yield from _highlights(case)
    yield Heading(1, _("Findings in short"))
    yield from _findings(case)
    yield Heading(1, _("Further steps"))
    yield from _steps(case)
    yield told.disclaimer(case.details.event, case.questionnaire.head.caution)


def drill() -> str:
    """What levels of an exercise are not."""
    return _(
        "The levels in this note were given in an exercise. They say nothing of the system of any "
        "State that took part in it."
    )


def _highlights(case: Case) -> Iterator[Block]:
    yield Heading(1, _("Highlights by module"))
    yield Terms(tuple(_module(case, each) for each in modules.told(case)))
    yield Paragraph(modules.reading())


def _module(case: Case, each: modules.Told) -> Term:
    said = told.lines(each.highlights, _("highlights"))
    return Term(scores.label(case.questionnaire, each.node), (*said, modules.in_words(case, each)))


def _findings(case: Case) -> Iterator[Block]:
    yield Paragraph(scores.total(case.result))
    counted = facts.findings(case)
    if not any(found.total() for found in counted.values()):
        yield Paragraph(_("No question that was asked reaches operative paragraph 3."))
        return
    text = _("Places of the matrix under operative paragraph 3, each weapon category apart:")
    yield Paragraph(text)
    yield Terms(
        tuple(
            Term(words.side(side).capitalize(), (_outcomes(found),))
            for side, found in counted.items()
        )
    )


def _outcomes(found: Counter[str]) -> str:
    text = _("{count} {outcome}")
    said = (text.format(count=n, outcome=words.outcome(each)) for each, n in found.items())
    return words.listed(said) or words.outcome("not_asked")


def _steps(case: Case) -> Iterator[Block]:
    yield told.steps(case.details.event)
    if case.result.gaps:
        yield Paragraph(_("What the gaps ask for first:"))
        yield bullets(*(_measure(case, gap) for gap in case.result.gaps[: facts.FIRST]))


def _measure(case: Case, gap: Gap) -> str:
    question = case.questionnaire.questions[gap.question]
    action = (question.action or question.text).rstrip(".")
    responsible = names.agencies(case.questionnaire, question)
    if not responsible:
        return f"{action} ({question.id})"
    text = _("{action} ({question}; responsible: {agencies})")
    return text.format(action=action, question=question.id, agencies=responsible)
