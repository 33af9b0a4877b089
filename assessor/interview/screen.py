"""What passes between the interview and whoever shows it: a screen out, what was said back.

Words and plain values only. How a screen is drawn and how keys are read is each prompter's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

Role = Literal[
    "place", "note", "question", "cell", "item", "text", "heading", "notice", "problem", "bar",
    "aside",
]  # fmt: skip


class Command(StrEnum):
    """What can be asked for instead of answering; the value is the letter it is asked with."""

    BACK = "b"
    FORWARD = "f"
    SKIP = "s"
    UNKNOWN = "d"
    NOT_APPLICABLE = "a"
    COMMENT = "c"
    EVIDENCE = "e"
    WHY = "w"
    GLOSSARY = "g"
    JUMP = "j"
    HELP = "h"
    LEAVE = "q"
    TEXT = "t"
    KEY = "k"
    HANDS = "v"


QUESTION_COMMANDS = (
    Command.BACK, Command.FORWARD, Command.SKIP, Command.UNKNOWN, Command.NOT_APPLICABLE,
    Command.COMMENT, Command.EVIDENCE, Command.WHY, Command.GLOSSARY, Command.JUMP, Command.HELP,
    Command.LEAVE,
)  # fmt: skip
"""What every question's screen takes. `TEXT` is taken where a text is at hand; `KEY` and `HANDS`
only where questions are shown to a room."""


@dataclass(frozen=True)
class Line:
    """One paragraph of a screen.

    Attributes:
        role: What it is, which decides its looks. An ``aside`` can be looked up as well, and may
            be cut where there is no room for all of it.
        text: Its words, unwrapped; may come from a file.
        label: What stands before it, such as the number of a level; empty for none.
        share: How long the bar is that stands before the text of a ``bar``, from 0 to 1.
    """

    role: Role
    text: str
    label: str = ""
    share: float = 0


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen.

    Attributes:
        key: What is typed to choose it: a number or a letter that is no command; empty for none.
        title: Its words; may be cut at the screen's edge.
        value: What is said by choosing it; never None.
        note: Words behind the title that are never cut.
        depth: 1 for a part of the choice of depth 0 before it.
    """

    key: str
    title: str
    value: object
    note: str = ""
    depth: int = 0


@dataclass(frozen=True)
class OneOf:
    """One of some choices.

    Attributes:
        default: The value that Enter alone says; None: something has to be chosen first.
        search: The choices are many and can be searched.
        explained: The choices stand among the screen's lines, in full, under their keys.
    """

    prompt: str
    choices: tuple[Choice, ...]
    default: object = None
    search: bool = False
    explained: bool = False


@dataclass(frozen=True)
class Ticks:
    """Any number of choices, said as a tuple of their values in their order.

    Attributes:
        explained: As in `OneOf`.
    """

    prompt: str
    choices: tuple[Choice, ...]
    ticked: tuple[object, ...] = ()
    explained: bool = False


@dataclass(frozen=True)
class Writing:
    """A line of text.

    Attributes:
        default: The text that is there at first, and that Enter alone says.
        problem: What is wrong with a text, in words; None where it will do.
    """

    prompt: str
    default: str = ""
    problem: Callable[[str], str | None] = lambda text: None


@dataclass(frozen=True)
class Reading:
    """Nothing to say: the screen is read and left.

    Attributes:
        page: Which page of it is shown.
        pages: How many it has, where a prompter shows it in pages.
    """

    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Slide:
    """A screen for a whole room, drawn large. A command leaves it, or the key of a choice.

    Enter says `Command.FORWARD`. The choices stand among the screen's lines.
    """

    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Screen:
    """What is shown, what is asked, and which commands are taken.

    A screen whose only command is `Command.BACK` is a dialogue within another: Esc leaves it.
    """

    lines: tuple[Line, ...]
    ask: OneOf | Ticks | Writing | Reading | Slide
    commands: tuple[Command, ...] = (Command.BACK,)

    @property
    def within(self) -> bool:
        """Whether it is a dialogue within another."""
        return self.commands == (Command.BACK,)


@dataclass(frozen=True)
class Said:
    """What came back.

    Attributes:
        command: None where `value` is the answer.
        value: The answer; with a command, what had been typed or ticked by then, or None.
    """

    command: Command | None
    value: object = None


class Prompter(Protocol):
    """Shows screens and reads what people say.

    Raises:
        EOFError: The input has ended; the person has left.
        KeyboardInterrupt: The person has pressed Ctrl-C; the terminal is as it was before.
    """

    def ask(self, screen: Screen) -> Said:
        """Show a screen, and wait until something is said."""

    def manner(self) -> tuple[str, ...]:
        """How answers and commands are given here, in paragraphs for the help."""
