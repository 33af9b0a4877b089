"""What a submission says of one cell, read from the texts of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ValidationError

from assessor.exchange.form import dates
from assessor.exchange.form.filled import BadFieldError
from assessor.exchange.xlsform import choices
from assessor.exchange.xlsform.choices import Choice
from assessor.exchange.xlsform.fields import Part
from assessor.exchange.xlsform.offered import Offered
from assessor.saved import Said
from questionnaires import values
from questionnaires.model import Question, Scale
from questionnaires.responses import Evidence, Status, Value
from questionnaires.texts import _

_TICKED = {"1": True, "1.0": True, "true": True, "0": False, "0.0": False, "false": False}


@dataclass
class Texts:
    """The texts of one cell that are not empty: by part, and by the choice that a column ticks."""

    parts: dict[Part, str] = field(default_factory=dict)
    ticks: dict[str, str] = field(default_factory=dict)


def read(
    cell: str, question: Question, scale: Scale | None, offered: Offered, texts: Texts
) -> Said | None:
    """What is said of a cell; None: nothing.

    Raises:
        BadFieldError: Something of it cannot be used; it names the part.
    """
    status, value = _answer(question, scale, offered, texts)
    if status == "unanswered":
        if texts.parts.keys() & {"reason", "comment", "evidence"}:
            raise BadFieldError(
                "answer",
                _("there is something beside the answer, and no answer"),
                _("Answer it, or empty what stands beside it."),
            )
        return None
    reason = texts.parts.get("reason") if status == "not_applicable" else None
    if status == "not_applicable" and not reason:
        raise BadFieldError(
            "reason",
            _("it is not applicable, and there is no reason"),
            _("Write the reason beside it: it is printed in the report."),
        )
    evidence = _evidence(texts.parts.get("evidence", ""))
    return Said(cell, status, value, reason, texts.parts.get("comment"), evidence)


def _answer(
    question: Question, scale: Scale | None, offered: Offered, texts: Texts
) -> tuple[Status, Value | None]:
    if question.kind in choices.TYPED:
        return _typed(question, scale, offered, texts)
    if question.kind == "checklist":
        return _checklist(offered, texts)
    text = texts.parts.get("answer")
    if text is None:
        return "unanswered", None
    choice = _chosen(offered, text, "answer")
    return choice.status, choice.value


def _chosen(offered: Offered, text: str, part: Part) -> Choice:
    choice = offered.one(text)
    if choice is None:
        raise _no_answer(part, text, _("expected one of: {known}").format(
            known=", ".join(offered.names)))  # fmt: skip
    return choice


def _checklist(offered: Offered, texts: Texts) -> tuple[Status, Value | None]:
    """Columns of their own tell more surely than labels in a row which are ticked."""
    chosen: tuple[Choice, ...] | None
    text = texts.parts.get("answer", "")
    if texts.ticks:
        chosen = tuple(c for c in offered.all if _is_ticked(texts.ticks.get(c.name, "0")))
    else:
        chosen = offered.several(text)
    if chosen is None:
        raise _no_answer("answer", text, _("expected some of: {known}").format(
            known=" ".join(offered.names)))  # fmt: skip
    if not chosen:
        return "unanswered", None
    if len(chosen) > 1 and any(c.value is None for c in chosen):
        alone = next(choice for choice in chosen if choice.value is None)
        raise BadFieldError(
            "answer",
            _("“{choice}” cannot be chosen together with anything else").format(choice=alone.name),
            _("Correct the submission."),
        )
    if chosen[0].status != "answered":
        return chosen[0].status, None
    return "answered", tuple(str(c.value) for c in chosen if c.value is not None)


def _is_ticked(text: str) -> bool:
    ticked = _TICKED.get(text.casefold())
    if ticked is None:
        raise _no_answer("answer", text, _("expected 0 or 1"))
    return ticked


def _typed(
    question: Question, scale: Scale | None, offered: Offered, texts: Texts
) -> tuple[Status, Value | None]:
    text, said = texts.parts.get("answer"), texts.parts.get("status")
    choice = _chosen(offered, said, "status") if said else None
    if choice and choice.status != "answered":
        return choice.status, None
    if text is None:
        if choice:
            raise BadFieldError(
                "answer",
                _("it is said that there is an answer, and there is none"),
                _("Answer it, or say that it is not known."),
            )
        return "unanswered", None
    try:
        value = _VALUES.get(question.kind, _as_text)(text, choice)
        values.check(question, scale, value)
    except ValueError as error:
        raise _no_answer("answer", text, str(error)) from error
    return "answered", value


def _as_text(text: str, choice: Choice | None) -> Value:
    return text


def _as_number(text: str, choice: Choice | None) -> Value:
    whole = text.removesuffix(".0")
    # What is no number is left to be refused as any other text.
    return int(whole) if whole.removeprefix("-").isdecimal() and len(whole) < 17 else text


def _as_date(text: str, choice: Choice | None) -> Value:
    read = dates.read(text)
    return read[: choices.DATED[choice.name]] if choice else read


_VALUES = {"number": _as_number, "date": _as_date}


def _evidence(text: str) -> tuple[Evidence, ...]:
    try:
        return tuple(Evidence(title=line.strip()) for line in text.splitlines() if line.strip())
    except ValidationError as error:
        raise BadFieldError(
            "evidence",
            _("a line of it has more than 500 characters"),
            _("Write one piece of evidence a line, and anything else in the comment."),
        ) from error


def _no_answer(part: Part, text: str, expected: str) -> BadFieldError:
    return BadFieldError(
        part,
        _("“{text}” is no answer to it: {expected}").format(text=text[:200], expected=expected),
        _("Correct it in the system that it was sent to, or in this table."),
    )
