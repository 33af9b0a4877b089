"""The action plan as tables for a workbook."""

from __future__ import annotations

from assessor import words
from assessor.reports.action_plan import measures
from assessor.reports.action_plan.body import time_frame
from assessor.reports.action_plan.measures import Measure
from assessor.reports.case import Case
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.plan import PlanFile
from questionnaires.texts import _


def build(case: Case, plan: PlanFile) -> tuple[Sheet, ...]:
    """The measures, and what there is to find out."""
    return (_measures(case, plan), _find_out(case))


def _measures(case: Case, plan: PlanFile) -> Sheet:
    columns = (
        SheetColumn(_("No."), 6), SheetColumn(_("Phase"), 18), SheetColumn(_("Question"), 12),
        SheetColumn(_("Measure"), 34), SheetColumn(_("Provisions"), 12),
        SheetColumn(_("Fields"), 24), SheetColumn(_("Legal weight"), 13),
        SheetColumn(_("Responsible"), 20), SheetColumn(_("Partners"), 24),
        SheetColumn(_("Time frame"), 16), SheetColumn(_("Indicator"), 40),
        SheetColumn(_("Resources or assistance needed"), 28), SheetColumn(_("Help marked"), 10),
    )  # fmt: skip
    rows = (_row(plan, each) for each in measures.build(case, plan))
    return Sheet(_("Measures"), columns, tuple(rows))


def _row(plan: PlanFile, each: Measure) -> tuple[Value, ...]:
    return (
        each.number,
        plan.phases[each.placed.phase].name,
        each.question.id,
        each.what,
        each.provisions or None,
        "; ".join(each.fields) or None,
        words.legal_weight(each.placed.gap.legal_weight),
        each.responsible or None,
        each.partners or None,
        time_frame(each),
        each.indicator or None,
        each.resources or None,
        _("yes") if each.needs_help else None,
    )


def _find_out(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("Responsible"), 30), SheetColumn(_("Element"), 34),
        SheetColumn(_("Questions"), 50),
    )  # fmt: skip
    rows = (
        (who, element, words.listed(ids))
        for who, by_element in measures.find_out(case).items()
        for element, ids in by_element.items()
    )
    return Sheet(_("Find out"), columns, tuple(rows))
