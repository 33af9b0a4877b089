"""The form of a matrix draft as data; its JSON Schema is made from these classes."""

from __future__ import annotations

from assessor.reports import paper
from assessor.reports.matrix_draft.changes import Kind
from assessor.reports.matrix_draft.marks import Rule, Sign
from questionnaires.content import Group, Side, Weapon
from questionnaires.responses import Evidence, Status, Value
from scoring.result import Outcome


class LayoutPart(paper.Part):
    """The edition of the matrix template that the rows follow."""

    id: str
    title: str
    status: str


class RuleLine(paper.Part):
    """A line of the rule that decides the marks; the first that holds decides."""

    rule: Rule
    mark: Sign
    when: str


class AnswerPart(paper.Part):
    """An answer that a mark rests on.

    Attributes:
        reaches_target: None where nothing is answered.
        at_floor: Whether it says that nothing is in place; None where nothing is answered.
        evidence: The numbers of the evidence recorded with it.
    """

    cell: str
    status: Status
    value: Value | None
    reaches_target: bool | None
    at_floor: bool | None
    reason: str | None
    comment: str | None
    evidence: tuple[int, ...]


class MarkPart(paper.Part):
    """A mark, and the rule that gave it; the empty text is a blank."""

    mark: Sign
    rule: Rule


class PlacePart(MarkPart):
    """One place of a row.

    Attributes:
        side: None where the row has no columns for law and enforcement.
        weapon: None where one entry serves all.
        findings: What the findings say: one, or those of all fields that the row gathers.
        change: ``changed``, ``same``, ``only_now`` or ``only_then``; None where nothing is
            compared or nothing was asked.
        was: The earlier mark; None where there is none.
    """

    side: Side | None
    weapon: Weapon | None
    findings: tuple[Outcome, ...]
    answers: tuple[AnswerPart, ...]
    change: Kind | None
    was: MarkPart | None


class RowPart(paper.Part):
    """A row of the matrix; `number` is None where the layout has no such row."""

    number: int | None
    label: str
    fields: tuple[str, ...]
    places: tuple[PlacePart, ...]
    remarks: tuple[str, ...]


class SectionPart(paper.Part):
    """The rows of one part of the matrix; `beside`: those that the layout does not have."""

    group: Group
    title: str
    beside: bool
    rows: tuple[RowPart, ...]


class CountPart(paper.Part):
    """How often each mark stands on one side of a part; `blank` leaves out what nothing asked."""

    group: Group
    beside: bool
    side: str | None
    x: int
    question: int
    not_applicable: int
    dont_know: int
    blank: int
    not_asked: int


class Dates(paper.Part):
    """The dates at the head of a matrix; None and empty where the State has still to say them."""

    report: str | None
    addenda: tuple[str, ...]
    approved: str | None


class Compared(paper.Part):
    """The earlier assessment that differences are marked against, and how many there are."""

    header: paper.Header
    date: str
    careful: tuple[str, ...]
    changed: int
    same: int
    only_now: int
    only_then: int


class EvidencePart(paper.Part):
    """A piece of evidence by the number it is cited by, and the rows that rest on it."""

    number: int
    evidence: Evidence
    supports: tuple[str, ...]


class MatrixPaper(paper.Paper):
    """The draft of a 1540 Committee matrix.

    Attributes:
        draft: Whose paper it is.
        layout_warnings: Why the layout is in doubt.
        to_do: What the State has still to do before it hands the matrix in.
        missing: Parts of the matrix that were asked about and the layout has no rows for.
        compared: None where no earlier matrix was given.
    """

    draft: str
    layout: LayoutPart
    layout_warnings: tuple[str, ...]
    dates: Dates
    reading: str
    rules: tuple[RuleLine, ...]
    to_do: tuple[str, ...]
    counts: tuple[CountPart, ...]
    compared: Compared | None
    sections: tuple[SectionPart, ...]
    missing: tuple[Group, ...]
    evidence: tuple[EvidencePart, ...]
