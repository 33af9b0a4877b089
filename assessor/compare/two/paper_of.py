"""A comparison of two for programs."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.compare.two import front, naming
from assessor.compare.two.data import Two, counts
from assessor.compare.two.shapes import (
    CellPart,
    ComparisonPaper,
    DifferencePart,
    FieldPart,
    NodePart,
    QuestionPart,
    RangePart,
    SaidPart,
)
from assessor.reports import paper as papers
from assessor.reports.case import Case
from questionnaires.model import Cell
from scoring.changes import CellChange, FieldChange, NodeChange, QuestionChange, Said
from scoring.meaning import Difference
from scoring.result import Interval


def build(two: Two) -> ComparisonPaper:
    """The whole report."""
    return ComparisonPaper(
        title=front.title(two),
        caution=two.b.questionnaire.head.caution,
        relation=two.relation,
        a=papers.header(two.a),
        b=papers.header(two.b),
        cautions=tuple(front.cautions(two)),
        questions_counted=counts(two.found.questions),
        findings_counted=counts(two.found.fields),
        nodes=tuple(_node(two, each) for each in two.shown(two.found.nodes)),
        findings=tuple(_field(two, each) for each in two.shown(two.found.fields)),
        questions=tuple(_question(two, each) for each in two.shown(two.found.questions)),
    )


def _node(two: Two, change: NodeChange) -> NodePart:
    return NodePart(
        kind=change.kind,
        name=naming.node(two, change),
        a=change.before,
        b=change.after,
        moved=change.moved,
        figure_a=_range(change.was),
        figure_b=_range(change.is_),
        delta=_range(change.delta),
        up=change.up,
        down=change.down,
        differences=_differences(change.differences),
    )


def _field(two: Two, change: FieldChange) -> FieldPart:
    return FieldPart(
        field=change.field,
        label=naming.field(two, change),
        side=change.side,
        weapon=change.weapon,
        moved=change.moved,
        a=change.was,
        b=change.is_,
        differences=_differences(change.differences),
    )


def _question(two: Two, change: QuestionChange) -> QuestionPart:
    return QuestionPart(
        a=change.before,
        b=change.after,
        text=naming.question(two, change)[1].text,
        moved=change.moved,
        absent=change.absent,
        whys=change.whys,
        differences=_differences(change.differences),
        cells=tuple(_cell(two, each) for each in change.cells),
    )


def _cell(two: Two, change: CellChange) -> CellPart:
    return CellPart(
        moved=change.moved,
        a=_said(two.a, change.before, change.was),
        b=_said(two.b, change.after, change.is_),
        delta=None if change.delta is None else str(change.delta),
    )


def _said(case: Case, cell: Cell, said: Said) -> SaidPart:
    return SaidPart(
        cell=cell.id,
        status=said.status,
        value=said.value,
        label=naming.answer(case, cell, said),
    )


def _range(where: Interval | None) -> RangePart | None:
    return None if where is None else RangePart(low=str(where.low), high=str(where.high))


def _differences(all_: Iterable[Difference]) -> tuple[DifferencePart, ...]:
    return tuple(
        DifferencePart(part=each.part, place=each.place, a=each.before, b=each.after)
        for each in all_
    )
