"""Problems are values: found, gathered, shown all at once, and only then is anything refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a questionnaire.

    Attributes:
        file: The file it was found in, relative to the questionnaire's folder.
        where: The line, the id or the key within that file; empty where the whole file is meant.
        code: A short code that can be searched for, such as ``Q301``; the first digit tells the
            stage that found it (1 reading, 2 shape and types, 3 sense, 4 worked cases).
        what: What is wrong.
        why: Why that matters.
        todo: What to do about it.
    """

    file: str
    where: str
    code: str
    what: str
    why: str
    todo: str

    def __str__(self) -> str:
        """One line for a log or a test; the command line lays the parts out instead."""
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{self.code} {place}: {self.what} {self.why} {self.todo}"


class ContentError(Exception):
    """A questionnaire that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in reading order: by file, then by place."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
