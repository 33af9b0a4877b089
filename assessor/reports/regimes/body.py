"""The report for people: how far, what is missing first, then regime by regime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Note,
    Paragraph,
    Table,
    Term,
    Terms,
    Tone,
    bullets,
    row,
)
from assessor.reports.parts import front
from assessor.reports.regimes import readings
from assessor.reports.regimes.readings import Read, Wanting
from questionnaires.regimes import Regime, RegimesFile, Statement
from questionnaires.texts import _
from scoring.readiness import Reading

TONES: dict[str, Tone] = {
    "met": "good", "partly": "partly", "not_met": "bad", "not_known": "open",
}  # fmt: skip
COUNTED: tuple[Reading, ...] = (
    "met", "partly", "not_met", "not_known", "not_applicable", "outside",
)  # fmt: skip
"""The readings in the order in which the overview counts them."""


def blocks(case: Case, asked: RegimesFile) -> tuple[Block, ...]:
    """The whole of it."""
    found = readings.read(case, asked)
    return (
        *front.brief(case.assessment, case.questionnaire),
        *(Note(text) for text in asked.cautions),
        Heading(1, _("Overview")),
        _overview(asked, found),
        *_missing(case, found),
        *_to_find_out(case, found),
        *(block for regime in asked.regimes for block in _regime(case, regime, found[regime.id])),
        Heading(1, _("How the readings come about")),
        bullets(*_rules(case)),
    )


def _overview(asked: RegimesFile, found: dict[str, tuple[Read, ...]]) -> Table:
    counted = {regime.id: readings.counts(found[regime.id]) for regime in asked.regimes}
    # Hardly anything is ever set aside here; a column for it would only be in the way.
    shown = [
        each
        for each in COUNTED
        if each != "not_applicable" or any(count[each] for count in counted.values())
    ]
    columns = (
        Column(_("Regime")), Column(_("Criteria"), "right"),
        *(Column(words.reading(each), "right") for each in shown),
    )  # fmt: skip
    rows = []
    for regime in asked.regimes:
        figures = [len(found[regime.id]), *(counted[regime.id][each] for each in shown)]
        rows.append(row(regime.name, *map(str, figures)))
    return Table(columns, tuple(rows))


def _missing(case: Case, found: dict[str, tuple[Read, ...]]) -> Iterator[Block]:
    short = readings.short(case, found)
    yield Heading(1, _("What is missing first"))
    if not short:
        yield Paragraph(_("No answer that was given lies below the level that a criterion wants."))
        return
    yield Paragraph(
        _(
            "Answers below the level that a criterion wants, those first that most criteria look "
            "at: one step may serve several regimes."
        )
    )
    columns = (
        Column(_("What to do")), Column(_("Now")), Column(_("Wanted")),
        Column(_("Would serve")),
    )  # fmt: skip
    yield Table(columns, tuple(_short(each) for each in short))


def _short(wanting: Wanting) -> tuple[Entry, ...]:
    question = wanting.question
    return row(
        f"{question.action or question.text} ({question.id})",
        readings.places(wanting.held),
        readings.wanted(wanting.held),
        words.listed(wanting.criteria),
    )


def _to_find_out(case: Case, found: dict[str, tuple[Read, ...]]) -> Iterator[Block]:
    open_ = readings.open_(case, found)
    if open_:
        yield Heading(1, _("What has to be found out"))
        yield Paragraph(_("Answers that criteria look at and that are open, in the same order."))
        columns = Column(_("Question")), Column(_("State of the answer")), Column(_("Would serve"))
        yield Table(
            columns,
            tuple(
                row(
                    f"{each.question.id}: {each.question.text}",
                    readings.places(each.held),
                    words.listed(each.criteria),
                )
                for each in open_
            ),
        )


def _regime(case: Case, regime: Regime, criteria: Sequence[Read]) -> Iterator[Block]:
    yield Heading(1, f"{regime.name} ({regime.id})")
    yield Terms((
        Term(_("Adherence"), (_stated(regime.adherence),)),
        Term(_("Participation"), (_stated(regime.participation),)),
    ))  # fmt: skip
    columns = (
        Column(_("No."), "right", firm=True), Column(_("Criterion")), Column(_("Own answers")),
        Column(_("Reading")),
    )  # fmt: skip
    yield Table(columns, tuple(_criterion(each) for each in readings.missing_first(criteria)))
    yield Terms(tuple(_sources(case, regime, criteria)))


def _stated(statement: Statement | None) -> str:
    if statement is None:
        return _("not stated here: no public text was read that tells")
    return statement.text


def _criterion(read: Read) -> tuple[Entry, ...]:
    limits = f" [{read.criterion.limits}]" if read.criterion.limits else ""
    return (
        Entry(str(read.number)),
        Entry(f"{read.criterion.text}{limits}"),
        Entry(readings.said(read.held) or words.NOTHING),
        Entry(words.reading(read.reading), tone=TONES.get(read.reading, "none")),
    )


def _sources(case: Case, regime: Regime, criteria: Sequence[Read]) -> Iterator[Term]:
    """Which text each thing said of a regime was taken from, and how sure."""
    uses: dict[str, list[str]] = {}
    named = (
        (_("adherence"), regime.adherence), (_("participation"), regime.participation),
        *((str(each.number), each.criterion) for each in criteria),
    )  # fmt: skip
    for label, statement in named:
        if statement:
            uses.setdefault(source(case, statement), []).append(label)
    lines = tuple(f"{words.listed(labels)}: {cited}" for cited, labels in uses.items())
    yield Term(_("Sources"), lines)


def source(case: Case, statement: Statement) -> str:
    """The text that something is taken from, and how sure it is."""
    return f"{readings.cited(case, statement)} ({words.confidence(statement.confidence)})"


def _rules(case: Case) -> Iterator[str]:
    scale = case.questionnaire.head.scale
    levels = [f"{level.value} {level.name}" for level in scale.levels] if scale else []
    yield _("Levels are those of the questionnaire: {levels}.").format(levels="; ".join(levels))
    yield _(
        "Each criterion names questions, the places of them that it looks at, and the level "
        "wanted. Level by level, nothing is averaged."
    )
    yield _("Met by own answers: every answer that it looks at reaches its level.")
    yield _("Not met: all of them are at the lowest level. Partly: all in between.")
    yield _(
        "Not known: an answer that is missing or not known could change the reading. It is tried "
        "with all open answers at their lowest and at their highest, and known only where both "
        "give the same."
    )
    yield _(
        "What is said not to apply is left out. A question that other answers rule out waits for "
        "something that is not there, and counts as the lowest level."
    )
    yield _("Outside the questionnaire: no question speaks to it. It has to be shown otherwise.")
    yield _("What stands in square brackets is what the questions cannot show of a criterion.")
