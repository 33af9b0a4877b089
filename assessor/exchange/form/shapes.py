"""How a form that is a workbook looks: widths, colours, paper, and what stands beside an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assessor import safe
from assessor.exchange.form import layout
from assessor.exchange.form.fields import FIELDS
from assessor.exchange.form.instructions import Line
from assessor.exchange.form.rows import Row
from assessor.reports.formats import xlsx
from assessor.reports.parts import names
from questionnaires import values
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _

if TYPE_CHECKING:  # it is slow to import, and not always installed
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDTHS = {
    "number": 13, "question": 36, "about": 15, "meaning": 50, "answer": 16, "reason": 18,
    "comment": 26, "evidence_title": 24, "evidence_reference": 18, "evidence_date": 12,
}  # fmt: skip
ABOUT = (24, 100)
"""The widths of the first sheet's columns, in digits."""

_TEXT = "@"  # what is typed stays as it was typed: 2019-05 is no month of a calendar


class Styles:
    """How places look: what is asked, what can be filled in, headings."""

    def __init__(self, book: Workbook) -> None:
        """Make the formats."""
        base = {
            "text_wrap": True, "valign": "top", "align": "left", "font_size": 10,
            "border": xlsx.HAIR, "border_color": "#9aa5b1",
        }  # fmt: skip
        asked = {**base, "bg_color": "#f1f4f7"}
        free = {**base, "locked": False, "num_format": _TEXT}
        self.asked: Format = book.add_format(asked)
        self.free: Format = book.add_format(free)
        self.answer: Format = book.add_format({**free, "bold": True, "bg_color": "#fffbe6"})
        self.number: Format = book.add_format(
            {**free, "bold": True, "bg_color": "#fffbe6", "num_format": "0"}
        )
        self.head: Format = book.add_format({**base, "bold": True, "bg_color": "#d9e2ec"})
        self.title: Format = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
        plain = {"text_wrap": True, "valign": "top", "align": "left"}
        self.label: Format = book.add_format({**plain, "bold": True})
        self.text: Format = book.add_format(plain)
        self.name: Format = book.add_format({**free, "font_size": 11, "bg_color": "#fffbe6"})

    def of(self, column: str, number: bool) -> Format:
        """That of a column; `number`: its question asks for one."""
        if column == "answer":
            return self.number if number else self.answer
        return self.free if column in FIELDS else self.asked


def heads() -> dict[str, str]:
    """What the columns are called."""
    return {
        "cell": "cell", "standing": "standing",
        "number": _("Id"), "question": _("Question"), "about": _("For"),
        "meaning": _("What the answers mean"), "answer": _("Answer"),
        "reason": _("Reason, if not applicable"), "comment": _("Comment"),
        "evidence_title": _("Evidence: name"),
        "evidence_reference": _("Evidence: article, number, address"),
        "evidence_date": _("Evidence: date"),
    }  # fmt: skip


def head(page: Worksheet, styles: Styles, title: str) -> None:
    """The rows above the answers: ids of the columns, the element, the headers."""
    called = heads()
    for at, name in enumerate(layout.COLUMNS):
        hidden = {"hidden": True} if name in layout.HIDDEN else {}
        page.set_column(at, at, WIDTHS.get(name, 8), None, hidden)
        page.write_string(layout.IDS, at, name)
        page.write_string(layout.HEADS, at, xlsx.text(called[name]), styles.head)
    page.set_row(layout.IDS, None, None, {"hidden": True})
    page.set_row(layout.TITLE, 24)
    page.set_row(layout.HEADS, height(called))
    page.write_string(layout.TITLE, len(layout.HIDDEN), xlsx.text(title), styles.title)


def finish(page: Worksheet, last: int) -> None:
    """Freeze the headers, lock what is asked, and lay the sheet out for paper."""
    page.freeze_panes(layout.FIRST, len(layout.HIDDEN) + 1)
    page.repeat_rows(layout.TITLE, layout.HEADS)
    page.print_area(layout.TITLE, 0, last, len(layout.COLUMNS) - 1)
    page.protect("", {"format_rows": True, "format_columns": True})
    xlsx.paper(page)


def told(questionnaire: Questionnaire, row: Row, before: Row | None) -> dict[str, str]:
    """What stands beside an answer; what it means is not said again under the same question."""
    meaning = _meaning(questionnaire, row.question, row.cell)
    above = _meaning(questionnaire, before.question, before.cell) if before else ""
    if meaning and before and before.question is row.question and meaning == above:
        meaning = _("as above, {cell}").format(cell=row.question.id)
    return {
        "number": row.question.id,
        "question": _asked(questionnaire, row.question),
        "about": _about(questionnaire, row.cell),
        "meaning": meaning,
    }


def height(texts: Mapping[str, str]) -> float:
    """How high a row with these texts has to be, in points."""
    return xlsx.height((texts[name], width) for name, width in WIDTHS.items())


def instructions(page: Worksheet, styles: Styles, lines: Sequence[Line]) -> None:
    """The first sheet. Its hidden first column says where the name is to be written."""
    page.set_column(0, 0, 4, None, {"hidden": True})
    page.set_column(1, 1, ABOUT[0])
    page.set_column(2, 2, ABOUT[1])
    for at, line in enumerate(lines, 1):
        if line.fill:
            page.write_string(at, 0, layout.BY)
            page.write_string(at, 1, xlsx.text(line.label), styles.label)
            page.write_blank(at, 2, None, styles.name)
        elif not line.text:
            page.write_string(at, 1, xlsx.text(line.label), styles.title)
            page.set_row(at, 30)
            continue
        else:
            page.write_string(at, 1, xlsx.text(line.label), styles.label)
            page.write_string(at, 2, xlsx.text(line.text), styles.text)
        page.set_row(at, xlsx.height(zip((line.label, line.text), ABOUT, strict=True)))
    page.protect("", {"format_rows": True, "format_columns": True})
    xlsx.paper(page)


def _asked(questionnaire: Questionnaire, question: Question) -> str:
    parts = [question.text]
    if question.ask_if:
        condition = names.condition(questionnaire, question.ask_if)
        parts.append(_("Answer it only if {condition}.").format(condition=condition))
    if question.na_only_if:
        parts.append(_("Not applicable only if: {when}").format(when=question.na_only_if))
    return "\n".join(parts)


def _about(questionnaire: Questionnaire, cell: Cell) -> str:
    """What tells a cell from the others of its question, in words."""
    known = questionnaire.vocabulary
    parts = (
        known.instances.get(cell.instance, cell.instance) if cell.instance else None,
        known.sides.get(cell.side, cell.side) if cell.side else None,
        known.weapons.get(cell.weapon, cell.weapon) if cell.weapon else None,
    )
    return safe.line(", ".join(part for part in parts if part))


def _meaning(questionnaire: Questionnaire, question: Question, cell: Cell) -> str:
    """What can be answered, one a line."""
    scale = questionnaire.head.scale
    if question.kind == "level" and scale:
        anchors = question.anchors_for(cell.side) or [level.meaning for level in scale.levels]
        labels = [values.show(question, scale, level.value) for level in scale.levels]
        return "\n".join(map(": ".join, zip(labels, anchors, strict=False)))
    options = "\n".join(f"{option.id} – {option.label}" for option in question.options)
    return {
        "checklist": _("Short names of all that apply, parted by semicolons:") + "\n" + options,
        "choice": options,
        "number": _("A whole number. Unit: {unit}").format(unit=question.unit)
        if question.unit
        else _("A whole number."),
        "text": _("In your own words."),
        "date": _("A date: 2019, 2019-05 or 2019-05-31."),
    }.get(question.kind, "")
