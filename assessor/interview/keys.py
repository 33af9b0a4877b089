"""The words of the commands: short ones for the foot of a screen, long ones for the help."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.interview.screen import Command
from questionnaires.texts import _

FUNCTION_KEYS = {
    "f1": Command.HELP,
    "f2": Command.BACK,
    "f3": Command.FORWARD,
    "f4": Command.SKIP,
    "f5": Command.UNKNOWN,
    "f6": Command.NOT_APPLICABLE,
    "f7": Command.COMMENT,
    "f8": Command.EVIDENCE,
    "f9": Command.WHY,
    "f10": Command.JUMP,
    "f12": Command.LEAVE,
}
"""A second way to the same commands, on every screen that takes them. Terminals keep F11."""


def word(command: Command) -> str:
    """What a command does, in one to three words."""
    return {
        Command.BACK: _("back"),
        Command.FORWARD: _("forward"),
        Command.SKIP: _("skip"),
        Command.UNKNOWN: _("don't know"),
        Command.NOT_APPLICABLE: _("not applicable"),
        Command.COMMENT: _("comment"),
        Command.EVIDENCE: _("evidence"),
        Command.WHY: _("why"),
        Command.GLOSSARY: _("terms"),
        Command.JUMP: _("jump"),
        Command.HELP: _("help"),
        Command.LEAVE: _("save and leave"),
        Command.TEXT: _("text"),
        Command.KEY: _("key"),
        Command.HANDS: _("votes"),
    }[command]


def meaning(command: Command) -> str:
    """What a command does, in a sentence."""
    return {
        Command.BACK: _("Back to the screen before."),
        Command.FORWARD: _("On to the next screen; nothing is recorded."),
        Command.SKIP: _("Leave it open and go on; it counts as not answered."),
        Command.UNKNOWN: _(
            "Record that you do not know. It stays apart from an answer and from a no."
        ),
        Command.NOT_APPLICABLE: _(
            "Record that it does not apply here, with a reason. It is left out of the score."
        ),
        Command.COMMENT: _("Write a comment, before or after answering."),
        Command.EVIDENCE: _("List what can be shown for the answer."),
        Command.WHY: _("Why the question matters, and what it rests on."),
        Command.GLOSSARY: _("What the terms in the question mean, and what others call them."),
        Command.JUMP: _("Go to any element or question."),
        Command.HELP: _("This help."),
        Command.LEAVE: _("Leave. Everything said is saved already; go on any day."),
        Command.TEXT: _("Read what is at hand, such as the case; answers stay as they are."),
        Command.KEY: _("Show the key, with its reasons."),
        Command.HANDS: _("Enter how many hands went up for each answer."),
    }[command]


def rows(words: Iterable[str], width: int) -> list[str]:
    """Set words in rows, two blanks apart and none broken, each as wide as will fit."""
    rows: list[str] = []
    for piece in words:
        if rows and len(rows[-1]) + 2 + len(piece) <= width:
            rows[-1] += f"  {piece}"
        else:
            rows.append(piece)
    return rows
