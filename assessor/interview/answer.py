"""The way in: pick the prompter that this terminal can bear, and run the interview on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

from assessor.errors import Exit, UserError
from assessor.interview import leaving, session
from assessor.interview.screen import Prompter
from assessor.interview.session import Outcome
from assessor.store import OpenFile
from questionnaires.model import Questionnaire
from questionnaires.texts import _

T = TypeVar("T")


def answer(
    file: OpenFile, questionnaire: Questionnaire, plain: bool = False, start: str | None = None
) -> Outcome:
    """Hold the interview at the terminal.

    Args:
        file: A saved assessment, open for writing.
        questionnaire: The one that it answers.
        plain: Line by line, without moving the cursor; works over a pipe, too.
        start: Where to start: an id of a cell, question or element; None: where one left.

    Raises:
        UserError: There is no terminal and `plain` was not asked for, or `start` is no id.
        KeyboardInterrupt: The person pressed Ctrl-C.
        SystemExit: The system told the process to end.
    """
    return at_a_terminal(lambda prompter: session.run(file, questionnaire, prompter, start), plain)


def at_a_terminal(dialogue: Callable[[Prompter], T], plain: bool) -> T:
    """Hold a dialogue with the prompter for this terminal; where that fails at once, plainly.

    Raises:
        UserError: There is no terminal and `plain` was not asked for.
    """
    with leaving.in_good_order():
        if plain:
            return dialogue(_lines())
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise UserError(
                _("There is no terminal to ask on."),
                _("Answer without a dialogue: assessor set FILE ID=VALUE, or assessor import. "
                  "Or line by line: assessor answer FILE --plain"),
                Exit.WRONG_USE,
            )  # fmt: skip
        if os.environ.get("TERM") == "dumb":
            return dialogue(_lines_instead())
        from assessor import console
        from assessor.interview.prompts import NoScreenError, Terminal

        try:
            return dialogue(Terminal(console.out()))
        except NoScreenError:
            return dialogue(_lines_instead())


def _lines() -> Prompter:
    from assessor.interview.plain import Plain

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # a stray byte is no reason to stop
    return Plain(sys.stdin, sys.stdout)


def _lines_instead() -> Prompter:
    told = _("This terminal cannot move its cursor; going on line by line, as with --plain.")
    sys.stdout.write(told + "\n")
    return _lines()
