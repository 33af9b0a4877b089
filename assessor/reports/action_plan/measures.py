"""The measures of an action plan: one for each gap, with who closes it, by when, and how it shows.

What the author says in the details stands in place of the program's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessor import words
from assessor.reports.action_plan.order import Placed, placed
from assessor.reports.case import Case
from assessor.reports.details import Measure as Written
from assessor.reports.parts import goals, names
from assessor.reports.parts.duties import Duties
from questionnaires.content import Side
from questionnaires.model import Question
from questionnaires.needs import need_of
from questionnaires.plan import PlanFile
from questionnaires.texts import _, ngettext

Source = Literal["goal", "details", "suggestion"]
"""Where a time frame comes from: the State's goal, the author's details, or the phase."""

FIELDS = 3
"""How many matrix fields a measure names."""


@dataclass(frozen=True)
class Measure:
    """One row of the plan.

    Attributes:
        number: Its place, from 1.
        what: What is done.
        needs_help: Whether the State marked that it needs help from outside.
    """

    number: int
    placed: Placed
    question: Question
    what: str
    provisions: str
    fields: tuple[str, ...]
    responsible: str
    partners: str
    time_frame: str
    time_source: Source
    indicator: str
    resources: str
    needs_help: bool


def build(case: Case, plan: PlanFile) -> tuple[Measure, ...]:
    """All measures in the order of the plan."""
    questionnaire = case.questionnaire
    duties = Duties(case)
    found = placed(questionnaire, plan, case.result, case.assessment.current())
    return tuple(_measure(case, plan, duties, number, each) for number, each in enumerate(found, 1))


def _measure(case: Case, plan: PlanFile, duties: Duties, number: int, each: Placed) -> Measure:
    questionnaire = case.questionnaire
    question = questionnaire.questions[each.gap.question]
    said = case.details.plan.measures.get(question.id, Written())
    time_frame, source = _time(plan, each, said)
    need = need_of(questionnaire, question, case.assessment.marks())
    return Measure(
        number=number,
        placed=each,
        question=question,
        what=question.action or _("Close the gap: {question}").format(question=question.text),
        provisions=names.provisions(questionnaire, question),
        fields=tuple(questionnaire.fields[ident].label for ident in question.fields),
        responsible=said.responsible or words.listed(duties.responsible(question)),
        partners=said.partners or words.listed(duties.partners(question)),
        time_frame=time_frame,
        time_source=source,
        indicator=said.indicator or " ".join(_indicator(case, each, question)),
        resources=said.resources or " ".join(_resources(case, question)),
        needs_help=need is not None,
    )


def _time(plan: PlanFile, each: Placed, said: Written) -> tuple[str, Source]:
    if each.gap.goal and each.gap.goal.due:
        return _("by {date}").format(date=each.gap.goal.due), "goal"
    if said.time_frame:
        return said.time_frame, "details"
    return plan.phases[each.phase].time_frame, "suggestion"


def _indicator(case: Case, each: Placed, question: Question) -> Iterator[str]:
    """The answer wanted, and what could be shown for it."""
    for side in dict.fromkeys(short.cell.side for short in each.gap.cells):
        said = _wanted(case, question, side, each.gap.target).rstrip(".")
        if side and said:
            yield _("{side}: {wanted}.").format(side=words.side(side).capitalize(), wanted=said)
        elif said:
            yield f"{said}."
    if each.gap.goal and each.gap.goal.wanted != each.gap.target:
        goal = goals.answer(case.questionnaire, question, each.gap.goal)
        yield _("Own goal: {goal}.").format(goal=goal)
    if question.evidence:
        yield _("To show: {evidence}.").format(evidence=words.listed(question.evidence))


def _wanted(case: Case, question: Question, side: Side | None, target: object) -> str:
    """What holds once the gap is closed: the anchor of the level wanted, without its number."""
    said = names.wanted(case.questionnaire, question, side, target)
    if question.kind != "level":
        return said
    return said.removeprefix(f"{names.answer(case.questionnaire, question, target)}: ")


def _resources(case: Case, question: Question) -> Iterator[str]:
    """The help that would serve, and whether the State marked that it needs it."""
    kinds = names.assistance(case.questionnaire, question)
    need = need_of(case.questionnaire, question, case.assessment.marks())
    if need and kinds:
        yield _("Help needed: {kinds}.").format(kinds=kinds)
    elif need:
        yield _("Help needed.")
    elif kinds:
        yield _("Help that would serve: {kinds}.").format(kinds=kinds)
    if need and need.note:
        yield need.note


def fields(measure: Measure) -> str:
    """The matrix fields of a measure, the first few by name."""
    named = measure.fields[:FIELDS]
    more = len(measure.fields) - len(named)
    parts = [*named]
    if more:
        parts.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "; ".join(parts)


def find_out(case: Case) -> dict[str, dict[str, list[str]]]:
    """What is not known or not answered: by agency, then by element, the questions."""
    duties, questionnaire = Duties(case), case.questionnaire
    cells: dict[str, list[str]] = {}
    for cell, _status in case.result.open_cells:
        cells.setdefault(cell.question, []).append(cell.id)
    found: dict[str, dict[str, list[str]]] = {}
    for ident, open_ in cells.items():
        question = questionnaire.questions[ident]
        some = [cell for cell in question.cells if cell.id in open_]
        who = words.listed(duties.responsible(question)) or _("not assigned")
        where = questionnaire.element_of[ident].name
        by_element = found.setdefault(who, {})
        by_element.setdefault(where, []).append(names.cells_of(question, some))
    return found
