"""Findings of each system, as a table for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.many.parts import places
from assessor.compare.many.parts.findings.data import TOLD
from assessor.compare.many.study import Study
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def sheets(study: Study) -> Iterator[Sheet]:
    """A row for each place, a column for each system."""
    if len(study.states) > TOLD:
        return
    columns = (
        SheetColumn(_("Provision"), 12), SheetColumn(_("Field"), 46), SheetColumn(_("Side"), 12),
        SheetColumn(_("Weapon"), 8),
        *(SheetColumn(study.system(row), 14) for row in study.states),
    )  # fmt: skip
    rows = tuple(
        (
            *places.columns(study.questionnaire, place),
            *(words.outcome(places.outcome(int(code))) for code in study.seen[:, number]),
        )
        for number, place in enumerate(study.many.places)
    )
    yield Sheet(_("Field by State"), columns, rows)
