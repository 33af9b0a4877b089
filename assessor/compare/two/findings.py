"""What was found in A and in B, field by field and place by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessor import words
from assessor.compare import differing, labels
from assessor.compare.two import naming
from assessor.compare.two.data import TOLD, Two
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, bullets, row
from questionnaires.texts import _
from scoring.changes import FieldChange


def blocks(two: Two) -> Iterator[Block]:
    """A table for each thing that may have become of a finding."""
    for moved in TOLD:
        changes = [change for change in two.found.fields if change.moved == moved]
        if changes:
            yield Heading(1, _("Findings: {moved}").format(moved=two.found_out(moved)))
            yield _finding_table(two, changes)
    kept = [change for change in two.found.fields if change.moved == "not_comparable"]
    if kept:
        yield Paragraph(_("Findings that cannot be held side by side, and why:"))
        by_field = groupby(kept, key=lambda change: change.field)
        yield bullets(
            *(
                f"{naming.field(two, first)}: {differing.differences(first.differences)}"
                for first in (next(group) for _field, group in by_field)
            )
        )


def _grouped(changes: Iterable[FieldChange]) -> list[list[FieldChange]]:
    groups: dict[tuple[object, ...], list[FieldChange]] = {}
    for change in changes:
        groups.setdefault((change.field, change.was, change.is_), []).append(change)
    return list(groups.values())


def _finding_table(two: Two, changes: Sequence[FieldChange]) -> Table:
    columns = (
        Column(_("Provision"), firm=True), Column(_("Field")), Column(_("Places"), firm=True),
        Column("A", firm=True), Column("B", firm=True),
    )  # fmt: skip
    rows = []
    for group in _grouped(changes):
        first, tone = group[0], labels.tone(group[0].moved)
        texts = row(
            naming.provision(two, first), naming.field(two, first), naming.places(group),
            words.outcome(first.was or ""),
        )  # fmt: skip
        rows.append((*texts, Entry(words.outcome(first.is_ or ""), tone=tone)))
    return Table(columns, tuple(rows))
