"""The note on an exercise as tables for a workbook."""

from __future__ import annotations

from assessor import words
from assessor.exercise.debriefing import tables as debriefed
from assessor.exercise.noting import body
from assessor.exercise.noting.told import Told
from assessor.reports.information_note import facts
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def build(told: Told) -> tuple[Sheet, ...]:
    """Who came, what each team got right, what was learned, what to take home."""
    return tuple(sheet for sheet in _sheets(told) if sheet.rows)


def _sheets(told: Told) -> tuple[Sheet, ...]:
    columns = (
        SheetColumn(_("Agency"), 44), SheetColumn(_("Names"), 60), SheetColumn(_("Number"), 9),
    )  # fmt: skip
    came = tuple(
        (each.name, words.listed(each.people) or None, each.number)
        for each in facts.agencies(told.details.event)
    )
    home = tuple((text,) for text in body.taken_home(told.debrief))
    return (
        Sheet(_("Participants"), columns, came),
        debriefed.teams(told.debrief),
        debriefed.learning(told.debrief),
        Sheet(_("To take home"), (SheetColumn(_("Text"), 90),), home),
    )
