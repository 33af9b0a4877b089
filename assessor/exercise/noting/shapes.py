"""The note on an exercise as data: its classes, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from assessor.exercise.debriefing.answer_shapes import MisreadingPart
from assessor.exercise.debriefing.learning_shapes import LearningPart
from assessor.exercise.debriefing.shapes import ExercisePart
from assessor.reports.information_note.shapes import AgencyPart, EventPart
from assessor.reports.paper import Part


class ResultPart(Part):
    """A stage in short: of all teams together.

    Attributes:
        share: The share of right answers, exact; None where nothing was asked.
        alpha: Krippendorff's alpha for ordered answers, to four decimals; None where it is not
            defined or was not computed.
    """

    stage: str
    title: str
    teams: int
    right: int
    asked: int
    share: str | None
    alpha: float | None


class ApartPart(Part):
    """A question on which teams disagreed; `apart` is an exact share of the scale's length."""

    question: str
    text: str
    apart: str | None


class ExerciseNotePaper(Part):
    """An information note on an exercise.

    Attributes:
        method: How it went, in a few sentences.
        teams: How many teams handed in answers.
        sentences: The results in short, as the note says them.
        take_home: What participants should take home.
        further_steps: As they were agreed.
    """

    format: Literal["assessor/exercise-note"] = "assessor/exercise-note"
    format_version: Literal[1] = 1
    caution: str
    exercise: ExercisePart
    event: EventPart
    participants: tuple[AgencyPart, ...]
    teams: int
    method: str
    sentences: tuple[str, ...]
    results: tuple[ResultPart, ...]
    furthest_apart: tuple[ApartPart, ...]
    misreadings: tuple[MisreadingPart, ...]
    learning: LearningPart | None
    take_home: tuple[str, ...]
    further_steps: tuple[str, ...]
    disclaimer: str
