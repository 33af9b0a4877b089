"""The report as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.parts import names
from assessor.reports.regimes import readings
from assessor.reports.regimes.readings import Read
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.regimes import RegimesFile
from questionnaires.texts import _
from scoring.readiness import Held


def build(case: Case, asked: RegimesFile) -> tuple[Sheet, ...]:
    """The criteria with their readings, and every answer that they look at."""
    found = [each for criteria in readings.read(case, asked).values() for each in criteria]
    return _criteria(case, found), _answers(case, found)


def _criteria(case: Case, found: list[Read]) -> Sheet:
    columns = (
        SheetColumn(_("Regime"), 32), SheetColumn(_("No."), 6), SheetColumn(_("Criterion"), 46),
        SheetColumn(_("Reading"), 25), SheetColumn(_("Own answers"), 50),
        SheetColumn(_("What questions cannot show"), 36), SheetColumn(_("Source"), 40),
        SheetColumn(_("How sure"), 22),
    )  # fmt: skip
    rows = tuple(
        (
            each.regime.name, each.number, each.criterion.text, words.reading(each.reading),
            readings.said(each.held) or None, each.criterion.limits,
            readings.cited(case, each.criterion),
            words.confidence(each.criterion.confidence),
        )
        for each in found
    )  # fmt: skip
    return Sheet(_("Criteria"), columns, rows)


def _answers(case: Case, found: list[Read]) -> Sheet:
    columns = (
        SheetColumn(_("Regime"), 32), SheetColumn(_("No."), 6), SheetColumn(_("Question"), 12),
        SheetColumn(_("Text"), 50), SheetColumn(_("Place"), 16), SheetColumn(_("State"), 22),
        SheetColumn(_("Level"), 8), SheetColumn(_("Wanted"), 8), SheetColumn(_("Reached"), 10),
        SheetColumn(_("Action"), 50),
    )  # fmt: skip
    rows = (tuple(_answer(case, each, held)) for each in found for held in each.held)
    return Sheet(_("Answers"), columns, tuple(rows))


def _answer(case: Case, read: Read, held: Held) -> Iterator[Value]:
    question = case.questionnaire.questions[held.cell.question]
    yield from (read.regime.name, read.number, question.id, question.text)
    yield names.cells([held.cell]) or None
    yield from (words.standing(held.status), held.value, held.wanted)
    yield {True: _("yes"), False: _("no"), None: None}[held.reaches]
    yield question.action
