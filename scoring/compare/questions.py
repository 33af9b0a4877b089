"""What became of each question and each of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from questionnaires.model import Cell, Question
from questionnaires.pairing import Pair, Pairing
from questionnaires.responses import Status
from scoring.changes import CellChange, Moved, QuestionChange, Said
from scoring.compare.sides import Judged, differences
from scoring.marks import is_marked, share

_OPEN: tuple[Status, ...] = ("unknown", "unanswered")


def questions_compared(before: Judged, after: Judged, pairing: Pairing) -> Iterator[QuestionChange]:
    """Every question that either side asks."""
    for pair in pairing.questions:
        lacking = before.absent(pair.before), after.absent(pair.after)
        if all(lacking):
            continue
        if any(lacking):
            moved: Moved = "only_after" if lacking[0] else "only_before"
            absent = lacking[0] or lacking[1]
            yield QuestionChange(pair.before, pair.after, moved, whys=pair.whys, absent=absent)
            continue
        found = differences(before.questionnaire, after.questionnaire, pair)
        if found:
            yield QuestionChange(
                pair.before, pair.after, "not_comparable", differences=found, whys=pair.whys
            )
        else:
            cells = tuple(_cells(before, after, pair))
            moved = _together({cell.moved for cell in cells})
            yield QuestionChange(pair.before, pair.after, moved, cells, whys=pair.whys)


def _cells(before: Judged, after: Judged, pair: Pair) -> Iterator[CellChange]:
    old = before.questionnaire.questions[pair.before or ""]
    new = after.questionnaire.questions[pair.after or ""]
    for was, is_ in zip(old.cells, new.cells, strict=True):
        said = _said(before, was), _said(after, is_)
        worth = _worth(before, old, said[0]), _worth(after, new, said[1])
        delta = None if worth[0] is None or worth[1] is None else worth[1] - worth[0]
        yield CellChange(was, is_, _moved(*said, delta), *said, delta)


def _said(judged: Judged, cell: Cell) -> Said:
    response = judged.responses.get(cell.id)
    return Said(response.status, response.value) if response else Said("unanswered", None)


def _worth(judged: Judged, question: Question, said: Said) -> Fraction | None:
    if said.status != "answered" or not is_marked(question):
        return None
    return share(question, judged.questionnaire.head.scale, said.value)


def _moved(was: Said, is_: Said, delta: Fraction | None) -> Moved:
    if delta:
        return "better" if delta > 0 else "worse"
    if was.status == is_.status:
        return "same" if was.value == is_.value else "other"
    if "not_applicable" in (was.status, is_.status):
        return "set_aside" if is_.status == "not_applicable" else "no_longer_set_aside"
    if was.status in _OPEN and is_.status in _OPEN:
        return "still_open"
    return "newly_answered" if is_.status == "answered" else "no_longer_answered"


def _together(moves: set[Moved]) -> Moved:
    """What became of a question, of what became of its cells."""
    moves = moves - {"same"} or {"same"}
    if len(moves) == 1:
        return next(iter(moves))
    if {"better", "worse"} <= moves:
        return "mixed"
    return "better" if "better" in moves else "worse" if "worse" in moves else "mixed"
