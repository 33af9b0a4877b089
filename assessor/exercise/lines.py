"""Lines asked for and said, with a person at a terminal or a script in a pipe."""

from __future__ import annotations

import textwrap
from typing import TextIO

from assessor import safe

WIDTH = 78


class Lines:
    """Two streams, one to read from and one to write to.

    Attributes:
        person: Whether somebody types; else lines that are read are shown as if somebody had.
        number: How many lines were read.
    """

    def __init__(self, source: TextIO, target: TextIO) -> None:
        """Read from one and write to the other."""
        self._source = source
        self._target = target
        self.person = source.isatty()
        self.number = 0

    def read(self, prompt: str) -> str:
        """Ask for a line.

        Raises:
            EOFError: There is none any more.
        """
        self._target.write(prompt)
        self._target.flush()
        line = self._source.readline()
        if not line:
            raise EOFError
        self.number += 1
        if not self.person:
            self.say(safe.line(line))
        return line.encode("utf-8", "replace").decode("utf-8").strip()

    def say(self, text: str = "") -> None:
        """Write a paragraph, its further lines a little to the right of the first."""
        indent = " " * (len(text) - len(text.lstrip()) + 2)
        for row in textwrap.wrap(
            safe.block(text), WIDTH, subsequent_indent=indent, break_long_words=False,
            break_on_hyphens=False,
        ) or [""]:  # fmt: skip
            self._target.write(f"{row}\n")
