"""What stands in the plan: who coordinates it, the state of play, the measures, the review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.reports.action_plan import measures, state
from assessor.reports.action_plan.measures import Measure
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
)
from assessor.reports.parts import supplied
from assessor.reports.parts.blank import filled
from questionnaires.plan import Phase, PlanFile
from questionnaires.texts import _, ngettext


def blocks(case: Case, plan: PlanFile) -> Iterator[Block]:
    """All parts of the plan, in the usual order."""
    found = measures.build(case, plan)
    yield Heading(1, _("1. Introduction"))
    yield from _introduction()
    yield Heading(1, _("2. Coordination and point of contact"))
    yield _coordination(case)
    yield Heading(1, _("3. State of play"))
    yield from state.blocks(case)
    yield Heading(1, _("4. Measures"))
    yield Paragraph(_reading(case, found))
    for number, phase in enumerate(plan.phases):
        yield from _phase(number, phase, [each for each in found if each.placed.phase == number])
    yield from _find_out(case)
    yield Heading(1, _("5. Review and reporting"))
    yield from _review(case)


def _introduction() -> Iterator[Block]:
    yield Paragraph(_(
        "Resolutions 1977 (2011), in paragraph 8, and 2663 (2022), again in paragraph 8, encourage "
        "States to prepare, on a voluntary basis, a national plan that sets out priorities for "
        "carrying out the key provisions of resolution 1540 (2004), and to send it to the 1540 "
        "Committee."
    ))  # fmt: skip
    yield Paragraph(_(
        "This draft follows from the State's own assessment. It binds nobody until the authorities "
        "named in it have agreed to it; whether it is sent to the Committee, and which part of it, "
        "is the State's own choice."
    ))  # fmt: skip


def _coordination(case: Case) -> Terms:
    return Terms(
        (
            supplied.term(_("Coordination body"), *case.details.plan.coordination.splitlines()),
            Term(_("Point of contact"), supplied.contact(case.details.contact)),
        )
    )


def _reading(case: Case, found: Sequence[Measure]) -> str:
    if not found:
        return _("No answer lies below its target, so there is no measure to take.")
    parts = [
        ngettext("{n} gap became a measure.", "{n} gaps became measures.", len(found)).format(
            n=len(found)
        ),
        _("Phases follow one another; within a phase, what other measures wait for comes first, "
          "then what presses most. A measure never stands before one that it rests on."),
    ]  # fmt: skip
    if any(each.time_source == "suggestion" for each in found):
        parts.append(_("Time frames marked as suggested come from the phase: the State sets its "
                       "own."))  # fmt: skip
    return " ".join(parts)


def _phase(number: int, phase: Phase, found: Sequence[Measure]) -> Iterator[Block]:
    if not found:
        return
    yield Heading(2, _("Phase {number}: {name}").format(number=number + 1, name=phase.name))
    yield Paragraph(
        _("{why} Suggested time frame: {time}.").format(why=phase.why, time=phase.time_frame)
    )
    yield Table(_columns(), tuple(_row(each) for each in found))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Measure")), Column(_("Provision and field")), Column(_("Responsible")),
        Column(_("Partners")), Column(_("Time frame")), Column(_("Indicator")),
        Column(_("Resources or assistance needed")),
    )  # fmt: skip


def _row(measure: Measure) -> tuple[Entry, ...]:
    about = ": ".join(part for part in (measure.provisions, measures.fields(measure)) if part)
    return (
        Entry(f"{measure.number}. {measure.question.id}: {measure.what}"),
        Entry(about or words.NOTHING),
        Entry(filled(measure.responsible)),
        Entry(measure.partners or words.NOTHING),
        Entry(time_frame(measure)),
        Entry(filled(measure.indicator)),
        Entry(filled(measure.resources)),
    )


def time_frame(measure: Measure) -> str:
    """When a measure is due, and whether that is only the phase's suggestion."""
    if measure.time_source != "suggestion":
        return measure.time_frame
    return _("{time} (suggested)").format(time=measure.time_frame)


def _find_out(case: Case) -> Iterator[Block]:
    found = measures.find_out(case)
    if not found:
        return
    yield Heading(2, _("What to find out"))
    yield Paragraph(_(
        "Nobody knows yet, or nobody has said, what holds here. That is no gap, and it may hide "
        "one: ask those who are responsible first, then answer these questions."
    ))  # fmt: skip
    yield Terms(
        tuple(
            Term(who, tuple(_("{element}: {ids}").format(element=element, ids=words.listed(ids))
                            for element, ids in by_element.items()))
            for who, by_element in found.items()
        )
    )  # fmt: skip


def _review(case: Case) -> Iterator[Block]:
    yield Paragraph(filled(case.details.plan.review))
    yield Paragraph(_(
        "A usual way: the coordination body looks at the plan once a year, has the same questions "
        "answered again, notes which indicators were reached and what held back the others, and "
        "tells the government. What has changed can be sent to the 1540 Committee at any time, as "
        "additional information or as a new plan."
    ))  # fmt: skip
