"""How far teams agree in a stage, in all and module by module."""

from __future__ import annotations

from assessor.exercise.debriefing.answers import position
from assessor.exercise.debriefing.results import Alpha
from assessor.exercise.debriefing.standing import Standing
from questionnaires.model import Cell, Questionnaire
from scoring import agreement


def alphas(
    questionnaire: Questionnaire, cells: tuple[Cell, ...], standings: list[Standing]
) -> tuple[Alpha, ...] | None:
    """Alpha over these cells; None where the library for it is not installed."""
    try:
        whole = [_alpha(questionnaire, None, cells, standings)]
        for module in questionnaire.modules:
            within = {q.id for element in module.elements for q in element.questions}
            some = tuple(cell for cell in cells if cell.question in within)
            whole += [_alpha(questionnaire, module.id, some, standings)] if some else []
    except ImportError:
        return None
    return tuple(whole)


def _alpha(
    questionnaire: Questionnaire,
    module: str | None,
    cells: tuple[Cell, ...],
    standings: list[Standing],
) -> Alpha:
    rows = [[_place(questionnaire, each, cell) for cell in cells] for each in standings]
    pairs = [sum(value is not None for value in column) > 1 for column in zip(*rows, strict=True)]
    return Alpha(module, agreement.alpha(rows, "ordinal"), sum(pairs))


def _place(questionnaire: Questionnaire, standing: Standing, cell: Cell) -> float | None:
    found = position(questionnaire, standing, cell)
    return None if found is None else float(found)
