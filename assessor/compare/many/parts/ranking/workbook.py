"""The order of the systems as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.compare.many.order import Order
from assessor.compare.many.parts.ranking.data import ranks
from assessor.compare.many.parts.ranking.said import experiment, factor, sentence
from assessor.compare.many.study import Study
from assessor.reports.sheets import Sheet, SheetColumn, Value
from questionnaires.texts import _

DIGITS = 3
"""So exactly a workbook tells indices; the intervals are wider than what is left out."""


def sheets(study: Study, found: Order | None) -> Iterator[Sheet]:
    """Ranks by experiment, pairs, drivers."""
    if found is None:
        return
    columns = (
        SheetColumn(_("System"), 30), SheetColumn(_("Score, low"), 10, share=True),
        SheetColumn(_("Score, high"), 10, share=True), SheetColumn(_("What varies"), 44),
        SheetColumn(_("Median rank"), 9), SheetColumn(_("5 %"), 9), SheetColumn(_("95 %"), 9),
        SheetColumn(_("Best"), 9), SheetColumn(_("Worst"), 9),
    )  # fmt: skip
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (part.system, part.low, part.high, experiment(name), *each.values())
        for part in ranks(study, found)
        for name, each in part.draws.items()
    )
    yield Sheet(_("Ranks"), columns, rows)
    columns_of_pairs = (
        SheetColumn(_("Above"), 30), SheetColumn(_("Below"), 30),
        SheetColumn(_("Ahead, least"), 11, share=True),
        SheetColumn(_("Ahead, most"), 11, share=True),
        SheetColumn(_("Share of draws"), 11, share=True), SheetColumn(_("What can be said"), 70),
    )  # fmt: skip
    names = found.inputs.names
    pairs = tuple(
        (names[pair.upper], names[pair.lower], pair.low, pair.high, pair.above,
         sentence(found, pair))
        for pair in found.pairs
    )  # fmt: skip
    yield Sheet(_("Pairs"), columns_of_pairs, pairs)
    yield _driver_sheet(found)


def _driver_sheet(found: Order) -> Sheet:
    columns = (
        SheetColumn(_("Of what"), 30), SheetColumn(_("What varies"), 50),
        SheetColumn(_("Alone"), 9), SheetColumn(_("Alone, low"), 9),
        SheetColumn(_("Alone, high"), 9), SheetColumn(_("Together"), 9),
        SheetColumn(_("Together, low"), 9), SheetColumn(_("Together, high"), 9),
    )  # fmt: skip
    of_what = [(_("average shift in rank"), found.drivers.shift)]
    of_what += zip(found.inputs.names, found.drivers.scores, strict=True)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, factor(found, each.factor),
         *(round(figure, DIGITS) for figure in (
             each.first, each.first_low, each.first_high,
             each.total, each.total_low, each.total_high)))
        for name, drivers in of_what
        for each in drivers
    )  # fmt: skip
    return Sheet(_("What moves the order"), columns, rows)
