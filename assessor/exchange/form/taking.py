"""What of a filled form is taken: the rows that were changed, can be read, and are not outdated.

A row is held against what stood in its cell when the form was made. What is the same was not
touched, and what is empty was left alone; nothing is ever taken back by an empty place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assessor import saved
from assessor.errors import UserError
from assessor.exchange.form import answers, dates, evidence, fields, rows
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import FIELDS, Fields, plain
from assessor.saved import Said
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Assessment, Evidence, Response, Status, Value
from questionnaires.texts import _


@dataclass(frozen=True)
class Filled:
    """One row of a form as it came back.

    Attributes:
        place: Where the row is, in words.
        spots: Where each of its fields is; a field that is missing is where the row is.
        standing: What stood when the form was made, as `rows.standing` tells it.
        status: As `Response` has it, where the form has a column for it.
        bad: What is wrong with a field before it is even read, by field.
    """

    place: str
    cell: str
    standing: str
    fields: Fields
    status: str = ""
    spots: Mapping[str, str] = field(default_factory=dict)
    bad: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """A row that is not taken: where it is, of which cell, what is wrong and what to do."""

    where: str
    cell: str
    what: str
    todo: str


@dataclass(frozen=True)
class Newer:
    """A row whose cell was answered otherwise since the form was made."""

    where: str
    said: Said
    stands: str
    filled: str

    @property
    def refused(self) -> Refused:
        """The same as a row that is not taken."""
        return Refused(
            self.where,
            self.said.cell,
            _("it was answered anew since the form was made: “{stands}” stands, the form says "
              "“{filled}”").format(stands=self.stands, filled=self.filled),
            _("Compare the two; take the form's with --overwrite."),
        )  # fmt: skip


@dataclass
class Outcome:
    """What becomes of the rows of a form.

    Attributes:
        said: What is to be saved.
        unchanged: How many rows say what stands already, or nothing.
        absent: How many cells that are asked have no row.
    """

    said: list[Said] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    newer: list[Newer] = field(default_factory=list)
    absent: int = 0


class _BadFieldError(ValueError):
    def __init__(self, name: str, what: str, todo: str) -> None:
        super().__init__(what)
        self.name, self.what, self.todo = name, what, todo


def weighed(
    assessment: Assessment,
    questionnaire: Questionnaire,
    filled: Iterable[Filled],
    known: Sequence[Words],
    by: str | None = None,
    agency: str | None = None,
) -> Outcome:
    """Weigh every row; nothing is saved.

    Args:
        assessment: What the form is read into.
        questionnaire: Its questionnaire, with a profile that asks what the assessment asks.
        filled: The rows.
        known: The words of the form, and those of the language in use.
        by: Who filled it; None: the respondent of the assessment.
        agency: For which body; None: that of the assessment.
    """
    outcome = Outcome()
    asked = questionnaire.asked_in(assessment.profile)
    seen: dict[str, Filled] = {}
    for row in filled:
        try:
            question = _question(questionnaire, asked, assessment, row)
            if row.cell in seen:
                _refuse_second(seen[row.cell], row)
                continue
            seen[row.cell] = row
            _weigh(outcome, _Cell(assessment, questionnaire, question, row, known), by, agency)
        except _BadFieldError as bad:
            where = row.spots.get(bad.name, row.place)
            outcome.refused.append(Refused(where, row.cell, bad.what, bad.todo))
    cells = [cell.id for question in asked.values() for cell in question.cells]
    outcome.absent = sum(cell not in seen for cell in cells)
    return outcome


def _weigh(outcome: Outcome, at: _Cell, by: str | None, agency: str | None) -> None:
    edited = at.edited()
    if not edited:
        outcome.unchanged += 1
        return
    said = replace(at.said(edited), by=by, agency=agency)
    if at.row.standing == rows.standing(at.assessment, at.row.cell):
        outcome.said.append(said)
    else:
        where = at.row.spots.get("answer", at.row.place)
        outcome.newer.append(Newer(where, said, *at.shown(said)))


class _Cell:
    """One row beside what stands in its cell now, and what stood when the form was made."""

    def __init__(
        self,
        assessment: Assessment,
        questionnaire: Questionnaire,
        question: Question,
        row: Filled,
        known: Sequence[Words],
    ) -> None:
        self.assessment, self.question, self.row = assessment, question, row
        self.scale, self.known = questionnaire.head.scale, known
        self.now = rows.stands(assessment, row.cell)
        self.then = rows.at(assessment, row.cell, row.standing)

    def edited(self) -> tuple[str, ...]:
        """The fields that somebody changed, and not to what stands already."""
        for name, what in self.row.bad.items():
            raise _BadFieldError(name, what, _("Write the text itself there."))
        found = tuple(name for name in FIELDS if self._is_edited(name))
        if "answer" not in found and self._status_edited():
            found = ("answer", *found)
        if found and self.row.cell in self.assessment.conflicts:
            raise _BadFieldError(
                "answer",
                _("agencies disagree on this answer"),
                _("Settle it first: assessor conflicts FILE {cell} --resolve").format(
                    cell=self.row.cell
                ),
            )
        return found

    def said(self, edited: Sequence[str]) -> Said:
        """What the row says, with what stands where it says nothing new."""
        now = self.now
        status: Status = now.status if now else "unanswered"
        value = now.value if now else None
        if "answer" in edited:
            status, value = self._answer()
        said = Said(
            self.row.cell,
            status,
            value,
            self._reason(status, "reason" in edited),
            plain(self.row.fields.comment).strip() if "comment" in edited
            else now.comment if now else None,
            self._evidence(any(name.startswith("evidence") for name in edited)),
        )  # fmt: skip
        self._refuse_unsaveable(said)
        return said

    def shown(self, said: Said) -> tuple[str, str]:
        """What stands and what the row says, each in one line."""
        words = self.known[-1]
        would = Response(
            rev=1, at="1970-01-01T00:00:00Z", status=said.status, value=said.value,
            reason=said.reason, comment=said.comment, evidence=said.evidence,
        )  # fmt: skip
        texts = []
        for each in (self.now, would):
            filled = fields.of(self.question, self.scale, each, words)
            parts = [filled.answer or _("no answer"), filled.reason, filled.comment,
                     filled.evidence_title]  # fmt: skip
            texts.append(" · ".join(part for part in parts if part))
        return texts[0], texts[1]

    def _is_edited(self, name: str) -> bool:
        text = plain(getattr(self.row.fields, name))
        if not text.strip():
            return False
        return not any(self._same(name, text, each) for each in (self.then, self.now))

    def _same(self, name: str, text: str, said: Response | None) -> bool:
        """Whether a text says what was said, in whatever words."""
        if any(
            plain(getattr(fields.of(self.question, self.scale, said, words), name)) == text
            for words in self.known
        ):
            return True
        if name == "answer" and said and said.status != "unanswered":
            if self.question.kind == "date" and said.value in dates.readings(text):
                return True
            try:
                return answers.read(self.question, self.scale, text, self.known) == (
                    said.status, said.value
                )  # fmt: skip
            except ValueError:
                return False
        if name == "evidence_date" and said:
            given = text.split("\n")
            was = evidence.shown(said.evidence)[2].split("\n")
            return len(given) == len(was) and all(
                one == other or other in dates.readings(one)
                for one, other in zip(given, was, strict=True)
            )
        return False

    def _status_edited(self) -> bool:
        status = self.row.status
        if status not in ("", "unanswered", "answered", "unknown", "not_applicable"):
            raise _BadFieldError(
                "status",
                _("{status} is no status").format(status=status),
                _("Write answered, unknown or not_applicable there, or leave it empty."),
            )
        was = {each.status for each in (self.then, self.now) if each}
        return status in ("unknown", "not_applicable") and status not in was

    def _answer(self) -> tuple[Status, Value | None]:
        text = plain(self.row.fields.answer)
        status = self.row.status
        changed = bool(text.strip()) and self._is_edited("answer")
        if not changed:
            return ("unknown" if status == "unknown" else "not_applicable"), None
        try:
            read = answers.read(self.question, self.scale, text, self.known)
        except ValueError as error:
            raise _BadFieldError(
                "answer",
                _("“{text}” is no answer to it: {expected}").format(text=text, expected=error),
                _("Correct it; “{unknown}” and “{na}” are possible everywhere.").format(
                    unknown=self.known[-1].unknown, na=self.known[-1].not_applicable
                ),
            ) from error
        if self._status_edited() and read[0] != status:
            raise _BadFieldError(
                "status",
                _("its status is {status}, and an answer stands beside it").format(status=status),
                _("Empty one of the two."),
            )
        return read

    def _reason(self, status: str, edited: bool) -> str | None:
        text = plain(self.row.fields.reason).strip()
        if status == "not_applicable":
            before = self.now.reason if self.now else None
            reason = text if edited else before or text
            if not reason:
                raise _BadFieldError(
                    "reason",
                    _("it is not applicable, and there is no reason"),
                    _("Write the reason beside it: it is printed in the report."),
                )
            return reason
        if edited:
            raise _BadFieldError(
                "reason",
                _("there is a reason for not being applicable, and the answer is another one"),
                _("Answer “{na}”, or move the text to the comment.").format(
                    na=self.known[-1].not_applicable
                ),
            )
        return None

    def _evidence(self, edited: bool) -> tuple[Evidence, ...]:
        before = self.now.evidence if self.now else ()
        if not edited:
            return before
        shown = fields.of(self.question, self.scale, self.now, self.known[-1])
        columns = [
            plain(getattr(self.row.fields, name)) or getattr(shown, name)
            for name in ("evidence_title", "evidence_reference", "evidence_date")
        ]
        try:
            return evidence.read(columns[0], columns[1], columns[2], before)
        except ValueError as error:
            what = str(error)
            if type(error) is not ValueError:
                what = _("a title or reference has more than 500 characters")
            raise _BadFieldError(
                "evidence_title", what, _("Write one piece a line in each of the three columns.")
            ) from error

    def _refuse_unsaveable(self, said: Said) -> None:
        try:
            saved.said(self.assessment, [said])
        except UserError as error:
            raise _BadFieldError("answer", error.what.rstrip("."), _("Correct that.")) from error


def _question(
    questionnaire: Questionnaire, asked: Mapping[str, Question], assessment: Assessment, row: Filled
) -> Question:
    cell = questionnaire.cells.get(row.cell)
    if cell is None:
        raise _BadFieldError(
            "cell",
            _("{cell} is no cell of {id}").format(cell=row.cell or "–", id=questionnaire.id),
            _("Rows cannot be added to the form; leave its first columns as they were."),
        )
    if cell.question not in asked:
        raise _BadFieldError(
            "cell",
            _("it is not asked in this packet") if assessment.packet
            else _("it is not asked in this assessment"),
            _("Import the form into the assessment it was made from."),
        )  # fmt: skip
    return asked[cell.question]


def _refuse_second(first: Filled, row: Filled) -> None:
    if first.fields != row.fields:
        raise _BadFieldError(
            "answer",
            _("it stands twice in the form; the first is taken"),
            _("Remove the row that is wrong."),
        )
