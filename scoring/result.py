"""The values an assessment comes to. Ids and numbers only; whoever shows them lays words on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from questionnaires.content import LegalWeight, Side, Weapon
from questionnaires.model import Cell
from questionnaires.responses import Goal, Status
from questionnaires.way import Way

Outcome = Literal["in_place", "partly", "not_in_place", "not_known", "not_applicable"]
Rule = Literal[
    "all_reach_target",
    "all_at_floor",
    "mixed",
    "open_cells_decide",
    "all_set_aside",
    "not_asked",
]
"""Why a finding is what it is: every deciding cell reaches its target; every one is at the floor;
neither, whatever the open ones are; the open ones could change it; all are not applicable; no
question on the path asks it."""

NodeKind = Literal["total", "module", "element", "group", "question"]


@dataclass(frozen=True)
class Interval:
    """Where a score lies: `low` if every open cell came out lowest, `high` if highest.

    Both are exact. For shares the scale is 0 to 1; a method such as a sum may leave it.
    """

    low: Fraction
    high: Fraction

    @property
    def known(self) -> bool:
        """Whether it is one figure."""
        return self.low is self.high or self.low == self.high


@dataclass(frozen=True)
class Coverage:
    """How much of what was asked has been answered, and how much of that can be shown.

    Attributes:
        asked: Cells on the path that are not said to be not applicable.
        answered: Those of them with an answer (unknown is not an answer).
        unknown: Those said to be unknown.
        evidenced: Answered cells with at least one piece of evidence.
        not_applicable: Cells set aside with a reason; not among `asked`.
    """

    asked: int
    answered: int
    unknown: int
    evidenced: int
    not_applicable: int

    @property
    def unanswered(self) -> int:
        """Cells that nobody has said anything in."""
        return self.asked - self.answered - self.unknown

    @property
    def share(self) -> Fraction | None:
        """Answered of asked; None where nothing was asked."""
        return Fraction(self.answered, self.asked) if self.asked else None

    @property
    def evidence_share(self) -> Fraction | None:
        """Evidenced of answered; None where nothing was answered."""
        return Fraction(self.evidenced, self.answered) if self.answered else None


@dataclass(frozen=True)
class Mark:
    """One response turned into a share.

    Attributes:
        cell: Where it was said.
        status: In which of the four states.
        value: The answer, None unless answered.
        interval: One figure when answered, everything it could be when open; usually from 0 to
            1. None where it does not count: set aside, left out by the question's way, or a kind
            of question that is recorded and not marked.
    """

    cell: Cell
    status: Status
    value: object
    interval: Interval | None


@dataclass(frozen=True)
class Score:
    """Marks combined under a node, with the parts they came from.

    Attributes:
        id: The node: a module's, element's, group's or question's id, ``total`` for the whole.
        way: How the parts were combined.
        weight: Its weight among its siblings.
        raw: What the method gave, before rounding, bands and caps.
        interval: Where the score lies; None where no part counts, or the method gives no figure.
        bands: The names of the bands that its two ends are in; None where it has no bands.
        caps: Per cap of its way, whether its condition holds: None while that is open.
        shown: Whether enough is answered to show the figure.
        coverage: Answered of asked beneath it.
        sides: The same figure from the cells of one side only (law, enforcement), None where it
            has none. OP3 is spoken of by side, never by the two averaged.
        parts: Scores of the nodes below, or marks below a question.
    """

    kind: NodeKind
    id: str
    way: Way
    weight: Fraction
    raw: Interval | None
    interval: Interval | None
    bands: tuple[str, str] | None
    caps: tuple[bool | None, ...]
    shown: bool
    coverage: Coverage
    sides: dict[Side, Interval | None]
    parts: tuple[Score | Mark, ...]

    @property
    def figure(self) -> Interval | None:
        """The interval where enough is answered to show it."""
        return self.interval if self.shown else None

    def side(self, side: Side) -> Interval | None:
        """The figure of one side, where enough is answered to show the node's own."""
        return self.sides[side] if self.shown else None

    @property
    def combined(self) -> tuple[Score | Mark, ...]:
        """The parts whose figures were combined: those below, or all questions' where said so."""
        if self.way.over == "groups" or self.kind == "question":
            return self.parts
        return tuple(node for node in self.walk() if node.kind == "question")

    def walk(self) -> Iterator[Score]:
        """This node and every node below it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Score):
                yield from part.walk()


@dataclass(frozen=True)
class Basis:
    """One cell that a finding was decided on: whether it reaches its target, or lies at the floor.

    `reaches` and `floor` are None where the cell is open (unknown or unanswered).
    """

    cell: Cell
    status: Status
    value: object
    reaches: bool | None
    floor: bool | None


@dataclass(frozen=True)
class Finding:
    """What the report says of one field in one cell of the matrix.

    Attributes:
        field: The field's id.
        weapon: Nuclear, chemical or biological; None where the field is not filled in by category.
        side: Law or enforcement; None where the field has no such columns.
        outcome: The finding.
        rule: Which rule decided it (`Rule`).
        legal_weight: The weight of the questions it was decided on, the strongest that is asked
            of this field and cell; None where none is asked.
        basis: The cells it was decided on.
    """

    field: str
    weapon: Weapon | None
    side: Side | None
    outcome: Outcome
    rule: Rule
    legal_weight: LegalWeight | None
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Aim:
    """What the answers to a question are to come to, and what that is worth.

    Attributes:
        wanted: The answer aimed at; None: the most there is.
        share: What it is worth.
        floor: The least that an answer is worth.
        goal: The State's own goal that it comes from; None: it is the questionnaire's target.
    """

    wanted: int | str | None
    share: Fraction
    floor: Fraction
    goal: Goal | None = None


@dataclass(frozen=True)
class GapCell:
    """One cell below its target, and by which share of the way from floor to target it is short."""

    cell: Cell
    value: object
    shortfall: Fraction


@dataclass(frozen=True)
class Gap:
    """A question with at least one answered cell below its target.

    Attributes:
        question: The question's id; action, assistance and references stand there.
        legal_weight: Obligation, expected or good practice.
        target: The answer wanted.
        cells: The cells that fall short.
        shortfall: The largest of their shortfalls.
        total_shortfall: All of them added up.
        waiting: Questions whose being asked depends on this one: work that waits for it.
        goal: The State's own goal for the question, None where it set none.
    """

    question: str
    legal_weight: LegalWeight
    target: object
    cells: tuple[GapCell, ...]
    shortfall: Fraction
    total_shortfall: Fraction
    waiting: tuple[str, ...]
    goal: Goal | None = None


@dataclass(frozen=True)
class Result:
    """What one assessment comes to.

    Attributes:
        total: The root of the score tree.
        findings: In the order of the fields, then side, then weapon category.
        gaps: Answers below the questionnaire's targets, the most pressing first.
        own_gaps: Answers that reach the target and not the State's own higher goal, in the same
            order; their `target` is the goal.
        aims: By question on the path that is marked: the State's own goal, else the target.
        open_cells: Cells on the path that are unknown or unanswered, in order, with their status.
        set_aside: Cells said to be not applicable.
        pending: Questions that are asked because what they depend on is not answered yet.
        off_path: Questions of the profile that the answers rule out.
    """

    questionnaire: str
    edition: str
    profile: str
    total: Score
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    own_gaps: tuple[Gap, ...]
    aims: Mapping[str, Aim]
    open_cells: tuple[tuple[Cell, Status], ...]
    set_aside: tuple[Cell, ...]
    pending: tuple[str, ...]
    off_path: tuple[str, ...]

    @property
    def has_goals(self) -> bool:
        """Whether the State's own goals touch anything that is asked."""
        return any(aim.goal for aim in self.aims.values())
