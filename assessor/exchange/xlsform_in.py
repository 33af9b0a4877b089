"""Reads what KoboToolbox and ODK Central give back of a form that was made here.

A table with a row for each submission becomes submissions with their answers, and problems in
words; no file, clock or screen in between. What the export calls its columns does not matter
(`xlsform.columns`), and columns of which the form knows nothing are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assessor.errors import UserError
from assessor.exchange.form.filled import BadFieldError, Refused
from assessor.exchange.xlsform import cells, choices, columns, fields, survey
from assessor.exchange.xlsform.cells import Texts
from assessor.exchange.xlsform.columns import Column, Columns, Tick
from assessor.exchange.xlsform.fields import Field
from assessor.exchange.xlsform.offered import Offered
from assessor.exchange.xlsform.survey import Form
from assessor.exchange.xlsform.table import Line
from assessor.saved import Said
from questionnaires.model import Questionnaire
from questionnaires.texts import _

MOST_REFUSED = 2000
"""With more problems than that, a table is not worth reading."""

REJECTED = ("rejected", "not approved", "validation_status_not_approved")

recognises = columns.is_header


@dataclass(frozen=True)
class Submission:
    """One filled form.

    Attributes:
        place: Where it is, in words.
        agency: The name of the body it answers for, None where not told; `by`: the person.
        at: When it was made, in UTC; None where that cannot be read.
        said: Its answers; they carry agency, person and time, too.
        spots: By cell, where its answer is.
    """

    place: str
    agency: str | None
    by: str | None
    at: str | None
    said: tuple[Said, ...]
    spots: dict[str, str]


def read(
    header: Sequence[str],
    lines: Sequence[Line],
    questionnaire: Questionnaire,
    forms: Sequence[Form],
) -> tuple[tuple[Submission, ...], tuple[Refused, ...]]:
    """The submissions in the order in which they were made, and what of them cannot be used.

    Args:
        header: The names of the columns.
        lines: The rows.
        questionnaire: The one that the form asks.
        forms: Its form in each language, of all questions.

    Raises:
        UserError: Nearly nothing of it can be used.
    """
    reader = _Reader(header, questionnaire, forms)
    found = []
    for line in lines:
        made = reader.submission(line)
        if made:
            found.append(made)
        if len(reader.refused) > MOST_REFUSED:
            raise _hopeless(reader.refused[0])
    found.sort(key=lambda each: (each.at is None, each.at or ""))
    return tuple(found), tuple(reader.refused)


def _hopeless(first: Refused) -> UserError:
    return UserError(
        _("More than {most} places of it cannot be used; the first, {where}: {what}.").format(
            most=MOST_REFUSED, where=first.where, what=first.what
        ),
        _("Nothing was taken. Export the table again."),
    )


class _Reader:
    def __init__(
        self, header: Sequence[str], questionnaire: Questionnaire, forms: Sequence[Form]
    ) -> None:
        known = Columns(questionnaire, forms)
        self._header = header
        self._columns: list[Column | None] = [known.of(name) for name in header]
        self._all, self._forms = questionnaire, forms
        self._names = fields.Names(questionnaire)
        self._agencies = survey.agencies(questionnaire)
        self._offered: dict[str, Offered] = {}
        self.refused: list[Refused] = []

    def submission(self, line: Line) -> Submission | None:
        """One row; None where nothing of it is taken."""
        place = _("line {line}").format(line=line.number)
        texts = self._texts(line, place)
        problem = self._unfit(texts, len(line.fields))
        if problem:
            self.refused.append(Refused(place, "", *problem))
            return None
        said, spots = self._said(texts, place)
        agency, by, at = self._agency(texts), _first(texts, (fields.RESPONDENT,)), _time(texts)
        told = tuple(replace(each, agency=agency, by=by, at=at) for each in said)
        return Submission(place, agency, by, at, told, spots)

    def _texts(self, line: Line, place: str) -> dict[Column, tuple[str, str]]:
        """What stands in each column that is not empty, and where that is."""
        found: dict[Column, tuple[str, str]] = {}
        for name, column, field in zip(self._header, self._columns, line.fields, strict=False):
            text = field.strip()
            if column is None or not text:
                continue
            spot = _("{place}, column {column}").format(place=place, column=name.strip()[:100])
            if column in found and found[column][0] != text:
                cell = "" if isinstance(column, str) else column.cell
                self.refused.append(
                    Refused(
                        spot, cell, _("another column says something else of it"),
                        _("Remove one of the two; the first was taken."),
                    )
                )  # fmt: skip
            found.setdefault(column, (text, spot))
        return found

    def _unfit(self, texts: dict[Column, tuple[str, str]], count: int) -> tuple[str, str] | None:
        """Why nothing of a row can be taken: what is wrong and what to do."""
        if count > len(self._header):
            return (
                _("the row has more fields than there are columns"),
                _("Export the table again."),
            )
        stamp, ours = texts.get(fields.FORM, ("–", ""))[0], survey.stamp(self._all)
        if stamp != ours:
            return (
                _("it answers {theirs}, and this assessment answers {ours}").format(
                    theirs=stamp[:200], ours=ours
                ),
                _("Make the form anew with: assessor questionnaire export"),
            )
        if (_first(texts, columns.REVIEWS) or "").casefold() in REJECTED:
            return (
                _("it was rejected where it was sent to"),
                _("Approve it there to have it taken."),
            )
        return None

    def _said(
        self, texts: dict[Column, tuple[str, str]], place: str
    ) -> tuple[list[Said], dict[str, str]]:
        by_cell: dict[str, Texts] = {}
        spots: dict[tuple[str, str], str] = {}
        for column, (text, spot) in texts.items():
            if isinstance(column, Field):
                by_cell.setdefault(column.cell, Texts()).parts[column.part] = text
                spots[column] = spot
            elif isinstance(column, Tick):
                by_cell.setdefault(column.cell, Texts()).ticks[column.choice] = text
                spots.setdefault((column.cell, "answer"), spot)
        said = []
        for ident, cell_texts in by_cell.items():
            question = self._all.questions[self._all.cells[ident].question]
            try:
                made = cells.read(
                    ident, question, self._all.head.scale, self._list(ident), cell_texts
                )
            except BadFieldError as bad:
                where = spots.get((ident, bad.name)) or next(
                    spot for (cell, _part), spot in spots.items() if cell == ident
                )
                self.refused.append(Refused(where, ident, bad.what, bad.todo))
                continue
            if made:
                said.append(made)
        return said, {ident: spots.get((ident, "answer"), place) for ident in by_cell}

    def _list(self, ident: str) -> Offered:
        """What a cell offers, with its labels in every language."""
        if ident not in self._offered:
            cell = self._all.cells[ident]
            question = self._all.questions[cell.question]
            part: fields.Part = "status" if question.kind in choices.TYPED else "answer"
            name = self._names.of(ident, part)
            labels = [
                form.lists[row.type.split()[1]]
                for form in self._forms
                for row in form.rows
                if row.name == name
            ]
            offered = choices.of(question, self._all.head.scale, cell.side)
            self._offered[ident] = Offered(offered, labels)
        return self._offered[ident]

    def _agency(self, texts: dict[Column, tuple[str, str]]) -> str | None:
        """The name of the agency that was chosen by name or label, or typed."""
        chosen = _first(texts, (fields.AGENCY,))
        if chosen is None or not self._agencies:
            return chosen
        if chosen in self._agencies:
            return self._agencies[chosen].name
        for form in self._forms:
            for name, label in form.lists[survey.AGENCIES].items():
                if label == chosen and name != choices.OTHER:
                    return self._agencies[name].name
        return _first(texts, (fields.OTHER_AGENCY,))


def _first(texts: dict[Column, tuple[str, str]], wanted: Sequence[str]) -> str | None:
    """What the first of these columns says that is not empty."""
    return next((texts[column][0] for column in wanted if column in texts), None)


def _time(texts: dict[Column, tuple[str, str]]) -> str | None:
    """When it was made, in UTC; a time without a zone is one in UTC, as KoboToolbox has it."""
    for column in columns.TIMES:
        if column in texts:
            try:
                at = datetime.fromisoformat(texts[column][0])
                at = at.astimezone(UTC) if at.tzinfo else at
            except (ValueError, OverflowError):
                continue
            return f"{at:%Y-%m-%dT%H:%M:%SZ}" if at.year >= 1000 else None
    return None
