"""Own findings and practice elsewhere as data: the classes that its JSON Schema is made from."""

from __future__ import annotations

from typing import Literal

from assessor.reports.gap.paper import CoveragePart, Range
from assessor.reports.paper import Paper, Part
from questionnaires.content import Shown, Side, Weapon
from scoring.result import Outcome


class FactPart(Part):
    """One thing that is known of one State.

    Attributes:
        country: Its id among `PracticesPaper.countries`.
        year: Of what the source says; the law may have changed since.
        confidence: ``seen`` in a public text, or well ``known`` and not read again.
    """

    id: str
    country: str
    text: str
    source: str
    year: int
    confidence: Shown


class GapLine(Part):
    """A gap of the element, by its number in the gap report, with the action that closes it."""

    number: int
    question: str
    action: str | None


class PlaceFound(Part):
    """What is found in one place of the matrix that the element's answers help to decide."""

    field: str
    side: Side | None
    weapon: Weapon | None
    outcome: Outcome


class ElementPart(Part):
    """An element with its own findings, and what is known of other States.

    Attributes:
        assessed: Whether anything of it has been answered.
        score: None where it is not assessed, or nothing counts.
        coverage: None where nothing of it is asked.
        facts: Empty where nothing sure enough was found.
    """

    module: str
    id: str
    name: str
    assessed: bool
    score: Range | None
    coverage: CoveragePart | None
    findings: tuple[PlaceFound, ...]
    gaps: tuple[GapLine, ...]
    facts: tuple[FactPart, ...]


class PracticesPaper(Paper):
    """Own findings beside how some States handle the same elements.

    Attributes:
        cautions: What has to be known before the facts are used.
        countries: Names by id.
        elements: All elements in the order of the questionnaire.
    """

    format: Literal["assessor/practices"] = "assessor/practices"
    cautions: tuple[str, ...]
    countries: dict[str, str]
    elements: tuple[ElementPart, ...]
