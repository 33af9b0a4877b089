"""The rows of a form: one for each cell that is asked, with what stands there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.exchange.form import fields
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import Fields
from questionnaires.model import Cell, Element, Question, Questionnaire
from questionnaires.responses import Assessment, Response, digest


@dataclass(frozen=True)
class Row:
    """One cell, and what stands in it.

    Attributes:
        status: As in `Response`; ``unanswered`` also where nothing was ever said.
        standing: The digest of the response that stands, by which a change since is noticed;
            empty where nothing was ever said.
    """

    element: Element
    question: Question
    cell: Cell
    fields: Fields
    status: str
    standing: str


def made(assessment: Assessment, questionnaire: Questionnaire, words: Words) -> Iterator[Row]:
    """The rows in the order of the questionnaire: those of the profile, or of a packet."""
    scale = questionnaire.head.scale
    for question in questionnaire.asked_in(assessment.profile).values():
        for cell in question.cells:
            said = stands(assessment, cell.id)
            yield Row(
                questionnaire.element_of[question.id],
                question,
                cell,
                fields.of(question, scale, said, words),
                said.status if said else "unanswered",
                standing(assessment, cell.id),
            )


def stands(assessment: Assessment, cell: str) -> Response | None:
    """The response that stands in a cell; None where nothing was said or agencies disagree."""
    said = assessment.responses.get(cell)
    return None if said is None or cell in assessment.conflicts else said[-1]


def standing(assessment: Assessment, cell: str) -> str:
    """What tells the state of a cell from any other state of it."""
    apart = assessment.conflicts.get(cell)
    if apart:
        return hashlib.sha256("".join(sorted(apart)).encode()).hexdigest()
    said = assessment.responses.get(cell)
    return digest("responses", cell, said[-1]) if said else ""


def at(assessment: Assessment, cell: str, standing: str) -> Response | None:
    """The response that stood in a cell when a form was made; None where that is not known."""
    for said in reversed(assessment.responses.get(cell, ())):
        if digest("responses", cell, said) == standing:
            return said
    return None
