"""How many States have which finding at each place of the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from questionnaires.content import LegalWeight
from questionnaires.model import Questionnaire
from scoring.columns.codes import OUTCOMES, STATUSES
from scoring.findings import STRONGEST_FIRST
from scoring.marks import is_marked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Counts = NDArray[np.int64]

Place = tuple[str, str | None, str | None]
"""Field, side and weapon category."""

NOT_ASKED = -1
"""In `seen`, what stands for a finding that no question on the path reaches."""


@dataclass(frozen=True)
class Shared:
    """How many States have which finding at each place.

    Attributes:
        places: Where.
        weights: The strongest legal weight of the questions that speak of the place.
        cells: The cells that speak of it. Places of which the same cells speak always have the
            same finding.
        counts: By place and outcome of `OUTCOMES`; of States that no question on the path reaches
            there, nothing is counted.
    """

    places: tuple[Place, ...]
    weights: tuple[LegalWeight, ...]
    cells: tuple[frozenset[str], ...]
    counts: Counts

    @cached_property
    def same(self) -> tuple[int, ...]:
        """By place, the first place that is the same question: of side, category and cells."""
        first: dict[tuple[object, ...], int] = {}
        return tuple(
            first.setdefault((side, weapon, cells), number)
            for number, ((_field, side, weapon), cells) in enumerate(
                zip(self.places, self.cells, strict=True)
            )
        )

    @cached_property
    def applies(self) -> Counts:
        """Of how many States the place was asked and applies."""
        none = self.counts[:, OUTCOMES.index("not_applicable")]
        found: Counts = self.counts.sum(axis=1) - none
        return found

    @cached_property
    def lacking(self) -> Counts:
        """How many lack it."""
        wanted = [OUTCOMES.index("not_in_place"), OUTCOMES.index("partly")]
        found: Counts = self.counts[:, wanted].sum(axis=1)
        return found

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The places that any State lacks.

        By the share that surely does, then by legal weight, then by the share that may, then as
        they stand in the matrix.
        """
        unknown = self.counts[:, OUTCOMES.index("not_known")]
        some = [place for place in range(len(self.places)) if self.lacking[place]]

        def key(place: int) -> tuple[float, int, float, int]:
            whole = self.applies[place]
            surely = self.lacking[place] / whole
            may = (self.lacking[place] + unknown[place]) / whole
            return -surely, STRONGEST_FIRST.index(self.weights[place]), -may, place

        return tuple(sorted(some, key=key))


def seen(questionnaire: Questionnaire, places: tuple[Place, ...], findings: Codes, status: Codes,
         cells: tuple[str, ...]) -> Codes:  # fmt: skip
    """The findings, with `NOT_ASKED` where no marked question on a State's path reaches the place.

    Args:
        questionnaire: What was asked.
        places: The columns of `findings`.
        findings: By State and place, an index into `OUTCOMES`.
        status: By State and cell, an index into `STATUSES`.
        cells: The columns of `status`.
    """
    found = findings.copy()
    off = status == STATUSES.index("off_path")
    column = {cell: number for number, cell in enumerate(cells)}
    for number, reaching in enumerate(_reaching(questionnaire, places)):
        columns = [column[cell] for cell, _weight in reaching]
        found[off[:, columns].all(axis=1), number] = NOT_ASKED
    return found


def count(questionnaire: Questionnaire, places: tuple[Place, ...], seen: Codes) -> Shared:
    """How many States have which finding at each place."""
    import numpy as np

    counts = np.stack([(seen == code).sum(axis=0) for code in range(len(OUTCOMES))], axis=1)
    reaching = _reaching(questionnaire, places)
    weights = tuple(
        min(
            (weight for _cell, weight in each),
            key=STRONGEST_FIRST.index,
            default=STRONGEST_FIRST[-1],
        )
        for each in reaching
    )
    cells = tuple(frozenset(cell for cell, _weight in each) for each in reaching)
    return Shared(places, weights, cells, counts)


def _reaching(
    questionnaire: Questionnaire, places: tuple[Place, ...]
) -> list[list[tuple[str, LegalWeight]]]:
    """By place, the cells that speak of it, as `scoring.findings` has them."""
    of_field: dict[str, list[tuple[str, str | None, str | None, LegalWeight]]] = {}
    for question in questionnaire.questions.values():
        if is_marked(question):
            for field in question.fields:
                of_field.setdefault(field, []).extend(
                    (cell.id, cell.side, cell.weapon, question.legal_weight)
                    for cell in question.cells
                )
    return [
        [
            (cell, weight)
            for cell, its_side, its_weapon, weight in of_field.get(field, ())
            if (side is None or its_side in (side, None))
            and (weapon is None or its_weapon in (weapon, None))
        ]
        for field, side, weapon in places
    ]
