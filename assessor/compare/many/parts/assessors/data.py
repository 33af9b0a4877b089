"""How far several assessors agree, for programs."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.compare.many import figures
from assessor.compare.many.panels import panels
from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study
from assessor.reports.paper import Part


class AssessorPart(Part):
    """Who judged."""

    name: str
    file: str
    day: str
    answered: int


class DirectionPart(Part):
    """One assessor held against another, in all or in an element."""

    one: str
    other: str
    element: str
    higher: int
    same: int
    lower: int
    mean: float | None


class CellApart(Part):
    """A cell that was answered differently: what each answer is worth, by assessor."""

    cell: str
    legal_weight: str
    distance: str
    said: dict[str, str]


class QuestionApart(Part):
    """How far apart the answers to a question are on average, and in how many cells they differ."""

    question: str
    distance: str
    cells: int


class AgreementPart(Part):
    """The assessors of one system. `alpha` is null where it is not defined."""

    system: str
    assessors: tuple[AssessorPart, ...]
    shared_cells: int
    alpha: float | None
    directions: tuple[DirectionPart, ...]
    questions: tuple[QuestionApart, ...]
    cells: tuple[CellApart, ...]
    answered_by_some_only: tuple[str, ...]


def data(study: Study) -> tuple[AgreementPart, ...]:
    """The systems that several judged, `figures.TOLD` at the most."""
    return tuple(map(_part, panels(study)[: figures.TOLD]))


def _part(panel: Panel) -> AgreementPart:
    study = panel.study
    return AgreementPart(
        system=panel.system,
        assessors=tuple(
            AssessorPart(
                name=panel.name(row),
                file=study.many.files[row].name,
                day=study.day(row),
                answered=int(study.many.answered[row, 0]),
            )
            for row in panel.rows
        ),
        shared_cells=panel.shared,
        alpha=panel.alpha,
        directions=tuple(_directions(panel)),
        questions=tuple(
            QuestionApart(question=ident, distance=str(distance), cells=cells)
            for ident, distance, cells in panel.questions
        ),
        cells=tuple(
            CellApart(
                cell=each.cell.id,
                legal_weight=study.questionnaire.questions[each.cell.question].legal_weight,
                distance=str(each.distance),
                said={
                    study.many.files[row].name: str(said)
                    for row, said in zip(each.rows, each.said, strict=True)
                },
            )
            for each in panel.apart
        ),
        answered_by_some_only=tuple(cell.id for cell in panel.states),
    )


def _directions(panel: Panel) -> Iterator[DirectionPart]:
    for one, other in panel.pairs:
        for element, found in panel.directions(one, other).items():
            if found.count:
                yield DirectionPart(
                    one=panel.name(one),
                    other=panel.name(other),
                    element=element,
                    higher=found.higher,
                    same=found.same,
                    lower=found.lower,
                    mean=found.mean,
                )
