"""Make a draft: the rows of a layout with the marks that an assessment gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from assessor.reports.case import Case
from assessor.reports.matrix_draft import marks
from assessor.reports.matrix_draft.draft import Draft, Key, Place, Row, Section, pieces
from assessor.reports.parts import matrix
from questionnaires.content import Group
from questionnaires.framework import Field, Layout
from questionnaires.responses import Evidence, Response
from scoring.result import Finding

GROUPS: tuple[Group, ...] = ("op1", "op2", "op3ab", "op3cd", "op6to10")


def make(case: Case, layout: Layout) -> Draft:
    """Every row of a layout, marked by what was said; what stands beside them comes last."""
    source = _Source(case)
    covered = list(dict.fromkeys(row.group for row in layout.rows))
    sections = [Section(group, False, source.printed(layout, group)) for group in covered]
    # General statements have no rows in a layout, and belong on the paper all the same.
    wanted = dict.fromkeys(("op1", *covered))
    beside = [
        Section(group, True, source.beside(layout, group)) for group in GROUPS if group in wanted
    ]
    sections += [section for section in beside if section.rows]
    asked = {source.fields[ident].group for ident in source.asked}
    missing = tuple(group for group in GROUPS if group in asked and group not in wanted)
    numbers = _numbered(sections, source.said)
    return Draft(layout, source.said, tuple(sections), missing, numbers)


class _Source:
    """What an assessment says, by the fields of the matrix."""

    def __init__(self, case: Case) -> None:
        self.fields = case.questionnaire.fields
        self.found = matrix.by_field(case.result)
        self.said = case.assessment.current()
        self.asked = [
            ident
            for ident, findings in self.found.items()
            if any(finding.rule != "not_asked" for finding in findings)
        ]

    def printed(self, layout: Layout, group: Group) -> tuple[Row, ...]:
        """The rows of a part of the matrix as a layout prints them."""
        return tuple(
            self._row(group, row.no, row.label, row.fields)
            for row in layout.rows
            if row.group == group
        )

    def beside(self, layout: Layout, group: Group) -> tuple[Row, ...]:
        """Fields of a part of the matrix that were asked about and no row gathers."""
        gathered = {ident for row in layout.rows for ident in row.fields}
        return tuple(
            self._row(group, None, self.fields[ident].label, (ident,))
            for ident in self.asked
            if self.fields[ident].group == group and ident not in gathered
        )

    def _row(self, group: Group, number: int | None, label: str, fields: tuple[str, ...]) -> Row:
        known = [self.fields[ident] for ident in fields if ident in self.fields]
        sided = any(field.sides for field in known)
        return Row(group, number, label, fields, sided, _places(known, self.found, self.said))


def _places(
    fields: Iterable[Field],
    found: Mapping[str, tuple[Finding, ...]],
    said: Mapping[str, Response],
) -> tuple[Place, ...]:
    """The places of a row that gathers these fields, in printed order."""
    at: dict[Key, list[Finding]] = {}
    for field in fields:
        for key in product(field.sides or (None,), field.weapons or (None,)):
            here = [each for each in found.get(field.id, ()) if (each.side, each.weapon) == key]
            at.setdefault(key, []).extend(here)
    return tuple(_place(key, at[key], said) for key in sorted(at, key=_order))


def _place(key: Key, findings: list[Finding], said: Mapping[str, Response]) -> Place:
    # An answer that decides several of the fields is one answer.
    basis = {each.cell.id: each for finding in findings for each in finding.basis}
    outcomes = dict.fromkeys(finding.outcome for finding in findings)
    return Place(*key, marks.mark(basis.values(), said), tuple(outcomes), tuple(basis.values()))


def _order(key: Key) -> tuple[int, int]:
    side, weapon = key
    return (
        matrix.SIDES.index(side) if side else -1,
        matrix.WEAPONS.index(weapon) if weapon else -1,
    )


def _numbered(sections: Iterable[Section], said: Mapping[str, Response]) -> dict[Evidence, int]:
    """Each piece of evidence once, numbered in the order in which the rows rest on it."""
    basis = (
        each
        for section in sections
        for row in section.rows
        for place in row.places
        for each in place.basis
    )
    return {piece: n for n, piece in enumerate(dict.fromkeys(pieces(basis, said)), 1)}
