"""Whether an assessment can be meant as it is: mistakes in shape, and parts that contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from questionnaires import history
from questionnaires.responses import Assessment, Entry, Goal, Response
from questionnaires.texts import _, ngettext
from questionnaires.values import is_date

SHOWN = 3
"""How many mistakes of a file are named before the others are only counted."""


def mistakes(error: ValidationError) -> str:
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


def contradictions(assessment: Assessment) -> Iterator[str]:
    """Where the parts of an assessment cannot all be true."""
    used = set[int]()
    merged = history.is_merged(assessment)
    for part in history.LISTS:
        for ident, kept in getattr(assessment, part).items():
            last = 0
            for number, each in enumerate(kept, 1):
                words = unsound(each)
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


def unsound(entry: Entry) -> str | None:
    """Why an entry cannot be meant so; None where it can."""
    words = None
    if isinstance(entry, Response):
        words = _unsound_response(entry)
    elif isinstance(entry, Goal):
        words = _unsound_goal(entry)
    if words or _is_time(entry.at):
        return words
    return _("its time is not a date that exists")


def _unsound_response(response: Response) -> str | None:
    if response.status == "answered" and response.value is None:
        return _("it is answered but has no value")
    if response.status != "answered" and response.value is not None:
        return _("it has a value but is not answered")
    if response.status == "not_applicable" and not (response.reason or "").strip():
        return _("it is not applicable but has no reason")
    if response.status != "not_applicable" and response.reason is not None:
        return _("it has a reason for not being applicable, but it is not that")
    return None


def _unsound_goal(goal: Goal) -> str | None:
    if goal.wanted is None and goal.due is not None:
        return _("it is taken back but has a date")
    if goal.due is not None and not is_date(goal.due):
        return _("its date does not exist")
    return None


def _is_time(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False
