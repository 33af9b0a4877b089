"""The voluntary national implementation action plan: gaps as measures in the order of the work."""

from __future__ import annotations

from assessor.reports.action_plan import body, data, tables
from assessor.reports.action_plan.paper import PlanPaper
from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.parts import front, supplied
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The plan as a document, wide: its tables have seven columns.

    Raises:
        UserError: The questionnaire has no plan.
    """
    plan = supplied.plan(case)
    return Document(
        _("Voluntary national implementation action plan: {system}").format(
            system=case.assessment.system
        ),
        (*front.brief(case.assessment, case.questionnaire), *body.blocks(case, plan)),
        made=case.made,
        landscape=True,
    )


def paper(case: Case) -> PlanPaper:
    """The plan as data."""
    return data.build(case, supplied.plan(case))


def sheets(case: Case) -> tuple[Sheet, ...]:
    """The measures, and what there is to find out, as tables."""
    return tables.build(case, supplied.plan(case))
