"""The information note on an exercise: what it was, what came of it, for those who organised it."""

from __future__ import annotations

from assessor.exercise.noting import body, data, tables
from assessor.exercise.noting.shapes import ExerciseNotePaper
from assessor.exercise.noting.told import Told
from assessor.reports.document import Document
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(told: Told) -> Document:
    """The note as a document, short: one page or two."""
    title = _("Information note: {title}").format(title=told.details.event.title)
    return Document(title, tuple(body.blocks(told)), made=told.debrief.made)


def paper(told: Told) -> ExerciseNotePaper:
    """The note as data."""
    return data.build(told)


def sheets(told: Told) -> tuple[Sheet, ...]:
    """Participants, the teams' results, and what was learned as tables."""
    return tables.build(told)
