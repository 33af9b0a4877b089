"""What a trainer can turn to beside the slides: another place, the case, the help."""

from __future__ import annotations

from assessor.exercise import stages, story
from assessor.exercise.deck import Deck
from assessor.interview import dialogues, keys
from assessor.interview.at_hand import AtHand, Text
from assessor.interview.dialogues import Desk
from assessor.interview.screen import Choice, Command, Line, OneOf, Reading, Screen
from questionnaires.model import Question
from questionnaires.texts import _


def where(desk: Desk, deck: Deck) -> Question | str | None:
    """The question or the stage that the trainer wants to be at; None: to stay."""
    choices = [Choice("", _stage(deck, stage), stage) for stage in deck.exercise.stages]
    choices += [
        Choice("", f"{question.id} {question.text}", question) for question in deck.questions
    ]
    stop = deck.here
    here = deck.question(stop) if stop.kind == "question" else stop.stage
    ask = OneOf(_("Where to?"), tuple(choices), default=here, search=True)
    found = desk.choose((Line("heading", _("Jump to a part or a question")),), ask)
    return found if isinstance(found, Question | str) else None


def read(desk: Desk, deck: Deck, last: Text | None) -> Text | None:
    """Let texts of the case and of what has happened be read; the one that was read last.

    Args:
        desk: Where they are shown.
        deck: Its stage decides which there are.
        last: The one that was read before.
    """
    exercise, stage = deck.exercise, deck.here.stage
    at_hand = AtHand(
        heading=_("The case of {state}").format(state=exercise.head.state),
        texts=lambda: story.texts(exercise.case, stages.injects(exercise, stage)),
    )
    while isinstance(found := dialogues.look_up(desk, at_hand, last), Text):
        dialogues.show(desk, found)
        last = found
    return last


def help_screen() -> Screen:
    """What can be pressed."""
    commands = (
        Command.FORWARD, Command.BACK, Command.KEY, Command.HANDS, Command.JUMP, Command.TEXT,
    )  # fmt: skip
    lines = (
        Line("heading", _("Help")),
        Line("text", _("Enter, blank, arrows and a presenter's remote control go from slide to "
                       "slide. What is right is shown only when k is pressed, and the known "
                       "misreadings after it; going back hides it again.")),
        Line("text", _("A digit takes the hands of that answer; v takes those of all answers "
                       "in one line.")),
        *(Line("item", keys.meaning(command), command.value) for command in commands),
        Line("item", _("Leave. Counts that are in no file yet can be kept in one."), "q"),
    )  # fmt: skip
    return Screen(lines, Reading())


def _stage(deck: Deck, stage: str) -> str:
    inject = deck.inject(stage)
    return story.inject_title(inject) if inject else _("The start")
