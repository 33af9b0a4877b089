"""The report for programs."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.reports import paper as papers
from assessor.reports.case import Case
from assessor.reports.gap.paper import CoveragePart, Range
from assessor.reports.parts import scores
from assessor.reports.practices import gathered
from assessor.reports.practices.gathered import Seen
from assessor.reports.practices.shapes import (
    ElementPart,
    FactPart,
    GapLine,
    PlaceFound,
    PracticesPaper,
)
from questionnaires.practices import PracticesFile


def build(case: Case, practices: PracticesFile) -> PracticesPaper:
    """The whole report."""
    return PracticesPaper(
        caution=case.questionnaire.head.caution,
        header=papers.header(case),
        cautions=practices.cautions,
        countries=practices.countries,
        elements=tuple(_element(case, each) for each in gathered.elements(case, practices)),
    )


def _element(case: Case, seen: Seen) -> ElementPart:
    figures = scores.figures(seen.node.figure) if seen.node and seen.assessed else None
    counts = scores.counts(seen.node.coverage) if seen.node else None
    return ElementPart(
        module=seen.module.id,
        id=seen.element.id,
        name=seen.element.name,
        assessed=seen.assessed,
        score=Range.model_validate(figures) if figures else None,
        coverage=CoveragePart.model_validate(counts) if counts else None,
        findings=tuple(
            PlaceFound(field=f.field, side=f.side, weapon=f.weapon, outcome=f.outcome)
            for f in gathered.touched(case, seen)
        ),
        gaps=tuple(_gaps(case, seen)),
        facts=tuple(
            FactPart.model_validate(fact.model_dump(exclude={"elements"})) for fact in seen.facts
        ),
    )


def _gaps(case: Case, seen: Seen) -> Iterator[GapLine]:
    for number, gap in seen.gaps:
        action = case.questionnaire.questions[gap.question].action
        yield GapLine(number=number, question=gap.question, action=action)
