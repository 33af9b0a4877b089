"""What a paper needs and the answers do not say, from a TOML file that its author fills in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StringConstraints,
    model_validator,
)

from questionnaires.texts import _
from questionnaires.values import is_date

Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Lines = Annotated[tuple[Text, ...], Field(max_length=100)]


def _day(text: str) -> str:
    if text and not (len(text) == 10 and is_date(text)):
        raise ValueError(_("is not a day; write it as 2025-03-14"))
    return text


# TOML has dates of its own; a person may as well put one in quotation marks.
Day = Annotated[
    str,
    BeforeValidator(lambda said: said.isoformat() if isinstance(said, date) else said),
    AfterValidator(_day),
]


class Part(BaseModel):
    """A table of the file; a key it does not know is refused, so that no slip goes unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Part):
    """Who can be asked: the point of contact of a request or plan."""

    name: Line = ""
    title: Line = ""
    organisation: Line = ""
    address: Text = ""
    phone: Line = ""
    email: Line = ""


class Matrix(Part):
    """The dates at the head of a 1540 Committee matrix, as exactly as they are known."""

    report: Line = ""
    addenda: tuple[Line, ...] = ()
    approved: Line = ""


class Measure(Part):
    """What the author says of one measure of the action plan, in place of the program's words."""

    responsible: Text = ""
    partners: Text = ""
    time_frame: Line = ""
    indicator: Text = ""
    resources: Text = ""


class Plan(Part):
    """What an action plan says beside its measures.

    Attributes:
        coordination: The body that coordinates the plan.
        review: Who looks at it when, and whom they tell.
        measures: By the id of the question whose gap the measure closes.
    """

    coordination: Text = ""
    review: Text = ""
    measures: Annotated[dict[Line, Measure], Field(max_length=1000)] = {}


class Request(Part):
    """What a request for assistance says beside its needs.

    Attributes:
        other_help: Help asked of others or received.
        circulate: Whether it may be shown to those who offer help; None: not decided yet.
        publish: Whether a summary of it may be published; None: not decided yet.
    """

    title: Line = ""
    objective: Text = ""
    time_frame: Line = ""
    other_help: Text = ""
    circulate: bool | None = None
    publish: bool | None = None


class Participants(Part):
    """Who came from an agency: one person by name, or how many.

    Attributes:
        number: How many; None: one where a name is given, else not told.
    """

    agency: Annotated[Line, StringConstraints(pattern=r"\S")]
    name: Line = ""
    number: Annotated[StrictInt, Field(ge=1, le=100_000)] | None = None


class Event(Part):
    """The event or exercise that an information note tells of.

    Attributes:
        kind: None: an exercise where the assessment is one, else an event.
        dates: When it was, in words, where `start` and `end` would not do.
        start: Its first day.
        end: Its last day; empty: it had only one.
        highlights: What was said or found, by the id of the module it belongs to.
        disclaimer: In place of the program's own words.
    """

    kind: Literal["event", "exercise"] | None = None
    title: Line = ""
    organiser: Line = ""
    venue: Line = ""
    dates: Line = ""
    start: Day = ""
    end: Day = ""
    objectives: Lines = ()
    background: Text = ""
    participants: Annotated[tuple[Participants, ...], Field(max_length=500)] = ()
    highlights: Annotated[dict[Line, Lines], Field(max_length=100)] = {}
    further_steps: Lines = ()
    disclaimer: Text = ""

    @model_validator(mode="after")
    def _of_one_time(self) -> Self:
        if self.dates and (self.start or self.end):
            raise ValueError(_("has dates in words and as days; keep one of them"))
        if self.end and not self.start:
            raise ValueError(_("has an end and no start; add the first day"))
        if self.end and self.end < self.start:
            raise ValueError(_("ends before it starts; correct one of the two days"))
        return self


class Details(Part):
    """All of the file; what is missing is left for the author to fill in on paper."""

    contact: Contact = Contact()
    event: Event = Event()
    matrix: Matrix = Matrix()
    plan: Plan = Plan()
    requests: Annotated[dict[Line, Request], Field(max_length=100)] = {}
