"""How far several assessors agree, as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.many import figures, raters
from assessor.compare.many.panels import panels
from assessor.compare.many.parts.assessors.said import element_name
from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study
from assessor.reports.parts import names
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def sheets(study: Study) -> Iterator[Sheet]:
    """Directions by element, and the cells to talk about."""
    found = panels(study)[: figures.TOLD]
    if not found:
        return
    columns = (
        SheetColumn(_("System"), 26), SheetColumn(_("One"), 30), SheetColumn(_("Other"), 30),
        SheetColumn(_("Module, element"), 44), SheetColumn(_("Both answered"), 9),
        SheetColumn(_("One higher"), 9), SheetColumn(_("Same"), 9), SheetColumn(_("One lower"), 9),
        SheetColumn(_("Mean difference"), 11, share=True),
    )  # fmt: skip
    rows = tuple(
        (panel.system, panel.name(one), panel.name(other), element_name(panel.study, element),
         found_.count, found_.higher, found_.same, found_.lower, found_.mean)
        for panel in found
        for one, other in panel.pairs
        for element, found_ in panel.directions(one, other).items()
        if found_.count
    )  # fmt: skip
    yield Sheet(_("Direction"), columns, rows)
    of_cells = (
        SheetColumn(_("System"), 26), SheetColumn(_("Question"), 14), SheetColumn(_("Where"), 16),
        SheetColumn(_("Text"), 60), SheetColumn(_("Legal weight"), 16),
        SheetColumn(_("Apart"), 9, share=True), SheetColumn(_("Answers"), 70),
    )  # fmt: skip
    talk = tuple(
        (panel.system, each.cell.question, names.cells([each.cell]),
         study.questionnaire.questions[each.cell.question].text,
         words.legal_weight(study.questionnaire.questions[each.cell.question].legal_weight),
         float(each.distance), _in_full(panel, each))
        for panel in found
        for each in panel.apart
    )  # fmt: skip
    yield Sheet(_("To talk about"), of_cells, talk)


def _in_full(panel: Panel, each: raters.Apart) -> str:
    """The same with the assessors' names, for a row that stands by itself."""
    return "; ".join(
        f"{panel.name(row)}: {words.percent(said)}"
        for row, said in zip(each.rows, each.said, strict=True)
    )
