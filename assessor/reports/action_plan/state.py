"""The state of play: the findings counted by paragraph of the resolution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import Block, Column, Entry, Paragraph, Table
from assessor.reports.parts import matrix
from questionnaires.content import Side
from questionnaires.texts import _

Counts = dict[tuple[str, Side | None], Counter[str]]
"""How often each outcome was found, by main provision and side."""


def counts(case: Case) -> Counts:
    """The findings counted, in the order of the provisions; rows that nothing asks are left out."""
    found: Counts = {}
    for finding in case.result.findings:
        main = case.questionnaire.fields[finding.field].provisions[0]
        found.setdefault((main, finding.side), Counter())[matrix.shown_as(finding)] += 1
    order = list(case.questionnaire.provisions)
    asked = [key for key, count in found.items() if count.keys() != {"not_asked"}]
    return {key: found[key] for key in sorted(asked, key=lambda key: order.index(key[0]))}


def blocks(case: Case) -> Iterator[Block]:
    """What was counted, how to read it, and the table."""
    counted = counts(case)
    if not counted:
        yield Paragraph(_("No question that was asked reaches a field of the Committee's matrix."))
        return
    yield Paragraph(_(
        "Findings by paragraph, counted over the fields of the Committee's matrix and, where it "
        "tells them apart, over nuclear, chemical and biological. Law and enforcement are never "
        "taken together. Not known is neither a yes nor a no."
    ))  # fmt: skip
    columns = (
        Column(_("Provision"), firm=True),
        *(Column(words.outcome(each), "right") for each in matrix.OUTCOMES),
    )
    yield Table(columns, tuple(_row(case, key, count) for key, count in counted.items()))


def _row(case: Case, key: tuple[str, Side | None], count: Counter[str]) -> tuple[Entry, ...]:
    ident, side = key
    short = case.questionnaire.provisions[ident].short
    label = f"{short} {words.side(side)}" if side else short
    return (Entry(label), *(Entry(str(count[each])) for each in matrix.OUTCOMES))
