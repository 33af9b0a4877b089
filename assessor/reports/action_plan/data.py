"""Builds the data of an action plan."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.reports import paper as papers
from assessor.reports.action_plan import measures, paper, state
from assessor.reports.action_plan.measures import Measure
from assessor.reports.case import Case
from assessor.reports.parts import matrix
from questionnaires.plan import PlanFile


def build(case: Case, plan: PlanFile) -> paper.PlanPaper:
    """The plan as data."""
    found = measures.build(case, plan)
    return paper.PlanPaper(
        caution=case.questionnaire.head.caution,
        header=papers.header(case),
        coordination=case.details.plan.coordination,
        contact=paper.ContactPart(**case.details.contact.model_dump()),
        state=tuple(_state(case)),
        phases=tuple(
            paper.PhasePart(id=p.id, name=p.name, why=p.why, time_frame=p.time_frame)
            for p in plan.phases
        ),
        measures=tuple(_measure(plan, each) for each in found),
        find_out=tuple(_find_out(case)),
        review=case.details.plan.review,
    )


def _state(case: Case) -> Iterator[paper.StatePart]:
    for (ident, side), count in state.counts(case).items():
        found = {each: count[each] for each in matrix.OUTCOMES}
        yield paper.StatePart(provision=ident, side=side, **found)


def _measure(plan: PlanFile, each: Measure) -> paper.MeasurePart:
    gap, question = each.placed.gap, each.question
    return paper.MeasurePart(
        number=each.number,
        phase=plan.phases[each.placed.phase].id,
        question=question.id,
        own_goal=each.placed.own,
        legal_weight=gap.legal_weight,
        measure=each.what,
        provisions=question.provisions,
        fields=question.fields,
        cells=tuple(short.cell.id for short in gap.cells),
        responsible=each.responsible,
        partners=each.partners,
        time_frame=each.time_frame,
        time_source=each.time_source,
        indicator=each.indicator,
        resources=each.resources,
        waiting=each.placed.waiting,
        needs_help=each.needs_help,
        assistance=question.assistance,
    )


def _find_out(case: Case) -> Iterator[paper.FindOutPart]:
    for who, by_element in measures.find_out(case).items():
        for element, questions in by_element.items():
            yield paper.FindOutPart(responsible=who, element=element, questions=tuple(questions))
