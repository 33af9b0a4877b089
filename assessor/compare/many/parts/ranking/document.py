"""The order of the systems for people, and how far each could move."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.many import figures, order
from assessor.compare.many.figures import Range
from assessor.compare.many.order import Order
from assessor.compare.many.parts.ranking.data import ranks
from assessor.compare.many.parts.ranking.moving import _drivers, _shift_reading, _shifts
from assessor.compare.many.parts.ranking.said import number, sentence, span, whole
from assessor.compare.many.study import Study
from assessor.reports.charts import standings
from assessor.reports.document import Block, Column, Entry, Heading, Note, Paragraph, Table, bullets
from questionnaires.texts import _
from scoring import uncertainty

ROWS = 40


def blocks(study: Study, found: Order | None) -> Iterator[Block]:
    """The order, its uncertainty in tables, a drawing and plain sentences, and what drives it."""
    yield Heading(1, _("The order of the systems, and how far it can be trusted"))
    yield Note(_(
        "An order is no measure of compliance, and no league table: it holds what States record "
        "of themselves against each other, under weights that nobody has agreed on."
    ))  # fmt: skip
    if found is None:
        yield Paragraph(_("Fewer than two systems can have a rank."))
    else:
        if len({study.many.files[row].assessor_type for row in found.rows}) > 1:
            yield Note(_(
                "The files in this order are of different kinds: it may be one of assessors and "
                "not of systems."
            ))  # fmt: skip
        yield Paragraph(_reading(study, found))
        yield _table(study, found)
        yield _figure(study, found)
        yield Heading(2, _("Whether the order holds"))
        if len(found.pairs) > 1:
            yield Paragraph(whole(found))
        yield bullets(*(sentence(found, pair) for pair in found.neighbours[:ROWS]))
        yield Heading(2, _("What moves the order"))
        yield Paragraph(_shift_reading())
        yield _shifts(found)
        yield from _drivers(study, found)
    yield from _unranked(study)


def _reading(study: Study, found: Order) -> str:
    text = _(
        "{parts} scores are put together as the questionnaire does ({method}, its own weights); "
        "where answers are open, the order in the table goes by the middle of the range, and only "
        "there. Possible is the best and worst rank that open answers alone leave, exactly. The "
        "last columns come from {draws} draws (seed {seed}) in which all varies at once: each open "
        "part lies anywhere in its range; the weights are drawn around the stated ones (Dirichlet, "
        "{concentration} times each share and part); the parts are combined by weighted mean, by "
        "geometric mean, or by the weakest part alone, each as often. 1 is the highest score."
    )
    method = study.questionnaire.head.scoring.total.method
    return text.format(
        parts=len(found.nodes), method=words.method(method), draws=study.draws, seed=study.seed,
        concentration=uncertainty.CONCENTRATION,
    )  # fmt: skip


def _table(study: Study, found: Order) -> Table:
    columns = (
        Column(_("System")), Column(_("Score"), "right", firm=True),
        Column(_("Possible"), "right", firm=True), Column(_("Median"), "right", firm=True),
        Column(_("5–95 %"), "right", firm=True), Column(_("Best, worst"), "right", firm=True),
    )  # fmt: skip
    rows = []
    for part in list(ranks(study, found))[:ROWS]:
        drawn = part.draws["all"]
        texts = (
            part.system,
            str(Range(part.low, part.high)),
            span(part.possible_best, part.possible_worst),
            number(drawn["median"]),
            span(drawn["low"], drawn["high"]),
            span(drawn["best"], drawn["worst"]),
        )
        rows.append(tuple(map(Entry, texts)))
    return Table(columns, tuple(rows))


def _figure(study: Study, found: Order) -> Block:
    rows = [
        standings.Row(
            part.system,
            part.possible_best,
            part.possible_worst,
            part.draws["all"]["low"],
            part.draws["all"]["median"],
            part.draws["all"]["high"],
        )
        for part in list(ranks(study, found))[:ROWS]
    ]
    return standings.figure(_("Ranks as ranges"), rows)


def _unranked(study: Study) -> Iterator[Block]:
    without = order.unranked(study)
    if without:
        yield Heading(2, _("Without a rank"))
        text = _("{file}: {reason}")
        yield bullets(
            *(text.format(file=study.system(row), reason=why) for row, why in without[:ROWS])
        )
        if rest := figures.more(len(without), ROWS):
            yield Paragraph(rest)
