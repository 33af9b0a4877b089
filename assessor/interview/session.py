"""The interview loop: ask the screens one by one, save each answer, find the next screen.

The path is worked out anew after everything that is said. All that was said is saved by then, so
that leaving needs no ceremony: the input may end, or the process be killed, at any moment.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any

from assessor.errors import UserError
from assessor.interview import dialogues, evidence, questions, told
from assessor.interview.at_hand import NOTHING, AtHand, Onward, Text
from assessor.interview.dialogues import Desk
from assessor.interview.places import Places
from assessor.interview.record import answer, record, set_aside
from assessor.interview.screen import Command, Prompter
from assessor.interview.steps import Step
from assessor.store import OpenFile
from questionnaires import values
from questionnaires.model import Cell, Questionnaire
from questionnaires.texts import _


class Outcome(Enum):
    """How an interview ends: with open cells on the path, or without."""

    LEFT = "left"
    FINISHED = "finished"


def run(
    file: OpenFile,
    questionnaire: Questionnaire,
    prompter: Prompter,
    start: str | None = None,
    at_hand: AtHand = NOTHING,
) -> Outcome:
    """Ask until the person leaves.

    Args:
        file: Where answers are saved.
        questionnaire: What is asked.
        prompter: Who asks.
        start: The id of a cell, question or element to start at; None: where one left.
        at_hand: What lies beside the questions; nothing in an ordinary interview.

    Raises:
        UserError: `start` is no such id.
        KeyboardInterrupt: The person pressed Ctrl-C. All that was said before is saved.
    """
    places = Places(file, questionnaire)
    step = places.where_one_left() if start is None else places.find(start)
    interview = Interview(places, prompter, at_hand)
    with suppress(EOFError, _LeftError):
        while True:
            step = interview.turn(step)
    view = places.view()
    return Outcome.LEFT if view.open_cells(view.path.cells) else Outcome.FINISHED


class _LeftError(Exception):
    """The person has left."""


class Interview:
    """One sitting, with what was half done when the person turned elsewhere."""

    def __init__(self, places: Places, prompter: Prompter, at_hand: AtHand = NOTHING) -> None:
        self.places = places
        self.prompter = prompter
        self.at_hand = at_hand
        self.read: Text | None = None
        self.desk = Desk(prompter)
        # What was half typed or ticked on a screen, until it is shown again.
        self.typed: dict[tuple[Cell, ...], object] = {}
        self.does: dict[Command, Callable[[Step], Step | None]] = {
            Command.BACK: self._back,
            Command.FORWARD: places.after,
            Command.SKIP: lambda step: places.after(step, whole=True),
            Command.UNKNOWN: lambda step: self._settle(step, set_aside("unknown")),
            Command.NOT_APPLICABLE: self._not_applicable,
            Command.COMMENT: self._comment,
            Command.EVIDENCE: self._evidence,
            Command.WHY: self._why,
            Command.GLOSSARY: self._glossary,
            Command.JUMP: self._jump,
            Command.HELP: self._help,
            Command.LEAVE: self._leave,
            Command.TEXT: self._text,
        }

    def turn(self, step: Step | None) -> Step | None:
        """Show one screen, or the end (None), and do what is said on it; the next screen."""
        if step is None:
            return self._at_the_end()
        notice, self.places.notice = self.places.notice, ""
        typed = self.typed.pop(step.cells, None)
        screen = questions.screen(self.places.view(), step, typed, notice, self.at_hand)
        said = self.prompter.ask(screen)
        if said.command is None:
            return self._answer(step, said.value)
        if said.value not in (None, ""):
            self.typed[step.cells] = said.value
        return self.does[said.command](step)

    def _at_the_end(self) -> Step | None:
        said = self.prompter.ask(told.end(self.places.view(), self.at_hand))
        match said.command or said.value:
            case Command.FORWARD:
                return self.places.first_open()
            case Command.BACK:
                return self.places.before(None)
            case Command.JUMP:
                return self._jump(None)
            case Command.HELP:
                return self._help(None)
            case Command.TEXT:
                return self._text(None)
            case told.ANEW:
                return self.places.first()
            case told.ONWARD:
                return self._go_on_to(self.at_hand.onward(), None)
        raise _LeftError

    def _answer(self, step: Step, said: object) -> Step | None:
        if said is questions.APART:
            self.places.apart.add(step.cells[0].id)
            return self.places.after(step)
        value: Any = said
        if isinstance(said, str):
            value = values.parse(step.question, self.places.questionnaire.head.scale, said)
        return self._settle(step, answer(value))

    def _settle(self, step: Step, changes: dict[str, Any]) -> Step | None:
        """Save what closes a step, and go on behind it."""
        self._save(step, changes)
        if step.together:
            self.places.apart.discard(step.cells[0].id)
        return self.places.after(step, whole=True)

    def _save(self, step: Step, changes: dict[str, Any]) -> None:
        self._try(lambda: record(self.places.file, step.cells, changes))

    def _try(self, save: Callable[[], None]) -> None:
        """Save, or say that it failed and keep the answer in hand until it works or one leaves."""
        while True:
            try:
                return save()
            except UserError as error:
                if not dialogues.try_again(self.desk, error):
                    raise _LeftError from error

    def _back(self, step: Step) -> Step:
        before = self.places.before(step)
        if before is None:
            self.places.notice = _("This is the first question.")
        return before or step

    def _not_applicable(self, step: Step) -> Step | None:
        reason = dialogues.reason(self.desk, self.places.view(), step)
        if reason is None:
            return step
        return self._settle(step, set_aside("not_applicable", reason))

    def _comment(self, step: Step) -> Step:
        text = dialogues.comment(self.desk, self.places.view(), step)
        if text is not None:
            self._save(step, {"comment": text or None})
        return step

    def _evidence(self, step: Step) -> Step:
        pieces = evidence.gather(self.desk, self.places.view(), step)
        if pieces is not None:
            self._save(step, {"evidence": pieces})
        return step

    def _why(self, step: Step) -> Step:
        self.prompter.ask(told.why(self.places.view(), step.question))
        return step

    def _glossary(self, step: Step) -> Step:
        self.prompter.ask(told.glossary_screen(step.question))
        return step

    def _jump(self, step: Step | None) -> Step | None:
        here = step.question.id if step else None
        found = dialogues.jump(self.desk, self.places.view(), here)
        return step if found is None else self.places.find(found)

    def _help(self, step: Step | None) -> Step | None:
        manner = self.prompter.manner()
        self.prompter.ask(told.help_screen(self.places.view(), manner, self.at_hand))
        return step

    def _text(self, step: Step | None) -> Step | None:
        """Let texts be read until the person goes back, or goes on to the next stage."""
        here = step.question.id if step else ""
        while found := dialogues.look_up(self.desk, self.at_hand, self.read, here):
            if isinstance(found, Onward):
                return self._go_on_to(found, step)
            dialogues.show(self.desk, found)
            self.read = found
        return step

    def _go_on_to(self, onward: Onward | None, step: Step | None) -> Step | None:
        if onward is None or not dialogues.confirmed(self.desk, onward):
            return step
        self._try(onward.go)
        for screen in onward.screens:
            self.prompter.ask(screen)
        return self.places.first()

    def _leave(self, step: Step) -> Step | None:
        raise _LeftError
