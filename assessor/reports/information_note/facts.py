"""What a note takes from its details, and what the assessment knows of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assessor.reports.case import Case
from assessor.reports.details import Event
from assessor.reports.details import Participants as Entry
from assessor.reports.gap import totals
from assessor.reports.parts import matrix
from assessor.together import shares
from questionnaires.content import Side
from questionnaires.texts import _, ngettext

FIRST = 3
"""How many gaps the note names as what to do first."""


@dataclass(frozen=True)
class Agency:
    """Who came from an agency; `number` is None where that is not told."""

    name: str
    people: tuple[str, ...]
    number: int | None


def is_exercise(case: Case) -> bool:
    """Whether the answers were given as an exercise."""
    return case.assessment.assessor_type == "exercise"


def kind(case: Case) -> Literal["event", "exercise"]:
    """What is told of: as the details say, else as the assessment is."""
    return case.details.event.kind or ("exercise" if is_exercise(case) else "event")


def called(case: Case) -> str:
    """What is told of, as a label."""
    return {"event": _("Event"), "exercise": _("Exercise")}[kind(case)]


def when(event: Event) -> str:
    """When it was; empty where that is not told."""
    if event.end and event.end != event.start:
        return _("{start} to {end}").format(start=event.start, end=event.end)
    return event.dates or event.start


def agencies(event: Event) -> tuple[Agency, ...]:
    """The participants by agency, in the order in which agencies are first named."""
    entries: dict[str, list[Entry]] = {}
    for entry in event.participants:
        entries.setdefault(entry.agency, []).append(entry)
    return tuple(_agency(name, found) for name, found in entries.items())


def _agency(name: str, entries: Iterable[Entry]) -> Agency:
    people, number = [], 0
    told = False
    for entry in entries:
        people += [entry.name] if entry.name.strip() else []
        count = entry.number or (1 if entry.name.strip() else 0)
        number += count
        told = told or bool(count)
    return Agency(name, tuple(people), number if told else None)


def attendance(found: tuple[Agency, ...]) -> str:
    """How many agencies took part and, where all tell it, how many persons."""
    text = ngettext("{n} agency took part", "{n} agencies took part", len(found))
    said = text.format(n=len(found))
    numbers = [each.number for each in found if each.number is not None]
    if len(numbers) < len(found):
        return f"{said}."
    text = ngettext("with {n} participant", "with {n} participants", sum(numbers))
    return f"{said}, {text.format(n=sum(numbers))}."


def answered_for(case: Case) -> str:
    """The agencies that answers were given for, where no list of participants is at hand."""
    found = shares.answering(case.assessment)
    if not found:
        return ""
    return _("Answers were given for: {agencies}.").format(agencies="; ".join(found))


def findings(case: Case) -> dict[Side, Counter[str]]:
    """How often each outcome was found under OP3, law and enforcement apart, what was asked."""
    counted = totals.counts(case.questionnaire, case.result)
    return {side: _of(side, counted) for side in matrix.SIDES}


def _of(side: Side, counted: totals.Counts) -> Counter[str]:
    found = sum((count for (_id, each), count in counted.items() if each == side), Counter[str]())
    return Counter({each: found[each] for each in matrix.OUTCOMES[:-1] if found[each]})
