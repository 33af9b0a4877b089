"""What people said: responses, and the assessment that keeps them with their history."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt, StringConstraints
from pydantic import Field as Key

Status = Literal["answered", "unknown", "not_applicable", "unanswered"]
AssessorType = Literal["self", "external", "exercise"]

FORMAT = "assessor/assessment"
FORMAT_VERSION = 2

WHOLE = 2**53 - 1
"""The largest whole number that every program which reads JSON keeps exactly."""

Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
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
        reference: Article, address or file name.
        page: Where in it, such as ``12`` or ``art. 4, p. 12``.
        date: Its date, as exactly as known: ``2019``, ``2019-05`` or ``2019-05-31``.
        marking: Its classification marking, such as ``RESTRICTED``, in the State's own words.
        sha256: The digest of the file it was taken from; None where no file was at hand.
    """

    title: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    reference: Line | None = None
    page: Annotated[str, StringConstraints(max_length=100)] | None = None
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    marking: Annotated[str, StringConstraints(max_length=100)] | None = None
    sha256: Digest | None = None


class Entry(Saved):
    """Anything that was said once and is kept. A later one supersedes it and both are kept.

    Attributes:
        rev: The assessment's revision that it was said in: one above the highest that it follows.
        prev: The digests of the last entries before it (`questionnaires.history`): one in a plain
            chain, several after a merge, none at the very beginning.
        by: The person who said it, agency: for which body. None where not told.
        at: When, in UTC to the second.
    """

    rev: Annotated[StrictInt, Key(ge=1, le=WHOLE)]
    prev: Annotated[tuple[Digest, ...], Key(max_length=1000)] = ()
    by: Line | None = None
    agency: Line | None = None
    at: Time


class Decision(Saved):
    """How a conflict between agencies was settled by the response that carries it.

    Attributes:
        rule: ``agreed``, ``lowest``, ``median``, ``lead``; or ``chosen``, in a dialogue.
        why: In the words of who decided; that person is the response's `by`.
    """

    rule: Literal["agreed", "lowest", "median", "lead", "chosen"]
    why: Text | None = None


class Response(Entry):
    """What was said in one cell.

    Attributes:
        status: Answered, unknown, not applicable, or unanswered (an answer taken back).
        value: The answer; None unless the status is ``answered``.
        reason: Why it is not applicable; None unless it is.
        decision: How it settled a conflict; None where it is an answer like any other.
    """

    status: Status
    value: Value | None = None
    reason: Text | None = None
    comment: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Key(max_length=100)] = ()
    decision: Decision | None = None


class Goal(Entry):
    """A level that the State sets itself.

    Attributes:
        wanted: A level, or the answer aimed at: an option's id, how many ticks, a number. None:
            the goal was taken back.
        due: By when, as exactly as planned: ``2027``, ``2027-06`` or ``2027-06-30``.
    """

    wanted: (
        Annotated[StrictInt, Key(ge=-WHOLE, le=WHOLE)]
        | Annotated[str, StringConstraints(max_length=64)]
        | None
    ) = None
    due: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    note: Text | None = None


class Need(Entry):
    """A mark that help from outside is needed to close the gaps of a question or an element.

    Attributes:
        wanted: False: the mark was taken back, also that of the element for this question.
    """

    wanted: StrictBool
    note: Text | None = None


class Stage(Entry):
    """That an inject of an exercise was reached: what is said after it was said knowing it."""


class Drill(Saved):
    """What makes a file the answers of a team, or of one person, in an exercise.

    Attributes:
        exercise: The id of the exercise, edition: which of its editions.
        part: The exercise itself, or its test before (``pre``) or after it (``post``).
        team: Who answers; the same words in each of their files.
        questions: The ids of the questions asked; no other is.
    """

    exercise: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    edition: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    part: Literal["play", "pre", "post"] = "play"
    team: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    questions: Annotated[tuple[Line, ...], Key(min_length=1, max_length=10_000)]


class Edition(Saved):
    """Which questionnaire the answers belong to."""

    id: Line
    edition: Line
    digest: Digest


