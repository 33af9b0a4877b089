"""Readiness for regimes as data: the classes that its JSON Schema is made from."""

from __future__ import annotations

from typing import Literal

from assessor.reports.paper import Paper, Part
from questionnaires.content import Shown
from scoring.readiness import Reading, Standing


class StatementPart(Part):
    """Something said of a regime, with the text it is taken from and how sure it is."""

    text: str
    source: str
    confidence: Shown


class HeldPart(Part):
    """One answer held against the level that a criterion wants.

    Attributes:
        value: None unless answered.
        reaches: None while that is open, or where the answer is set aside.
    """

    cell: str
    status: Standing
    value: int | None
    wanted: int
    reaches: bool | None


class CriterionPart(StatementPart):
    """One thing that a regime asks or looks at.

    Attributes:
        number: Its place among the regime's criteria.
        limits: What its questions cannot show of it.
        reading: What the answers say of it.
        answers: Those it rests on; empty where no question speaks to it.
    """

    number: int
    id: str
    limits: str | None
    reading: Reading
    answers: tuple[HeldPart, ...]


class RegimePart(Part):
    """One regime.

    Attributes:
        adherence: What adherence means; None where no text that was read tells.
        participation: What participation means; None likewise.
        counts: How often each reading is found.
        criteria: In the order of the questionnaire.
    """

    id: str
    name: str
    adherence: StatementPart | None
    participation: StatementPart | None
    counts: dict[Reading, int]
    criteria: tuple[CriterionPart, ...]


class WantingPart(Part):
    """A question that criteria look at and miss something of.

    Attributes:
        criteria: Which look at it, such as ``NSG.3``.
        answers: Those below the level wanted, or open.
    """

    question: str
    text: str
    action: str | None
    criteria: tuple[str, ...]
    answers: tuple[HeldPart, ...]


class RegimesPaper(Paper):
    """Readiness for export control regimes.

    Attributes:
        cautions: What has to be known before the readings are used.
        missing: Questions with answers below the level wanted, those of most criteria first.
        to_find_out: Questions with open answers, likewise.
    """

    format: Literal["assessor/regimes"] = "assessor/regimes"
    cautions: tuple[str, ...]
    regimes: tuple[RegimePart, ...]
    missing: tuple[WantingPart, ...]
    to_find_out: tuple[WantingPart, ...]
