"""Scores by label, as a table for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.compare.many import labels
from assessor.compare.many.parts.profiles.data import scores
from assessor.compare.many.study import Study
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def sheets(study: Study) -> Iterator[Sheet]:
    """The scores by label, a row for each node and label."""
    names = {node.id: node.label for node in study.nodes}
    columns = (
        SheetColumn(labels.name(study.by), 28), SheetColumn(_("Module, element"), 46),
        SheetColumn(_("Files"), 8), SheetColumn(_("Median, low"), 12, share=True),
        SheetColumn(_("Median, high"), 12, share=True),
    )  # fmt: skip
    rows = tuple(
        (part.label, names[part.node], part.files, part.median_low, part.median_high)
        for part in scores(study)
    )
    yield Sheet(_("Scores by label"), columns, rows)
