"""The report for programs."""

from __future__ import annotations

from collections.abc import Sequence

from assessor.reports import paper as papers
from assessor.reports.case import Case
from assessor.reports.regimes import readings
from assessor.reports.regimes.readings import Read, Wanting
from assessor.reports.regimes.shapes import (
    CriterionPart,
    HeldPart,
    RegimePart,
    RegimesPaper,
    StatementPart,
    WantingPart,
)
from questionnaires.regimes import Regime, RegimesFile, Statement
from scoring.readiness import Held


def build(case: Case, asked: RegimesFile) -> RegimesPaper:
    """The whole report."""
    found = readings.read(case, asked)
    return RegimesPaper(
        caution=case.questionnaire.head.caution,
        header=papers.header(case),
        cautions=asked.cautions,
        regimes=tuple(_regime(case, regime, found[regime.id]) for regime in asked.regimes),
        missing=tuple(map(_wanting, readings.short(case, found))),
        to_find_out=tuple(map(_wanting, readings.open_(case, found))),
    )


def _regime(case: Case, regime: Regime, criteria: Sequence[Read]) -> RegimePart:
    count = readings.counts(criteria)
    return RegimePart(
        id=regime.id,
        name=regime.name,
        adherence=_statement(case, regime.adherence),
        participation=_statement(case, regime.participation),
        counts={each: count[each] for each in readings.ORDER},
        criteria=tuple(_criterion(case, each) for each in criteria),
    )


def _statement(case: Case, said: Statement | None) -> StatementPart | None:
    if said is None:
        return None
    return StatementPart(
        text=said.text, source=readings.cited(case, said), confidence=said.confidence
    )


def _criterion(case: Case, read: Read) -> CriterionPart:
    criterion = read.criterion
    return CriterionPart(
        text=criterion.text,
        source=readings.cited(case, criterion),
        confidence=criterion.confidence,
        number=read.number,
        id=criterion.id,
        limits=criterion.limits,
        reading=read.reading,
        answers=tuple(map(_held, read.held)),
    )


def _wanting(wanting: Wanting) -> WantingPart:
    return WantingPart(
        question=wanting.question.id,
        text=wanting.question.text,
        action=wanting.question.action,
        criteria=wanting.criteria,
        answers=tuple(map(_held, wanting.held)),
    )


def _held(held: Held) -> HeldPart:
    return HeldPart(
        cell=held.cell.id,
        status=held.status,
        value=held.value,
        wanted=held.wanted,
        reaches=held.reaches,
    )
