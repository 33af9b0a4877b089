"""Answers by kind of question: read from what a person typed, checked, and shown again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from questionnaires.content import Kind
from questionnaires.model import Question, Scale
from questionnaires.responses import Value
from questionnaires.texts import _

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LONGEST_TEXT = 20_000


def choices(question: Question, scale: Scale | None) -> tuple[str, ...]:
    """What can be typed as an answer, in order; empty where it is free (number, text, date)."""
    if question.kind == "level" and scale:
        return tuple(str(level.value) for level in scale.levels)
    if question.kind == "yes_partly_no":
        return ("yes", "partly", "no")
    return tuple(option.id for option in question.options)


def parse(question: Question, scale: Scale | None, text: str) -> Value:
    """Read an answer as a person types it.

    A checklist takes option ids parted by commas, ``-`` for none of them; a date takes
    ``2019``, ``2019-05`` or ``2019-05-31``.

    Raises:
        ValueError: It is no answer to this question; the message says what would be.
    """
    text = text.strip()
    value: Value = text
    if question.kind in ("level", "number"):
        if not re.fullmatch(r"-?\d{1,15}", text):
            raise ValueError(_expected(question, scale))
        value = int(text)
    elif question.kind == "checklist":
        value = () if text == "-" else tuple(part.strip() for part in text.split(","))
    elif question.kind == "yes_partly_no":
        value = text.lower()
    check(question, scale, value)
    return value


def check(question: Question, scale: Scale | None, value: Value) -> None:
    """Raise ValueError, with words for a person, where the value is no answer to the question."""
    if not _RIGHT[question.kind](question, scale, value):
        raise ValueError(_expected(question, scale))


def show(question: Question, scale: Scale | None, value: Value) -> str:
    """A short label for an answer: a level with its name, an option's label, the text itself."""
    if question.kind == "level" and scale:
        names = {level.value: level.name for level in scale.levels}
        return f"{value} – {names[value]}" if value in names else str(value)
    if question.kind == "yes_partly_no":
        words = {"yes": _("yes"), "partly": _("partly"), "no": _("no")}
        return words.get(str(value), str(value))
    labels = {option.id: option.label for option in question.options}
    if question.kind == "checklist" and isinstance(value, tuple):
        return ", ".join(labels.get(part, part) for part in value) or _("none of them")
    if question.kind == "choice" and value in labels:
        return f"{value} – {labels[str(value)]}"
    return f"{value} {question.unit}" if question.unit else str(value)


def is_date(text: str) -> bool:
    """Whether a text is a date that exists: ``2019``, ``2019-05`` or ``2019-05-31``."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _is_level(question: Question, scale: Scale | None, value: Value) -> bool:
    levels = {level.value for level in scale.levels} if scale else set()
    return type(value) is int and value in levels


def _is_checklist(question: Question, scale: Scale | None, value: Value) -> bool:
    known = {option.id for option in question.options}
    return isinstance(value, tuple) and known.issuperset(value) and len(set(value)) == len(value)


def _is_choice(question: Question, scale: Scale | None, value: Value) -> bool:
    return isinstance(value, str) and value in choices(question, scale)


def _is_number(question: Question, scale: Scale | None, value: Value) -> bool:
    return type(value) is int and abs(value) < 10**15


def _is_text(question: Question, scale: Scale | None, value: Value) -> bool:
    return isinstance(value, str) and value.strip() != "" and len(value) <= _LONGEST_TEXT


def _is_date(question: Question, scale: Scale | None, value: Value) -> bool:
    return isinstance(value, str) and is_date(value)


_RIGHT: dict[Kind, Callable[[Question, Scale | None, Value], bool]] = {
    "level": _is_level,
    "yes_partly_no": _is_choice,
    "choice": _is_choice,
    "checklist": _is_checklist,
    "number": _is_number,
    "text": _is_text,
    "date": _is_date,
}


def _expected(question: Question, scale: Scale | None) -> str:
    known = ", ".join(choices(question, scale))
    return {
        "level": _("expected a level: {known}").format(known=known),
        "yes_partly_no": _("expected one of: {known}").format(known=known),
        "choice": _("expected one of: {known}").format(known=known),
        "checklist": _("expected none (-) or some of these, parted by commas: {known}").format(
            known=known
        ),
        "number": _("expected a whole number"),
        "text": _("expected some text, up to {most} characters").format(most=_LONGEST_TEXT),
        "date": _("expected a date such as 2019, 2019-05 or 2019-05-31"),
    }[question.kind]
