"""One thing that is not the same in two editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Part = Literal[
    "kind", "text", "unit", "anchors", "options", "marks", "scale", "cells", "method", "weight",
    "target", "legal_weight", "conditions", "questions", "parts", "declared",
]  # fmt: skip
"""What can differ. ``declared``: the author says that the meaning is another one."""


@dataclass(frozen=True)
class Difference:
    """One part that is not the same in two editions.

    Attributes:
        part: Which.
        place: Where in it, such as a level or an option; empty where it is the whole.
        before: As it was; None where it was not there.
        after: As it is; None where it is not there any more.
    """

    part: Part
    place: str
    before: str | None
    after: str | None

    def mirrored(self) -> Difference:
        """The same seen from the other side."""
        return Difference(self.part, self.place, self.after, self.before)


def in_words(part: Part, old: str | None, new: str | None, place: str = "") -> Iterator[Difference]:
    """Line ends and runs of blanks are how a text is laid out, not what it says."""
    if (old or "").split() != (new or "").split():
        yield Difference(part, place, old, new)


def plainly(part: Part, old: str | None, new: str | None, place: str = "") -> Iterator[Difference]:
    """What differs where anything other than the very same counts."""
    if old != new:
        yield Difference(part, place, old, new)


def as_text(value: object) -> str | None:
    """A value as a difference shows it."""
    return None if value is None else str(value)
