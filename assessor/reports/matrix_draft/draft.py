"""What a matrix draft consists of: parts, rows and places, each with its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessor.reports.matrix_draft import marks
from questionnaires.content import Group, Side, Weapon
from questionnaires.framework import Layout
from questionnaires.responses import Evidence, Response
from scoring.result import Basis, Outcome

Key = tuple[Side | None, Weapon | None]
Ident = tuple[Group, int | None, tuple[str, ...]]


@dataclass(frozen=True)
class Place:
    """One place of a row: a side and a weapon category.

    Attributes:
        side: Law or enforcement; None where the row has no such columns.
        weapon: N, C or B; None where one entry serves all.
        outcomes: The findings behind it: one, none where no question maps to it, or those of all
            the fields that the row gathers.
        basis: The answers that it rests on.
    """

    side: Side | None
    weapon: Weapon | None
    mark: marks.Mark
    outcomes: tuple[Outcome, ...]
    basis: tuple[Basis, ...]

    @property
    def key(self) -> Key:
        """What tells it from the other places of its row."""
        return self.side, self.weapon


@dataclass(frozen=True)
class Row:
    """A row of the matrix.

    Attributes:
        number: As the layout prints it; None where the layout has no such row.
        sided: Whether it has columns for law and for enforcement; else it is a text with a mark.
        places: Those it has, law before enforcement.
    """

    group: Group
    number: int | None
    label: str
    fields: tuple[str, ...]
    sided: bool
    places: tuple[Place, ...]

    @property
    def ident(self) -> Ident:
        """What tells it from the other rows, also in the draft of another assessment."""
        return self.group, self.number, self.fields


@dataclass(frozen=True)
class Section:
    """The rows of one part of the matrix; `beside`: those that the layout does not have."""

    group: Group
    beside: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Draft:
    """A draft of the matrix.

    Attributes:
        said: What stands in each cell of the assessment.
        missing: Parts of the matrix that were asked about and the layout has no rows for.
        evidence: Every piece that the marks rest on, with the number it is cited by.
    """

    layout: Layout
    said: Mapping[str, Response]
    sections: tuple[Section, ...]
    missing: tuple[Group, ...]
    evidence: Mapping[Evidence, int]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for section in self.sections for row in section.rows)

    def cited(self, basis: Iterable[Basis]) -> tuple[int, ...]:
        """The numbers of the evidence that is recorded for these answers."""
        return tuple(sorted({self.evidence[piece] for piece in pieces(basis, self.said)}))

    def cited_by(self, row: Row) -> tuple[int, ...]:
        """The numbers of the evidence that a row rests on."""
        return self.cited(each for place in row.places for each in place.basis)

    def supported(self) -> dict[int, list[Row]]:
        """The rows that rest on each piece of evidence, by its number."""
        rows: dict[int, list[Row]] = {number: [] for number in self.evidence.values()}
        for row in self.rows:
            for number in self.cited_by(row):
                rows[number].append(row)
        return rows


def pieces(basis: Iterable[Basis], said: Mapping[str, Response]) -> Iterator[Evidence]:
    """The evidence recorded for these answers, as often as it is recorded."""
    for each in basis:
        response = said.get(each.cell.id)
        yield from response.evidence if response else ()
