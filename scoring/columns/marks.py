"""Responses turned into what they are worth, for all cells of many files at once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from questionnaires.model import Question, Questionnaire
from scoring.columns.codes import STATUSES
from scoring.columns.coding import Coded, Coding
from scoring.marks import is_marked, share, span, target_share

Figures = NDArray[np.float64]
Flags = NDArray[np.uint8]

PRESENT, COUNTED, SHORT, ABOVE_FLOOR, OPEN = 1, 2, 4, 8, 16
"""What a finding looks at in a cell; for several cells the flags are laid one over the other."""

_BY_STATUS = np.array([0, PRESENT | COUNTED | OPEN, PRESENT, PRESENT | COUNTED | OPEN, 0], np.uint8)


@dataclass(frozen=True)
class Marks:
    """By cell and file.

    Attributes:
        worth: What an answer is worth; nan unless answered and marked.
        low: The least that the cell counts as; nan where it does not count.
        high: The most.
        flags: What findings look at, of cells that are marked.
    """

    worth: Figures
    low: Figures
    high: Figures
    flags: Flags


class Marking:
    """The worth of every answer and the weight of every silence, worked out once per profile."""

    def __init__(self, coding: Coding, profile: str) -> None:
        """Fill the tables; KeyError where there is no such profile."""
        asked = coding.questionnaire
        self._cells = [asked.questions[cell.question] for cell in coding.cells]
        self._known = {
            question.id: [
                share(question, asked.head.scale, value) for value in coding.listed[question.id]
            ]
            for question in asked.questions.values()
            if is_marked(question)
        }
        self._targets = {
            ident: target_share(question, asked.head.scale, asked.wanted(question, profile))
            for ident in self._known
            for question in [asked.questions[ident]]
        }
        self._floors = {i: span(asked.questions[i], asked.head.scale).low for i in self._known}
        self._rows = [row for row, q in enumerate(self._cells) if self._known.get(q.id)]
        self._others = [row for row, q in enumerate(self._cells) if self._known.get(q.id) == []]
        width = max([1, *map(len, self._known.values())])
        self._worths = np.full((len(self._rows), width), np.nan)
        self._flags = np.zeros((len(self._rows), width), np.uint8)
        for place, row in enumerate(self._rows):
            ident = self._cells[row].id
            worths = self._known[ident]
            self._worths[place, : len(worths)] = [float(worth) for worth in worths]
            self._flags[place, : len(worths)] = [self._flag(ident, worth) for worth in worths]
        self._silences(asked)

    def _flag(self, ident: str, worth: Fraction) -> int:
        short = SHORT if worth < self._targets[ident] else 0
        return PRESENT | COUNTED | short | (ABOVE_FLOOR if worth != self._floors[ident] else 0)

    def _silences(self, asked: Questionnaire) -> None:
        """What unknown, unanswered and set aside count as, and what a pending question may be."""
        ends = np.full((5, len(self._cells)), np.nan)
        self.interval = np.zeros(len(self._cells), np.bool_)
        for row, question in enumerate(self._cells):
            if not is_marked(question):
                continue
            way = question.scoring or asked.head.scoring.cells
            could_be = span(question, asked.head.scale)
            low, high = float(could_be.low), float(could_be.high)
            by_policy = {"interval": (low, high), "lowest": (low, low), "drop": (np.nan, np.nan)}
            set_aside = low if way.not_applicable == "zero" else np.nan
            ends[:, row] = (*by_policy[way.open], set_aside, low, high)
            self.interval[row] = way.open == "interval"
        self._open_low, self._open_high, self._aside, self.least, self.most = ends

    def marks(self, coded: Coded) -> Marks:
        """The marks of every cell, as if it were on the path and not pending."""
        worth = np.full(coded.answer.shape, np.nan)
        flags = _BY_STATUS[coded.status]
        answers = coded.answer[self._rows]
        lines = np.arange(len(self._rows))[:, None]
        answered = coded.status == STATUSES.index("answered")
        worth[self._rows] = self._worths[lines, answers]
        flags[self._rows] |= np.where(answered[self._rows], self._flags[lines, answers], 0)
        for row in self._others:
            worth[row], more = self._counted(self._cells[row], coded.answer[row])
            flags[row] |= np.where(answered[row], more, 0)
        worth[~answered] = np.nan
        is_open = np.isin(coded.status, [STATUSES.index("unknown"), STATUSES.index("unanswered")])
        aside = coded.status == STATUSES.index("not_applicable")
        low = np.where(is_open, self._open_low[:, None], worth)
        high = np.where(is_open, self._open_high[:, None], worth)
        low = np.where(aside, self._aside[:, None], low)
        high = np.where(aside, self._aside[:, None], high)
        return Marks(worth, low, high, flags)

    def _counted(self, question: Question, answer: NDArray[np.int64]) -> tuple[Figures, Flags]:
        """A checklist by how many are ticked, a number by its place between floor and target."""
        if question.kind == "checklist":
            bits = range(len(question.options))
            steps = sum(((answer >> bit & 1) for bit in bits), np.zeros_like(answer))
            whole = len(question.options)
        else:
            floor = question.floor or 0
            whole = int(question.target or 0) - floor
            steps = np.clip(answer - floor, 0, whole)
        target, least = self._targets[question.id], self._floors[question.id]
        # Both are whole steps of a share, so that nothing is lost in comparing.
        short = np.where(steps < int(target * whole), SHORT, 0)
        above = np.where(steps != int(least * whole), ABOVE_FLOOR, 0)
        return steps / whole, (PRESENT | COUNTED | short | above).astype(np.uint8)
