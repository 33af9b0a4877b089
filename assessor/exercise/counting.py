"""The dialogues in which hands are counted: of which cell, for one answer or for all of them."""

from __future__ import annotations

from collections.abc import Callable

from assessor.exercise import bars, tally
from assessor.exercise.answers import Answers
from assessor.exercise.hands import Hands
from assessor.exercise.tally import Tally
from assessor.interview.dialogues import Desk
from assessor.interview.screen import Choice, Line, OneOf, Writing
from questionnaires.model import Cell, Question
from questionnaires.texts import _

TAKE_BACK = "-"
"""Typed instead of counts, it takes those of a cell back."""


class Counting:
    """Asks for counts; None everywhere: the trainer went back."""

    def __init__(self, desk: Desk, answers: Answers, counted: Hands) -> None:
        """Ask at this desk, beside what was counted before."""
        self.desk = desk
        self.answers = answers
        self.hands = counted

    def cell(self, question: Question, stage: str) -> Cell | None:
        """The cell that hands are counted for; asked where there are several."""
        if len(question.cells) == 1:
            return question.cells[0]
        counted = self.hands.of
        choices = tuple(
            Choice(
                str(number),
                self.answers.cell(cell, question),
                cell,
                bars.told(self.answers.of(question), question, counted(stage, cell.id)),
            )
            for number, cell in enumerate(question.cells, 1)
        )
        waiting = [cell for cell in question.cells if not counted(stage, cell.id)]
        ask = OneOf(_("For which cell?"), choices, (waiting or question.cells)[0])
        found = self.desk.choose(_about(question), ask)
        return found if isinstance(found, Cell) else None

    def all_answers(self, question: Question, cell: Cell, stage: str) -> Tally | None:
        """The counts of all answers, typed in one line."""
        answers = self.answers.of(question)

        def read(text: str) -> Tally:
            return {} if text.strip() == TAKE_BACK else tally.counted(answers, text)

        writing = Writing(
            _("Hands for {answers}:").format(answers=" ".join(answers)),
            problem=_problem(read),
        )
        told = _("One number for each answer in this order, such as {example}; {sign} alone takes "
                 "them back.").format(
            example=" ".join("03510"[n % 5] for n in range(len(answers))), sign=TAKE_BACK
        )  # fmt: skip
        lines = (*_about(question, self.answers.cell(cell, question)), Line("text", told))
        text = self.desk.write(f"{stage} {cell.id}", lines, writing)
        return read(text) if text else None

    def one_answer(self, question: Question, cell: Cell, stage: str, typed: str) -> Tally | None:
        """The counts with that of one answer put in."""
        before = self.hands.of(stage, cell.id)
        writing = Writing(
            _("How many hands for {answer}?").format(answer=self.answers.name(question, typed)),
            problem=_problem(tally.number),
        )
        lines = _about(question, self.answers.cell(cell, question))
        text = self.desk.write(f"{stage} {cell.id} {typed}", lines, writing)
        return {**before, typed: tally.number(text)} if text else None


def _about(question: Question, cell: str = "") -> tuple[Line, ...]:
    lines = (Line("heading", _("Hands")), Line("question", question.text))
    return (*lines, Line("cell", cell)) if cell else lines


def _problem(read: Callable[[str], object]) -> Callable[[str], str | None]:
    """What is wrong with a text that cannot be read; an empty one goes back."""

    def problem(text: str) -> str | None:
        try:
            if text.strip():
                read(text)
        except ValueError as error:
            return str(error)
        return None

    return problem
