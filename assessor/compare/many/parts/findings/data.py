"""Findings of each system, for programs."""

from __future__ import annotations

from assessor.compare.many import figures
from assessor.compare.many.parts import places
from assessor.compare.many.study import Study
from assessor.reports.paper import Part

TOLD = figures.TOLD
"""Of more systems the workbook and the JSON only count, too: the data set has them."""


class StateFindings(Part):
    """What was found in the newest file of a system: place (``field/side.weapon``) and finding."""

    system: str
    file: str
    findings: dict[str, str]


def data(study: Study) -> tuple[StateFindings, ...]:
    """Of each system, in the order of their names; of too many nothing."""
    if len(study.states) > TOLD:
        return ()
    names = [_place(*place) for place in study.many.places]
    return tuple(
        StateFindings(
            system=study.system(row),
            file=study.many.files[row].name,
            findings={
                name: places.outcome(int(code))
                for name, code in zip(names, study.seen[number], strict=True)
            },
        )
        for number, row in enumerate(study.states)
    )


def _place(field: str, side: str | None, weapon: str | None) -> str:
    inside = ".".join(part for part in (side, weapon) if part)
    return f"{field}/{inside}" if inside else field
