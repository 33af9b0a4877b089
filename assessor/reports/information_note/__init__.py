"""The information note: what an event or exercise was, what it found, and what comes next."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.information_note import body, data, tables
from assessor.reports.information_note.shapes import NotePaper
from assessor.reports.parts.blank import filled
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The note as a document, short: one page or two."""
    title = filled(case.details.event.title, _("title"))
    return Document(
        _("Information note: {title}").format(title=title),
        tuple(body.blocks(case)),
        made=case.made,
    )


def paper(case: Case) -> NotePaper:
    """The note as data."""
    return data.build(case)


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Participants, highlights and further steps as tables."""
    return tables.build(case)
