"""The debrief of an exercise: what a folder of teams' files comes to, for people and programs."""

from __future__ import annotations

from assessor.exercise.debriefing import body, data, tables
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.debriefing.shapes import DebriefPaper
from assessor.reports.document import Document
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(debrief: Debrief) -> Document:
    """The debrief as a document. The same files give the same document."""
    title = _("Debrief: {title}").format(title=debrief.exercise.head.title)
    return Document(title, tuple(body.blocks(debrief)), made=debrief.made)


def paper(debrief: Debrief) -> DebriefPaper:
    """The debrief as data."""
    return data.build(debrief)


def sheets(debrief: Debrief) -> tuple[Sheet, ...]:
    """Its tables, to be filtered."""
    return tables.build(debrief)
