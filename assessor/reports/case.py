"""What a report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from assessor import words
from assessor.reports.details import Details
from assessor.reports.parts import front
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from scoring.result import Result


class Asked(Protocol):
    """What a report needs to know of the questionnaire, whatever it is made from."""

    @property
    def questionnaire(self) -> Questionnaire:
        """The one that was answered, in the language of the report."""

    @property
    def folder(self) -> Path:
        """Where it lies."""


@dataclass(frozen=True)
class Case:
    """One assessment with all that its reports are made from. The clock is no part of it.

    Attributes:
        assessment: Whose answers; comments, reasons and evidence are taken from it.
        questionnaire: The one that was answered, in the language of the report.
        result: What the answers come to.
        folder: Where the questionnaire lies; what only some reports need is read from it.
        details: What the answers do not say and a paper needs: an event, a contact, dates.
        layout: The id of the matrix layout to follow; None: the first whose rows are certain.
        earlier: An earlier assessment, of this questionnaire or another, whose differences a
            report marks; None: none is marked.
        subject: The id of the one subject area that help is asked for in; None: all of them.
    """

    assessment: Assessment
    questionnaire: Questionnaire
    result: Result
    folder: Path
    details: Details = field(default_factory=Details)
    layout: str | None = None
    earlier: Case | None = None
    subject: str | None = None

    @property
    def made(self) -> str:
        """The day that a report stands for: of the last answer, else of the creation."""
        return words.date(front.last_answer(self.assessment) or self.assessment.created)
