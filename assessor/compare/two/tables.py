"""A comparison of two as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare import differing
from assessor.compare.two import naming
from assessor.compare.two.data import Two
from assessor.reports.parts import names
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.texts import _
from scoring.changes import NodeChange, QuestionChange
from scoring.result import Interval


def build(two: Two) -> tuple[Sheet, ...]:
    """Figures, findings and every answer, and what is not comparable where anything is not."""
    unlike = _differences(two)
    return (
        _figures(two), _findings(two), _answers(two), *([unlike] if unlike.rows else []),
    )  # fmt: skip


def _figures(two: Two) -> Sheet:
    columns = (
        SheetColumn(_("Kind"), 12), SheetColumn(_("Name"), 44),
        SheetColumn(_("A low"), 10, share=True), SheetColumn(_("A high"), 10, share=True),
        SheetColumn(_("B low"), 10, share=True), SheetColumn(_("B high"), 10, share=True),
        SheetColumn(_("Difference low"), 14, share=True),
        SheetColumn(_("Difference high"), 14, share=True), SheetColumn(_("Up"), 8),
        SheetColumn(_("Down"), 8),
        SheetColumn(_("What became of it"), 26), SheetColumn(_("A number of its own kind"), 14),
    )  # fmt: skip
    rows = tuple(_figure(two, each) for each in two.shown(two.found.nodes))
    return Sheet(_("Figures"), columns, rows)


def _figure(two: Two, change: NodeChange) -> tuple[Value, ...]:
    """Shares as numbers; a number of its own kind as text, since no percentage is meant."""
    pairs: list[Value] = []
    for where in (change.was, change.is_, change.delta):
        pairs += _ends(where, change.number)
    return (
        words.node_kind(change.kind), naming.node(two, change), *pairs, change.up, change.down,
        two.moved(change.moved),
        _("yes") if change.number else None,
    )  # fmt: skip


def _ends(where: Interval | None, number: bool) -> tuple[Value, Value]:
    if where is None:
        return None, None
    if number:
        return words.number(where.low), words.number(where.high)
    return float(where.low), float(where.high)


def _findings(two: Two) -> Sheet:
    columns = (
        SheetColumn(_("Provision"), 14), SheetColumn(_("Field"), 44), SheetColumn(_("Place"), 16),
        SheetColumn("A", 16), SheetColumn("B", 16), SheetColumn(_("What became of it"), 26),
    )  # fmt: skip
    rows = tuple(
        (
            naming.provision(two, each), naming.field(two, each), naming.place(each) or None,
            words.outcome(each.was or "not_asked"), words.outcome(each.is_ or "not_asked"),
            two.found_out(each.moved),
        )
        for each in two.shown(two.found.fields)
    )  # fmt: skip
    return Sheet(_("Findings"), columns, rows)


def _answers(two: Two) -> Sheet:
    columns = (
        SheetColumn(_("ID in A"), 14), SheetColumn(_("ID in B"), 14),
        SheetColumn(_("Question"), 56), SheetColumn(_("Place"), 16), SheetColumn("A", 26),
        SheetColumn("B", 26), SheetColumn(_("Difference in worth"), 12, share=True),
        SheetColumn(_("What became of it"), 26), SheetColumn(_("Why"), 60),
    )  # fmt: skip
    rows = (each for change in two.found.questions for each in _question(two, change))
    return Sheet(_("Answers"), columns, tuple(rows))


def _question(two: Two, change: QuestionChange) -> Iterator[tuple[Value, ...]]:
    head = (change.before, change.after, naming.question(two, change)[1].text)
    said = [
        naming.absent(two, change),
        differing.differences(change.differences, most=10),
        *change.whys,
    ]
    why = " ".join(filter(None, said)) or None
    if not change.cells:
        yield (*head, None, None, None, None, two.moved(change.moved), why)
    for cell in two.shown(change.cells):
        yield (
            *head, names.cells([cell.after]) or None,
            naming.answer(two.a, cell.before, cell.was),
            naming.answer(two.b, cell.after, cell.is_),
            None if cell.delta is None else float(cell.delta), two.moved(cell.moved), why,
        )  # fmt: skip


def _differences(two: Two) -> Sheet:
    columns = (
        SheetColumn(_("Where"), 44), SheetColumn(_("What differs"), 26),
        SheetColumn(_("Place"), 16), SheetColumn("A", 60), SheetColumn("B", 60),
    )  # fmt: skip
    found = [(naming.node(two, each), each.differences) for each in two.found.nodes]
    fields = {each.field: each for each in two.found.fields}
    found += [(naming.field(two, each), each.differences) for each in fields.values()]
    found += [(naming.ident(each), each.differences) for each in two.found.questions]
    rows = tuple(
        (where, differing.part(each.part), each.place or None, each.before, each.after)
        for where, all_ in found
        for each in all_
    )
    return Sheet(_("Not comparable"), columns, rows)
