"""An answer sheet being typed in: a question and its cells are shown, one line is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from assessor.errors import UserError
from assessor.exercise import expected, face, rows, shorthand
from assessor.exercise.lines import Lines
from assessor.exercise.team import Sitting
from assessor.interview.record import record_each
from assessor.interview.steps import Order, is_open
from questionnaires.model import Question
from questionnaires.responses import Response
from questionnaires.texts import _

BACK, HELP, LEAVE = "b", "h", "q"


class Sheet:
    """The sheet of one team. Every line is saved before the next is asked for.

    All questions are asked, in the order of the printed sheet, also those that the answers make
    superfluous: a team on paper could not know, and lines of a script would slip.
    """

    def __init__(self, sitting: Sitting, source: TextIO, target: TextIO) -> None:
        """Read from one stream and write to another."""
        self.sitting = sitting
        self.lines = Lines(source, target)
        assessment = sitting.file.assessment
        content = sitting.questionnaire
        self.scale = content.head.scale
        self.questions = tuple(content.asked_in(assessment.profile).values())

    def fill(self, anew: bool = False) -> None:
        """Ask until the end of the sheet, of the input, or until one leaves.

        Args:
            anew: From the first question; else where one left.

        Raises:
            UserError: A line of a script is not understood; all before it is saved.
        """
        self.lines.say(face.heading(self.sitting))
        place = 0 if anew else self._where_one_left()
        try:
            while True:
                place = self._at_the_end() if place == len(self.questions) else self._ask(place)
        except EOFError:
            self.lines.say()

    def summary(self) -> str:
        """How much of the sheet is answered, and how much was left open."""
        return face.summary(self.questions, self._now)

    @property
    def _now(self) -> Mapping[str, Response]:
        """What stands in each cell."""
        return self.sitting.file.assessment.current()

    def _where_one_left(self) -> int:
        cells = [cell for question in self.questions for cell in question.cells]
        cell = Order(self.sitting.questionnaire).go_on(cells, self._now)
        if cell is None:
            return len(self.questions)
        return [question.id for question in self.questions].index(cell.question)

    def _ask(self, place: int) -> int:
        """Ask one question until something can be done with what is typed; the next place."""
        question = self.questions[place]
        self.lines.say()
        number = f"{place + 1}/{len(self.questions)}"
        for told in face.question(question, number, self.scale, self._now):
            self.lines.say(told)
        while True:
            typed = self.lines.read("> ")
            moved = self._moved(typed, place)
            if moved is not None:
                return moved
            ident, _blank, rest = typed.partition(" ")
            named = self._place_of(ident)
            if named is not None and not rest:
                return named
            if named is not None:
                question, typed, place = self.questions[named], rest.strip(), named
            if self._recorded(question, typed):
                return place + 1

    def _moved(self, typed: str, place: int) -> int | None:
        """Where what was typed leads, if it is no answer."""
        if not typed:
            return place + 1
        if typed.lower() == BACK:
            if not place:
                self.lines.say(_("This is the first question."))
            return max(0, place - 1)
        if typed.lower() == HELP:
            self._help()
            return place
        if typed.lower() == LEAVE:
            raise EOFError
        return None

    def _place_of(self, ident: str) -> int | None:
        known = [question.id.lower() for question in self.questions]
        return known.index(ident.lower()) if ident.lower() in known else None

    def _recorded(self, question: Question, typed: str) -> bool:
        """Save what was typed and say what it was taken for; False: it was not understood."""
        try:
            meant = shorthand.parse(question, self.scale, typed)
        except ValueError as error:
            if not self.lines.person:
                raise self._not_understood(question, str(error)) from error
            self.lines.say(_("Not understood: {why}").format(why=error))
            return False
        record_each(self.sitting.file, meant)
        self.lines.say("  = " + self._said(question))
        return True

    def _not_understood(self, question: Question, why: str) -> UserError:
        return UserError(
            _("Line {n}, for {question}, is not understood: {why}").format(
                n=self.lines.number, question=question.id, why=why
            ),
            _("All lines before it are saved. Correct it, and begin with that line again."),
        )

    def _at_the_end(self) -> int:
        """Say what is left open, and let any question be changed."""
        self.lines.say()
        self.lines.say(_("That was the last question."))
        self.lines.say(self.summary())
        skipped = [question.id for question in self.questions if self._is_open(question)]
        if skipped:
            self.lines.say(_("Left open: {ids}").format(ids=", ".join(skipped)))
        while True:
            typed = self.lines.read(_("Enter ends; a number or an id changes that question: "))
            if not typed or typed.lower() == LEAVE:
                raise EOFError
            if typed.lower() == BACK:
                return len(self.questions) - 1
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(self.questions):
                return int(typed) - 1
            named = self._place_of(typed.partition(" ")[0])
            if named is not None:
                rest = typed.partition(" ")[2].strip()
                if not rest:
                    return named
                if self._recorded(self.questions[named], rest):
                    return len(self.questions)
            elif typed.lower() == HELP:
                self._help()
            else:
                self.lines.say(_("There is no question {typed} here.").format(typed=typed))

    def _is_open(self, question: Question) -> bool:
        return any(is_open(self._now.get(cell.id)) for cell in question.cells)

    def _said(self, question: Question) -> str:
        return rows.said(question, self.scale, self._now)

    def _help(self) -> None:
        for way in expected.ways():
            self.lines.say(way)
