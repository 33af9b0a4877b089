"""What an information note takes from its details: the event, who came, what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.details import Contact, Details, Event
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Outline,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    paragraphs,
    row,
)
from assessor.reports.information_note import facts
from assessor.reports.parts.blank import filled
from questionnaires.texts import _


def event(details: Details, called: str) -> Terms:
    """What it was, who held it, where, when, what for, and who can be asked."""
    about = details.event
    return Terms(
        (
            Term(called, (filled(about.title, _("title")),)),
            Term(_("Organiser"), (filled(about.organiser, _("organiser")),)),
            Term(_("Venue"), (filled(about.venue, _("venue")),)),
            Term(_("Date"), (filled(facts.when(about), _("date")),)),
            Term(_("Objectives"), lines(about.objectives, _("objectives"))),
            *_contact(details.contact),
        )
    )


def participants(about: Event, otherwise: str) -> Iterator[Block]:
    """Who came, by agency; where that is not told, the blank for it and what else is known."""
    found = facts.agencies(about)
    yield Heading(1, _("Participants"))
    if not found:
        yield Paragraph(filled("", _("participants by agency")))
        yield from paragraphs(otherwise)
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


def steps(about: Event) -> Outline:
    """What was agreed to do next."""
    return bullets(*lines(about.further_steps, _("further steps")))


def disclaimer(about: Event, caution: str) -> Terms:
    """The disclaimer of the details, or the program's own, and the caution."""
    said = about.disclaimer.strip() or usual_disclaimer()
    return Terms((Term(_("Disclaimer"), (*filter(str.strip, said.splitlines()), caution)),))


def usual_disclaimer() -> str:
    """The disclaimer where the details have none."""
    return _(
        "This note is for information. It commits none of the States, agencies and organisations "
        "named in it. Its figures come from the answers as they were recorded."
    )


def lines(texts: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The texts that say something, or the blank for them."""
    return tuple(filter(str.strip, texts)) or (filled("", label),)


def _contact(contact: Contact) -> Iterator[Term]:
    parts = (contact.name, contact.title, contact.organisation, contact.phone, contact.email)
    said = words.listed(filter(str.strip, parts))
    if said:
        yield Term(_("Contact"), (said,))
