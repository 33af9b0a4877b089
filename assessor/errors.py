"""Errors are for people: what, where, why, what to do. One class; the exit code sets them apart."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the process says to the shell."""

    FINE = 0
    NOT_SO = 1
    WRONG_USE = 2
    BAD_INPUT = 3
    INTERRUPTED = 130


class UserError(Exception):
    """Something a person can mend, said in one sentence, with a second on what to do.

    Raised anywhere in this package, shown by the command line without a traceback.
    """

    def __init__(self, what: str, todo: str = "", code: Exit = Exit.BAD_INPUT) -> None:
        """Keep both sentences and the exit code; texts from files may be in them unescaped."""
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.code = code
