"""The action plan as data: its classes, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from assessor.reports.paper import Paper, Part
from questionnaires.content import LegalWeight, Side


class ContactPart(Part):
    """Who can be asked; an empty text was not told."""

    name: str
    title: str
    organisation: str
    address: str
    phone: str
    email: str


class StatePart(Part):
    """Findings on one provision and side, counted.

    Attributes:
        side: None where the fields have no law and enforcement apart.
    """

    provision: str
    side: Side | None
    in_place: int
    partly: int
    not_in_place: int
    not_known: int
    not_applicable: int
    not_asked: int


class PhasePart(Part):
    """A stage of the plan, in order."""

    id: str
    name: str
    why: str
    time_frame: str


class MeasurePart(Part):
    """One gap as a measure.

    Attributes:
        number: Its place in the plan, from 1.
        own_goal: Whether it lies below the State's own goal only.
        provisions: Their ids.
        fields: Ids of rows of the Committee's matrix.
        cells: The answers that fall short.
        time_source: Where the time frame comes from: the State's goal, the author's details, or
            the phase, which only suggests it.
        waiting: Questions of other measures that wait for this one.
        needs_help: Whether it is marked as needing help from outside.
        assistance: Ids of the kinds of help that would serve.
    """

    number: int
    phase: str
    question: str
    own_goal: bool
    legal_weight: LegalWeight
    measure: str
    provisions: tuple[str, ...]
    fields: tuple[str, ...]
    cells: tuple[str, ...]
    responsible: str
    partners: str
    time_frame: str
    time_source: Literal["goal", "details", "suggestion"]
    indicator: str
    resources: str
    waiting: tuple[str, ...]
    needs_help: bool
    assistance: tuple[str, ...]


class FindOutPart(Part):
    """Answers to one element's questions that an agency has yet to find out; cells or questions."""

    responsible: str
    element: str
    questions: tuple[str, ...]


class PlanPaper(Paper):
    """The voluntary national implementation action plan as data.

    Attributes:
        coordination: The body that coordinates it; empty: not told.
        review: Who looks at it and when; empty: not told.
        measures: In the order of the plan.
    """

    format: Literal["assessor/action-plan"] = "assessor/action-plan"
    coordination: str
    contact: ContactPart
    state: tuple[StatePart, ...]
    phases: tuple[PhasePart, ...]
    measures: tuple[MeasurePart, ...]
    find_out: tuple[FindOutPart, ...]
    review: str
