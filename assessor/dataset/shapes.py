"""The two shapes: long, a row for each cell of each file; wide, a row for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from assessor.dataset import column
from assessor.dataset.answers import Answers
from assessor.dataset.column import Coded, Column, Data, every, figures, outcomes, statuses
from assessor.many.batches import Batch
from assessor.many.table import About
from questionnaires.model import Cell, Questionnaire
from questionnaires.texts import _
from scoring.columns.coding import Coding
from scoring.columns.findings import Place, places
from scoring.columns.score import COUNTS
from scoring.columns.tree import Node, nodes

_OF_FILE = ("system", "assessor_type", "profile", "created", "last_answer")
_WRITTEN = ("agency", "respondent", "note")


class Shape:
    """What both shapes need to know."""

    def __init__(self, questionnaire: Questionnaire, texts: bool) -> None:
        """For results of this questionnaire; with `texts`, also what people wrote."""
        self.questionnaire = questionnaire
        self.coding = Coding(questionnaire)
        self.answers = Answers(self.coding)
        self.texts = texts

    def long(self) -> list[Column]:
        """A row for each cell of each file: all cells of the first file, then of the next."""
        return [*self._of_file(len(self.coding.cells)), *self._of_cell(), *self._said(),
                *(self._written() if self.texts else ())]  # fmt: skip

    def wide(self) -> list[Column]:
        """A row for each file."""
        return [*self._of_file(1), *self._cells(), *self._nodes(), *self._findings(),
                *(self._texts() if self.texts else ())]  # fmt: skip

    def _of_file(self, times: int) -> Iterator[Column]:
        words = {
            "name": _("The file."),
            "system": _("Whose export control system it is about, usually the State."),
            "assessor_type": _("Who judged: self, external, or in an exercise."),
            "profile": _("Which questions of the questionnaire were asked."),
            "created": _("When the file was begun, in UTC."),
            "last_answer": _("When the last thing was said in it, in UTC."),
            "agency": _("The body that answered."),
            "respondent": _("The person at the keyboard."),
            "note": _("What the file says should be known first."),
        }
        for name in ("name", *_OF_FILE, *(_WRITTEN if self.texts else ())):
            yield Column(
                "file" if name == "name" else name, "text", _about(name, times), words[name],
                missing="" if name in ("name", *_OF_FILE[:-1]) else _("not told"),
            )  # fmt: skip

    def _of_cell(self) -> Iterator[Column]:
        asked = self.questionnaire
        parts: dict[str, tuple[str, Callable[[Cell], str | None]]] = {
            "module": (_("The module's id."),
                       lambda c: asked.module_of[asked.element_of[c.question].id].id),
            "element": (_("The element's id."), lambda c: asked.element_of[c.question].id),
            "question": (_("The question's id."), lambda c: c.question),
            "cell": (_("The id of the cell: one place to answer within a question."),
                     lambda c: c.id),
            "instance": (_("For which of several it is answered apart."), lambda c: c.instance),
            "side": (_("Law or enforcement, where they are answered apart."), lambda c: c.side),
            "weapon": (_("N, C or B, where they are answered apart."), lambda c: c.weapon),
            "legal_weight": (_("Obligation, expected, or good practice."),
                             lambda c: asked.questions[c.question].legal_weight),
        }  # fmt: skip
        for name, (meaning, of) in parts.items():
            fixed = [of(cell) for cell in self.coding.cells]
            missing = _("answered in one for all") if None in fixed else ""
            yield Column(name, "text", _repeated(fixed), meaning, missing=missing)

    def _said(self) -> Iterator[Column]:
        unless = _("not answered: see the status")
        yield Column("status", "text", lambda b: statuses(b.scored.status.T.ravel()),
                     _("What was said in the cell."), _status_words())  # fmt: skip
        yield Column(
            "value", "text",
            lambda b: _turned(self.answers.values(b.scored.status, b.coded.answer)),
            _("The answer: a level, an option's id, ticked ids parted by semicolons, a number."),
            _("listed below, cell by cell"), missing=unless,
        )  # fmt: skip
        yield Column(
            "label", "text",
            lambda b: _turned(self.answers.labels(b.scored.status, b.coded.answer)),
            _("What the answer is called."), missing=unless,
        )  # fmt: skip
        yield Column(
            "worth", "figure", lambda b: figures(b.scored.worth.T.ravel()),
            _("What the answer is worth, usually from 0 to 1."), unit=_("share"),
            missing=_("not answered, or recorded and not marked"),
        )  # fmt: skip
        yield Column("evidence", "truth", lambda b: every(b.coded.evidenced.T.ravel()),
                     _("Whether evidence is given."))  # fmt: skip

    def _written(self) -> Iterator[Column]:
        words = {
            "text": _("The answer, where it is a text."),
            "reason": _("Why it is not applicable."),
            "comment": _("The comment."),
        }
        for place, (name, meaning) in enumerate(words.items()):
            yield Column(name, "text", _said_texts(place), meaning, missing=_("nothing written"))

    def _cells(self) -> Iterator[Column]:
        for row, cell in enumerate(self.coding.cells):
            question = self.questionnaire.questions[cell.question]
            whole = question.kind in ("level", "number")
            make = self._numbers(row) if whole else self._values(row)
            if question.kind != "text":
                yield Column(
                    cell.id, "whole" if whole else "text", make, question.text,
                    self.answers.named(cell), question.unit or "",
                    _("not answered: see the status"), cell.id,
                )  # fmt: skip
            yield Column(
                f"{cell.id}.status", "text",
                lambda b, row=row: statuses(b.scored.status[row]),  # type: ignore[misc]
                _("What was said in the cell."), _status_words(), cell=cell.id,
            )  # fmt: skip

    def _numbers(self, row: int) -> Callable[[Batch], Data]:
        question = self.questionnaire.questions[self.coding.cells[row].question]
        levels = np.array(self.coding.listed[question.id] or [0], np.int64)

        def make(batch: Batch) -> Data:
            answer, status = batch.coded.answer[row], batch.scored.status[row]
            values = levels[answer] if question.kind == "level" else answer
            return column.Numbers(values, status != 0)

        return make

    def _values(self, row: int) -> Callable[[Batch], Data]:
        return lambda b: self.answers.one(row, b.scored.status[row], b.coded.answer[row])

    def _nodes(self) -> Iterator[Column]:
        laid = nodes(self.questionnaire)
        for row, node in enumerate(laid):
            yield from _score(row, node)
        counts = {
            "asked": _("How many cells are asked and not set aside."),
            "answered": _("How many of them are answered."),
            "unknown": _("How many of them are said to be unknown."),
            "not_applicable": _("How many cells are set aside as not applicable."),
            "evidenced": _("How many answers have evidence."),
        }
        for place, name in enumerate(COUNTS):
            yield Column(
                f"total.{name}", "whole",
                lambda b, place=place: every(b.scored.counts[place, 0]),  # type: ignore[misc]
                counts[name], unit=_("cells"),
            )  # fmt: skip

    def _findings(self) -> Iterator[Column]:
        for row, place in enumerate(places(self.questionnaire)):
            field = self.questionnaire.fields[place[0]]
            yield Column(
                f"finding.{_dotted(place)}", "text",
                lambda b, row=row: outcomes(b.scored.findings[row]),  # type: ignore[misc]
                field.label, _outcome_words(),
            )  # fmt: skip

    def _texts(self) -> Iterator[Column]:
        for row, cell in enumerate(self.coding.cells):
            for place, name in enumerate(("text", "reason", "comment")):
                text = self.questionnaire.questions[cell.question].kind == "text"
                if text or name != "text":
                    yield Column(
                        f"{cell.id}.{name}", "text", _written_in(row, place),
                        _("What was written there."), missing=_("nothing written"), cell=cell.id,
                    )  # fmt: skip


def _score(row: int, node: Node) -> Iterator[Column]:
    unit = "" if node.way.number else _("share")
    missing = _("no figure: nothing beneath counts")
    yield Column(f"{node.id}.low", "figure", lambda b: figures(b.scored.low[row]),
                 _("The score if all open cells came out lowest."),
                 unit=unit, missing=missing)  # fmt: skip
    yield Column(f"{node.id}.high", "figure", lambda b: figures(b.scored.high[row]),
                 _("The score if all open cells came out highest."),
                 unit=unit, missing=missing)  # fmt: skip
    yield Column(f"{node.id}.shown", "truth", lambda b: every(b.scored.shown[row]),
                 _("Whether enough is answered to show the score."))  # fmt: skip


def _about(name: str, times: int) -> Callable[[Batch], Data]:
    def make(batch: Batch) -> Data:
        abouts: list[About] = [row.about for row in batch.rows]
        texts = [getattr(about, name) for about in abouts]
        codes = [-1 if text is None else place for place, text in enumerate(texts)]
        labels = [text or "" for text in texts]
        return Coded(np.repeat(np.array(codes, np.int32), times), labels)

    return make


def _repeated(fixed: list[str | None]) -> Callable[[Batch], Data]:
    labels = list(dict.fromkeys(text for text in fixed if text is not None))
    codes = np.array([-1 if t is None else labels.index(t) for t in fixed], np.int32)
    return lambda batch: Coded(np.tile(codes, len(batch.rows)), labels)


def _turned(of: Coded) -> Coded:
    codes: NDArray[np.int32] = of.codes.T.ravel()
    return Coded(codes, of.labels)


def _said_texts(place: int) -> Callable[[Batch], Data]:
    return lambda b: [each[place] for row in b.rows for each in row.texts or ()]


def _written_in(cell: int, place: int) -> Callable[[Batch], Data]:
    return lambda b: [row.texts[cell][place] if row.texts else None for row in b.rows]


def _dotted(place: Place) -> str:
    return ".".join(part for part in place if part)


def _status_words() -> str:
    words = {
        "answered": _("answered"),
        "unknown": _("said to be unknown"),
        "not_applicable": _("set aside with a reason"),
        "unanswered": _("nothing said"),
        "off_path": _("not asked, given the other answers or the profile"),
    }
    return "; ".join(f"{status} = {words_}" for status, words_ in words.items())


def _outcome_words() -> str:
    words = {
        "in_place": _("in place"),
        "partly": _("partly"),
        "not_in_place": _("not in place"),
        "not_known": _("not known"),
        "not_applicable": _("not applicable"),
    }
    return "; ".join(f"{outcome} = {words_}" for outcome, words_ in words.items())
