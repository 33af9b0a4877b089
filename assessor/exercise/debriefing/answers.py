"""What teams said in a cell: who said the same, and how far they are apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessor.exercise.debriefing.standing import Standing, Team
from questionnaires.model import Cell, Questionnaire
from scoring import agreement, drill
from scoring.drill import Hit, Kind, Wanted


@dataclass(frozen=True)
class Answers:
    """What the teams said in a cell.

    Attributes:
        said: Each answer with the teams that gave it, the lowest first; at the end those that gave
            none (None) and why.
        agreed: Whether two or more teams said something, and all of them the same.
        right: Whether any of them is right.
    """

    cell: Cell
    key: Wanted
    said: tuple[tuple[object, Kind | None, tuple[Team, ...]], ...]
    agreed: bool
    right: bool


def answers(
    questionnaire: Questionnaire,
    key: Mapping[str, Wanted],
    standings: Sequence[Standing],
    cell: Cell,
) -> Answers:
    """What the teams said in a cell, beside its key."""
    groups: dict[tuple[object, Kind | None], list[Team]] = {}
    for standing in standings:
        hit = standing.hits.get(cell.id)
        if hit:
            status = None if hit.value is not None else hit.kind
            groups.setdefault((hit.value, status), []).append(standing.team)
    ordered = sorted(groups, key=lambda each: _order(questionnaire, cell, *each))
    given = [hit for hit in _hits(standings, cell) if hit.value is not None]
    return Answers(
        cell=cell,
        key=key[cell.id],
        said=tuple((value, status, tuple(groups[value, status])) for value, status in ordered),
        agreed=len(given) > 1 and len({hit.value for hit in given}) == 1,
        right=any(hit.right for hit in given),
    )


def apart(
    questionnaire: Questionnaire, standings: Sequence[Standing], cell: Cell
) -> Fraction | None:
    """How far teams are apart in a cell: by steps where there are any, else whether they differ."""
    values = [hit.value for hit in _hits(standings, cell) if hit.value is not None]
    places = [position(questionnaire, standing, cell) for standing in standings]
    known = [each for each in places if each is not None]
    return agreement.apart(known) if known else agreement.differing(values)


def position(questionnaire: Questionnaire, standing: Standing, cell: Cell) -> Fraction | None:
    """Where a team's answer is on its scale; None where there is none or it has no order."""
    hit = standing.hits.get(cell.id)
    if hit is None or hit.value is None:
        return None
    question = questionnaire.questions[cell.question]
    return drill.position(question, questionnaire.head.scale, hit.value)


def _order(
    questionnaire: Questionnaire, cell: Cell, value: object, status: Kind | None
) -> tuple[int, int, str]:
    question = questionnaire.questions[cell.question]
    if status:
        return 1, drill.KINDS.index(status), ""
    options = [option.id for option in question.options]
    step = drill.step(question, questionnaire.head.scale, value)
    at = options.index(str(value)) if str(value) in options else 0
    return 0, at if step is None else step, str(value)


def _hits(standings: Iterable[Standing], cell: Cell) -> list[Hit]:
    found = [standing.hits.get(cell.id) for standing in standings]
    return [hit for hit in found if hit is not None]
