"""The cells of a question as an answer sheet has them: in rows of one side each."""

from __future__ import annotations

from collections.abc import Mapping

from assessor import words
from assessor.interview.steps import is_open
from questionnaires import values
from questionnaires.model import Cell, Question, Scale
from questionnaires.responses import Response
from questionnaires.texts import _


def order(question: Question) -> str:
    """The order in which answers are typed: ``law N C B, enforcement N C B``."""
    rows: dict[str, list[str]] = {}
    for cell in question.cells:
        rows.setdefault(_row(question, cell), []).append(cell.weapon or "")
    return ", ".join(" ".join([row, *weapons]).strip() for row, weapons in rows.items())


def said(question: Question, scale: Scale | None, responses: Mapping[str, Response]) -> str:
    """What stands in the cells, in the same order: ``law N 2, C 1, B 0; enforcement N ?, …``."""
    rows: dict[str, list[str]] = {}
    for cell in question.cells:
        told = f"{cell.weapon or ''} {_short(question, scale, responses.get(cell.id))}".strip()
        rows.setdefault(_row(question, cell), []).append(told)
    return "; ".join(f"{row} {', '.join(told)}".strip() for row, told in rows.items())


def _row(question: Question, cell: Cell) -> str:
    telling = len({each.side for each in question.cells}) > 1
    side = words.side(cell.side) if cell.side and telling else ""
    return " ".join(part for part in (cell.instance, side) if part)


def _short(question: Question, scale: Scale | None, response: Response | None) -> str:
    if response is None or is_open(response):
        return "–"
    if response.status == "unknown":
        return "?"
    if response.status == "not_applicable":
        return _("na ({reason})").format(reason=response.reason)
    if question.kind == "level":
        return str(response.value)
    return values.show(question, scale, response.value or "")
