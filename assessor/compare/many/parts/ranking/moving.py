"""What moves the order of the systems, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare.many import figures
from assessor.compare.many.order import Order
from assessor.compare.many.parts.ranking.said import between, experiment, factor, number, span
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Column, Entry, Paragraph, Table
from questionnaires.texts import _
from scoring.uncertainty import SAMPLE, Driver

FACTORS = 12


def _shift_reading() -> str:
    return _(
        "The average shift in rank says by how many places a system moves on average against the "
        "order above when something is varied; 0 is no move. Beside it stands between what it lies "
        "in nine of ten draws."
    )


def _shifts(found: Order) -> Table:
    columns = (
        Column(_("What varies")), Column(_("Average shift"), "right", firm=True),
        Column(_("5–95 %"), "right", firm=True),
    )  # fmt: skip
    rows = [
        tuple(map(Entry, (
            experiment(name), number(each.shift, 2), span(each.shift_low, each.shift_high, 2)
        )))
        for name, each in found.drawn.items()
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _drivers(study: Study, found: Order) -> Iterator[Block]:
    if not found.drivers.shift:
        yield Paragraph(_("Nothing that was varied moves any system in the order."))
        return
    ordered = sorted(found.drivers.shift, key=lambda each: -each.total)
    text = _(
        "Alone explains the share of the shift's variance that goes when only this is known; "
        "together is what it has a part in, alone or with others (Sobol' indices of first order "
        "and total effect, from {sample} rows, with 95 % intervals). What is together and not "
        "alone comes from things that act with each other."
    )
    yield Paragraph(f"{_most(found, ordered)} {text.format(sample=SAMPLE)}")
    columns = (
        Column(_("What varies")), Column(_("Alone"), "right", firm=True),
        Column(_("95 % interval"), "right", firm=True), Column(_("Together"), "right", firm=True),
        Column(_("95 % interval"), "right", firm=True),
    )  # fmt: skip
    rows = [
        tuple(map(Entry, (
            factor(found, each.factor),
            number(each.first, 2), between(each.first_low, each.first_high),
            number(each.total, 2), between(each.total_low, each.total_high),
        )))
        for each in ordered[:FACTORS]
    ]  # fmt: skip
    yield Table(columns, tuple(rows))
    if rest := figures.more(len(ordered), FACTORS):
        yield Paragraph(rest)


def _most(found: Order, ordered: Sequence[Driver]) -> str:
    """What moves the order most, where the intervals tell it."""
    one, other = ordered[:2]
    names = {"one": factor(found, one.factor), "other": factor(found, other.factor)}
    if one.total_low > other.total_high:
        return _("What moves the order most is this: {one}.").format(**names)
    text = _("What moves the order most cannot be told: the intervals of the first two overlap "
             "({one}; {other}).")  # fmt: skip
    return text.format(**names)
