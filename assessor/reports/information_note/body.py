"""What stands in an information note, in the usual order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.details import Contact
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    paragraphs,
    row,
)
from assessor.reports.information_note import facts, modules
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
    yield _event(case)
    yield from _participants(case)
    yield Heading(1, _("Background"))
    yield from paragraphs(filled(case.details.event.background, _("background")))
    yield assessed
    yield from _highlights(case)
    yield Heading(1, _("Findings in short"))
    yield from _findings(case)
    yield Heading(1, _("Further steps"))
    yield from _steps(case)
    yield _disclaimer(case)


def drill() -> str:
    """What levels of an exercise are not."""
    return _(
        "The levels in this note were given in an exercise. They say nothing of the system of any "
        "State that took part in it."
    )


def disclaimer() -> str:
    """The disclaimer where the details have none."""
    return _(
        "This note is for information. It commits none of the States, agencies and organisations "
        "named in it. Its figures come from the answers as they were recorded."
    )


def _disclaimer(case: Case) -> Terms:
    said = case.details.event.disclaimer.strip() or disclaimer()
    lines = (*filter(str.strip, said.splitlines()), case.questionnaire.head.caution)
    return Terms((Term(_("Disclaimer"), lines),))


def _event(case: Case) -> Terms:
    event = case.details.event
    return Terms(
        (
            Term(facts.called(case), (filled(event.title, _("title")),)),
            Term(_("Organiser"), (filled(event.organiser, _("organiser")),)),
            Term(_("Venue"), (filled(event.venue, _("venue")),)),
            Term(_("Date"), (filled(facts.when(event), _("date")),)),
            Term(_("Objectives"), _told(event.objectives, _("objectives"))),
            *_contact(case.details.contact),
        )
    )


def _contact(contact: Contact) -> Iterator[Term]:
    parts = (contact.name, contact.title, contact.organisation, contact.phone, contact.email)
    said = words.listed(filter(str.strip, parts))
    if said:
        yield Term(_("Contact"), (said,))


def _participants(case: Case) -> Iterator[Block]:
    found = facts.agencies(case.details.event)
    yield Heading(1, _("Participants"))
    if not found:
        yield Paragraph(filled("", _("participants by agency")))
        yield from paragraphs(facts.answered_for(case))
        return
    yield Paragraph(facts.attendance(found))
    columns = Column(_("Agency")), Column(_("Names")), Column(_("Number"), "right", firm=True)
    yield Table(columns, tuple(
        row(
            each.name,
            words.listed(each.people) or words.NOTHING,
            words.NOTHING if each.number is None else str(each.number),
        )
        for each in found
    ))  # fmt: skip


def _highlights(case: Case) -> Iterator[Block]:
    yield Heading(1, _("Highlights by module"))
    yield Terms(tuple(_module(case, each) for each in modules.told(case)))
    yield Paragraph(modules.reading())


def _module(case: Case, each: modules.Told) -> Term:
    said = _told(each.highlights, _("highlights"))
    return Term(scores.label(case.questionnaire, each.node), (*said, modules.in_words(case, each)))


def _findings(case: Case) -> Iterator[Block]:
    yield Paragraph(scores.total(case.result))
    counted = facts.findings(case)
    if not any(found.total() for found in counted.values()):
        yield Paragraph(_("No question that was asked reaches operative paragraph 3."))
        return
    text = _("Places of the matrix under operative paragraph 3, each weapon category apart:")
    yield Paragraph(text)
    yield Terms(tuple(
        Term(_("Law") if side == "law" else _("Enforcement"), (_outcomes(found),))
        for side, found in counted.items()
    ))  # fmt: skip


def _outcomes(found: Counter[str]) -> str:
    text = _("{count} {outcome}")
    said = (text.format(count=n, outcome=words.outcome(each)) for each, n in found.items())
    return words.listed(said) or words.outcome("not_asked")


def _steps(case: Case) -> Iterator[Block]:
    yield bullets(*_told(case.details.event.further_steps, _("further steps")))
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


def _told(texts: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The texts that say something, or the blank for them."""
    return tuple(filter(str.strip, texts)) or (filled("", label),)
