"""What becomes of questions, figures and findings between two results: values only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from questionnaires.content import Side, Weapon
from questionnaires.model import Cell
from questionnaires.responses import Status
from scoring.meaning import Difference
from scoring.result import Interval, NodeKind, Outcome

Moved = Literal[
    "same", "better", "worse", "mixed", "other", "newly_answered", "no_longer_answered",
    "still_open", "set_aside", "no_longer_set_aside", "only_before", "only_after",
    "not_comparable", "cannot_tell", "no_figure",
]  # fmt: skip
"""What became of something. ``mixed``: some of its cells one way, some another; ``other``: another
answer that is worth the same, or nothing; ``cannot_tell``: open answers could have it either way;
``no_figure``: one of the two has no figure that may be shown."""

Absent = Literal["edition", "profile", "path"]
"""Why a question is not asked: its edition has none such, its profile leaves it out, or other
answers rule it out."""


@dataclass(frozen=True)
class Said:
    """What stands in a cell."""

    status: Status
    value: object


@dataclass(frozen=True)
class CellChange:
    """What became of one cell.

    Attributes:
        before: The cell then, `after`: the cell now.
        delta: What it is worth now less what it was worth; None unless both are answered and
            answers to it are worth something.
    """

    before: Cell
    after: Cell
    moved: Moved
    was: Said
    is_: Said
    delta: Fraction | None


@dataclass(frozen=True)
class QuestionChange:
    """What became of one question.

    Attributes:
        before: Its id then, `after`: its id now; None where there was, or is, none.
        cells: Empty where it is asked on one side only, or not comparable.
        differences: Why it is not comparable.
        whys: What the author of the later edition says about it.
        absent: Why one of the sides does not ask it; None where both do.
    """

    before: str | None
    after: str | None
    moved: Moved
    cells: tuple[CellChange, ...] = ()
    differences: tuple[Difference, ...] = ()
    whys: tuple[str, ...] = ()
    absent: Absent | None = None


@dataclass(frozen=True)
class NodeChange:
    """What became of the whole, a module, an element or a group.

    Attributes:
        was: Its figure then, `is_`: its figure now; None where there is none to show.
        delta: Where the difference lies; None where there is none to tell.
        number: Whether the figures are numbers of their own kind rather than shares.
        up: How many answers beneath are worth more now than then, `down`: how many less.
    """

    kind: NodeKind
    before: str | None
    after: str | None
    moved: Moved
    was: Interval | None
    is_: Interval | None
    delta: Interval | None
    number: bool
    up: int
    down: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """What became of the finding on one field in one cell of the matrix."""

    field: str
    side: Side | None
    weapon: Weapon | None
    moved: Moved
    was: Outcome | None
    is_: Outcome | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything that can be told, and everything that cannot be, with the reason.

    What neither side asks is left out.
    """

    nodes: tuple[NodeChange, ...]
    fields: tuple[FieldChange, ...]
    questions: tuple[QuestionChange, ...]
