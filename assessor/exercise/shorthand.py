"""The short way of typing a question's answers in one line: what was meant, cell by cell. Pure.

``2`` for one cell or for all; ``2 1 0`` or ``2,1,0`` for the cells in order; ``N2 C1 B0`` or
``law 2 enforcement 1 0 0`` for those that are named; ``?`` for unknown; ``na`` and a reason; ``x``
takes an answer back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assessor import words
from assessor.exercise.expected import counted, expected
from assessor.interview.record import answer, set_aside
from questionnaires import values
from questionnaires.model import Cell, Question, Scale
from questionnaires.responses import Status
from questionnaires.texts import _

UNKNOWN = ("?", "-")
NOT_APPLICABLE = "na"
TAKEN_BACK = "x"

ENOUGH = 3
"""So many letters of a name are enough."""

_WORD = re.compile(r"[^\s,;]+")

Meant = dict[Cell, dict[str, Any]]
"""By cell, the changes that are to be saved (`assessor.interview.record`)."""


@dataclass(frozen=True)
class _Word:
    """A word that was typed, and what follows it in the line."""

    text: str
    rest: str


def parse(question: Question, scale: Scale | None, text: str) -> Meant:
    """What a line means for the cells of a question; cells that it does not name stay out.

    Args:
        question: Whose cells.
        scale: That of questions with levels.
        text: What was typed; not empty.

    Raises:
        ValueError: It cannot be understood; the message says what is expected.
    """
    if question.kind in ("checklist", "number", "text", "date"):
        return _free(question, scale, text)
    return _Line(question, scale).read(text)


class _Line:
    """One line being read, from left to right."""

    def __init__(self, question: Question, scale: Scale | None) -> None:
        self.question = question
        self.scale = scale
        self.names = tuple(_names(question.cells))
        self.meant: Meant = {}

    def read(self, text: str) -> Meant:
        """Read all of it."""
        scope = self.question.cells
        open_side: tuple[Cell, ...] = scope
        waiting: list[dict[str, Any]] = []
        for word in _words(text):
            cells, left = self._named(word.text, open_side)
            if cells:
                if waiting or not set(cells) < set(scope):
                    self._give(scope, waiting)
                is_side = len({cell.weapon for cell in cells}) > 1 or not cells[0].weapon
                open_side = cells if is_side else open_side
                scope, waiting = cells, []
                if not left:
                    continue
            if left.lower() == NOT_APPLICABLE and not waiting:
                self._give(scope, [self._not_applicable(word.rest)])
                return self.meant
            waiting.append(self._value(left))
        self._give(scope, waiting)
        return self.meant

    def _named(self, word: str, open_side: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], str]:
        """The cells that a word names, alone or with an answer behind it: ``law``, ``N``, ``N2``.

        A weapon category is looked for on the side named before it.
        """
        if self._is_value(word):
            return (), word
        for name, cells in self.names:
            left = word[len(name) :]
            whole = word.lower().startswith(name) and (not left or self._is_value(left))
            if whole or (len(word) >= ENOUGH and name.startswith(word.lower())):
                inside = tuple(cell for cell in cells if cell in open_side)
                return inside or cells, left
        return (), word

    def _is_value(self, word: str) -> bool:
        try:
            self._value(word)
        except ValueError:
            return False
        return True

    def _value(self, word: str) -> dict[str, Any]:
        if word in UNKNOWN:
            return set_aside("unknown")
        if word.lower() == TAKEN_BACK:
            return set_aside("unanswered")
        for choice in values.choices(self.question, self.scale):
            if word.lower() == choice.lower():
                return answer(values.parse(self.question, self.scale, choice))
        raise ValueError(
            _("{word} is not understood: {expected}").format(
                word=word, expected=expected(self.question, self.scale)
            )
        )

    def _not_applicable(self, reason: str) -> dict[str, Any]:
        if not reason:
            raise ValueError(_("After na write why it does not apply."))
        return set_aside("not_applicable", reason)

    def _give(self, cells: tuple[Cell, ...], given: list[dict[str, Any]]) -> None:
        """Give cells their answers: one for all, or one for each in order."""
        if len(given) not in (1, len(cells)):
            raise ValueError(counted(len(cells), len(given)))
        if set(cells) & self.meant.keys():
            raise ValueError(_("A cell is named twice."))
        each = given if len(given) == len(cells) else given * len(cells)
        self.meant.update(zip(cells, each, strict=True))


def _names(cells: Sequence[Cell]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """What cells can be called, in small letters, the longest first, and which they are."""
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        names = {cell.weapon, cell.instance, cell.side, words.side(cell.side or "")}
        for name in {each.lower() for each in names if each}:
            found.setdefault(name, []).append(cell)
    for side in {cell.side for cell in cells if cell.side}:
        # Its first letter is enough, as long as nothing else is called so.
        found.setdefault(side[0], [cell for cell in cells if cell.side == side])
    for name in sorted(found, key=len, reverse=True):
        yield name, tuple(found[name])


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        yield _Word(match.group(), text[match.end() :].strip(" ,;\t"))


def _free(question: Question, scale: Scale | None, text: str) -> Meant:
    """A line for each of whose cells the whole is one answer."""
    first, _blank, rest = text.partition(" ")
    status: Status | None = None
    if text == UNKNOWN[0] or (text in UNKNOWN and question.kind != "checklist"):
        status = "unknown"
    elif text.lower() == TAKEN_BACK:
        status = "unanswered"
    elif first.lower() == NOT_APPLICABLE and question.kind != "text":
        if not rest.strip():
            raise ValueError(_("After na write why it does not apply."))
        return dict.fromkeys(question.cells, set_aside("not_applicable", rest.strip()))
    if status:
        return dict.fromkeys(question.cells, set_aside(status))
    value = values.parse(question, scale, text)
    return dict.fromkeys(question.cells, answer(value))
