"""What can be chosen in a form: the answers to a question, and the two ways to give none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessor.exchange.xlsform import fields
from assessor.exchange.xlsform.words import clean
from questionnaires import values
from questionnaires.content import Side
from questionnaires.model import Question, Scale
from questionnaires.responses import Status, Value
from questionnaires.texts import _

UNKNOWN, NOT_APPLICABLE, NONE, OTHER = "unknown", "not_applicable", "none", "other"
ANSWER = "answer"
DAY, MONTH, YEAR = "day", "month", "year"
DATED = {DAY: 10, MONTH: 7, YEAR: 4}
"""So many characters of a date are known, by the choice that says so."""

CHOSEN = ("level", "yes_partly_no", "choice")
TYPED = ("number", "text", "date")
"""Kinds of questions: with one answer out of a list; with an answer that is typed. Beside the
latter a list asks whether there is an answer; a checklist holds all in one list."""


@dataclass(frozen=True)
class Choice:
    """One line of a list.

    Attributes:
        name: What is saved when it is chosen; unique in its list.
        status: What choosing it says of the cell.
        value: The answer it stands for; of a checklist the option's id, None where nothing is
            ticked. None, too, where the answer is typed beside it.
    """

    name: str
    label: str
    status: Status
    value: Value | None = None


def of(question: Question, scale: Scale | None, side: Side | None) -> tuple[Choice, ...]:
    """The list that an answer is chosen from; for answers that are typed, the one beside them."""
    return (*_own(question, scale, side), *_without())


def _own(question: Question, scale: Scale | None, side: Side | None) -> tuple[Choice, ...]:
    if question.kind == "level" and scale:
        return _levels(question, scale, side)
    if question.kind == "yes_partly_no":
        own = ("yes", "partly", "no")
        return tuple(
            Choice(each, clean(values.show(question, scale, each)), "answered", each)
            for each in own
        )
    if question.kind == "choice":
        return _options(question, ())
    if question.kind == "checklist":
        none = Choice(NONE, clean(_("none of them")), "answered")
        return (*_options(question, (NONE,)), none)
    if question.kind == "date":
        return (
            Choice(DAY, clean(_("The day is known")), "answered"),
            Choice(MONTH, clean(_("Only the month is known")), "answered"),
            Choice(YEAR, clean(_("Only the year is known")), "answered"),
        )
    return (Choice(ANSWER, clean(_("There is an answer")), "answered"),)


def _levels(question: Question, scale: Scale, side: Side | None) -> tuple[Choice, ...]:
    anchors = question.anchors_for(side) or tuple(level.meaning for level in scale.levels)
    shown = [values.show(question, scale, level.value) for level in scale.levels]
    return tuple(
        Choice(str(level.value), clean(f"{label}: {anchor}"), "answered", level.value)
        for level, label, anchor in zip(scale.levels, shown, anchors, strict=False)
    )


def _options(question: Question, more: Iterable[str]) -> tuple[Choice, ...]:
    names = _named([option.id for option in question.options], more)
    labels = _apart([option.label for option in question.options])
    return tuple(
        Choice(name, label, "answered", option.id)
        for name, label, option in zip(names, labels, question.options, strict=True)
    )


def _named(ids: list[str], more: Iterable[str]) -> list[str]:
    """The ids as they are where they can be names, so that the systems' tables can be read."""
    return fields.distinct(ids, (UNKNOWN, NOT_APPLICABLE, *more))


def _apart(labels: list[str]) -> list[str]:
    """Labels that differ: a table of submissions may have nothing else to tell answers apart."""
    made = [clean(label) for label in labels]
    return [
        label if made.count(label) == 1 else clean(f"{number}. {label}")
        for number, label in enumerate(made, 1)
    ]


def _without() -> tuple[Choice, Choice]:
    return (
        Choice(UNKNOWN, clean(_("Don't know")), "unknown"),
        Choice(NOT_APPLICABLE, clean(_("Not applicable")), "not_applicable"),
    )
