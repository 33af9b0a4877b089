"""The misreadings that answers betray, with what settles each and the passage that says so."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.betrayal import Betrayed
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
    row,
)
from questionnaires.exercise_case import Card, Passage
from questionnaires.exercise_case import Table as Tabular
from questionnaires.texts import _, ngettext


def blocks(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """Each misreading; nothing where no answer betrays one."""
    if not stage.betrayed:
        return
    yield Heading(2, _("Common misreadings"))
    tables: set[str] = set()
    for each in stage.betrayed:
        yield Heading(3, _("“{claim}”").format(claim=each.misreading.claim))
        yield Terms((
            Term(_("Question"), (_question(each),)),
            Term(_("Teams"), (_teams(debrief, each),)),
            Term(_("What settles it"), (each.misreading.settled,)),
        ))  # fmt: skip
        for ident in each.misreading.passages:
            yield from _passage(debrief, ident, tables)


def _question(each: Betrayed) -> str:
    places = words.listed(each.misreading.places)
    return f"{each.question} ({places})" if places else each.question


def count(debrief: Debrief, each: Betrayed) -> str:
    """How many of the teams misread it so."""
    text = ngettext("{n} of {all} team", "{n} of {all} teams", len(debrief.teams))
    return text.format(n=len(each.teams), all=len(debrief.teams))


def _teams(debrief: Debrief, each: Betrayed) -> str:
    if len(debrief.teams) > labels.NAMED:
        return count(debrief, each)
    text = _("{count}: {teams}")
    return text.format(count=count(debrief, each), teams=labels.shorts(each.teams))


def _passage(debrief: Debrief, ident: str, tables: set[str]) -> Iterator[Block]:
    """The passage quoted, under the name of its section; its table only where it is not above."""
    found = debrief.exercise.passages.get(ident)
    if found is None:
        return
    text = _("{section}, {id}: {text}")
    quoted = " ".join((found.text or "").split())
    said = _("“{text}”").format(text=quoted) if quoted else ""
    yield Paragraph(text.format(section=section(debrief, ident), id=ident, text=said).strip(" :"))
    if isinstance(found, Passage) and found.table and ident not in tables:
        tables.add(ident)
        yield _table(found.table)


def section(debrief: Debrief, ident: str) -> str:
    """Where a passage is read: a chapter of the case, or a card of an inject."""
    for section_ in debrief.exercise.case.sections:
        if any(each.id == ident for each in section_.passages):
            return section_.title
    for inject in debrief.exercise.injects:
        if any(isinstance(each, Card) and each.id == ident for each in inject.cards):
            return inject.title
    return ""


def _table(table: Tabular) -> Table:
    return Table(tuple(map(Column, table.columns)), tuple(row(*each) for each in table.rows))
