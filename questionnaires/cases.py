"""Worked cases beside a questionnaire: "a State that answers so is scored so".

The file ``cases.toml`` is not part of what is asked; it keeps content and scoring honest.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import tomli
from pydantic import Field as Key
from pydantic import StrictInt, ValidationError

from questionnaires import values
from questionnaires.content import Content, Exact, Words
from questionnaires.model import Questionnaire
from questionnaires.problems import ContentError, Problem
from questionnaires.responses import Response
from questionnaires.texts import _

FILE = "cases.toml"
_AT = "2026-01-01T00:00:00Z"


class Expected(Content):
    """What a case must come to; what is not named is not held.

    Attributes:
        scores: By node (``total``, module, element, group or question): one figure, or low and
            high, or ``none`` where there must be no figure.
        bands: By node, the name of its band, or of the two that its ends are in.
        shown: Whether there is a total.
        coverage: By node, the share answered.
        findings: By ``field/side.weapon`` (only the parts the field has).
        gaps: The first gaps, in order.
        off_path: All questions that the answers rule out.
    """

    scores: dict[
        str, Exact | Annotated[tuple[Exact, ...], Key(min_length=2, max_length=2)] | Literal["none"]
    ] = Key(default_factory=dict)
    bands: dict[str, Words | Annotated[tuple[Words, ...], Key(min_length=2, max_length=2)]] = Key(
        default_factory=dict
    )
    shown: bool | None = None
    coverage: dict[str, Exact] = Key(default_factory=dict)
    findings: dict[
        str, Literal["in_place", "partly", "not_in_place", "not_known", "not_applicable"]
    ] = Key(default_factory=dict)
    gaps: tuple[Words, ...] | None = None
    off_path: tuple[Words, ...] | None = None


class Case(Content):
    """One State: its answers and what they come to.

    Attributes:
        answers: By question or cell; a question's id answers all its cells, and a cell named
            later overrides that. ``unknown`` and ``na`` are possible everywhere.
        everything: What is said in all cells that `answers` does not name; None: nothing.
    """

    name: Words
    profile: str = "full"
    everything: StrictInt | str | None = None
    answers: dict[str, StrictInt | str] = Key(default_factory=dict)
    expect: Expected


class CasesFile(Content):
    """The file ``cases.toml``."""

    cases: Annotated[tuple[Case, ...], Key(alias="case")]


def read(folder: Path) -> tuple[Case, ...]:
    """The cases of a questionnaire; none where it has no such file.

    Raises:
        ContentError: The file cannot be read as cases.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        table = tomli.loads(path.read_text("utf-8"))
        return CasesFile.model_validate(table).cases
    except (ValueError, ValidationError, RecursionError) as error:
        raise ContentError([
            Problem(
                FILE, "", "Q401", _("It cannot be read as cases: {error}").format(error=error),
                _("What the questionnaire promises could not be held."), _("Correct the file."),
            )
        ]) from error  # fmt: skip


def responses(case: Case, questionnaire: Questionnaire) -> Mapping[str, Response]:
    """The case's answers as responses.

    Raises:
        KeyError: An answer names no question or cell.
        ValueError: A value is no answer to its question.
    """
    said: dict[str, Response] = {}
    answers = case.answers
    if case.everything is not None:
        answers = dict.fromkeys(questionnaire.questions, case.everything) | answers
    for ident, value in answers.items():
        question = questionnaire.questions.get(ident)
        cells = question.cells if question else (questionnaire.cells[ident],)
        for cell in cells:
            said[cell.id] = _response(questionnaire, cell.question, str(value))
    return said


def _response(questionnaire: Questionnaire, ident: str, text: str) -> Response:
    if text == "unknown":
        return Response(rev=1, status="unknown", at=_AT)
    if text == "na":
        return Response(rev=1, status="not_applicable", reason="case", at=_AT)
    question = questionnaire.questions[ident]
    value = values.parse(question, questionnaire.head.scale, text)
    return Response(rev=1, status="answered", value=value, at=_AT)
