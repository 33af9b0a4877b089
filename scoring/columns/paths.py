"""Which questions apply, file by file at once; the rules are those of `questionnaires.path`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questionnaires.condition import Condition
from questionnaires.model import Question
from scoring.columns.codes import STATUSES
from scoring.columns.coding import Coded, Coding

Bits = NDArray[np.bool_]
Truth = tuple[Bits, Bits]
"""Where a condition is true and where it is false; where it is neither, it is open."""


@dataclass(frozen=True)
class Ways:
    """The questions that a condition rules out or leaves pending, by id: in which files."""

    off: dict[str, Bits]
    pending: dict[str, Bits]


def ways(coding: Coding, questions: Iterable[Question], coded: Coded) -> Ways:
    """Follow the path of every file through these questions, which are in order."""
    found = Ways({}, {})
    walk = _Walk(coding, coded, found)
    for question in questions:
        if question.ask_if:
            true, false = walk.holds(question.ask_if)
            found.off[question.id] = false
            found.pending[question.id] = ~(true | false)
    return found


class _Walk:
    """What conditions are held against: the answers, and the path before them."""

    def __init__(self, coding: Coding, coded: Coded, found: Ways) -> None:
        self.coding = coding
        self.coded = coded
        self.found = found
        self.nowhere = np.zeros(coded.status.shape[1], np.bool_)

    def holds(self, condition: Condition) -> Truth:
        looked_at = {test.question or "" for test in condition.tests}
        off, unsure = ~self.nowhere, ~self.nowhere
        for ident in looked_at:
            is_off = self.found.off.get(ident, self.nowhere)
            off = off & is_off
            unsure = unsure & (is_off | self.found.pending.get(ident, self.nowhere))
        true, false = self._by_answers(condition)
        return true & ~unsure, off | false

    def _by_answers(self, condition: Condition) -> Truth:
        if condition.question:
            question = self.coding.questionnaire.questions[condition.question]
            parts = [self._passes(condition, question, cell.id) for cell in question.cells]
            return _any(parts) if condition.cells == "any" else _all(parts)
        if condition.not_:
            true, false = self.holds(condition.not_)
            return false, true
        parts = [self.holds(part) for part in condition.all_of or condition.any_of]
        return _all(parts) if condition.all_of else _any(parts)

    def _passes(self, condition: Condition, question: Question, cell: str) -> Truth:
        row = self.coding.row[cell]
        status, answer = self.coded.status[row], self.coded.answer[row]
        answered = status == STATUSES.index("answered")
        passed = answered & self._passed(condition, question, answer)
        set_aside = status == STATUSES.index("not_applicable")
        return passed, set_aside | (answered & ~passed)

    def _passed(self, condition: Condition, question: Question, answer: NDArray[np.int64]) -> Bits:
        """Whether coded answers pass; for files that answered."""
        least, wanted = condition.at_least, condition.is_
        known = self.coding.listed[question.id]
        if known and least is not None:
            passing = np.array([isinstance(v, int) and v >= least for v in known], np.bool_)
            return passing[answer]
        if known:
            passing = np.array([value == wanted for value in known], np.bool_)
            return passing[answer]
        if question.kind == "number":
            if least is not None:
                return answer >= least
            return answer == wanted if isinstance(wanted, int) else self.nowhere
        if least is not None or not isinstance(wanted, str):
            return self.nowhere
        if question.kind == "checklist":
            ids = [option.id for option in question.options]
            if wanted not in ids:
                return self.nowhere
            return np.asarray(answer >> ids.index(wanted) & 1, np.bool_)
        if question.kind == "date" and not wanted.replace("-", "").isdigit():
            return self.nowhere
        return np.asarray(answer == self.coding.code(question, wanted))


def _any(parts: list[Truth]) -> Truth:
    return np.logical_or.reduce([t for t, _ in parts]), np.logical_and.reduce([f for _, f in parts])


def _all(parts: list[Truth]) -> Truth:
    return np.logical_and.reduce([t for t, _ in parts]), np.logical_or.reduce([f for _, f in parts])
