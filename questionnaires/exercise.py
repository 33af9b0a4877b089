"""An exercise: a case on an invented State, what happens in it, and the answers it bears out.

It is content beside a questionnaire, in a folder of its own: ``exercises/<id>/`` holds
``exercise.toml``, ``case.toml``, ``injects.toml``, ``key.toml``, ``facilitator.toml`` and, where
there is one, ``test.toml``. It asks questions of the questionnaire and adds none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field as Key
from pydantic import StrictInt, StringConstraints

from questionnaires.content import Content, Id, Words
from questionnaires.exercise_case import Card, CaseFile, Inject, Passage
from questionnaires.exercise_key import Answer, TestFile

START = "start"
"""The stage before the first inject; the others are called after their injects."""


class Note(Content):
    """Something the facilitator should know."""

    id: Id
    title: Words
    texts: Annotated[tuple[Words, ...], Key(min_length=1)]


class FacilitatorFile(Content):
    """The file ``facilitator.toml``: what only those who run the exercise see.

    Attributes:
        keep: What the invented State does well and should keep.
        priorities: What a good group comes to put first.
        questions: To ask at the end.
    """

    notes: Annotated[tuple[Note, ...], Key(alias="note", min_length=1)]
    keep: tuple[Words, ...] = ()
    priorities: tuple[Words, ...] = ()
    questions: Annotated[tuple[Words, ...], Key(min_length=1)]


class Team(Content):
    """Which agencies of the invented State a team speaks for."""

    id: Id
    name: Words


class Step(Content):
    """A stretch of the day.

    Attributes:
        inject: The inject that it is about, None where it is about none.
        trainer: What the trainer does.
        participants: What the participants do.
    """

    id: Id
    title: Words
    minutes: Annotated[StrictInt, Key(ge=1, le=600)]
    inject: Id | None = None
    trainer: Words
    participants: Words


class ExerciseFile(Content):
    """The file ``exercise.toml``.

    Attributes:
        state: The invented State, as it is called in sentences.
        questions: Which questions of the questionnaire are asked.
        steps: The timetable; breaks are steps too.
    """

    id: Id
    edition: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.]{1,20}$")]
    title: Words
    summary: Words
    state: Words
    questions: Annotated[tuple[Id, ...], Key(min_length=1)]
    teams: Annotated[tuple[Team, ...], Key(alias="team", min_length=1)]
    steps: Annotated[tuple[Step, ...], Key(alias="step", min_length=1)]


@dataclass(frozen=True)
class Exercise:
    """A whole exercise, in the language in use.

    Attributes:
        questionnaire: The id of the questionnaire that it stands beside.
        folder: Where it lies.
        test: What is asked before and after; None where it has no test.
    """

    questionnaire: str
    folder: Path
    head: ExerciseFile
    case: CaseFile
    injects: tuple[Inject, ...]
    key: Mapping[str, Answer]
    facilitator: FacilitatorFile
    test: TestFile | None

    @property
    def id(self) -> str:
        """Its id, which is its folder's name."""
        return self.head.id

    @property
    def minutes(self) -> int:
        """How long the whole of it takes, breaks included."""
        return sum(step.minutes for step in self.head.steps)

    @property
    def stages(self) -> tuple[str, ...]:
        """`START` and then the ids of the injects, in order."""
        return (START, *(inject.id for inject in self.injects))

    @cached_property
    def passages(self) -> Mapping[str, Passage | Card]:
        """Passages of the case and cards of the injects, by id."""
        found: dict[str, Passage | Card] = {}
        for section in self.case.sections:
            found |= {each.id: each for each in section.passages}
        for inject in self.injects:
            found |= {card.id: card for card in inject.cards}
        return found
