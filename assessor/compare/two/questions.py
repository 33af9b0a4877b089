"""What was answered in A and in B, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare import differing, labels
from assessor.compare.two import naming
from assessor.compare.two.data import TOLD, Two
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, row
from questionnaires.texts import _
from scoring.changes import QuestionChange


def answered(two: Two) -> Iterator[Block]:
    """A table for each thing that may have become of an answer; of what is the same, a count."""
    for moved in TOLD:
        changes = [change for change in two.found.questions if change.moved == moved]
        if changes:
            label = two.moved(moved)
            yield Heading(1, _("Questions: {moved}").format(moved=label))
            yield _question_table(two, changes)
    same = sum(change.moved == "same" for change in two.found.questions)
    if same:
        yield Paragraph(
            _("Questions answered the same in both: {n}. They are listed in the workbook and in "
              "JSON.").format(n=same)
        )  # fmt: skip


def not_comparable(two: Two) -> Iterator[Block]:
    """The questions that mean something else in the two, with what differs."""
    changes = [each for each in two.found.questions if each.moved == "not_comparable"]
    if not changes:
        return
    yield Heading(1, _("Not comparable"))
    yield Paragraph(
        _("These mean something else in A and in B. What differs is shown as it is in A → in B.")
    )
    columns = (Column(_("ID"), firm=True), Column(_("What differs")), Column(_("Why")))
    rows = [
        row(naming.ident(each), differing.differences(each.differences), " ".join(each.whys))
        for each in changes
    ]
    yield _filled(columns, rows)


def one_side(two: Two) -> Iterator[Block]:
    """The questions that only one of the two asks, with why the other does not."""
    changes = [c for c in two.found.questions if c.moved in ("only_before", "only_after")]
    if not changes:
        return
    yield Heading(1, _("Asked on one side only"))
    columns = (
        Column(_("ID"), firm=True), Column(_("Question")), Column(_("Asked"), firm=True),
        Column(_("Why not in the other")),
    )  # fmt: skip
    rows = (
        row(
            naming.ident(each), naming.question(two, each)[1].text, two.moved(each.moved),
            " ".join((_("{why}.").format(why=naming.absent(two, each)), *each.whys)),
        )
        for each in changes
    )  # fmt: skip
    yield Table(columns, tuple(rows))


def _question_table(two: Two, changes: Sequence[QuestionChange]) -> Table:
    columns = (
        Column(_("ID"), firm=True), Column(_("Question")), Column(_("Places")), Column("A"),
        Column("B"),
    )  # fmt: skip
    rows = []
    for change in changes:
        ident, text = naming.ident(change), naming.question(two, change)[1].text
        for place, was, is_, first in naming.alike(two, change):
            tone = labels.tone(first.moved)
            rows.append((*row(ident, text, place, was), Entry(is_, tone=tone)))
            ident = text = ""
    return _filled(columns, rows)


def _filled(columns: Sequence[Column], rows: Sequence[Sequence[Entry]]) -> Table:
    """A table without the columns that nothing stands in."""
    full = [place for place in range(len(columns)) if any(each[place].text for each in rows)]
    return Table(
        tuple(columns[place] for place in full),
        tuple(tuple(each[place] for place in full) for each in rows),
    )
