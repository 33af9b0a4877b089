"""Which layout of the matrix a draft follows."""

from __future__ import annotations

from assessor.errors import Exit, UserError
from questionnaires.framework import Layout
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def find(questionnaire: Questionnaire, wanted: str | None) -> Layout:
    """The layout of this id; None: the first whose rows are certain, else the first.

    Raises:
        UserError: There is none of this id, or none at all.
    """
    layouts = questionnaire.layouts
    if not layouts:
        raise UserError(
            _("{id} has no layout of the matrix.").format(id=questionnaire.id),
            _("A draft can be made from: op3_workshop, op3_matrix."),
            Exit.WRONG_USE,
        )
    if wanted is None:
        return next((each for each in layouts if each.status == "known"), layouts[0])
    found = next((each for each in layouts if each.id == wanted), None)
    if found is None:
        raise UserError(
            _("There is no layout {id} of the matrix.").format(id=wanted),
            _("Layouts are: {known}.").format(known=", ".join(each.id for each in layouts)),
            Exit.WRONG_USE,
        )
    return found
