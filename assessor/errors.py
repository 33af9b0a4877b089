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


def missing(library: str, purpose: str, extra: str) -> UserError:
    """A library that only some commands need is not installed.

    Args:
        library: The package that is missing.
        purpose: What needs it, as the subject of the sentence.
        extra: The extra of this package that brings it.
    """
    from questionnaires.texts import _

    return UserError(
        _("{purpose} needs the package {library}, which is not installed.").format(
            purpose=purpose, library=library
        ),
        _("Install it with: pip install 'assessor[{extra}]'").format(extra=extra),
        Exit.WRONG_USE,
    )
