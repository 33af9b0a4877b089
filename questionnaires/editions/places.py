"""Where a question went on its way to a later edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Means = Literal["carried", "changed", "split", "merged"]
"""What became of a question on its way: the same question, or why it is not."""


@dataclass(frozen=True)
class Place:
    """Where a question went.

    Attributes:
        id: Its id in the later edition.
        means: ``carried`` where an answer to the one is an answer to the other.
        whys: What the author says about it, step by step.
        reworded: Whether the author says that other words mean the same.
    """

    id: str
    means: Means = "carried"
    whys: tuple[str, ...] = ()
    reworded: bool = False

    def reworded_as(self, why: str) -> Place:
        """The same, said in other words."""
        return replace(self, whys=(*self.whys, why), reworded=True)

    def then(self, onward: Place) -> Place:
        """Where it is after one more step; only what was carried each time is carried."""
        means = onward.means if self.means == "carried" else self.means
        reworded = self.reworded or onward.reworded
        return Place(onward.id, means, (*self.whys, *onward.whys), reworded)


@dataclass(frozen=True)
class Gone:
    """A question that has no place any more, and why."""

    whys: tuple[str, ...]