class AgencyShare(Saved):
    """What one agency answers in this assessment, where that differs from the questionnaire's list.

    Attributes:
        leads: Ids of the questions and elements that it answers for first.
        also: Ids of those that it answers beside the agency that leads.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    leads: Annotated[tuple[Line, ...], Key(max_length=1000)] = ()
    also: Annotated[tuple[Line, ...], Key(max_length=1000)] = ()


class Packet(Saved):
    """What makes a file the part of an assessment that one agency answers.

    Attributes:
        agency: The id of the agency it was made for.
        questions: The ids of its questions; no other is asked.
        base: The heads of the assessment when it was split: every answer follows them.
    """

    agency: Line
    questions: Annotated[tuple[Line, ...], Key(min_length=1, max_length=10_000)]
    base: Annotated[tuple[Digest, ...], Key(max_length=1000)] = ()


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
        agencies: Which agency answers for what; None: as the questionnaire lists them.
        packet: What one agency answers of it; None: it is the whole.
        drill: Which exercise it is a team's answers in; None: it is no exercise's.
        rev: The revision: how many entries follow one another at the most.
        heads: The digests of the entries that no other follows.
        conflicts: By cell, the digests of the responses of several agencies that nothing said later
            knew of and that do not say the same.
        goals: The State's own goals, by the id of a question or element, or ``all``: everything
            ever set there, the newest last.
        needs: Where help is needed, by the id of a question or element: all marks ever set there,
            the newest last.
        stages: By the id of an inject of the exercise, when it was reached.
        responses: By cell id, everything ever said there, the newest last.
    """

    format: Literal["assessor/assessment"] = "assessor/assessment"
    format_version: Literal[2] = 2
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
    agencies: Annotated[tuple[AgencyShare, ...], Key(max_length=200)] | None = None
    packet: Packet | None = None
    drill: Drill | None = None
    rev: Annotated[StrictInt, Key(ge=0, le=WHOLE)] = 0
    heads: Annotated[tuple[Digest, ...], Key(max_length=1000)] = ()
    conflicts: dict[str, Annotated[tuple[Digest, ...], Key(min_length=2)]] = {}
    goals: dict[str, Annotated[tuple[Goal, ...], Key(min_length=1)]] = {}
    needs: dict[str, Annotated[tuple[Need, ...], Key(min_length=1)]] = {}
    stages: dict[str, Annotated[tuple[Stage, ...], Key(min_length=1)]] = {}
    responses: dict[str, Annotated[tuple[Response, ...], Key(min_length=1)]] = {}

    def current(self) -> dict[str, Response]:
        """What stands in each cell that has any response, by cell id.

        That is the newest response; where agencies are in conflict, it is not known.
        """
        stands = {cell: said[-1] for cell, said in self.responses.items()}
        for cell in self.conflicts:
            newest = stands[cell]
            stands[cell] = Response(rev=newest.rev, at=newest.at, status="unknown")
        return stands

    def with_response(self, cell: str, response: Response) -> "Assessment":
        """This assessment with one more thing said in a cell; a conflict there is settled by it.

        Raises:
            ValueError: The response does not carry the next revision.
        """
        conflicts = {each: kept for each, kept in self.conflicts.items() if each != cell}
        return self._with("responses", cell, response).model_copy(update={"conflicts": conflicts})

    def aims(self) -> dict[str, Goal]:
        """The newest goal by id, without those taken back."""
        newest = {ident: set_[-1] for ident, set_ in self.goals.items()}
        return {ident: goal for ident, goal in newest.items() if goal.wanted is not None}

    def with_goal(self, ident: str, goal: Goal) -> "Assessment":
        """This assessment with one more goal set.

        Raises:
            ValueError: The goal does not carry the next revision.
        """
        return self._with("goals", ident, goal)

    def marks(self) -> dict[str, Need]:
        """The newest mark by id, also where it says that no help is needed."""
        return {ident: set_[-1] for ident, set_ in self.needs.items()}

    def with_need(self, ident: str, need: Need) -> "Assessment":
        """This assessment with one more mark set.

        Raises:
            ValueError: The mark does not carry the next revision.
        """
        return self._with("needs", ident, need)

    def with_stage(self, ident: str, stage: Stage) -> "Assessment":
        """This assessment with an inject reached.

        Raises:
            ValueError: The stage does not carry the next revision.
        """
        return self._with("stages", ident, stage)

    def _with(self, part: str, ident: str, entry: Entry) -> "Assessment":
        """The same with one more entry in one of its lists, following all that was said before."""
        if entry.rev != self.rev + 1:
            raise ValueError(f"expected revision {self.rev + 1}, got {entry.rev}")
        linked = entry.model_copy(update={"prev": self.heads})
        lists: dict[str, tuple[Entry, ...]] = getattr(self, part)
        kept = {**lists, ident: (*lists.get(ident, ()), linked)}
        heads = (digest(part, ident, linked),)
        return self.model_copy(update={"rev": entry.rev, "heads": heads, part: kept})


def digest(part: str, ident: str, entry: Entry) -> str:
    """SHA-256 over an entry and its place: the member that keeps it, and the id it is kept by."""
    said = entry.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps([part, ident, said], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


Responses = Mapping[str, Response]
"""The newest response by cell id; a cell that is missing is unanswered."""

Goals = Mapping[str, Goal]
"""The State's own goals that stand, by question id, element id or ``all``."""

Needs = Mapping[str, Need]
"""The newest mark by question id or element id."""
