"""A comparison of two as data: the classes that say what its JSON holds."""

from __future__ import annotations

from typing import Literal

from assessor.compare.two.data import Relation
from assessor.reports.paper import Header, Part
from scoring.changes import Absent, Moved
from scoring.meaning import Part as Differing
from scoring.result import NodeKind, Outcome


class RangePart(Part):
    """A figure as exact fractions, from its low to its high end."""

    low: str
    high: str


class DifferencePart(Part):
    """What is not the same in the two editions.

    Attributes:
        place: Where in it, such as a level, an option or a question.
    """

    part: Differing
    place: str
    a: str | None
    b: str | None


class NodePart(Part):
    """The whole, a module, an element or a group.

    Attributes:
        a: Its id in A, `b`: its id in B.
        delta: B less A; None where no difference can be told.
        up: How many answers beneath are worth more in B, `down`: how many less.
    """

    kind: NodeKind
    name: str
    a: str | None
    b: str | None
    moved: Moved
    figure_a: RangePart | None
    figure_b: RangePart | None
    delta: RangePart | None
    up: int
    down: int
    differences: tuple[DifferencePart, ...]


class FieldPart(Part):
    """The finding on a field in one cell of the matrix."""

    field: str
    label: str
    side: str | None
    weapon: str | None
    moved: Moved
    a: Outcome | None
    b: Outcome | None
    differences: tuple[DifferencePart, ...]


class SaidPart(Part):
    """What stands in a cell; `label` is it in words."""

    cell: str
    status: str
    value: int | bool | str | tuple[str, ...] | None
    label: str


class CellPart(Part):
    """A cell of a question.

    Attributes:
        delta: What B's answer is worth less what A's is; None where one has no worth.
    """

    moved: Moved
    a: SaidPart
    b: SaidPart
    delta: str | None


class QuestionPart(Part):
    """A question.

    Attributes:
        absent: Why one of the two does not ask it.
        whys: What the author of the later edition says about it.
    """

    a: str | None
    b: str | None
    text: str
    moved: Moved
    absent: Absent | None
    whys: tuple[str, ...]
    differences: tuple[DifferencePart, ...]
    cells: tuple[CellPart, ...]


class ComparisonPaper(Part):
    """Two saved results side by side.

    Attributes:
        relation: Then and now (times), agencies or assessors of one system, or two States.
        cautions: What makes the two hard to compare.
        questions_counted: How often each outcome is found, `findings_counted` likewise; of all,
            also where what is the same is left out of the lists.
    """

    format: Literal["assessor/comparison"] = "assessor/comparison"
    format_version: Literal[1] = 1
    title: str
    caution: str
    relation: Relation
    a: Header
    b: Header
    cautions: tuple[str, ...]
    questions_counted: dict[Moved, int]
    findings_counted: dict[Moved, int]
    nodes: tuple[NodePart, ...]
    findings: tuple[FieldPart, ...]
    questions: tuple[QuestionPart, ...]
