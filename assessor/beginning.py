"""How an assessment begins: with an id of its own and the questionnaire it will answer."""

from __future__ import annotations

from uuid import uuid4

from assessor import clock
from assessor.errors import Exit, UserError
from questionnaires import texts
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, AssessorType, Drill, Edition
from questionnaires.texts import _


def begin(
    questionnaire: Questionnaire,
    *,
    system: str,
    profile: str,
    assessor_type: AssessorType = "self",
    agency: str | None = None,
    respondent: str | None = None,
    note: str | None = None,
    drill: Drill | None = None,
) -> Assessment:
    """An assessment in which nothing is said yet; its language is the one in use.

    Raises:
        UserError: A text is empty or longer than a saved file may hold.
    """
    try:
        return Assessment(
            id=str(uuid4()),
            created=clock.now(),
            system=system.strip(),
            agency=agency,
            respondent=respondent,
            assessor_type=assessor_type,
            questionnaire=Edition(
                id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
            ),
            profile=profile,
            note=note,
            language=texts.language(),
            drill=drill,
        )
    except ValueError as error:
        raise UserError(
            _("The assessment cannot begin: a name or note is empty or too long."),
            _("A name has 1 to 500 characters, a note up to 20 000."),
            Exit.WRONG_USE,
        ) from error
