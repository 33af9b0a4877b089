"""The form in which an assessment is saved: JSON, written in one way and read without any doubt.

Bytes and values only; the disk is `assessor.store`'s affair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from assessor import clock, jsontext, sound
from assessor.errors import UserError
from questionnaires import history
from questionnaires.responses import (
    FORMAT,
    FORMAT_VERSION,
    Assessment,
    Decision,
    Evidence,
    Goal,
    Need,
    Response,
    Stage,
    Status,
    Value,
)
from questionnaires.texts import _


@dataclass(frozen=True)
class Said:
    """What is to be saved of one cell; see `Response` for the meaning of each part.

    Attributes:
        by: None takes the respondent of the assessment, as agency does its agency.
        at: When it was said, where that is told from elsewhere; None: now.
    """

    cell: str
    status: Status
    value: Value | None = None
    reason: str | None = None
    comment: str | None = None
    evidence: tuple[Evidence, ...] = ()
    by: str | None = None
    agency: str | None = None
    decision: Decision | None = None
    at: str | None = None


@dataclass(frozen=True)
class Aimed:
    """A goal that is to be saved; see `Goal` for the meaning of each part.

    Attributes:
        ident: A question, an element or ``all``.
        wanted: None takes the goal back.
    """

    ident: str
    wanted: int | str | None
    due: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Needed:
    """A mark that is to be saved: whether help is needed; see `Need`.

    Attributes:
        ident: A question or an element.
    """

    ident: str
    wanted: bool = True
    note: str | None = None


def said(assessment: Assessment, answers: Iterable[Said]) -> Assessment:
    """An assessment with these answers said too, each with a revision of its own; saves nothing.

    Raises:
        UserError: One of them cannot be saved as it is.
    """
    for answer in answers:
        _refuse_unasked(assessment, answer.cell)
        assessment = assessment.with_response(answer.cell, _response(assessment, answer))
    return assessment


def aimed(assessment: Assessment, goals: Iterable[Aimed]) -> Assessment:
    """An assessment with these goals set too, each with a revision of its own; saves nothing.

    Raises:
        UserError: One of them cannot be saved as it is.
    """
    for goal in goals:
        _refuse_unasked(assessment, goal.ident)
        assessment = assessment.with_goal(goal.ident, _goal(assessment, goal))
    return assessment


def needed(assessment: Assessment, marks: Iterable[Needed]) -> Assessment:
    """An assessment with these marks set too, each with a revision of its own; saves nothing.

    Raises:
        UserError: One of them cannot be saved as it is.
    """
    for mark in marks:
        _refuse_unasked(assessment, mark.ident)
        assessment = assessment.with_need(mark.ident, _need(assessment, mark))
    return assessment


def reached(assessment: Assessment, inject: str) -> Assessment:
    """An assessment with an inject of its exercise reached; saves nothing."""
    entry = Stage(
        rev=assessment.rev + 1,
        by=assessment.respondent,
        agency=assessment.agency,
        at=clock.now(),
    )
    return assessment.with_stage(inject, entry)


def dumps(assessment: Assessment) -> bytes:
    """An assessment as it is saved: JSON with one member a line, what is not told left out."""
    return assembled(assessment, pieces(assessment))


def loads(data: bytes, name: str) -> Assessment:
    """The assessment that these bytes are.

    Args:
        data: What was read.
        name: What a person calls the place it comes from.

    Raises:
        UserError: They are not a sound assessment, with the reason.
    """
    table = jsontext.parse(data, name)
    _refuse_other_format(table, name)
    first = table["format_version"] == 1
    try:
        assessment = Assessment.model_validate(table | {"format_version": FORMAT_VERSION})
    except ValidationError as error:
        raise jsontext.unusable(name, sound.mistakes(error)) from error
    words = next(sound.contradictions(assessment), None)
    if words is not None:
        raise jsontext.unusable(name, words)
    # The first version kept no chain; everything else in it is as it is now.
    return history.chained(assessment) if first else assessment


def pieces(assessment: Assessment) -> dict[str, bytes]:
    """The saved form of each cell's responses, by cell; `assembled` puts them together."""
    return {cell: piece(cell, said) for cell, said in assessment.responses.items()}


