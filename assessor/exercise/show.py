"""An exercise being shown to a room: slide after slide, and what the trainer does at each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from assessor.errors import UserError
from assessor.exercise import asides, parting
from assessor.exercise.answers import Answers
from assessor.exercise.counting import Counting
from assessor.exercise.deck import Deck, Stop
from assessor.exercise.hands import Hands
from assessor.exercise.revealed import Revealed
from assessor.exercise.slides import Slides
from assessor.exercise.tally import Tally
from assessor.interview.at_hand import Text
from assessor.interview.dialogues import Desk
from assessor.interview.screen import Choice, Command, Line, Prompter, Screen, Slide
from questionnaires.exercise import START, Exercise
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _


class _LeftError(Exception):
    """The trainer has left."""


class Show:
    """One showing: where one is, how much is revealed there, what was counted."""

    def __init__(
        self,
        exercise: Exercise,
        questionnaire: Questionnaire,
        counted: Hands,
        prompter: Prompter,
        stage: str = START,
    ) -> None:
        self.deck = Deck(exercise, questionnaire, stage)
        self.answers = Answers(questionnaire)
        self.slides = Slides(self.deck, self.answers, counted)
        self.revealed = Revealed(self.deck, self.answers, counted)
        self.hands = counted
        self.prompter = prompter
        self.desk = Desk(prompter)
        self.counting = Counting(self.desk, self.answers, counted)
        # 0: nothing is revealed; else how many of the slides behind the first.
        self.depth = 0
        self.voted: dict[Stop, Cell] = {}
        self.read: Text | None = None
        self.notice = ""
        self.does: dict[Command, Callable[[], None]] = {
            Command.FORWARD: self._forward,
            Command.BACK: self._back,
            Command.KEY: self._reveal,
            Command.HANDS: self._count,
            Command.JUMP: self._jump,
            Command.TEXT: self._text,
            Command.HELP: self._help,
            Command.LEAVE: self._leave,
        }

    def run(self) -> None:
        """Show slide after slide until the trainer leaves or the input ends.

        Raises:
            KeyboardInterrupt: Ctrl-C, and no counts are in no file, or it was pressed once more.
        """
        with suppress(EOFError, _LeftError):
            while True:
                try:
                    self._turn()
                except (EOFError, KeyboardInterrupt):
                    if not self.hands.loose:
                        raise
                    self._leave()

    def _turn(self) -> None:
        said = self.prompter.ask(self._slide())
        self.notice = ""
        if said.command is None:
            self._count(str(said.value))
        else:
            self.does[said.command]()

    def _slide(self) -> Screen:
        stop = self.deck.here
        if self.depth:
            lines = self.revealed.slides(stop)[self.depth - 1]
        else:
            lines = self.slides.first(stop, self._shown(stop))
        if self.notice:
            lines = (*lines, Line("notice", self.notice))
        asked = self._asked()
        choices = tuple(self._digits(asked)) if asked else ()
        return Screen(lines, Slide(choices), tuple(self._commands()))

    def _digits(self, question: Question) -> Iterator[Choice]:
        for each in self.answers.of(question):
            if len(each) == 1 and each.isdigit():
                yield Choice(each, self.answers.name(question, each), each)

    def _commands(self) -> Iterator[Command]:
        yield Command.FORWARD
        yield Command.BACK
        if not self.depth and self.revealed.slides(self.deck.here):
            yield Command.KEY
        if self._asked():
            yield Command.HANDS
        yield from (Command.JUMP, Command.TEXT, Command.HELP, Command.LEAVE)

    def _asked(self) -> Question | None:
        """The question whose hands can be counted on this slide."""
        stop = self.deck.here
        if self.depth or stop.kind != "question":
            return None
        question = self.deck.question(stop)
        return question if self.answers.of(question) else None

    def _shown(self, stop: Stop) -> Cell | None:
        """The cell whose hands are shown as bars: the one counted last, or the only one."""
        if stop in self.voted:
            return self.voted[stop]
        cells = self.deck.question(stop).cells if stop.kind == "question" else ()
        return cells[0] if len(cells) == 1 else None

    def _forward(self) -> None:
        if self.depth and self.depth < len(self.revealed.slides(self.deck.here)):
            self.depth += 1
        elif self.deck.move(1):
            self.depth = 0
        else:
            self.notice = _("This is the last slide.")

    def _back(self) -> None:
        if self.depth:
            self.depth -= 1
        elif not self.deck.move(-1):
            self.notice = _("This is the first slide.")

    def _reveal(self) -> None:
        self.depth = 1

    def _count(self, typed: str | None = None) -> None:
        """Count hands in a dialogue: for one answer, or for all (None); and keep them."""
        question, stage = self._asked(), self.deck.here.stage
        cell = self.counting.cell(question, stage) if question else None
        if question is None or cell is None:
            return
        if typed is None:
            tally = self.counting.all_answers(question, cell, stage)
        else:
            tally = self.counting.one_answer(question, cell, stage, typed)
        if tally is not None:
            self._keep(cell, tally)

    def _keep(self, cell: Cell, tally: Tally) -> None:
        self.voted[self.deck.here] = cell
        try:
            self.hands.count(self.deck.here.stage, cell.id, tally)
        except UserError as error:
            self.notice = f"{error.what} {error.todo}"

    def _jump(self) -> None:
        found = asides.where(self.desk, self.deck)
        if found is None:
            return
        self.depth = 0
        if isinstance(found, Question):
            self.deck.go_to_question(found.id)
        else:
            self.deck.go_to_stage(found)

    def _text(self) -> None:
        self.read = asides.read(self.desk, self.deck, self.read)

    def _help(self) -> None:
        self.prompter.ask(asides.help_screen())

    def _leave(self) -> None:
        if parting.may_leave(self.desk, self.hands):
            raise _LeftError
