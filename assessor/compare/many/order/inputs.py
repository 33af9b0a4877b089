"""What an order is worked out from: the scores that are put together, and their weights."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from assessor.compare.many import figures
from assessor.compare.many.figures import Node
from assessor.compare.many.order.eligible import ranked
from assessor.compare.many.study import Study
from assessor.errors import Exit, UserError
from questionnaires.texts import _
from scoring import uncertainty
from scoring.uncertainty import Inputs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def inputs_of(study: Study, rows: list[int]) -> Inputs:
    """The scores of these files and what each counts for."""
    nodes = combined_nodes(study)
    weights = dict(_weights(study))
    columns = [node.column for node in nodes]
    low, high = (_shown(study, rows, columns, end) for end in (study.many.low, study.many.high))
    return Inputs(
        names=tuple(study.system(row) for row in rows),
        parts=tuple(node.id for node in nodes),
        weights=_array([float(weights[node.column]) for node in nodes]),
        low=low,
        high=high,
        method=study.questionnaire.head.scoring.total.method,  # type: ignore[arg-type]
    )


def combined_nodes(study: Study) -> tuple[Node, ...]:
    """Whose scores are the parts."""
    kind = "element" if study.rank == "elements" else "module"
    found = [node for node in figures.nodes(study.questionnaire, alone=True) if node.kind == kind]
    # What nobody has a figure for is no part: a profile may not ask it.
    rows = ranked(study)
    return tuple(node for node in found if study.many.shown[rows, node.column].any())


def _weights(study: Study) -> Iterator[tuple[int, Fraction]]:
    """By the column of each module and element, how much it counts for in the total."""
    column = 0
    for module in study.questionnaire.modules:
        column += 1
        yield column, module.weight
        together = sum((element.weight for element in module.elements), Fraction())
        for element in module.elements:
            column += 1
            yield column, module.weight * element.weight / together
            column += len(element.groups) + len(element.questions)


def _shown(
    study: Study, rows: list[int], columns: list[int], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    inside = np.ix_(rows, columns)
    found: NDArray[np.float64] = np.where(study.many.shown[inside], end[inside], np.nan)
    return found


def _array(numbers: list[float]) -> NDArray[np.float64]:
    import numpy as np

    return np.array(numbers)


def refuse_other_ways(study: Study) -> None:
    """Refuse a questionnaire whose total is no mean, product or minimum of shares."""
    scoring = study.questionnaire.head.scoring
    ways = [scoring.total]
    if study.rank == "elements":
        ways += [module.scoring or scoring.module for module in study.questionnaire.modules]
    plain = all(
        way.method == "mean" and way.over == "groups" and not way.number for way in ways[1:]
    )
    total = scoring.total
    if not plain or total.method not in uncertainty.METHODS or total.over != "groups" \
            or total.number:  # fmt: skip
        raise UserError(
            _("The scores of {id} cannot be put in an order under other weights: its total is not "
              "a mean of shares.").format(id=study.questionnaire.id),
            _("Leave out --rank; the other parts of the comparison stand."),
            Exit.WRONG_USE,
        )  # fmt: skip
