"""One row of a form beside what stands in its cell: what was changed in it, and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from assessor import saved
from assessor.errors import UserError
from assessor.exchange.form import answers, dates, evidence, fields, rows
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import FIELDS, plain
from assessor.exchange.form.filled import BadFieldError, Filled
from assessor.saved import Said
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Assessment, Evidence, Response, Status, Value
from questionnaires.texts import _


class Beside:
    """One row beside what stands in its cell now, and what stood when the form was made."""

    def __init__(
        self,
        assessment: Assessment,
        questionnaire: Questionnaire,
        question: Question,
        row: Filled,
        known: Sequence[Words],
    ) -> None:
        """Find what stands, and what stood; `known` are words of the form and of the program."""
        self.assessment, self.question, self.row = assessment, question, row
        self.scale, self.known = questionnaire.head.scale, known
        self.status = answers.status(row.status, known)
        self.now = rows.stands(assessment, row.cell)
        self.then = rows.at(assessment, row.cell, row.standing)

    def edited(self) -> tuple[str, ...]:
        """The fields that somebody changed, and not to what stands already."""
        for name, what in self.row.bad.items():
            raise BadFieldError(name, what, _("Write the text itself there."))
        found = tuple(name for name in FIELDS if self._is_edited(name))
        if "answer" not in found and self._status_edited():
            found = ("answer", *found)
        if found and self.row.cell in self.assessment.conflicts:
            raise BadFieldError(
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
        status = self.status
        if status not in ("", "unanswered", "answered", "unknown", "not_applicable"):
            raise BadFieldError(
                "status",
                _("{status} is no status").format(status=status),
                _("Write answered, unknown or not_applicable there, or leave it empty."),
            )
        was = {each.status for each in (self.then, self.now) if each}
        return status in ("unknown", "not_applicable") and status not in was

    def _answer(self) -> tuple[Status, Value | None]:
        text = plain(self.row.fields.answer)
        status = self.status
        changed = bool(text.strip()) and self._is_edited("answer")
        if not changed:
            return ("unknown" if status == "unknown" else "not_applicable"), None
        try:
            read = answers.read(self.question, self.scale, text, self.known)
        except ValueError as error:
            raise BadFieldError(
                "answer",
                _("“{text}” is no answer to it: {expected}").format(text=text, expected=error),
                _("Correct it; “{unknown}” and “{na}” are possible everywhere.").format(
                    unknown=self.known[-1].unknown, na=self.known[-1].not_applicable
                ),
            ) from error
        if self._status_edited() and read[0] != status:
            raise BadFieldError(
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
                raise BadFieldError(
                    "reason",
                    _("it is not applicable, and there is no reason"),
                    _("Write the reason beside it: it is printed in the report."),
                )
            return reason
        if edited:
            raise BadFieldError(
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
            raise BadFieldError(
                "evidence_title", what, _("Write one piece a line in each of the three columns.")
            ) from error

    def _refuse_unsaveable(self, said: Said) -> None:
        try:
            saved.said(self.assessment, [said])
        except UserError as error:
            raise BadFieldError("answer", error.what.rstrip("."), _("Correct that.")) from error
