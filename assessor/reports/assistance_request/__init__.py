"""Requests for assistance to the 1540 Committee: one draft for each subject area."""

from __future__ import annotations

from assessor.reports.assistance_request import data, form, front, tables
from assessor.reports.assistance_request.draft import drafts
from assessor.reports.assistance_request.paper import RequestsPaper
from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.parts import front as facts
from assessor.reports.parts import supplied
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The drafts, after a page on how they came about and how they are sent.

    Raises:
        UserError: The questionnaire has no plan, or a subject area is named that does not exist.
    """
    plan = supplied.plan(case)
    found = drafts(case, plan)
    return Document(
        _("Requests for assistance: {system}").format(system=case.assessment.system),
        (
            *facts.brief(case.assessment, case.questionnaire),
            *front.blocks(case, plan, found),
            *(block for draft in found for block in form.blocks(case, plan, draft)),
        ),
        made=case.made,
    )


def paper(case: Case) -> RequestsPaper:
    """The drafts as data."""
    return data.build(case, supplied.plan(case))


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Every gap that help is asked for, as a table."""
    return tables.build(case, supplied.plan(case))
