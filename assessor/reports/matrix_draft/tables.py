"""A matrix draft as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.reports.case import Case
from assessor.reports.matrix_draft import body, remarks, since, wording
from assessor.reports.matrix_draft.changes import Changes
from assessor.reports.matrix_draft.draft import Draft, Row
from assessor.reports.parts import matrix
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.texts import _


def build(case: Case, draft: Draft, changes: Changes) -> tuple[Sheet, ...]:
    """Rows with their marks, what changed where an earlier matrix is given, and the evidence."""
    changed = [_changes(changes)] if case.earlier else []
    return (_matrix(case, draft), *changed, _evidence(draft))


def _matrix(case: Case, draft: Draft) -> Sheet:
    heads = {"law": _("Law {weapon}"), "enforcement": _("Enf. {weapon}")}
    columns = (
        SheetColumn(_("Part"), 14), SheetColumn(_("No."), 6), SheetColumn(_("Row"), 44),
        *(SheetColumn(heads[side].format(weapon=weapon), 8)
          for side in matrix.SIDES for weapon in matrix.WEAPONS),
        SheetColumn(_("Mark"), 12),
        SheetColumn(_("Remarks"), 80), SheetColumn(_("Evidence"), 14),
    )  # fmt: skip
    rows = tuple(
        tuple(_row(case, draft, row, wording.section_short(section)))
        for section in draft.sections
        for row in section.rows
    )
    return Sheet(_("Matrix"), columns, rows)


def _row(case: Case, draft: Draft, row: Row, part: str) -> Iterator[Value]:
    yield from (part, row.number, row.label)
    for side in matrix.SIDES:
        for weapon in matrix.WEAPONS:
            place = body.at(row, side, weapon)
            yield place.mark.sign or None if place else None
    yield None if row.sided else body.in_one(row, {}).text or None
    yield "\n".join(remarks.lines(case, draft, row)) or None
    yield remarks.citations(draft.cited_by(row)) or None


def _changes(changes: Changes) -> Sheet:
    columns = (
        SheetColumn(_("Part"), 14), SheetColumn(_("No."), 6), SheetColumn(_("Row"), 44),
        SheetColumn(_("Place"), 16), SheetColumn(_("Then"), 8), SheetColumn(_("Now"), 8),
        SheetColumn(_("Kind"), 26), SheetColumn(_("Why"), 60),
    )  # fmt: skip
    rows = tuple(
        (
            wording.group_short(change.row.group),
            change.row.number,
            change.row.label,
            wording.places((change.key,)),
            wording.sign(change.then),
            wording.sign(change.now),
            wording.change(change.kind),
            since.why(change),
        )
        for change in changes.values()
    )
    return Sheet(_("Changes"), columns, rows)


def _evidence(draft: Draft) -> Sheet:
    columns = (
        SheetColumn(_("No."), 6), SheetColumn(_("Title"), 60), SheetColumn(_("Reference"), 30),
        SheetColumn(_("Page"), 8), SheetColumn(_("Date"), 12), SheetColumn(_("Marking"), 16),
        SheetColumn(_("SHA-256"), 20), SheetColumn(_("For rows"), 40),
    )  # fmt: skip
    supported = draft.supported()
    rows = tuple(
        (
            n,
            piece.title,
            piece.reference,
            piece.page,
            piece.date,
            piece.marking,
            piece.sha256,
            wording.rows(supported[n]),
        )
        for piece, n in draft.evidence.items()
    )
    return Sheet(_("Evidence"), columns, rows)
