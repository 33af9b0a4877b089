"""What was said as whole numbers, so that thousands of answers are one array, and back again.

A level, a choice and yes/partly/no become their place among what can be answered; a checklist the
bits of what is ticked; a number stays itself; a date becomes year, month and day in one number. Of
a text only what conditions ask of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from questionnaires import values
from questionnaires.condition import Condition
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.responses import Evidence, Response, Value
from scoring.columns.codes import STATUSES

MOST_OPTIONS = 62
"""The longest checklist whose ticks fit into the bits of one number."""

_AT = "2026-01-01T00:00:00Z"
_PIECE = Evidence(title="-")


@dataclass(frozen=True)
class Coded:
    """What was said in many files: one row a cell, in the order of the questionnaire.

    Attributes:
        status: By cell and file, an index into `STATUSES`; never ``off_path``.
        answer: The coded answer; 0 unless answered.
        evidenced: Whether the response carries evidence.
    """

    status: NDArray[np.int8]
    answer: NDArray[np.int64]
    evidenced: NDArray[np.bool_]


class Coding:
    """How the answers to one questionnaire are written as whole numbers."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Look through the questions once.

        Raises:
            ValueError: A checklist has more than `MOST_OPTIONS` options.
        """
        self.questionnaire = questionnaire
        self.cells: tuple[Cell, ...] = tuple(questionnaire.cells.values())
        self.row = {cell.id: row for row, cell in enumerate(self.cells)}
        self.listed = {
            question.id: listed(questionnaire, question)
            for question in questionnaire.questions.values()
        }
        for question in questionnaire.questions.values():
            if question.kind == "checklist" and len(question.options) > MOST_OPTIONS:
                raise ValueError(f"{question.id} has more than {MOST_OPTIONS} options")

    def holds(self, coded: Coded) -> bool:
        """Whether every answer is one that can be given."""
        least, most = self._ends
        return bool(((coded.answer >= least) & (coded.answer <= most)).all())

    @cached_property
    def _ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The least and the largest code of each cell."""
        ends = []
        for cell in self.cells:
            question = self.questionnaire.questions[cell.question]
            known = len(self.listed[question.id]) - 1
            if question.kind == "number":
                ends.append((1 - 10**15, 10**15 - 1))
            elif question.kind == "checklist":
                ends.append((0, (1 << len(question.options)) - 1))
            elif question.kind == "text":
                ends.append((0, len(self._tested.get(question.id, ()))))
            else:
                ends.append((0, known if known >= 0 else 9999_12_31))
        least, most = np.array(ends, np.int64).reshape(-1, 2).T
        return least[:, None], most[:, None]

    @cached_property
    def places(self) -> dict[str, dict[Value, int]]:
        """The code of each answer by question, for those whose answers can be listed."""
        return {
            ident: {value: code for code, value in enumerate(known)}
            for ident, known in self.listed.items()
            if known
        }

    @cached_property
    def _tested(self) -> dict[str, tuple[str, ...]]:
        """The texts that conditions look for, by text question."""
        found: dict[str, list[str]] = {}
        for test in _tests(self.questionnaire):
            known = self.questionnaire.questions.get(test.question or "")
            if known is not None and known.kind == "text" and isinstance(test.is_, str):
                found.setdefault(known.id, []).append(test.is_)
        return {ident: tuple(dict.fromkeys(texts)) for ident, texts in found.items()}

    def code(self, question: Question, value: Value) -> int:
        """The number of an answer that `questionnaires.values.check` accepts."""
        if question.kind == "number":
            return int(value) if isinstance(value, int) else 0
        if question.kind == "checklist" and isinstance(value, tuple):
            bits = {option.id: 1 << place for place, option in enumerate(question.options)}
            return sum(bits[each] for each in value)
        if question.kind == "date":
            year, month, day = (*map(int, str(value).split("-")), 0, 0)[:3]
            return year * 10_000 + month * 100 + day
        if question.kind == "text":
            tested = self._tested.get(question.id, ())
            return tested.index(str(value)) + 1 if value in tested else 0
        return self.places[question.id][value]

    def value(self, question: Question, code: int) -> Value:
        """An answer that counts as the coded one does; any text that conditions do not ask for."""
        if question.kind == "number":
            return code
        if question.kind == "checklist":
            return tuple(o.id for place, o in enumerate(question.options) if code >> place & 1)
        if question.kind == "date":
            year, month, day = code // 10_000, code // 100 % 100, code % 100
            parts = (f"{year:04}", *(f"{part:02}" for part in (month, day) if part))
            return "-".join(parts)
        if question.kind == "text":
            tested = self._tested.get(question.id, ())
            return tested[code - 1] if code else "-" * (1 + max(map(len, tested), default=0))
        return self.listed[question.id][code]

    def coded(self, many: Sequence[Mapping[str, Response]]) -> Coded:
        """The newest responses of many files, by cell id, as one `Coded`."""
        shape = (len(self.cells), len(many))
        status = np.full(shape, STATUSES.index("unanswered"), np.int8)
        answer, evidenced = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
        for file, responses in enumerate(many):
            for ident, said in responses.items():
                row = self.row.get(ident)
                if row is None:
                    continue
                status[row, file] = STATUSES.index(said.status)
                evidenced[row, file] = bool(said.evidence)
                if said.status == "answered" and said.value is not None:
                    question = self.questionnaire.questions[self.cells[row].question]
                    answer[row, file] = self.code(question, said.value)
        return Coded(status, answer, evidenced)

    def responses(self, coded: Coded, file: int) -> dict[str, Response]:
        """What one file said, as far as scoring looks at it."""
        made = {}
        for row, cell in enumerate(self.cells):
            status = STATUSES[coded.status[row, file]]
            question = self.questionnaire.questions[cell.question]
            value = self.value(question, int(coded.answer[row, file]))
            made[cell.id] = Response.model_construct(
                rev=1,
                at=_AT,
                status=status,
                value=value if status == "answered" else None,
                reason="-" if status == "not_applicable" else None,
                evidence=(_PIECE,) if coded.evidenced[row, file] else (),
            )
        return made


def listed(questionnaire: Questionnaire, question: Question) -> tuple[int | str, ...]:
    """What can be answered, in order; empty where that cannot be listed one by one."""
    scale = questionnaire.head.scale
    if question.kind == "level":
        return tuple(level.value for level in scale.levels) if scale else ()
    if question.kind in ("yes_partly_no", "choice"):
        return values.choices(question, scale)
    return ()


def _tests(questionnaire: Questionnaire) -> Iterator[Condition]:
    for question in questionnaire.questions.values():
        if question.ask_if:
            yield from question.ask_if.tests
