"""Several who judged one system, held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from assessor import errors, words
from assessor.compare.many import figures
from assessor.compare.many.study import Study
from questionnaires.model import Cell
from questionnaires.texts import _
from scoring import agreement
from scoring.columns.codes import STATUSES
from scoring.direction import Direction, direction
from scoring.findings import STRONGEST_FIRST


@dataclass(frozen=True)
class Apart:
    """A cell that assessors answered differently.

    Attributes:
        distance: The mean distance between two of them, a share of the scale.
        rows: The files that answer it, said: what each answer is worth.
    """

    cell: Cell
    distance: Fraction
    rows: tuple[int, ...]
    said: tuple[Fraction, ...]


@dataclass(frozen=True)
class Panel:
    """The assessors of one system, each by the newest file."""

    study: Study
    system: str
    rows: tuple[int, ...]

    @cached_property
    def worth(self) -> tuple[tuple[Fraction | None, ...], ...]:
        """By assessor and cell, what was answered is worth; None where nothing was."""
        many = self.study.many
        return tuple(
            tuple(None if each != each else figures.exact(float(each)) for each in many.worth[row])
            for row in self.rows
        )

    @cached_property
    def alpha(self) -> float | None:
        """Krippendorff's alpha over the cells, as levels in an order; None where undefined."""
        rows = [[None if each is None else float(each) for each in row] for row in self.worth]
        try:
            return agreement.alpha(rows, "ordinal")
        except ImportError as error:
            raise errors.missing("krippendorff", _("Agreement"), "analysis") from error

    @cached_property
    def shared(self) -> int:
        """How many cells at least two of them answered."""
        return sum(
            sum(each is not None for each in said) > 1 for said in zip(*self.worth, strict=True)
        )

    @cached_property
    def apart(self) -> tuple[Apart, ...]:
        """The cells that they answered differently: furthest apart, then the strongest law."""
        cells = [self.study.questionnaire.cells[ident] for ident in self.study.many.cells]
        found = []
        for cell, said in zip(cells, zip(*self.worth, strict=True), strict=True):
            there = [(row, s) for row, s in zip(self.rows, said, strict=True) if s is not None]
            distance = agreement.apart([each for _row, each in there])
            if distance:
                rows, values = zip(*there, strict=True)
                found.append(Apart(cell, distance, rows, values))
        weight = self.study.questionnaire.questions
        return tuple(
            sorted(
                found,
                key=lambda each: (
                    -each.distance,
                    STRONGEST_FIRST.index(weight[each.cell.question].legal_weight),
                ),
            )
        )

    @cached_property
    def questions(self) -> tuple[tuple[str, Fraction, int], ...]:
        """Questions by how far apart their cells are on average, with how many cells differ."""
        distances: dict[str, list[Fraction | None]] = {}
        cells = self.study.many.cells
        for ident, said in zip(cells, zip(*self.worth, strict=True), strict=True):
            found = agreement.apart([each for each in said if each is not None])
            question = self.study.questionnaire.cells[ident].question
            distances.setdefault(question, []).append(found)
        means = {ident: agreement.mean(each) for ident, each in distances.items()}
        return tuple(
            sorted(
                (
                    (ident, mean, sum(bool(each) for each in distances[ident]))
                    for ident, mean in means.items()
                    if mean
                ),
                key=lambda each: -each[1],
            )
        )

    @cached_property
    def states(self) -> tuple[Cell, ...]:
        """Cells that one answered and another says do not apply or are not known."""
        found = []
        for column, ident in enumerate(self.study.many.cells):
            said = {STATUSES[self.study.many.status[row, column]] for row in self.rows}
            if "answered" in said and said & {"not_applicable", "unknown"}:
                found.append(self.study.questionnaire.cells[ident])
        return tuple(found)

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Which assessors are held against each other: those within against each outside.

        Where all are of one kind, each against each.
        """
        files = self.study.many.files
        inside = [row for row in self.rows if files[row].assessor_type == "self"]
        outside = [row for row in self.rows if row not in inside]
        if inside and outside:
            return tuple((one, other) for one in inside for other in outside)
        return tuple(combinations(self.rows, 2))

    def mean(self, one: int, other: int) -> float | None:
        """The mean of what the one said minus what the other did; None without common cells."""
        import numpy as np

        apart = self.study.many.worth[one] - self.study.many.worth[other]
        known = apart[~np.isnan(apart)]
        return float(known.mean()) if len(known) else None

    def directions(self, one: int, other: int) -> dict[str, Direction]:
        """How the one is held against the other: in all (``total``), and by element."""
        a, b = (self.worth[self.rows.index(row)] for row in (one, other))
        of: dict[str, list[int]] = {}
        for place, ident in enumerate(self.study.many.cells):
            question = self.study.questionnaire.cells[ident].question
            of.setdefault(self.study.questionnaire.element_of[question].id, []).append(place)
        found = {"total": direction(a, b)}
        for element, places in of.items():
            found[element] = direction([a[p] for p in places], [b[p] for p in places])
        return found

    def name(self, row: int) -> str:
        """What an assessor is called."""
        about = self.study.many.files[row]
        parts = (words.assessor_type(about.assessor_type), about.agency)
        plain = ", ".join(part for part in parts if part)
        same = [other for other in self.rows if self._plain(other) == self._plain(row)]
        return plain if len(same) == 1 else f"{plain}, {about.respondent or about.name}"

    def _plain(self, row: int) -> tuple[str, str | None]:
        about = self.study.many.files[row]
        return about.assessor_type, about.agency
