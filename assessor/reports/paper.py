"""What the JSON of every report shares: its head, and how it is written."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict

from assessor import safe
from assessor.reports.case import Case
from assessor.reports.parts import front


class Part(BaseModel):
    """A frozen part of a report's data; its JSON Schema is made from the classes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Header(Part):
    """Whose system was judged, by which questionnaire, when.

    Attributes:
        answered_digest: The digest of the wording that was answered.
        last_answer: When something was last said, in UTC; None where nothing was.
        rev: The revision of the assessment.
    """

    assessment: str
    system: str
    agency: str | None
    assessor_type: str
    note: str | None
    questionnaire: str
    title: str
    edition: str
    digest: str
    answered_digest: str
    profile: str
    created: str
    last_answer: str | None
    rev: int


class Paper(Part):
    """A report as data: what every kind has. Each kind adds its own parts.

    Attributes:
        format: ``assessor/`` and the kind.
        format_version: Grows when a program that reads it would have to change.
    """

    format: str
    format_version: int = 1
    caution: str
    header: Header


def header(case: Case) -> Header:
    """The head of a report on this case."""
    assessment, questionnaire = case.assessment, case.questionnaire
    return Header(
        assessment=assessment.id,
        system=assessment.system,
        agency=assessment.agency,
        assessor_type=assessment.assessor_type,
        note=assessment.note,
        questionnaire=questionnaire.id,
        title=questionnaire.head.title,
        edition=questionnaire.edition,
        digest=questionnaire.digest,
        answered_digest=assessment.questionnaire.digest,
        profile=assessment.profile,
        created=assessment.created,
        last_answer=front.last_answer(assessment),
        rev=assessment.rev,
    )


def write(paper: Part) -> bytes:
    """The JSON of a report: keys in a fixed order, every text made harmless."""
    tree = clean(paper.model_dump(mode="json"))
    return (json.dumps(tree, indent=2, ensure_ascii=False) + "\n").encode()


def clean(tree: object) -> object:
    """The same with every text made harmless."""
    if isinstance(tree, str):
        return safe.block(tree)
    if isinstance(tree, dict):
        return {key: clean(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [clean(value) for value in tree]
    return tree
