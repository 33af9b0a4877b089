"""Two saved results with what differs between them, and what kind of comparison that makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from assessor.compare import labels
from assessor.reports.case import Case
from scoring.changes import CellChange, Comparison, FieldChange, Moved, NodeChange, QuestionChange

Relation = Literal["times", "agencies", "assessors", "states"]
"""Then and now; what two agencies say; self and external; two States."""

TOLD: tuple[Moved, ...] = (
    "better", "worse", "mixed", "newly_answered", "no_longer_answered", "other", "still_open",
    "set_aside", "no_longer_set_aside",
)  # fmt: skip
"""What has a table of its own, of findings and of questions, in this order."""

Change = TypeVar("Change", NodeChange, FieldChange, QuestionChange, CellChange)


@dataclass(frozen=True)
class Two:
    """A comparison with all that its report is made from.

    Attributes:
        a: The one that differences start from.
        b: The one that they lead to.
        found: What differs.
        told: Whether it is known what became of each question between the two editions: they are
            one edition, or a file of editions tells.
        only_changes: Whether what is the same is left out.
    """

    a: Case
    b: Case
    found: Comparison
    told: bool = True
    only_changes: bool = False

    @property
    def relation(self) -> Relation:
        """What kind of comparison it is, from whose system was judged by whom."""
        one, other = self.a.assessment, self.b.assessment
        if _plain(one.system) != _plain(other.system):
            return "states"
        if one.assessor_type != other.assessor_type:
            return "assessors"
        if _plain(one.agency or "") != _plain(other.agency or ""):
            return "agencies"
        return "times"

    @property
    def over_time(self) -> bool:
        """Whether a higher answer in B is one that became better."""
        return self.relation == "times"

    def moved(self, ident: Moved) -> str:
        """What became of something, in the words of this kind of comparison."""
        return labels.moved(ident) if self.over_time else labels.apart(ident)

    def found_out(self, ident: Moved) -> str:
        """What became of a finding, likewise."""
        return labels.found(ident) if self.over_time else labels.found_apart(ident)

    def shown(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Those that are to be listed."""
        return tuple(c for c in changes if not (self.only_changes and c.moved == "same"))


def counts(changes: Sequence[Change]) -> dict[Moved, int]:
    """How often each outcome is found, only those that are."""
    found = Counter(change.moved for change in changes)
    return {moved: found[moved] for moved in labels.ORDER if found[moved]}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
