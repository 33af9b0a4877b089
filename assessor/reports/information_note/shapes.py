"""The information note as data: its classes, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from assessor.reports.gap.paper import CoveragePart, FindingCount, Range
from assessor.reports.paper import Paper, Part
from questionnaires.content import LegalWeight


class EventPart(Part):
    """The event or exercise; an empty text has still to be filled in.

    Attributes:
        dates: When it was, in words; empty where days are given.
        start: Its first day, such as ``2025-03-14``.
        end: Its last day; empty where it had one only.
    """

    kind: Literal["event", "exercise"]
    title: str
    organiser: str
    venue: str
    dates: str
    start: str
    end: str
    objectives: tuple[str, ...]
    background: str


class AgencyPart(Part):
    """Who came from an agency; `number` is None where it is not told."""

    agency: str
    people: tuple[str, ...]
    number: int | None


class ElementPart(Part):
    """An element with its score."""

    id: str
    name: str
    score: Range


class ModulePart(Part):
    """A module: what people told of it, and what the assessment says.

    Attributes:
        score: None where too little is answered, nothing counts, or it is no share.
        strongest: The element whose range begins highest; None where none stands out.
        weakest: The element whose range ends lowest; None where none stands out.
        gaps: Ids of the questions with answers below their target, the most pressing first.
    """

    id: str
    number: int
    name: str
    highlights: tuple[str, ...]
    score: Range | None
    coverage: CoveragePart
    strongest: ElementPart | None
    weakest: ElementPart | None
    gaps: tuple[str, ...]


class MeasurePart(Part):
    """What would close one of the first gaps."""

    question: str
    legal_weight: LegalWeight
    action: str
    responsible: str
    assistance: tuple[str, ...]


class NotePaper(Paper):
    """An information note on an event or exercise.

    Attributes:
        exercise: Whether the levels were given in an exercise, and say nothing of any State.
        answered_for: The agencies that answers were given for.
        further_steps: As they were agreed.
        first_measures: What the gaps ask for first.
        to_fill_in: Keys of the details file that the note has a place for and that are empty.
    """

    format: Literal["assessor/information-note"] = "assessor/information-note"
    exercise: bool
    event: EventPart
    participants: tuple[AgencyPart, ...]
    answered_for: tuple[str, ...]
    modules: tuple[ModulePart, ...]
    findings: tuple[FindingCount, ...]
    further_steps: tuple[str, ...]
    first_measures: tuple[MeasurePart, ...]
    disclaimer: str
    to_fill_in: tuple[str, ...]