def piece(cell: str, said: tuple[Response, ...]) -> bytes:
    """The member of ``responses`` for one cell. Line feeds within texts are escaped in JSON."""
    entries = ",\n   ".join(
        response.model_dump_json(indent=1, exclude_defaults=True).replace("\n", "\n   ")
        for response in said
    )
    return f",\n  {json.dumps(cell, ensure_ascii=False)}: [\n   {entries}\n  ]".encode()


def assembled(assessment: Assessment, pieces: dict[str, bytes]) -> bytes:
    """The whole file, of an assessment and the pieces of its cells."""
    lists = ("goals", "needs", "stages", "conflicts", "heads")
    empty = {part for part in lists if not getattr(assessment, part)}
    apart = {"responses", *empty}
    head = assessment.model_dump_json(indent=1, exclude_none=True, exclude=apart)
    start = head.removesuffix("\n}").encode() + b',\n "responses": {'
    if not pieces:
        return start + b"}\n}\n"
    first, *others = pieces.values()
    return b"".join([start, first.removeprefix(b","), *others, b"\n }\n}\n"])


def _refuse_unasked(assessment: Assessment, cell: str) -> None:
    """A packet with other answers in it could not be merged, nor a team's file be compared."""
    question, packet, drill = cell.split("/")[0], assessment.packet, assessment.drill
    if packet and question not in packet.questions:
        raise UserError(
            _("{cell} is not asked in this packet, of {agency}.").format(
                cell=cell, agency=assessment.agency or packet.agency
            ),
            _("Nothing was changed. Answer it in the assessment that the packet came from."),
        )
    if drill and question not in drill.questions:
        raise UserError(
            _("{cell} is not asked in the exercise {id}.").format(cell=cell, id=drill.exercise),
            _("Nothing was changed. Its questions are in: assessor exercise handout {id}").format(
                id=drill.exercise
            ),
        )


def _response(assessment: Assessment, said: Said) -> Response:
    try:
        response = Response(
            rev=assessment.rev + 1,
            status=said.status,
            value=said.value,
            reason=said.reason,
            comment=said.comment,
            evidence=said.evidence,
            decision=said.decision,
            by=said.by or assessment.respondent,
            agency=said.agency or assessment.agency,
            at=said.at or clock.now(),
        )
        words = sound.unsound(response)
    except ValidationError as error:
        words = sound.mistakes(error)
    if words:
        raise UserError(
            _("This answer to {cell} cannot be saved: {words}.").format(
                cell=said.cell, words=words
            ),
            _("Nothing was changed. Put that right and give the answer again."),
        )
    return response


def _goal(assessment: Assessment, aimed: Aimed) -> Goal:
    try:
        goal = Goal(
            rev=assessment.rev + 1,
            wanted=aimed.wanted,
            due=aimed.due,
            note=aimed.note,
            by=assessment.respondent,
            agency=assessment.agency,
            at=clock.now(),
        )
        words = sound.unsound(goal)
    except ValidationError as error:
        words = sound.mistakes(error)
    if words:
        raise UserError(
            _("This goal for {id} cannot be saved: {words}.").format(id=aimed.ident, words=words),
            _("Nothing was changed. Put that right and set the goal again."),
        )
    return goal


def _need(assessment: Assessment, needed: Needed) -> Need:
    try:
        return Need(
            rev=assessment.rev + 1,
            wanted=needed.wanted,
            note=needed.note,
            by=assessment.respondent,
            agency=assessment.agency,
            at=clock.now(),
        )
    except ValidationError as error:
        raise UserError(
            _("This mark on {id} cannot be saved: {words}.").format(
                id=needed.ident, words=sound.mistakes(error)
            ),
            _("Nothing was changed. Put that right and set the mark again."),
        ) from error


def _refuse_other_format(table: Any, name: str) -> None:
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise UserError(
            _("{file} is not an assessment saved by this program.").format(file=name),
            _("The file was left as it is. Choose one that “assessor new” has made."),
        )
    version = table.get("format_version")
    if type(version) is not int or version < 1:
        raise jsontext.unusable(name, _("format_version is not a number from 1 up"))
    if version > FORMAT_VERSION:
        raise UserError(
            _("{file} was made by a newer version of this program.").format(file=name),
            _("The file was left as it is. Install the newer version to open it."),
        )
