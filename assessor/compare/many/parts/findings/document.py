"""Findings by provision and State, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assessor.compare.many.parts import places
from assessor.compare.many.parts.findings.table import drawn, rows_under, table
from assessor.compare.many.study import Study
from assessor.reports.charts import heat
from assessor.reports.document import Block, Heading, Paragraph, Table
from assessor.reports.parts import matrix
from questionnaires.texts import _

COLUMNS = 8
"""So many systems have a column in one table."""

MOST = 24
"""Of more systems a document only counts."""


def blocks(study: Study) -> Iterator[Block]:
    """The counts by provision, then tables with a column for each State."""
    present = [ident for ident in matrix.OP3 if ident in study.questionnaire.provisions]
    rows = {ident: rows_under(study, ident) for ident in present}
    if not any(rows.values()):
        return
    yield Heading(1, _("Field by State: findings against operative paragraph 3"))
    yield Paragraph(_(
        "Every place of the matrix stands for itself: law and enforcement are never put together, "
        "nor are nuclear, chemical and biological."
    ))  # fmt: skip
    yield _counted(study, present)
    yield heat.overview(study.questionnaire, _counts(study, present))
    if len(study.states) > MOST:
        text = _(
            "There are {count} systems, too many for a column each: the next part counts them "
            "place by place."
        )
        yield Paragraph(text.format(count=len(study.states)))
        return
    yield Paragraph(_("The columns are numbered as the States are. {legend}").format(
        legend=places.legend()
    ))  # fmt: skip
    for ident in present:
        if rows[ident]:
            provision = study.questionnaire.provisions[ident]
            yield Heading(2, f"{provision.short} {provision.title}")
            yield from drawn(study, provision.short, rows[ident])
            for start in range(0, len(study.states), COLUMNS):
                chosen = range(start, min(start + COLUMNS, len(study.states)))
                yield table(study, rows[ident], chosen)


def _counts(study: Study, provisions: Sequence[str]) -> dict[tuple[str, str], Counter[str]]:
    counts = {(ident, side): Counter[str]() for ident in provisions for side in matrix.SIDES}
    for number, (field, side, _weapon) in enumerate(study.many.places):
        key = places.provision(study.questionnaire, field), side or ""
        if key in counts:
            codes = Counter(study.seen[:, number].tolist())
            counts[key].update({places.outcome(code): n for code, n in codes.items()})
    return {key: count for key, count in counts.items() if count.total()}


def _counted(study: Study, provisions: Sequence[str]) -> Table:
    from assessor.reports.gap import totals

    return totals.table(study.questionnaire, _counts(study, provisions))
