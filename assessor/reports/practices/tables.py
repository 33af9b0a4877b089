"""The report as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.practices import gathered
from assessor.reports.practices.gathered import Seen
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.practices import PracticesFile
from questionnaires.texts import _


def build(case: Case, practices: PracticesFile) -> tuple[Sheet, ...]:
    """What is known of other States, a row for each element it belongs to; and the elements."""
    seen = gathered.elements(case, practices)
    return _facts(case, practices, seen), _elements(case, seen)


def _facts(case: Case, practices: PracticesFile, seen: tuple[Seen, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Element"), 34), SheetColumn(_("Own score, low"), 10, share=True),
        SheetColumn(_("Own score, high"), 10, share=True), SheetColumn(_("Gaps"), 8),
        SheetColumn(_("State"), 16), SheetColumn(_("What is known"), 70),
        SheetColumn(_("Source"), 40), SheetColumn(_("Year"), 8), SheetColumn(_("How sure"), 22),
    )  # fmt: skip
    rows = tuple(
        (
            gathered.label(case, each), *_ends(each), len(each.gaps),
            practices.countries[fact.country], fact.text, fact.source, fact.year,
            words.confidence(fact.confidence),
        )
        for each in seen
        for fact in each.facts
    )  # fmt: skip
    return Sheet(_("Practice elsewhere"), columns, rows)


def _elements(case: Case, seen: tuple[Seen, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Module"), 24), SheetColumn(_("Element"), 34),
        SheetColumn(_("Own score, low"), 10, share=True),
        SheetColumn(_("Own score, high"), 10, share=True), SheetColumn(_("Asked"), 8),
        SheetColumn(_("Answered"), 10), SheetColumn(_("Own findings"), 44),
        SheetColumn(_("Gaps"), 8), SheetColumn(_("To close its gaps"), 60),
        SheetColumn(_("Facts"), 8),
    )  # fmt: skip
    return Sheet(_("Elements"), columns, tuple(tuple(_element(case, each)) for each in seen))


def _element(case: Case, seen: Seen) -> Iterator[Value]:
    coverage = seen.node.coverage if seen.node else None
    yield from (seen.module.name, gathered.label(case, seen), *_ends(seen))
    yield coverage.asked if coverage else 0
    yield coverage.answered if coverage else 0
    yield gathered.findings(case, seen) or None
    yield len(seen.gaps)
    questions = case.questionnaire.questions
    yield "\n".join(questions[gap.question].action or "" for _, gap in seen.gaps) or None
    yield len(seen.facts)


def _ends(seen: Seen) -> tuple[Value, Value]:
    # A number of its own kind is no share, and would be read as a percentage here.
    if seen.node is None or not seen.assessed or seen.node.way.number or seen.node.figure is None:
        return None, None
    return float(seen.node.figure.low), float(seen.node.figure.high)
