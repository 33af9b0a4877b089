"""Texts as a form can hold them."""

from __future__ import annotations

from assessor.reports.formats import xlsx
from questionnaires.model import Cell, Questionnaire
from questionnaires.texts import _

LONGEST = 8000
"""In characters; the longest text of a questionnaire has 4000."""


def clean(text: str) -> str:
    """A text without control characters, and without what would refer to another question.

    White space is as those that read the form make it: one blank between words.
    """
    # Cut here, since what else would cut it does so with words that a name may not have.
    plain = " ".join(xlsx.text(text[:LONGEST]).split())
    return plain.replace("${", "$ {")


def said(text: str) -> str:
    """A text by which two labels are the same, whatever white space a system left in them."""
    return " ".join(clean(text).split())


def about(questionnaire: Questionnaire, cell: Cell) -> str:
    """A cell by its id and what tells it from the others of its question, in words.

    Such as ``M2-LIC-01 – law, nuclear``. No two cells are called the same.
    """
    if "/" not in cell.id:
        return cell.id
    told = _told(questionnaire, cell)
    others = questionnaire.questions[cell.question].cells
    if [_told(questionnaire, other) for other in others].count(told) > 1:
        told = cell.id.split("/", 1)[1]
    return _("{id} – {about}").format(id=cell.question, about=told)


def _told(questionnaire: Questionnaire, cell: Cell) -> str:
    known = questionnaire.vocabulary
    parts = (
        known.instances.get(cell.instance, cell.instance) if cell.instance else None,
        known.sides.get(cell.side, cell.side) if cell.side else None,
        known.weapons.get(cell.weapon, cell.weapon) if cell.weapon else None,
    )
    return said(", ".join(part for part in parts if part))
