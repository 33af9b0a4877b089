"""Readiness for export control regimes: what each asks of a State, against its own answers."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.parts import beside
from assessor.reports.regimes import body, data, tables
from assessor.reports.regimes.shapes import RegimesPaper
from assessor.reports.sheets import Sheet
from questionnaires.regimes import RegimesFile
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The report as a document.

    Raises:
        UserError: The questionnaire has no criteria of regimes.
    """
    title = _("Readiness for export control regimes: {system}")
    return Document(
        title.format(system=case.assessment.system), body.blocks(case, _asked(case)), made=case.made
    )


def paper(case: Case) -> RegimesPaper:
    """The report as data; refuses as `document` does."""
    return data.build(case, _asked(case))


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Criteria and answers as tables; refuses as `document` does."""
    return tables.build(case, _asked(case))


def _asked(case: Case) -> RegimesFile:
    lacking = _("{id} holds no criteria of export control regimes.")
    return beside.read(case, "regimes.toml", RegimesFile, lacking.format(id=case.questionnaire.id))
