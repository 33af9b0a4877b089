"""What stands in an information note, in the usual order."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Note,
    Outline,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    paragraphs,
    row,
)
from assessor.reports.gap import gaps, totals
from assessor.reports.information_note import facts, modules
from assessor.reports.parts import scores
from assessor.reports.parts.blank import filled
from questionnaires.texts import _


def blocks(case: Case) -> Iterator[Block]:
    """All parts of the note."""
    yield Note(case.questionnaire.head.caution)
    if facts.is_exercise(case):
        yield Note(drill())
    yield _event(case)
    yield from _participants(case)
    yield Heading(1, _("Objectives"))
    yield _list(case.details.event.objectives, _("objectives"))
    yield Heading(1, _("Background"))
    yield from paragraphs(filled(case.details.event.background, _("background")))
    yield Paragraph(facts.basis(case))
    yield from paragraphs(case.assessment.note or "")
    yield from _highlights(case)
    yield Heading(1, _("Findings in short"))
    yield from _findings(case)
    yield Heading(1, _("Further steps"))
    yield from _steps(case)
    yield Heading(1, _("Disclaimer"))
    yield from paragraphs(case.details.event.disclaimer.strip() or disclaimer())
    yield Note(case.questionnaire.head.caution)


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


def _event(case: Case) -> Terms:
    event, contact = case.details.event, case.details.contact
    lines = (
        (facts.called(case), filled(event.title, _("title"))),
        (_("Organiser"), filled(event.organiser, _("organiser"))),
        (_("Venue"), filled(event.venue, _("venue"))),
        (_("Date"), filled(facts.when(event), _("date"))),
        (_("System"), case.assessment.system),
        (_("Contact"), words.listed(filter(str.strip, (
            contact.name, contact.title, contact.organisation, contact.phone, contact.email
        )))),
    )  # fmt: skip
    return Terms(tuple(Term(label, (text,)) for label, text in lines if text))


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
    yield Paragraph(modules.reading())
    for each in modules.told(case):
        yield Heading(2, scores.label(case.questionnaire, each.node))
        yield _list(each.highlights, _("highlights"))
        yield Paragraph(modules.in_words(case, each))


def _findings(case: Case) -> Iterator[Block]:
    counted = totals.counts(case.questionnaire, case.result)
    yield Paragraph(scores.total(case.result))
    yield Paragraph(totals.sentence(counted))
    yield totals.table(case.questionnaire, counted)


def _steps(case: Case) -> Iterator[Block]:
    yield _list(case.details.event.further_steps, _("further steps"))
    if case.result.gaps:
        yield Paragraph(_("What the gaps ask for first:"))
        yield gaps.first(case.questionnaire, case.result)


def _list(texts: tuple[str, ...], label: str) -> Outline:
    """The texts as a list, or the blank for them."""
    return bullets(*(tuple(filter(str.strip, texts)) or (filled("", label),)))
