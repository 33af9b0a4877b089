"""The rows of a form for one question: a group with its text and a few fields for each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessor.exchange.xlsform import choices, words
from assessor.exchange.xlsform.fields import Names, Part
from assessor.exchange.xlsform.relevance import Relevance
from assessor.exchange.xlsform.rows import Row
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _

_EXCLUSIVE = (choices.UNKNOWN, choices.NOT_APPLICABLE, choices.NONE)


class Questions:
    """Writes the questions of one form, and keeps the lists that they choose from."""

    def __init__(
        self, questionnaire: Questionnaire, asked: Mapping[str, Question], names: Names
    ) -> None:
        """`asked` are the questions of the form."""
        self._all, self._names = questionnaire, names
        self._relevance = Relevance(questionnaire, asked, names)
        self.lists: dict[str, dict[str, str]] = {}

    def rows(self, question: Question) -> Iterator[Row]:
        """The rows of one question."""
        group = self._names.group("question", question.id)
        yield Row(
            "begin_group", group, question.id,
            relevant=self._relevance.of(question), appearance="field-list",
        )  # fmt: skip
        yield Row("note", f"{group}__text", question.text, hint=_hint(question))
        for cell in question.cells:
            yield from self._cell(question, cell)
        yield Row("end_group", group)

    def _cell(self, question: Question, cell: Cell) -> Iterator[Row]:
        """The answer, and what stands beside it once there is one."""
        yield from self._answer(question, cell)
        name = self._names.of(cell.id, "status" if question.kind in choices.TYPED else "answer")
        checklist = question.kind == "checklist"
        without = (
            f"selected(${{{name}}}, '{choices.NOT_APPLICABLE}')"
            if checklist
            else f"${{{name}}} = '{choices.NOT_APPLICABLE}'"
        )
        given = f"${{{name}}} != ''"
        yield self._text(cell, "reason", _("{cell}: why is it not applicable?"), without, True)
        yield self._text(cell, "comment", _("{cell}: comment"), given)
        yield self._text(
            cell, "evidence", _("{cell}: evidence, such as a law with its article, one a line"),
            given, hint="; ".join(question.evidence),
        )  # fmt: skip

    def _answer(self, question: Question, cell: Cell) -> Iterator[Row]:
        listed = self._list(question, cell)
        name = self._names.of(cell.id)
        label = words.about(self._all, cell)
        if question.kind in choices.CHOSEN:
            yield Row(f"select_one {listed}", name, label)
        elif question.kind == "checklist":
            alone = " or ".join(f"selected(., '{each}')" for each in _EXCLUSIVE)
            yield Row(
                f"select_multiple {listed}", name, label,
                hint=_("Choose all that apply."),
                constraint=f"not({alone}) or count-selected(.) = 1",
                message=_("That cannot be chosen together with anything else."),
            )  # fmt: skip
        else:
            yield from self._typed(question, cell, listed)

    def _typed(self, question: Question, cell: Cell, listed: str) -> Iterator[Row]:
        status, label = self._names.of(cell.id, "status"), words.about(self._all, cell)
        asked = _("{cell}: is there an answer?").format(cell=label)
        yield Row(f"select_one {listed}", status, asked)
        given = " or ".join(
            f"${{{status}}} = '{choice.name}'"
            for choice in choices.of(question, None, cell.side)
            if choice.status == "answered"
        )
        types = {"number": "integer", "text": "text", "date": "date"}
        yield Row(
            types[question.kind], self._names.of(cell.id), label, relevant=given,
            hint=question.unit or "" if question.kind != "date"
            else _("If only the month or the year is known, choose any day in it."),
            appearance="multiline" if question.kind == "text" else "",
        )  # fmt: skip

    def _text(
        self, cell: Cell, part: Part, label: str, when: str, required: bool = False, hint: str = ""
    ) -> Row:
        return Row(
            "text", self._names.of(cell.id, part),
            label.format(cell=words.about(self._all, cell)), hint, required, when,
            appearance="multiline",
        )  # fmt: skip

    def _list(self, question: Question, cell: Cell) -> str:
        """The name of the list that a cell is answered from; cells that ask alike share one."""
        offered = choices.of(question, self._all.head.scale, cell.side)
        labels = {choice.name: choice.label for choice in offered}
        name = f"kind_{question.kind}"
        if question.kind not in ("yes_partly_no", *choices.TYPED):
            alike = (
                each
                for each in question.cells
                if not question.enforcement_anchors or each.side == cell.side
            )
            name = f"of_{self._names.of(next(alike).id)}"
        self.lists.setdefault(name, labels)
        return name


def _hint(question: Question) -> str:
    """Why it is asked, and when alone it may be said not to apply."""
    told = [question.why or ""]
    if question.na_only_if:
        told.append(_("Not applicable only if: {when}").format(when=question.na_only_if))
    return " ".join(filter(None, told))
