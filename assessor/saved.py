"""The form in which an assessment is saved: JSON, written in one way and read without any doubt.

Bytes and values only; the disk is `assessor.store`'s affair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from assessor import clock, jsontext
from assessor.errors import UserError
from questionnaires import history
from questionnaires.responses import (
    FORMAT,
    FORMAT_VERSION,
    Assessment,
    Decision,
    Evidence,
    Goal,
    Response,
    Status,
    Value,
)
from questionnaires.texts import _, ngettext
from questionnaires.values import is_date

SHOWN = 3
"""How many mistakes of a file are named before the others are only counted."""


@dataclass(frozen=True)
class Said:
    """What is to be saved of one cell; see `Response` for the meaning of each part.

    Attributes:
        by: None takes the respondent of the assessment, as agency does its agency.
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
        assessment = assessment.with_goal(goal.ident, _goal(assessment, goal))
    return assessment


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
        raise jsontext.unusable(name, _mistakes(error)) from error
    words = next(_contradictions(assessment), None)
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
    empty = {part for part in ("goals", "conflicts", "heads") if not getattr(assessment, part)}
    apart = {"responses", *empty}
    head = assessment.model_dump_json(indent=1, exclude_none=True, exclude=apart)
    start = head.removesuffix("\n}").encode() + b',\n "responses": {'
    if not pieces:
        return start + b"}\n}\n"
    first, *others = pieces.values()
    return b"".join([start, first.removeprefix(b","), *others, b"\n }\n}\n"])


def _refuse_unasked(assessment: Assessment, cell: str) -> None:
    """A packet with other answers in it could not be merged any more."""
    packet = assessment.packet
    if packet and cell.split("/")[0] not in packet.questions:
        raise UserError(
            _("{cell} is not asked in this packet, of {agency}.").format(
                cell=cell, agency=assessment.agency or packet.agency
            ),
            _("Nothing was changed. Answer it in the assessment that the packet came from."),
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
            at=clock.now(),
        )
        words = _unsound(response)
    except ValidationError as error:
        words = _mistakes(error)
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
        words = _unsound_goal(goal)
    except ValidationError as error:
        words = _mistakes(error)
    if words:
        raise UserError(
            _("This goal for {id} cannot be saved: {words}.").format(id=aimed.ident, words=words),
            _("Nothing was changed. Put that right and set the goal again."),
        )
    return goal


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


def _mistakes(error: ValidationError) -> str:
    """The first few mistakes in shape, each with its place, and how many more there are."""
    if error.error_count() > 1000:  # a list of them would fill the memory
        return _("nearly everything in it has the wrong form")
    found: dict[str, str] = {}
    other = _("is not of the right kind")
    for each in error.errors(include_url=False, include_input=False):
        place = _place(each["loc"])
        if found.get(place, other) == other:
            found[place] = _wrong(each["type"], each.get("ctx", {})) or other
    shown = "; ".join(f"{place}: {words}" for place, words in list(found.items())[:SHOWN])
    more = len(found) - SHOWN
    if more <= 0:
        return shown
    tail = ngettext("and {number} more mistake", "and {number} more mistakes", more)
    return f"{shown}; {tail.format(number=more)}"


def _place(loc: tuple[int | str, ...]) -> str:
    """The way to a member, counting from 1; within a value every kind of answer was tried."""
    kinds = [n for n, part in enumerate(loc) if part in ("value", "wanted") and n != 1]
    way = loc[: kinds[0] + 1] if kinds else loc
    return " > ".join(str(part + 1) if isinstance(part, int) else part for part in way)


def _wrong(kind: str, context: dict[str, Any]) -> str | None:
    words = {
        "missing": _("is missing"),
        "extra_forbidden": _("is not known to this version"),
        "string_too_long": _("is too long"),
        "too_long": _("is too long"),
        "string_too_short": _("is empty"),
        "too_short": _("is empty"),
        "literal_error": _("must be {expected}").format(expected=context.get("expected")),
        "string_pattern_mismatch": _("does not have the right form"),
        "greater_than_equal": _("is too small"),
        "less_than_equal": _("is too large"),
    }
    return words.get(kind)


def _contradictions(assessment: Assessment) -> Iterator[str]:
    """Where the parts of an assessment cannot all be true."""
    used = set[int]()
    merged = history.is_merged(assessment)
    for part in history.LISTS:
        for ident, kept in getattr(assessment, part).items():
            last = 0
            for number, each in enumerate(kept, 1):
                words = _unsound(each) if isinstance(each, Response) else _unsound_goal(each)
                if each.rev < last or (each.rev == last and not merged):
                    words = _("its revision is not above the one before it")
                elif each.rev in used and not merged:
                    words = _("its revision stands at another answer too")
                elif each.rev > assessment.rev:
                    words = _("its revision is above that of the file")
                if words:
                    yield f"{part} > {ident} > {number}: {words}"
                used.add(each.rev)
                last = each.rev
    for cell in assessment.conflicts:
        if len(assessment.responses.get(cell, ())) < len(assessment.conflicts[cell]):
            yield f"conflicts > {cell}: " + _("there are not as many responses")


def _unsound(response: Response) -> str | None:
    """Why a response cannot be meant so; None where it can."""
    if response.status == "answered" and response.value is None:
        return _("it is answered but has no value")
    if response.status != "answered" and response.value is not None:
        return _("it has a value but is not answered")
    if response.status == "not_applicable" and not (response.reason or "").strip():
        return _("it is not applicable but has no reason")
    if response.status != "not_applicable" and response.reason is not None:
        return _("it has a reason for not being applicable, but it is not that")
    return None if _is_time(response.at) else _("its time is not a date that exists")


def _unsound_goal(goal: Goal) -> str | None:
    """Why a goal cannot be meant so; None where it can."""
    if goal.wanted is None and goal.due is not None:
        return _("it is taken back but has a date")
    if goal.due is not None and not is_date(goal.due):
        return _("its date does not exist")
    return None if _is_time(goal.at) else _("its time is not a date that exists")


def _is_time(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False
