"""What the columns of a table of submissions are, by whatever name an export gives them.

A column is named by its field or by the field's label, alone or after the groups that it is in,
parted by a slash (KoboToolbox) or a dash (ODK Central). A checklist may be one column, or one for
each thing that can be ticked, or both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assessor.exchange.xlsform import choices, fields
from assessor.exchange.xlsform.fields import Field, Names
from assessor.exchange.xlsform.survey import Form
from assessor.exchange.xlsform.words import said
from questionnaires.model import Questionnaire

TIMES = ("_submission_time", "SubmissionDate", "end", "start")
"""When a submission was made: by the server's clock, else by that of the telephone."""

REVIEWS = ("_validation_status", "ReviewState")
KNOWN = (*TIMES, *REVIEWS, fields.FORM, fields.AGENCY, fields.OTHER_AGENCY, fields.RESPONDENT)

TAILS = 60
"""So many signs that may part groups are looked at, from the end of a header."""

_PARTED = re.compile(r"[/\-.:]")


class Tick(NamedTuple):
    """A column that says of one thing whether it is ticked."""

    cell: str
    choice: str


Column = Field | Tick | str
"""What a column holds; a text is one of `KNOWN`."""


def is_header(header: Iterable[str]) -> bool:
    """Whether these are the columns of submissions to a form made here."""
    return any(_PARTED.split(name.strip())[-1] == fields.FORM for name in header)


class Columns:
    """Finds out what columns hold."""

    def __init__(self, questionnaire: Questionnaire, forms: Sequence[Form]) -> None:
        """`forms` are the questionnaire's in each language, of all its questions."""
        self._fields = Names(questionnaire).fields
        self._ticks = {
            Tick(cell.id, choice.name)
            for question in questionnaire.questions.values()
            if question.kind == "checklist"
            for cell in question.cells
            for choice in choices.of(question, questionnaire.head.scale, cell.side)
        }
        self._labels: dict[str, set[str]] = {}
        self._tick_labels: dict[tuple[str, str], set[Tick]] = {}
        for form in forms:
            for row in form.rows:
                self._learn(form, row.type, row.name, row.label)

    def of(self, header: str) -> Column | None:
        """What a column holds; None: nothing that is asked, or it could be more than one thing."""
        parts = _PARTED.split(header.strip())
        by_name = self._named(parts[-1])
        if by_name is None and len(parts) > 1:
            ticked = self._fields.get(parts[-2])
            tick = Tick(ticked.cell, parts[-1]) if ticked and ticked.part == "answer" else None
            by_name = tick if tick in self._ticks else None
        return by_name or self._labelled(said(header))

    def _named(self, name: str) -> Column | None:
        return name if name in KNOWN else self._fields.get(name)

    def _labelled(self, text: str) -> Column | None:
        for tail in _tails(text):
            names = self._labels.get(tail, set())
            if len(names) == 1:
                return self._named(next(iter(names)))
            for match in _PARTED.finditer(tail) if self._tick_labels else ():
                ticks = self._tick_labels.get((tail[: match.start()], tail[match.end() :]), set())
                if len(ticks) == 1:
                    return next(iter(ticks))
        return None

    def _learn(self, form: Form, kind: str, name: str, label: str) -> None:
        if kind.startswith(("begin", "end", "note")) or not label:
            return
        self._labels.setdefault(said(label), set()).add(name)
        field = self._fields.get(name)
        if field and kind.startswith("select_multiple "):
            for choice, text in form.lists[kind.split()[1]].items():
                key = said(label), said(text)
                self._tick_labels.setdefault(key, set()).add(Tick(field.cell, choice))


def _tails(text: str) -> Iterator[str]:
    """A header, and what is left of it after each sign that may part groups."""
    places = [match.end() for match in _PARTED.finditer(text)]
    yield from (text[place:] for place in (0, *places)[-TAILS:])
