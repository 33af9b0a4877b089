"""Answers beside the key as data: the classes of teams, questions and misreadings."""

from __future__ import annotations

from assessor.reports.paper import Part


class CountsPart(Part):
    """How many answers are of each kind beside the key."""

    exact: int
    accepted: int
    off_by_one: int
    further: int
    unknown: int
    not_applicable: int
    unanswered: int


class TeamPart(Part):
    """A team beside the key.

    Attributes:
        right: How many answers are exact or accepted.
        share: The same as an exact share of those asked; None where none was asked.
        distance: The mean distance from the key in steps, exact; None where nothing has one.
        direction: The same with signs: above zero, answers are too high.
    """

    team: str
    right: int
    asked: int
    share: str | None
    counts: CountsPart
    distance: str | None
    direction: str | None


class GivenPart(Part):
    """An answer, or why there is none, with the teams of whom it stands."""

    value: int | bool | str | tuple[str, ...] | None
    status: str
    teams: tuple[str, ...]


class CellPart(Part):
    """The answers in a cell, and its key."""

    cell: str
    key: int | str
    accepted: tuple[int | str, ...]
    agreed_and_wrong: bool
    answers: tuple[GivenPart, ...]


class CommentPart(Part):
    """What a team wrote beside an answer."""

    team: str
    text: str


class QuestionPart(Part):
    """A question to talk about.

    Attributes:
        apart: How far teams are apart, an exact share; None where no two answered.
    """

    question: str
    text: str
    apart: str | None
    right: int
    asked: int
    cells: tuple[CellPart, ...]
    comments: tuple[CommentPart, ...]


class MisreadingPart(Part):
    """A misreading that answers betray, and what settles it."""

    question: str
    places: tuple[str, ...]
    claim: str
    settled: str
    passages: tuple[str, ...]
    teams: tuple[str, ...]
