"""An order of the systems with all that makes it uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from assessor.compare.many.figures import Node
from assessor.compare.many.order.eligible import ranked
from assessor.compare.many.order.inputs import combined_nodes, inputs_of, refuse_other_ways
from assessor.compare.many.study import Study
from assessor.errors import Exit, UserError
from questionnaires.texts import _
from scoring import uncertainty
from scoring.uncertainty import Drawn, Drivers, Inputs, Pair

MOST = 200
"""So many systems are put in an order at most: what is said of pairs grows with their square."""


@dataclass(frozen=True)
class Order:
    """What was worked out.

    Attributes:
        rows: The files that stand in the order, the first first.
        inputs: Their parts, in the same order.
        possible: The best and worst rank of each that open answers alone leave.
        drawn: What each experiment came to, by its name.
        pairs: All pairs, the upper one first; neighbours are those a place apart.
        drivers: What moves the order.
    """

    rows: tuple[int, ...]
    nodes: tuple[Node, ...]
    inputs: Inputs
    possible: tuple[tuple[int, int], ...]
    drawn: dict[str, Drawn]
    pairs: tuple[Pair, ...]
    drivers: Drivers

    @property
    def neighbours(self) -> tuple[Pair, ...]:
        """Each with the next one."""
        return tuple(pair for pair in self.pairs if pair.lower == pair.upper + 1)


def build(study: Study) -> Order | None:
    """The order; None where fewer than two systems can stand in it.

    Raises:
        UserError: The questionnaire does not combine its parts in a way that can be varied, or
            there are too many systems.
    """
    import numpy as np

    refuse_other_ways(study)
    rows = ranked(study)
    if len(rows) > MOST:
        raise UserError(
            _("{count} systems are too many to be put in an order.").format(count=len(rows)),
            _("Name the files of {most} at the most.").format(most=MOST),
            Exit.WRONG_USE,
        )
    if len(rows) < 2:
        return None
    found = inputs_of(study, rows)
    places = np.argsort(uncertainty.reference(found), kind="stable")
    rows = [rows[place] for place in places]
    inputs = inputs_of(study, rows)
    drawn = {
        name: uncertainty.draw(inputs, name, study.draws, study.seed)
        for name in uncertainty.EXPERIMENTS
    }
    return Order(
        rows=tuple(rows),
        nodes=combined_nodes(study),
        inputs=inputs,
        possible=uncertainty.possible(*uncertainty.ends(inputs)),
        drawn=drawn,
        pairs=uncertainty.pairs(inputs, drawn["all"], combinations(range(len(rows)), 2)),
        drivers=uncertainty.drivers(inputs, seed=study.seed),
    )
