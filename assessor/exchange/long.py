"""Answers of many assessments from one long table: a row says one thing of one cell.

Its columns are ``assessment``, ``question``, ``value`` and, where wanted, ``cell``. A question
without a cell speaks for all its cells, as in ``assessor set``. The rows of an assessment stand
together, so that one at a time is held in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from assessor.exchange import table
from assessor.exchange.table import BadRowError, Problem, Row
from questionnaires import values
from questionnaires.model import Questionnaire
from questionnaires.responses import Response
from questionnaires.texts import _

COLUMNS = ("assessment", "question", "value")
OPTIONAL = ("cell",)
LONGEST_NAME = 200
"""The most characters of an assessment's name."""

_AT = "1970-01-01T00:00:00Z"  # a table does not tell when, and scores do not depend on it
_SHORT = 64  # longer answers are free text: hardly ever the same twice, so not remembered
_REMEMBERED = 10_000


@dataclass
class Answers:
    """What one assessment says, by cell id, and the line it begins at."""

    assessment: str
    line: int
    responses: dict[str, Response] = field(default_factory=dict)


def read(stream: BinaryIO, path: Path, questionnaire: Questionnaire) -> Iterator[Answers | Problem]:
    """The assessments of a table, one after another, and the rows that could not be used.

    Raises:
        UserError: It is not such a table.
    """
    return _Reader(questionnaire).read(table.read(stream, path, COLUMNS, OPTIONAL))


class _Reader:
    """What a row is held against: the questionnaire, and the names of assessments so far."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.remembered = lru_cache(_REMEMBERED)(self.understood)
        self.seen = set[str]()

    def read(self, rows: Iterable[Row | Problem]) -> Iterator[Answers | Problem]:
        current: Answers | None = None
        for row in rows:
            if isinstance(row, Problem):
                yield row
                continue
            try:
                name = row.fields[0].strip()
                if current is None or name != current.assessment:
                    self.begin(name)
                    if current:
                        yield current
                    current = Answers(name, row.line)
                self.add(current.responses, *row.fields[1:])
            except BadRowError as error:
                yield Problem(row.line, str(error))
        if current:
            yield current

    def begin(self, name: str) -> None:
        """Take a name that was not there before."""
        if not name:
            raise BadRowError(_("it names no assessment"))
        if len(name) > LONGEST_NAME:
            most = LONGEST_NAME
            raise BadRowError(_("its assessment has more than {most} characters").format(most=most))
        if name in self.seen:
            raise BadRowError(
                _("the assessment {name} comes back: its rows must stand together").format(
                    name=name
                )
            )
        self.seen.add(name)

    def add(self, said: dict[str, Response], question: str, value: str, cell: str) -> None:
        """Add what a row says; the first that is said of a cell stays."""
        understand = self.remembered if len(value) <= _SHORT else self.understood
        cells, response = understand(question, cell, value)
        for ident in cells:
            if ident in said:
                raise BadRowError(_("{cell} is answered twice; the first stays").format(cell=ident))
        for ident in cells:
            said[ident] = response

    def understood(self, question: str, cell: str, value: str) -> tuple[tuple[str, ...], Response]:
        """The cells that a row speaks of, and what it says."""
        question, cell, value = question.strip(), cell.strip(), value.strip()
        ident = f"{question}/{cell}" if cell else question
        found = self.questionnaire.questions.get(ident)
        place = self.questionnaire.cells.get(ident)
        if not found and not place:
            raise BadRowError(
                _("{ident} is no question or cell of {id}").format(
                    ident=ident, id=self.questionnaire.id
                )
            )
        cells = found.cells if found else (place,) if place else ()
        response = self.response(cells[0].question, value)
        return tuple(each.id for each in cells), response

    def response(self, question: str, value: str) -> Response:
        if value == "":
            return Response(rev=1, status="unanswered", at=_AT)
        if value == "unknown":
            return Response(rev=1, status="unknown", at=_AT)
        if value == "na":
            return Response(rev=1, status="not_applicable", at=_AT)
        asked, scale = self.questionnaire.questions[question], self.questionnaire.head.scale
        try:
            said = values.parse(asked, scale, value)
        except ValueError as error:
            what = _("{value} is no answer to {question}: {expected}, or unknown, or na")
            raise BadRowError(
                what.format(value=value[:_SHORT], question=question, expected=error)
            ) from error
        return Response(rev=1, status="answered", value=said, at=_AT)
