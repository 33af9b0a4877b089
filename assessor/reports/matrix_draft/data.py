"""A matrix draft as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from assessor.reports import paper
from assessor.reports.case import Case
from assessor.reports.matrix_draft import head, method, remarks, since, wording
from assessor.reports.matrix_draft.changes import Change, Changes, counts
from assessor.reports.matrix_draft.draft import Draft, Place, Row, Section
from assessor.reports.matrix_draft.marks import SIGNS, Sign
from assessor.reports.matrix_draft.shapes import (
    AnswerPart,
    Compared,
    CountPart,
    Dates,
    EvidencePart,
    LayoutPart,
    MarkPart,
    MatrixPaper,
    PlacePart,
    RowPart,
    RuleLine,
    SectionPart,
)
from scoring.result import Basis


def build(case: Case, draft: Draft, changes: Changes) -> MatrixPaper:
    """The draft as data."""
    layout, dates = draft.layout, case.details.matrix
    return MatrixPaper(
        format="assessor/matrix",
        caution=case.questionnaire.head.caution,
        header=paper.header(case),
        draft=head.own_draft(),
        layout=LayoutPart(id=layout.id, title=layout.title, status=layout.status),
        layout_warnings=tuple(head.warnings(layout)),
        dates=Dates(
            report=dates.report or None, addenda=dates.addenda, approved=dates.approved or None
        ),
        reading=method.reading(),
        rules=tuple(
            RuleLine(rule=rule, mark=sign, when=wording.when(rule)) for rule, sign in SIGNS.items()
        ),
        to_do=tuple(head.tasks(case, draft)),
        counts=tuple(_counts(draft)),
        compared=_compared(case, changes),
        sections=tuple(_section(case, draft, changes, each) for each in draft.sections),
        missing=draft.missing,
        evidence=tuple(_evidence(draft)),
    )


def _counts(draft: Draft) -> Iterable[CountPart]:
    names = ("x", "question", "not_applicable", "dont_know", "blank")
    for section, side, count, not_asked in method.counted(draft):
        figures = dict(zip(names, (count[sign] for sign in get_args(Sign)), strict=True))
        yield CountPart(
            group=section.group, beside=section.beside, side=side, not_asked=not_asked, **figures
        )


def _compared(case: Case, changes: Changes) -> Compared | None:
    if case.earlier is None:
        return None
    return Compared(
        header=paper.header(case.earlier),
        date=case.earlier.made,
        careful=tuple(since.warnings(case, case.earlier)),
        **counts(changes),
    )


def _section(case: Case, draft: Draft, changes: Changes, section: Section) -> SectionPart:
    return SectionPart(
        group=section.group,
        title=wording.group(section.group),
        beside=section.beside,
        rows=tuple(_row(case, draft, changes, row) for row in section.rows),
    )


def _row(case: Case, draft: Draft, changes: Changes, row: Row) -> RowPart:
    return RowPart(
        number=row.number,
        label=row.label,
        fields=row.fields,
        places=tuple(
            _place(draft, place, changes.get((row.ident, place.key))) for place in row.places
        ),
        remarks=remarks.lines(case, draft, row),
    )


def _place(draft: Draft, place: Place, change: Change | None) -> PlacePart:
    was = change.then if change else None
    return PlacePart(
        side=place.side,
        weapon=place.weapon,
        mark=place.mark.sign,
        rule=place.mark.rule,
        findings=place.outcomes,
        answers=tuple(_answer(draft, each) for each in place.basis),
        change=change.kind if change else None,
        was=MarkPart(mark=was.sign, rule=was.rule) if was else None,
    )


def _answer(draft: Draft, basis: Basis) -> AnswerPart:
    response = draft.said.get(basis.cell.id)
    return AnswerPart(
        cell=basis.cell.id,
        status=basis.status,
        value=response.value if response else None,
        reaches_target=basis.reaches,
        at_floor=basis.floor,
        reason=response.reason if response else None,
        comment=response.comment if response else None,
        evidence=draft.cited((basis,)),
    )


def _evidence(draft: Draft) -> Iterable[EvidencePart]:
    supported = draft.supported()
    for piece, number in draft.evidence.items():
        rows = supported[number]
        yield EvidencePart(number=number, evidence=piece, supports=tuple(map(wording.row, rows)))
