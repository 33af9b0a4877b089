"""What the nodes, fields, cells and answers of a comparison are called."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from assessor import words
from assessor.compare import labels
from assessor.compare.two.data import Two
from assessor.reports.case import Case
from assessor.reports.parts import names, scores
from questionnaires.model import Cell, Question
from questionnaires.texts import _
from scoring.changes import CellChange, FieldChange, NodeChange, QuestionChange, Said
from scoring.result import Interval


def node(two: Two, change: NodeChange) -> str:
    """A node as the table of scores calls it; the later questionnaire's name where both have it."""
    case, ident = (two.b, change.after) if change.after else (two.a, change.before)
    for each in case.result.total.walk():
        if (each.kind, each.id) == (change.kind, ident):
            return scores.label(case.questionnaire, each)
    return ident or ""


def nodes(two: Two) -> dict[str, str]:
    """What modules, elements and groups are called, by the id that they have in either."""
    return {
        ident: node(two, change)
        for change in two.found.nodes
        if change.kind != "total"
        for ident in (change.before, change.after)
        if ident
    }


def figure(change: NodeChange, where: Interval | None) -> str:
    """A figure of one side, as people read it."""
    return words.numbers(where) if change.number else words.interval(where)


def delta(change: NodeChange) -> str:
    """The difference, as a number with its sign: of shares in percentage points."""
    where = change.delta
    if where is None:
        return words.NOTHING
    if change.number:
        low, high = (_signed(end) for end in (where.low, where.high))
    else:
        ends = (
            (round(where.low * 100),) * 2
            if where.known
            else (floor(where.low * 100), ceil(where.high * 100))
        )
        low, high = (f"{end:+d}" if end else "0" for end in ends)
    low, high = (end.replace("-", "−") for end in (low, high))
    return low if where.known else _("{low} to {high}").format(low=low, high=high)


def field(two: Two, change: FieldChange) -> str:
    """A field's label."""
    for case in (two.b, two.a):
        if change.field in case.questionnaire.fields:
            return case.questionnaire.fields[change.field].label
    return change.field


def provision(two: Two, change: FieldChange) -> str:
    """The short name of the provision that a field stands under."""
    for case in (two.b, two.a):
        known = case.questionnaire.fields.get(change.field)
        for ident in known.provisions if known else ():
            if ident in case.questionnaire.provisions:
                return case.questionnaire.provisions[ident].short
    return ""


def place(change: FieldChange) -> str:
    """Which cell of the matrix, such as ``law N``."""
    parts = (words.side(change.side) if change.side else None, change.weapon)
    return " ".join(part for part in parts if part)


def places(changes: Sequence[FieldChange]) -> str:
    """Cells of one field together, such as ``law N, C; enforcement B``."""
    found = []
    for side, members in groupby(changes, key=lambda each: each.side):
        weapons = words.listed(each.weapon for each in members if each.weapon)
        found.append(" ".join(filter(None, (words.side(side) if side else "", weapons))))
    return "; ".join(filter(None, found))


def question(two: Two, change: QuestionChange) -> tuple[Case, Question]:
    """The question with the side it is taken from: B's where B has it."""
    if change.after is not None:
        return two.b, two.b.questionnaire.questions[change.after]
    return two.a, two.a.questionnaire.questions[change.before or ""]


def absent(two: Two, change: QuestionChange) -> str:
    """Why a question is not asked on one side."""
    lacking = (two.b if change.moved == "only_before" else two.a).assessment
    if change.absent == "profile" and (lacking.packet or lacking.drill):
        return _("that file has only some of the questions")
    return labels.absent(change.absent)


def ident(change: QuestionChange) -> str:
    """Its id; both where it was renamed."""
    ids = dict.fromkeys(each for each in (change.before, change.after) if each)
    return " → ".join(ids)


def answer(case: Case, cell: Cell, said: Said) -> str:
    """What stands in a cell, in words."""
    if said.status != "answered":
        return words.status(said.status)
    question = case.questionnaire.questions[cell.question]
    return names.answer(case.questionnaire, question, said.value)


def alike(two: Two, change: QuestionChange) -> list[tuple[str, str, str, CellChange]]:
    """Its cells that changed, those together that changed alike: place, A, B, the first of them."""
    groups: dict[tuple[str, str], list[CellChange]] = {}
    for cell in (each for each in change.cells if each.moved != "same"):
        said = answer(two.a, cell.before, cell.was), answer(two.b, cell.after, cell.is_)
        groups.setdefault(said, []).append(cell)
    return [
        (names.cells([each.after for each in cells]), *said, cells[0])
        for said, cells in groups.items()
    ]


def _signed(number: Fraction) -> str:
    text = words.number(number)
    return f"+{text}" if number > 0 else text
