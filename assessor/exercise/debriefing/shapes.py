"""The debrief as data: its classes, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from assessor.exercise.debriefing.answer_shapes import MisreadingPart, QuestionPart, TeamPart
from assessor.exercise.debriefing.learning_shapes import LearningPart
from assessor.reports.paper import Part


class ExercisePart(Part):
    """What was played, beside which questionnaire."""

    id: str
    edition: str
    title: str
    state: str
    questionnaire: str
    questionnaire_edition: str
    digest: str


class AlphaPart(Part):
    """Krippendorff's alpha for ordered answers.

    Attributes:
        module: None: of all questions.
        alpha: To four decimals; None where it is not defined.
        cells: How many cells two teams or more answered.
    """

    module: str | None
    alpha: float | None
    cells: int


class MovePart(Part):
    """What a team did with an inject, as ids of cells.

    Attributes:
        due: What the inject moves.
        moved: Those of them that the team moved to where they are right.
        right: Those of them that are right now.
        others: What it moved beside them.
        raised: Those of `others` that it set higher.
    """

    team: str
    due: tuple[str, ...]
    moved: tuple[str, ...]
    right: tuple[str, ...]
    others: tuple[str, ...]
    raised: tuple[str, ...]


class StagePart(Part):
    """A stage of the exercise.

    Attributes:
        id: ``start``, or the id of the inject that it began with.
        questions: Those it is about, in the order in which to talk about them.
        agreement: None where the library that computes it was not installed.
    """

    id: str
    title: str
    teams: tuple[TeamPart, ...]
    questions: tuple[QuestionPart, ...]
    misreadings: tuple[MisreadingPart, ...]
    agreement: tuple[AlphaPart, ...] | None
    moves: tuple[MovePart, ...]


class TimePart(Part):
    """The time of a team in a stage, in seconds.

    Attributes:
        stage: None: in all.
        whole: From the first entry to the last.
        active: Without gaps of more than ten minutes.
    """

    team: str
    stage: str | None
    whole: int
    active: int


class DebriefPaper(Part):
    """The debrief of an exercise: the teams beside the key and beside each other.

    Attributes:
        anonymous: Whether teams are numbered; then no comment and no file name is in it.
        left_out: Sentences on the files that were left out; empty where it is anonymous.
        left_out_count: How many there are.
    """

    format: Literal["assessor/exercise-debrief"] = "assessor/exercise-debrief"
    format_version: Literal[1] = 1
    caution: str
    exercise: ExercisePart
    last_answer: str
    anonymous: bool
    teams: tuple[str, ...]
    left_out: tuple[str, ...]
    left_out_count: int
    stages: tuple[StagePart, ...]
    times: tuple[TimePart, ...]
    learning: LearningPart | None
