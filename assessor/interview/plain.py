"""The prompter for screen readers, dumb terminals and pipes: lines of text, one after the other.

Nothing is ever drawn over, coloured or moved; whatever was said can be read back above.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from typing import TextIO

from assessor import safe
from assessor.interview.screen import (
    Choice,
    Command,
    Line,
    OneOf,
    Reading,
    Said,
    Screen,
    Slide,
    Ticks,
    Writing,
)
from questionnaires.texts import _

COMMAND_MARK = "/"
"""Stands before a command's letter where text is typed; it may stand there everywhere."""

NONE_OF_THEM = "-"


class Plain:
    """Prints each screen once and reads a line at a time."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        """Read from one stream and write to another."""
        self.source = source
        self.target = target
        self.width = shutil.get_terminal_size((80, 24)).columns if target.isatty() else 80

    def ask(self, screen: Screen) -> Said:
        """Print a screen, and read until something is said."""
        self._print()
        for line in screen.lines:
            self._line(line)
        ask = screen.ask
        if isinstance(ask, Reading):
            return Said(Command.BACK)
        if isinstance(ask, OneOf):
            return self._search(screen, ask) if ask.search else self._one_of(screen, ask)
        if isinstance(ask, Slide):
            return self._slide(screen, ask)
        if isinstance(ask, Ticks):
            return self._ticks(screen, ask)
        return self._writing(screen, ask)

    def manner(self) -> tuple[str, ...]:
        """How answers and commands are given here."""
        return (
            _("Type an answer and press Enter; Enter alone keeps what is there. A letter alone is "
              "a command. Where text is asked for, put a stroke before the letter: /b."),
        )  # fmt: skip

    def _one_of(self, screen: Screen, ask: OneOf) -> Said:
        self._list(screen, ask.choices)
        known = {choice.key: choice.value for choice in ask.choices}

        def answer(text: str) -> Said | str:
            if text in known:
                return Said(None, known[text])
            if not text and ask.default is not None:
                return Said(None, ask.default)
            return _("Type one of: {keys}").format(keys=_listed(known))

        return self._read(screen, _with_keys(ask.prompt, known), answer)

    def _ticks(self, screen: Screen, ask: Ticks) -> Said:
        self._list(screen, ask.choices, ask.ticked)
        known = {choice.key: choice.value for choice in ask.choices}

        def answer(text: str) -> Said | str:
            if not text and ask.ticked:
                return Said(None, ask.ticked)
            typed = [] if text == NONE_OF_THEM else text.replace(",", " ").split()
            if all(key in known for key in typed) and (typed or text == NONE_OF_THEM):
                return Said(None, tuple(known[key] for key in known if key in typed))
            return _("Type numbers parted by commas, or - for none of them.")

        prompt = _("Numbers of all that are true, parted by commas; - for none:")
        return self._read(screen, prompt, answer)

    def _writing(self, screen: Screen, ask: Writing) -> Said:
        if ask.default:
            kept = _("Enter keeps: {text}").format(text=safe.line(ask.default))
            self._paragraph(kept)

        def answer(text: str) -> Said | str:
            given = text or ask.default
            problem = ask.problem(given)
            return Said(None, given) if problem is None else problem

        return self._read(screen, ask.prompt, answer, text=True)

    def _slide(self, screen: Screen, ask: Slide) -> Said:
        known = {choice.key: choice.value for choice in ask.choices}

        def answer(text: str) -> Said | str:
            if text in known:
                return Said(None, known[text])
            if not text and Command.FORWARD in screen.commands:
                return Said(Command.FORWARD)
            listed = ", ".join([*known, *screen.commands])
            return _("Type one of: {keys}").format(keys=listed)

        return self._read(screen, _("Enter goes on:"), answer)

    def _search(self, screen: Screen, ask: OneOf) -> Said:
        """Ask for words or an id until one choice is taken."""
        listed = [choice for choice in ask.choices if not choice.depth]
        while True:
            numbered = {str(number): choice for number, choice in enumerate(listed, 1)}
            for number, choice in numbered.items():
                self._paragraph(_described(choice), f"{number}. ")

            def answer(text: str, numbered: dict[str, Choice] = numbered) -> Said | str:
                if text in numbered:
                    return Said(None, numbered[text].value)
                return Said(None, text)

            said = self._read(screen, _("A number, or words to look for:"), answer)
            values = [choice.value for choice in ask.choices]
            if said.command or said.value in values:
                return said
            wanted = str(said.value).lower()
            found = [c for c in ask.choices if wanted in c.title.lower()]
            if not found:
                self._paragraph(_("Nothing found; all are listed again."))
            listed = found or [choice for choice in ask.choices if not choice.depth]

    def _read(
        self, screen: Screen, prompt: str, answer: Callable[[str], Said | str], text: bool = False
    ) -> Said:
        """Read lines until one is a command or an answer, and say what is wrong with the others."""
        mark = COMMAND_MARK if text else ""
        while True:
            typed = self._line_typed(self._prompt(screen, prompt, mark))
            command = _command(screen, typed, mark)
            said = Said(command) if command else answer(typed)
            if isinstance(said, Said):
                return said
            self._paragraph(said)

    def _prompt(self, screen: Screen, prompt: str, mark: str) -> str:
        if screen.within:
            return _("{prompt} ({key} goes back) ").format(prompt=prompt, key=f"{mark}b")
        return _("{prompt} ({key} lists commands) ").format(prompt=prompt, key=f"{mark}h")

    def _line_typed(self, prompt: str) -> str:
        self.target.write(prompt)
        self.target.flush()
        line = self.source.readline()
        if not line:
            self._print()
            raise EOFError
        if not self.source.isatty():
            self._print(safe.line(line))
        return line.strip()

    def _list(
        self, screen: Screen, choices: tuple[Choice, ...], ticked: tuple[object, ...] = ()
    ) -> None:
        explained = isinstance(screen.ask, OneOf | Ticks) and screen.ask.explained
        above = {line.label for line in screen.lines if line.role == "item"} if explained else set()
        for choice in (choice for choice in choices if choice.key not in above):
            marked = _(" (ticked)") if choice.value in ticked else ""
            self._paragraph(_described(choice) + marked, f"{choice.key}. ")

    def _line(self, line: Line) -> None:
        mark = "." if len(line.label) == 1 and line.label.isalnum() else ""
        self._paragraph(line.text, f"{line.label}{mark} " if line.label else "")

    def _paragraph(self, text: str, lead: str = "") -> None:
        for part in safe.block(text).split("\n"):
            wrapped = textwrap.wrap(
                part, self.width - 1, initial_indent=safe.line(lead) + " " * bool(lead),
                subsequent_indent=" " * len(lead), break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
            for row in wrapped:
                self._print(row)

    def _print(self, text: str = "") -> None:
        self.target.write(f"{text}\n")


def _described(choice: Choice) -> str:
    return f"{choice.title}, {choice.note}" if choice.note else choice.title


def _listed(known: dict[str, object]) -> str:
    return ", ".join(known)


def _with_keys(prompt: str, known: dict[str, object]) -> str:
    return f"{prompt} {_listed(known)}"


def _command(screen: Screen, typed: str, mark: str) -> Command | None:
    """The command that was typed, where the screen takes it."""
    letter = typed.removeprefix(COMMAND_MARK)
    meant = typed.startswith(mark) and letter.lower() in {c.value for c in screen.commands}
    return Command(letter.lower()) if meant else None
