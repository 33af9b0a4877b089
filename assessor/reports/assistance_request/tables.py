"""Requests for assistance as a table for a workbook."""

from __future__ import annotations

from assessor import words
from assessor.reports.assistance_request import form
from assessor.reports.assistance_request.draft import Draft, NeedOf, drafts
from assessor.reports.case import Case
from assessor.reports.gap import gaps
from assessor.reports.parts import names
from assessor.reports.parts.duties import Duties
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.plan import PlanFile
from questionnaires.texts import _


def build(case: Case, plan: PlanFile) -> tuple[Sheet, ...]:
    """Every gap that help is asked for."""
    columns = (
        SheetColumn(_("Subject area"), 24), SheetColumn(_("Line of the work plan"), 22),
        SheetColumn(_("Question"), 12), SheetColumn(_("Text"), 36),
        SheetColumn(_("Provisions"), 12), SheetColumn(_("Now"), 36), SheetColumn(_("Wanted"), 36),
        SheetColumn(_("Comment"), 30), SheetColumn(_("Kind of help"), 20),
        SheetColumn(_("Help that would serve"), 24), SheetColumn(_("Note on the help"), 24),
        SheetColumn(_("Institution"), 22),
    )  # fmt: skip
    duties = Duties(case)
    rows = (
        _row(case, plan, duties, draft, need)
        for draft in drafts(case, plan)
        for need in draft.needs
    )
    return (Sheet(_("Needs"), columns, tuple(rows)),)


def _row(
    case: Case, plan: PlanFile, duties: Duties, draft: Draft, need: NeedOf
) -> tuple[Value, ...]:
    questionnaire, question = case.questionnaire, need.question
    return (
        draft.subject.name,
        plan.work_plan[draft.subject.work_plan],
        question.id,
        question.text,
        names.provisions(questionnaire, question) or None,
        "\n".join(gaps.now(questionnaire, question, need.gap)),
        "\n".join(gaps.aimed(questionnaire, question, need.gap)),
        "\n".join(gaps.comments(case.assessment, need.gap)) or None,
        words.listed(form.help_kind(kind) for kind in need.kinds) or None,
        names.assistance(questionnaire, question) or None,
        (need.mark.note if need.mark else None) or None,
        words.listed(duties.responsible(question)) or None,
    )
