"""The gap report as data: its classes, from which its JSON Schema is made.

Figures are exact fractions as text (``7/12``), with whole percentages beside them where they are
shares. Ids are those of the questionnaire.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema

from assessor.reports.paper import Paper, Part
from questionnaires.content import LegalWeight, Side, Weapon
from questionnaires.responses import Edition, Status, Value
from scoring.result import NodeKind, Rule

Shown = Literal["in_place", "partly", "not_in_place", "not_known", "not_applicable", "not_asked"]
"""What is found of a field in one place of the matrix."""


class Range(Part):
    """Where a figure lies; the percentages are rounded outwards where it is not known."""

    low: str
    high: str
    low_percent: int
    high_percent: int


class CoveragePart(Part):
    """Answers counted.

    Attributes:
        asked: Places to answer that were asked and apply.
        unknown: Of these, said to be not known.
        evidenced: Of those answered, with evidence.
        not_applicable: Set aside; not among `asked`.
    """

    asked: int
    answered: int
    unknown: int
    evidenced: int
    not_applicable: int


class ScorePart(Part):
    """A node of the score tree.

    Attributes:
        method: How its parts are combined.
        weight: Its weight among its siblings.
        score: None where too little is answered, or nothing counts.
        bands: The bands of its low and high end; None where it has none.
        law: The same from the answers on law alone.
        to_target: How much of what is aimed at is reached.
    """

    kind: NodeKind
    id: str
    name: str
    method: str
    weight: str
    score: Range | None
    bands: tuple[str, str] | None
    law: Range | None
    enforcement: Range | None
    to_target: Range | None
    coverage: CoveragePart
    parts: tuple[ScorePart, ...]


class FindingCount(Part):
    """How often each outcome was found under a provision, on one side."""

    provision: str
    side: Side
    in_place: int
    partly: int
    not_in_place: int
    not_known: int
    not_applicable: int
    not_asked: int


class SummaryPart(Part):
    """The report in a few figures.

    Attributes:
        total: None where too little is answered.
        coverage_threshold: The least share of answers at which there is a total.
        fields_in_place: Fields where all that was asked and applies is in place.
        elements_at_target: Elements in which everything is answered and nothing falls short.
    """

    total: Range | None
    total_shown: bool
    coverage_threshold: str
    coverage: CoveragePart
    findings: tuple[FindingCount, ...]
    fields_in_place: tuple[str, ...]
    elements_at_target: tuple[str, ...]


class BasisPart(Part):
    """An answer that a finding rests on; the last two are None where it is open."""

    cell: str
    status: Status
    value: Value | None
    reaches_target: bool | None
    at_floor: bool | None


class FindingPart(Part):
    """What is found of a field in one place.

    Attributes:
        side: None where the field has no columns for law and enforcement.
        weapon: None where one finding serves all categories.
        legal_weight: Of the questions that it rests on; None where none is asked.
    """

    side: Side | None
    weapon: Weapon | None
    outcome: Shown
    rule: Rule
    legal_weight: LegalWeight | None
    basis: tuple[BasisPart, ...]


class FieldPart(Part):
    """A row of the Committee's matrix.

    Attributes:
        row: Its printed number in the layout; None where it has none.
        not_asked: Why no question reached it; None where one did.
    """

    id: str
    row: int | None
    label: str
    provisions: tuple[str, ...]
    not_asked: str | None
    findings: tuple[FindingPart, ...]


class GoalPart(Part):
    """The State's own goal; `label` says it in words."""

    wanted: int | str | None
    label: str
    due: str | None
    note: str | None


class GapCellPart(Part):
    """An answer below its target.

    Attributes:
        now: The answer in words.
        wanted: The target in words.
        shortfall: The share of the way from nothing to the target that is missing.
    """

    cell: str
    value: Value | None
    now: str
    wanted: str
    shortfall: str
    comment: str | None


class GapPart(Part):
    """A question with answers below their target.

    Attributes:
        number: Its place in the order; gaps against own goals count on.
        why_here: Why it stands in that place, in words.
        shortfall: The largest of its answers' shortfalls.
        total_shortfall: All of them added up.
        waiting: Questions that are asked or not depending on this one.
        assistance: Kinds of help that would serve, by their ids.
    """

    number: int
    question: str
    text: str
    provisions: tuple[str, ...]
    legal_weight: LegalWeight
    legal_basis: str | None
    why_here: str
    shortfall: str
    total_shortfall: str
    waiting: tuple[str, ...]
    goal: GoalPart | None
    cells: tuple[GapCellPart, ...]
    action: str | None
    responsible: str
    assistance: tuple[str, ...]
    references: tuple[str, ...]


class OpenCell(Part):
    """A place that is not known or not answered."""

    cell: str
    status: Status


class SetAside(Part):
    """Places of one question that were said not to apply, with the reason."""

    cells: tuple[str, ...]
    reason: str


class AskedIf(Part):
    """A question with the condition on which it is asked, in words."""

    question: str
    asked_if: str | None


class NotAssessed(Part):
    """What was not assessed.

    Attributes:
        pending: Asked, though they may turn out not to apply.
        off_path: Ruled out by other answers.
    """

    open: tuple[OpenCell, ...]
    set_aside: tuple[SetAside, ...]
    pending: tuple[AskedIf, ...]
    off_path: tuple[AskedIf, ...]


class EvidencePart(Part):
    """A piece of evidence once, with the places it supports."""

    number: int
    title: str
    reference: str | None
    page: str | None
    date: str | None
    marking: str | None
    sha256: str | None
    supports: tuple[str, ...]


Answer = Annotated[
    dict[str, Any],
    WithJsonSchema({
        "description": "What was said in one place, and how many pieces of evidence there are.",
        "type": "object",
        "properties": {
            "status": {"enum": ["answered", "unknown", "not_applicable", "unanswered"]},
            "value": {"type": ["integer", "boolean", "string", "array"]},
            "evidence": {"type": "integer", "minimum": 1},
        },
        "required": ["status"],
        "additionalProperties": False,
    }),
]  # fmt: skip


class SourcePart(Part):
    """What the figures were worked out from, so that they can be audited.

    Attributes:
        answers: By place; ``value`` only where it is answered, ``evidence`` only where there is
            any.
    """

    assessment: str
    questionnaire: Edition
    profile: str
    answers: dict[str, Answer]


class GapPaper(Paper):
    """The gap report.

    Attributes:
        reading: How the questionnaire wants its findings to be read.
        gaps: Answers below the questionnaire's targets, the most pressing first.
        own_gaps: Answers at the target, below the State's own goal.
        without_evidence: Places at or above the target with no evidence recorded.
    """

    format: Literal["assessor/gap-report"] = "assessor/gap-report"
    summary: SummaryPart
    scores: ScorePart
    reading: str | None
    fields: tuple[FieldPart, ...]
    gaps: tuple[GapPart, ...]
    own_gaps: tuple[GapPart, ...]
    not_assessed: NotAssessed
    evidence: tuple[EvidencePart, ...]
    without_evidence: tuple[str, ...]
    source: SourcePart
