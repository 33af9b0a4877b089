"""Answers as values with labels: what stands in a cell, and what it is called."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assessor.dataset.column import Coded
from questionnaires import values
from questionnaires.model import Cell, Question
from questionnaires.texts import _
from scoring.columns.codes import STATUSES
from scoring.columns.coding import Coding

NONE_TICKED = "-"
"""A checklist in which nothing is ticked, as it is typed."""

_ANSWERED = STATUSES.index("answered")


class Answers:
    """The values of a questionnaire's cells."""

    def __init__(self, coding: Coding) -> None:
        """Of the questionnaire that `coding` codes."""
        self._coding = coding
        self._questions = [coding.questionnaire.questions[c.question] for c in coding.cells]

    def values(self, status: NDArray[np.int8], answer: NDArray[np.int64]) -> Coded:
        """What was answered, cells × files, as it is typed; none where a cell is not answered.

        A text is none here: only what is asked for is given away (`texts`).
        """
        return self._coded(status, answer, self._places, self._text)

    def labels(self, status: NDArray[np.int8], answer: NDArray[np.int64]) -> Coded:
        """What the answers are called."""
        return self._coded(status, answer, self._names, self._label)

    def one(self, row: int, status: NDArray[np.int8], answer: NDArray[np.int64]) -> Coded:
        """The values of one cell."""
        question = self._questions[row]
        found, place = np.unique(answer, return_inverse=True)
        texts = [self._text(question, int(code)) for code in found]
        codes = np.where(status == _ANSWERED, place.reshape(answer.shape), -1)
        return Coded(codes.astype(np.int32), texts)

    def named(self, cell: Cell) -> str:
        """What can be answered in a cell and what it is called: ``0 = none; 1 = informal``."""
        question = self._coding.questionnaire.questions[cell.question]
        known = self._coding.listed[question.id]
        if known:
            labels = [self._label(question, code) for code in range(len(known))]
            return "; ".join(f"{v} = {label}" for v, label in zip(known, labels, strict=True))
        if question.kind == "checklist":
            return "; ".join(f"{option.id} = {option.label}" for option in question.options)
        return ""

    @cached_property
    def _places(self) -> tuple[NDArray[np.int64], list[str]]:
        return self._listed(self._text)

    @cached_property
    def _names(self) -> tuple[NDArray[np.int64], list[str]]:
        return self._listed(self._label)

    def _listed(self, say: object) -> tuple[NDArray[np.int64], list[str]]:
        """Where the texts of each cell's listed answers begin, and all of them."""
        begins, texts, known = [], list[str](), dict[str, int]()
        for question in self._questions:
            count = len(self._coding.listed[question.id])
            if question.id not in known:
                known[question.id] = len(texts)
                texts += [say(question, code) for code in range(count)]  # type: ignore[operator]
            begins.append(known[question.id] if count else -1)
        return np.array(begins, np.int64), texts

    def _coded(
        self,
        status: NDArray[np.int8],
        answer: NDArray[np.int64],
        listed: tuple[NDArray[np.int64], list[str]],
        say: object,
    ) -> Coded:
        begins, known = listed
        texts = list(known)
        codes = np.where(begins[:, None] >= 0, begins[:, None] + answer, -1)
        for row in np.flatnonzero(begins < 0):
            question = self._questions[row]
            if question.kind == "text":
                continue
            found, place = np.unique(answer[row], return_inverse=True)
            codes[row] = len(texts) + place
            texts += [say(question, int(code)) for code in found]  # type: ignore[operator]
        return Coded(np.where(status == _ANSWERED, codes, -1).astype(np.int32), texts)

    def _text(self, question: Question, code: int) -> str:
        value = self._coding.value(question, code)
        return ";".join(value) or NONE_TICKED if isinstance(value, tuple) else str(value)

    def _label(self, question: Question, code: int) -> str:
        scale = self._coding.questionnaire.head.scale
        value = self._coding.value(question, code)
        if question.kind == "level" and scale:
            return next(level.name for level in scale.levels if level.value == value)
        labels = {option.id: option.label for option in question.options}
        if isinstance(value, tuple):
            return "; ".join(labels[each] for each in value) or _("none of them")
        return labels.get(str(value)) or values.show(question, scale, value)
