"""Builds the data of an information note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assessor.reports import paper as papers
from assessor.reports.case import Case
from assessor.reports.details import Event
from assessor.reports.gap import totals
from assessor.reports.gap.paper import CoveragePart, FindingCount, Range
from assessor.reports.information_note import facts, modules, shapes, told
from assessor.reports.parts import matrix, names, scores
from assessor.together import shares
from scoring.result import Gap, Score


def build(case: Case) -> shapes.NotePaper:
    """The note as data."""
    event = case.details.event
    return shapes.NotePaper(
        caution=case.questionnaire.head.caution,
        header=papers.header(case),
        exercise=facts.is_exercise(case),
        event=event_part(event, facts.kind(case)),
        participants=participants(event),
        answered_for=shares.answering(case.assessment),
        modules=tuple(_module(case, each) for each in modules.told(case)),
        findings=tuple(_findings(case)),
        further_steps=event.further_steps,
        first_measures=tuple(_measure(case, gap) for gap in case.result.gaps[: facts.FIRST]),
        disclaimer=event.disclaimer.strip() or told.usual_disclaimer(),
        to_fill_in=tuple(_empty(case)),
    )


def event_part(event: Event, kind: Literal["event", "exercise"]) -> shapes.EventPart:
    """The event as data."""
    return shapes.EventPart(
        kind=kind,
        title=event.title,
        organiser=event.organiser,
        venue=event.venue,
        dates=event.dates,
        start=event.start,
        end=event.end,
        objectives=event.objectives,
        background=event.background,
    )


def _empty(case: Case) -> Iterator[str]:
    event = case.details.event
    for key in ("title", "organiser", "venue"):
        if not getattr(event, key).strip():
            yield f"event.{key}"
    if not facts.when(event).strip():
        yield "event.start"
    for key in ("participants", "objectives", "background", "further_steps"):
        if not getattr(event, key):
            yield f"event.{key}"
    for each in modules.told(case):
        if not each.highlights:
            yield f"event.highlights.{each.module.id}"


def participants(event: Event) -> tuple[shapes.AgencyPart, ...]:
    """Who came, by agency."""
    return tuple(
        shapes.AgencyPart(agency=each.name, people=each.people, number=each.number)
        for each in facts.agencies(event)
    )


def _module(case: Case, each: modules.Told) -> shapes.ModulePart:
    return shapes.ModulePart(
        id=each.module.id,
        number=each.module.number,
        name=each.module.name,
        highlights=each.highlights,
        score=_range(each.node),
        coverage=CoveragePart.model_validate(scores.counts(each.node.coverage)),
        strongest=_element(case, each.strongest),
        weakest=_element(case, each.weakest),
        gaps=tuple(gap.question for gap in each.gaps),
    )


def _range(node: Score) -> Range | None:
    found = None if node.way.number else scores.figures(node.figure)
    return Range.model_validate(found) if found else None


def _element(case: Case, node: Score | None) -> shapes.ElementPart | None:
    score = _range(node) if node else None
    if node is None or score is None:
        return None
    return shapes.ElementPart(id=node.id, name=scores.name(case.questionnaire, node), score=score)


def _findings(case: Case) -> Iterator[FindingCount]:
    for (ident, side), count in totals.counts(case.questionnaire, case.result).items():
        counted = {each: count[each] for each in matrix.OUTCOMES}
        yield FindingCount.model_validate({"provision": ident, "side": side, **counted})


def _measure(case: Case, gap: Gap) -> shapes.MeasurePart:
    question = case.questionnaire.questions[gap.question]
    return shapes.MeasurePart(
        question=question.id,
        legal_weight=gap.legal_weight,
        action=question.action or question.text,
        responsible=names.agencies(case.questionnaire, question),
        assistance=question.assistance,
    )
