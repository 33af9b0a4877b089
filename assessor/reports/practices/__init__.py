"""Own findings beside how some States handle the same elements: examples, with source and year."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.parts import beside
from assessor.reports.practices import body, data, tables
from assessor.reports.practices.shapes import PracticesPaper
from assessor.reports.sheets import Sheet
from questionnaires.practices import PracticesFile
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The report as a document.

    Raises:
        UserError: The questionnaire has no facts on other States.
    """
    title = _("Own findings and practice elsewhere: {system}")
    return Document(
        title.format(system=case.assessment.system), body.blocks(case, _facts(case)), made=case.made
    )


def paper(case: Case) -> PracticesPaper:
    """The report as data; refuses as `document` does."""
    return data.build(case, _facts(case))


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Elements and facts as tables; refuses as `document` does."""
    return tables.build(case, _facts(case))


def _facts(case: Case) -> PracticesFile:
    lacking = _("{id} holds no facts on how other States handle its elements.")
    return beside.read(
        case, "practices.toml", PracticesFile, lacking.format(id=case.questionnaire.id)
    )
