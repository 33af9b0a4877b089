"""What people said: responses, and the assessment that keeps them with their history."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt, StringConstraints
from pydantic import Field as Key

Status = Literal["answered", "unknown", "not_applicable", "unanswered"]
AssessorType = Literal["self", "external", "exercise"]

FORMAT = "assessor/assessment"
FORMAT_VERSION = 1

WHOLE = 2**53 - 1
"""The largest whole number that every program which reads JSON keeps exactly."""

Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Value = (
    Annotated[StrictInt, Key(ge=-WHOLE, le=WHOLE)]
    | StrictBool
    | Annotated[str, StringConstraints(max_length=20_000)]
    | Annotated[tuple[Annotated[str, StringConstraints(max_length=64)], ...], Key(max_length=200)]
)


class Saved(BaseModel):
    """A frozen part of a saved file; a key it does not know is refused, so that none is lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Saved):
    """Something that can be shown for an answer.

    Attributes:
        title: What it is called.
        reference: Article, page, address or file name.
        date: Its date, as exactly as known: ``2019``, ``2019-05`` or ``2019-05-31``.
        sha256: The digest of the file it was taken from; None where no file was at hand.
    """

    title: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    reference: Line | None = None
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class Response(Saved):
    """What was said in one cell, once. A later one supersedes it and both are kept.

    Attributes:
        rev: The assessment's revision that it was said in; grows with every answer.
        status: Answered, unknown, not applicable, or unanswered (an answer taken back).
        value: The answer; None unless the status is ``answered``.
        reason: Why it is not applicable; None unless it is.
        by: The person who said it, agency: for which body. None where not told.
        at: When, in UTC to the second.
    """

    rev: Annotated[StrictInt, Key(ge=1, le=WHOLE)]
    status: Status
    value: Value | None = None
    reason: Text | None = None
    comment: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Key(max_length=100)] = ()
    by: Line | None = None
    agency: Line | None = None
    at: Time


class Goal(Saved):
    """A level that the State sets itself, once. A later one supersedes it and both are kept.

    Attributes:
        rev: The assessment's revision that it was set in, counted together with the answers.
        wanted: A level, or the answer aimed at: an option's id, how many ticks, a number. None:
            the goal was taken back.
        due: By when, as exactly as planned: ``2027``, ``2027-06`` or ``2027-06-30``.
        by: The person who set it, agency: for which body. None where not told.
        at: When it was set, in UTC to the second.
    """

    rev: Annotated[StrictInt, Key(ge=1, le=WHOLE)]
    wanted: (
        Annotated[StrictInt, Key(ge=-WHOLE, le=WHOLE)]
        | Annotated[str, StringConstraints(max_length=64)]
        | None
    ) = None
    due: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    note: Text | None = None
    by: Line | None = None
    agency: Line | None = None
    at: Time


class Edition(Saved):
    """Which questionnaire the answers belong to."""

    id: Line
    edition: Line
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Assessment(Saved):
    """One saved file: whose system, which questionnaire, what was said and by whom.

    Attributes:
        id: Tells this assessment from any other, also after copying and renaming.
        system: Whose export control system, usually the State's name.
        agency: The body that answers, None where several do.
        respondent: The person at the keyboard.
        assessor_type: Whether the system judges itself, is judged from outside, or it is a drill.
        profile: Which questions of the questionnaire.
        note: Anything the reader should know first, such as that a State is invented.
        rev: The revision: how many times something was said or a goal was set.
        goals: The State's own goals, by the id of a question or element, or ``all``: everything
            ever set there, the newest last.
        responses: By cell id, everything ever said there, the newest last.
    """

    format: Literal["assessor/assessment"] = "assessor/assessment"
    format_version: Literal[1] = 1
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{8,64}$")]
    created: Time
    system: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    agency: Line | None = None
    respondent: Line | None = None
    assessor_type: AssessorType = "self"
    questionnaire: Edition
    profile: Line
    language: Line = "en"
    note: Text | None = None
    rev: Annotated[StrictInt, Key(ge=0, le=WHOLE)] = 0
    goals: dict[str, Annotated[tuple[Goal, ...], Key(min_length=1)]] = {}
    responses: dict[str, Annotated[tuple[Response, ...], Key(min_length=1)]] = {}

    def current(self) -> dict[str, Response]:
        """The newest response of each cell that has any, by cell id."""
        return {cell: said[-1] for cell, said in self.responses.items()}

    def with_response(self, cell: str, response: Response) -> "Assessment":
        """This assessment with one more thing said in a cell.

        Raises:
            ValueError: The response does not carry the next revision.
        """
        self._expect(response.rev)
        said = (*self.responses.get(cell, ()), response)
        return self.model_copy(
            update={"rev": response.rev, "responses": {**self.responses, cell: said}}
        )

    def aims(self) -> dict[str, Goal]:
        """The newest goal by id, without those taken back."""
        newest = {ident: set_[-1] for ident, set_ in self.goals.items()}
        return {ident: goal for ident, goal in newest.items() if goal.wanted is not None}

    def with_goal(self, ident: str, goal: Goal) -> "Assessment":
        """This assessment with one more goal set.

        Raises:
            ValueError: The goal does not carry the next revision.
        """
        self._expect(goal.rev)
        set_ = (*self.goals.get(ident, ()), goal)
        return self.model_copy(update={"rev": goal.rev, "goals": {**self.goals, ident: set_}})

    def _expect(self, rev: int) -> None:
        if rev != self.rev + 1:
            raise ValueError(f"expected revision {self.rev + 1}, got {rev}")


Responses = Mapping[str, Response]
"""The newest response by cell id; a cell that is missing is unanswered."""

Goals = Mapping[str, Goal]
"""The State's own goals that stand, by question id, element id or ``all``."""
