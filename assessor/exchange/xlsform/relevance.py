"""The condition of a question in the language of the form: when it is asked.

Conditions have three values (`questionnaires.path`), and those of a form have two. So there are two
translations of each: one that holds where the condition is surely true, one where it is surely
false. A question is asked unless its condition is surely false: an answer that is missing, or
"don't know", leaves it open, and then it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assessor.errors import Exit, UserError
from assessor.exchange.xlsform import choices
from assessor.exchange.xlsform.fields import Names
from questionnaires.condition import Condition
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.responses import Value
from questionnaires.texts import _

TRUE, FALSE = "true()", "false()"

LONGEST = 32_000
"""In characters: what a cell of a workbook holds."""


class Relevance:
    """Translates the conditions of one form."""

    def __init__(
        self, questionnaire: Questionnaire, asked: Mapping[str, Question], names: Names
    ) -> None:
        """`asked` are the questions of the form; what is not asked is never answered."""
        self._all, self._asked, self._names = questionnaire, asked, names

    def of(self, question: Question) -> str:
        """When a question is asked; empty: always.

        Raises:
            UserError: The condition is longer than a form can hold.
        """
        if question.ask_if is None:
            return ""
        asked = not_(self._false(question.ask_if))
        return "" if asked == TRUE else asked

    def _off(self, ident: str) -> str:
        """When a question is surely not asked."""
        question = self._asked.get(ident)
        return self._false(question.ask_if) if question and question.ask_if else FALSE

    def _on(self, ident: str) -> str:
        """When it is surely asked; a question that is not in the form is not in doubt either."""
        question = self._asked.get(ident)
        return self._true(question.ask_if) if question and question.ask_if else TRUE

    def _false(self, condition: Condition) -> str:
        if condition.question:
            passed = [each[1] for each in self._cells(condition)]
            of_cells = all_(passed) if condition.cells == "any" else any_(passed)
            return any_([self._off(condition.question), of_cells])
        if condition.not_:
            return any_([all_(map(self._off, _looked_at(condition))), self._true(condition.not_)])
        # All that they look at is ruled out only where each part is ruled out.
        parts = [self._false(part) for part in condition.all_of or condition.any_of]
        return any_(parts) if condition.all_of else all_(parts)

    def _true(self, condition: Condition) -> str:
        if condition.question:
            passed = [each[0] for each in self._cells(condition)]
            of_cells = any_(passed) if condition.cells == "any" else all_(passed)
            return all_([self._on(condition.question), of_cells])
        if condition.not_:
            some_on = any_(map(self._on, _looked_at(condition)))
            return all_([some_on, self._false(condition.not_)])
        parts = [self._true(part) for part in condition.all_of or condition.any_of]
        return all_(parts) if condition.all_of else any_(parts)

    def _cells(self, test: Condition) -> list[tuple[str, str]]:
        """For each cell that a test looks at, when it surely passes and when it surely fails."""
        assert test.question is not None
        question = self._all.questions[test.question]
        if test.question not in self._asked:
            return [(FALSE, FALSE) for _cell in question.cells]
        if question.kind in choices.CHOSEN:
            return [self._chosen(test, question, cell) for cell in question.cells]
        if question.kind == "checklist":
            return [self._ticked(test, question, cell) for cell in question.cells]
        return [self._typed(test, question, cell) for cell in question.cells]

    def _chosen(self, test: Condition, question: Question, cell: Cell) -> tuple[str, str]:
        field = self._field(cell)
        passes: list[str] = []
        fails: list[str] = []
        for choice in choices.of(question, self._all.head.scale, cell.side):
            if choice.status != "unknown":
                (passes if _passes(test, choice.value) else fails).append(
                    f"{field} = {literal(choice.name)}"
                )
        return any_(passes), any_(fails)

    def _ticked(self, test: Condition, question: Question, cell: Cell) -> tuple[str, str]:
        field = self._field(cell)
        offered = choices.of(question, self._all.head.scale, cell.side)
        passes = any_(
            f"selected({field}, {literal(choice.name)})"
            for choice in offered
            if choice.value is not None and choice.value == test.is_
        )
        said = f"{field} != '' and not(selected({field}, '{choices.UNKNOWN}'))"
        return passes, all_([said, not_(passes)])

    def _typed(self, test: Condition, question: Question, cell: Cell) -> tuple[str, str]:
        field, status = self._field(cell), f"${{{self._names.of(cell.id, 'status')}}}"
        # What is typed may stay in its place after somebody chose that there is no answer.
        given = any_(
            f"{status} = '{choice.name}'"
            for choice in choices.of(question, None, cell.side)
            if choice.status == "answered"
        )
        passes, fails = _TYPED[question.kind](test, field, status)
        without = f"{status} = '{choices.NOT_APPLICABLE}'"
        return all_([given, passes]), any_([without, all_([given, fails])])

    def _field(self, cell: Cell) -> str:
        return f"${{{self._names.of(cell.id)}}}"


def any_(parts: Iterable[str]) -> str:
    """Holds where one of the parts does; where there are none, never."""
    return _joined(parts, "or", FALSE, TRUE)


def all_(parts: Iterable[str]) -> str:
    """Holds where all of the parts do; where there are none, always."""
    return _joined(parts, "and", TRUE, FALSE)


def not_(part: str) -> str:
    """Holds where the part does not."""
    return {TRUE: FALSE, FALSE: TRUE}.get(part, f"not({part})")


def literal(text: str) -> str:
    """A text as it is written in a condition, which has no escapes for quotation marks."""
    # A dollar sign before a brace would be taken for the name of a question.
    pieces = [piece for piece in re.split(r"('|\$(?=\{))", text) if piece]
    quoted = [f'"{piece}"' if piece == "'" else f"'{piece}'" for piece in pieces]
    return f"concat({', '.join(quoted)})" if len(quoted) > 1 else "".join(quoted) or "''"


def _joined(parts: Iterable[str], word: str, neutral: str, decisive: str) -> str:
    found = [part for part in dict.fromkeys(parts) if part != neutral]
    if decisive in found:
        return decisive
    if len(found) < 2:
        return found[0] if found else neutral
    joined = f"({f' {word} '.join(found)})"
    if len(joined) > LONGEST:
        raise UserError(
            _("A condition of this questionnaire is too long for a form."),
            _("Choose a profile without it, or ask with a workbook: assessor export FILE --xlsx"),
            Exit.NOT_SO,
        )
    return joined


def _looked_at(condition: Condition) -> list[str]:
    return list(dict.fromkeys(test.question for test in condition.tests if test.question))


def _passes(test: Condition, value: Value | None) -> bool:
    if test.at_least is not None:
        return isinstance(value, int) and value >= test.at_least
    return value is not None and value == test.is_


def _number(test: Condition, field: str, status: str) -> tuple[str, str]:
    if test.at_least is not None:
        return f"{field} >= {test.at_least}", f"{field} < {test.at_least}"
    if not isinstance(test.is_, int):
        return FALSE, f"{field} != ''"
    # Nothing typed is no number, and is neither less nor more than one.
    return f"{field} = {test.is_}", f"({field} < {test.is_} or {field} > {test.is_})"


def _text(test: Condition, field: str, status: str) -> tuple[str, str]:
    if not isinstance(test.is_, str):
        return FALSE, f"{field} != ''"
    return f"{field} = {literal(test.is_)}", f"({field} != '' and {field} != {literal(test.is_)})"


def _date(test: Condition, field: str, status: str) -> tuple[str, str]:
    wanted = str(test.is_ or "")
    known = next((name for name, length in choices.DATED.items() if length == len(wanted)), None)
    if known is None:
        return FALSE, f"{field} != ''"
    shape = "%Y-%m-%d"[: {choices.YEAR: 2, choices.MONTH: 5, choices.DAY: 8}[known]]
    same = f"{status} = '{known}' and format-date({field}, '{shape}') = {literal(wanted)}"
    return f"({same})", f"({field} != '' and not({same}))"


_TYPED = {"number": _number, "text": _text, "date": _date}
