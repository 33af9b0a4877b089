"""The files as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.many import labels
from assessor.compare.many.parts.about.data import FILES, data
from assessor.compare.many.study import Study
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def sheets(study: Study) -> Iterator[Sheet]:
    """The files, and those left out."""
    columns = (
        SheetColumn(_("File"), 40), SheetColumn(labels.name(study.by), 24),
        SheetColumn(_("System"), 28), SheetColumn(_("Agency"), 28), SheetColumn(_("Kind"), 20),
        SheetColumn(_("Profile"), 10), SheetColumn(_("Date"), 12),
        SheetColumn(_("Asked"), 9), SheetColumn(_("Answered"), 9), SheetColumn(_("Not known"), 9),
        SheetColumn(_("Not applicable"), 9), SheetColumn(_("With evidence"), 9),
        SheetColumn(_("Total, low"), 10, share=True), SheetColumn(_("Total, high"), 10, share=True),
    )  # fmt: skip
    rows = tuple(
        (part.file, part.label, part.system, part.agency, words.assessor_type(part.assessor_type),
         part.profile, part.day, part.asked, part.answered, part.unknown, part.not_applicable,
         part.evidenced, part.total_low, part.total_high)
        for part in data(study)
    )  # fmt: skip
    yield Sheet(_("Files"), columns, rows)
    if study.many.skipped:
        why = (SheetColumn(_("File"), 50), SheetColumn(_("Reason"), 80))
        yield Sheet(_("Files left out"), why, study.many.skipped[:FILES])
