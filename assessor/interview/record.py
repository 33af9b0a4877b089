"""Saying something in cells: what is not said anew is carried over, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessor.saved import Said
from assessor.store import OpenFile
from questionnaires.model import Cell
from questionnaires.responses import Response, Status, Value

_NOTHING: dict[str, Any] = {
    "status": "unanswered", "value": None, "reason": None, "comment": None, "evidence": (),
}  # fmt: skip


def answer(value: Value) -> dict[str, Any]:
    """The changes that an answer makes; comment and evidence stay as they are."""
    return {"status": "answered", "value": value, "reason": None}


def set_aside(status: Status, reason: str | None = None) -> dict[str, Any]:
    """The changes that "don't know", or "not applicable" with its reason, make."""
    return {"status": status, "value": None, "reason": reason}


def record(file: OpenFile, cells: Iterable[Cell], changes: dict[str, Any]) -> None:
    """Save changes in all of the cells at once, apart from those where they change nothing.

    Raises:
        UserError: It could not be saved; nothing of it is.
    """
    record_each(file, dict.fromkeys(cells, changes))


def record_each(file: OpenFile, meant: Mapping[Cell, dict[str, Any]]) -> None:
    """The same with changes of its own for each cell.

    Raises:
        UserError: As `record`.
    """
    responses = file.assessment.current()
    said = []
    for cell, changes in meant.items():
        before = _content(responses.get(cell.id))
        after = before | changes
        if after != before:
            said.append(Said(cell.id, **after))
    file.say_many(said)


def _content(response: Response | None) -> dict[str, Any]:
    """What a response says, without who and when; of a cell without one, that nothing is said."""
    if response is None:
        return _NOTHING
    return {key: getattr(response, key) for key in _NOTHING}
