"""What differs from an earlier matrix: place by place, and only where both were asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assessor.reports.matrix_draft.draft import Draft, Ident, Key, Row
from assessor.reports.matrix_draft.marks import Mark

Kind = Literal["changed", "same", "only_now", "only_then"]
KINDS: tuple[Kind, ...] = ("changed", "same", "only_now", "only_then")


@dataclass(frozen=True)
class Change:
    """What became of one place.

    Attributes:
        then: What the earlier answers give; None where no question reached it.
        now: What the present answers give, likewise.
    """

    row: Row
    key: Key
    then: Mark | None
    now: Mark | None

    @property
    def kind(self) -> Kind:
        """Whether the sign is another one; it cannot be told where one of the two never asked."""
        if self.then is None:
            return "only_now"
        if self.now is None:
            return "only_then"
        return "same" if self.then.sign == self.now.sign else "changed"


Changes = Mapping[tuple[Ident, Key], Change]
"""The changes by row and place, in printed order."""


def compare(now: Draft, then: Draft) -> Changes:
    """Every place that one of two drafts of the same layout was asked about."""
    was, is_ = _asked(then), _asked(now)
    rows = {row.ident: row for row in then.rows} | {row.ident: row for row in now.rows}
    places = [(row, place.key) for row in rows.values() for place in row.places]
    return {
        at: Change(row, key, was.get(at), is_.get(at))
        for row, key in places
        if (at := (row.ident, key)) in was or at in is_
    }


def counts(changes: Changes) -> dict[Kind, int]:
    """How many places there are of each kind."""
    kinds = [change.kind for change in changes.values()]
    return {kind: kinds.count(kind) for kind in KINDS}


def _asked(draft: Draft) -> dict[tuple[Ident, Key], Mark]:
    return {
        (row.ident, place.key): place.mark
        for row in draft.rows
        for place in row.places
        if place.mark.rule != "not_asked"
    }
