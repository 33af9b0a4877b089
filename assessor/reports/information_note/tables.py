"""The information note as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.information_note import facts, modules
from assessor.reports.parts import names, scores
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.texts import _


def build(case: Case) -> tuple[Sheet, ...]:
    """Participants, highlights by module, further steps."""
    return _participants(case), _highlights(case), _steps(case)


def _participants(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("Agency"), 44), SheetColumn(_("Names"), 60), SheetColumn(_("Number"), 9),
    )  # fmt: skip
    rows = tuple(
        (each.name, words.listed(each.people) or None, each.number)
        for each in facts.agencies(case.details.event)
    )
    return Sheet(_("Participants"), columns, rows)


def _highlights(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("Module"), 34), SheetColumn(_("Highlights"), 60),
        SheetColumn(_("From the assessment"), 80),
    )  # fmt: skip
    rows = tuple(
        (
            scores.label(case.questionnaire, each.node),
            "\n".join(each.highlights) or None,
            modules.in_words(case, each),
        )
        for each in modules.told(case)
    )
    return Sheet(_("Highlights"), columns, rows)


def _steps(case: Case) -> Sheet:
    columns = (
        SheetColumn(_("From"), 18), SheetColumn(_("Step"), 80), SheetColumn(_("Responsible"), 40),
    )  # fmt: skip
    return Sheet(_("Further steps"), columns, tuple(_step_rows(case)))


def _step_rows(case: Case) -> Iterator[tuple[Value, ...]]:
    for step in filter(str.strip, case.details.event.further_steps):
        yield _("as agreed"), step, None
    for gap in case.result.gaps[: facts.FIRST]:
        question = case.questionnaire.questions[gap.question]
        responsible = names.agencies(case.questionnaire, question) or None
        yield question.id, question.action or question.text, responsible
