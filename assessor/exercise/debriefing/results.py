"""What a folder of teams' files comes to: everything that the debrief and the note say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assessor.exercise.debriefing.betrayal import Betrayed
from assessor.exercise.debriefing.course import Spent
from assessor.exercise.debriefing.gathering import Gathered
from assessor.exercise.debriefing.moves import Move
from assessor.exercise.debriefing.standing import Standing, Team
from assessor.exercise.debriefing.talk import Talk
from assessor.reports.parts import front
from questionnaires.exercise import Exercise
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from scoring.drill import Tally, Wanted
from scoring.learning import Learning


@dataclass(frozen=True)
class Alpha:
    """How far the teams agree on some questions.

    Attributes:
        module: The module's id; None: all of them.
        value: Krippendorff's alpha for ordered answers; None where it is not defined.
        cells: How many cells it rests on: those that two teams answered.
    """

    module: str | None
    value: float | None
    cells: int


@dataclass(frozen=True)
class Stage:
    """The exercise up to an inject, or before the first.

    Attributes:
        happened: The injects that the key takes into account.
        key: By cell.
        standings: Of the teams that came to it.
        touched: The questions it is about: at the start all; after an inject, those whose key it
            moves and those that a team answered anew.
        talks: Of these, what to talk about first.
        betrayed: The misreadings that answers to these betray, the most frequent first.
        alphas: In all and by module; None where the library for it is not installed.
        moves: What the inject moved, by team; empty at the start.
    """

    id: str
    happened: tuple[str, ...]
    key: Mapping[str, Wanted]
    standings: tuple[Standing, ...]
    touched: tuple[str, ...]
    talks: tuple[Talk, ...]
    betrayed: tuple[Betrayed, ...]
    alphas: tuple[Alpha, ...] | None
    moves: tuple[Move, ...]

    @property
    def tally(self) -> Tally:
        """All teams taken together."""
        return Tally(tuple(hit for each in self.standings for hit in each.tally.hits))


@dataclass(frozen=True)
class Debrief:
    """All that is said of an exercise that was played.

    Attributes:
        stages: Those that a team came to, or the one asked for.
        sat: Who sat the tests; `learning` tells of them in the same order.
        learning: None where nobody sat a test.
    """

    gathered: Gathered
    anonymous: bool
    teams: tuple[Team, ...]
    stages: tuple[Stage, ...]
    times: Mapping[str, Mapping[str, Spent | None]]
    learning: Learning | None

    @property
    def exercise(self) -> Exercise:
        """What was played."""
        return self.gathered.exercise

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.gathered.questionnaire

    @property
    def folder(self) -> Path:
        """Where the questionnaire lies."""
        return self.gathered.folder

    @property
    def last(self) -> Stage:
        """The last stage there is."""
        return self.stages[-1]

    @property
    def made(self) -> str:
        """The day of the last answer in any file."""
        return max(_last(each.assessment) for each in self.gathered.files)[:10]


def _last(assessment: Assessment) -> str:
    return front.last_answer(assessment) or assessment.created
