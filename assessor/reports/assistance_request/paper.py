"""Requests for assistance as data: the classes, from which the JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from assessor.reports.paper import Paper, Part
from questionnaires.content import Weapon
from questionnaires.plan import HelpKind


class NeedPart(Part):
    """One gap that help is asked for.

    Attributes:
        cells: The answers that fall short.
        now: What holds, in words, for each group of cells.
        wanted: What is to hold instead.
        assistance: Ids of the questionnaire's kinds of help that would serve.
        help: The same as the Committee's form has them.
        marked: Whether the State marked it; False: every gap was taken as nothing is marked.
        note: What was said with the mark.
    """

    question: str
    text: str
    provisions: tuple[str, ...]
    fields: tuple[str, ...]
    cells: tuple[str, ...]
    now: tuple[str, ...]
    wanted: tuple[str, ...]
    comments: tuple[str, ...]
    action: str | None
    assistance: tuple[str, ...]
    help: tuple[HelpKind, ...]
    marked: bool
    note: str | None


class DraftPart(Part):
    """One request.

    Attributes:
        work_plan: Id of the line of the workshop's work plan.
        weapons: Empty: its gaps are about all alike.
        title: What the author calls it; empty, like the next three: not told.
        circulate: Whether it may be shown to those who offer help; None: not decided.
        publish: Whether a summary may be published; None: not decided.
        strengths: Questions that already reach what is wanted.
    """

    subject: str
    name: str
    work_plan: str
    provisions: tuple[str, ...]
    weapons: tuple[Weapon, ...]
    title: str
    objective: str
    time_frame: str
    other_help: str
    circulate: bool | None
    publish: bool | None
    institutions: tuple[str, ...]
    help: tuple[HelpKind, ...]
    needs: tuple[NeedPart, ...]
    strengths: tuple[str, ...]


class RequesterPart(Part):
    """Who asks and who can be asked; an empty text was not told."""

    name: str
    title: str
    organisation: str
    address: str
    phone: str
    email: str


class RequestsPaper(Paper):
    """The requests for assistance as data.

    Attributes:
        marked: Whether anything is marked as needing help; else every gap that help would serve
            is taken.
    """

    format: Literal["assessor/assistance-request"] = "assessor/assistance-request"
    marked: bool
    contact: RequesterPart
    requests: tuple[DraftPart, ...]
