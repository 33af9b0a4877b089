"""How far teams agree: Krippendorff's alpha, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.reports.document import Block, Column, Heading, Paragraph, Table, row
from questionnaires.texts import _
from scoring.agreement import RELIABLE, TENTATIVE


def blocks(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """The figures in all and by module; nothing where there is but one team."""
    if len(stage.standings) < 2:
        return
    yield Heading(2, _("How far teams agree"))
    if stage.alphas is None:
        text = _("Krippendorff's alpha was not computed. To have it: pip install '{package}'")
        yield Paragraph(text.format(package="assessor[analysis]"))
        return
    columns = (
        Column(_("Questions")), Column(_("Alpha"), "right", firm=True),
        Column(_("Cells"), "right", firm=True), Column(_("Reading")),
    )  # fmt: skip
    yield Table(columns, tuple(
        row(
            module(debrief, each.module), labels.alpha(each.value), str(each.cells),
            band(each.value), strong=each.module is None,
        )
        for each in stage.alphas
    ))  # fmt: skip


def reading() -> str:
    """How alpha is to be read; said once."""
    return _(
        "Alpha is Krippendorff's, for ordered answers; missing ones are allowed for, and questions "
        "without an order are left out. It is 1 where all teams agree, 0 where they agree as often "
        "as chance would have it, and below 0 where they agree less than that. Krippendorff "
        "(Content Analysis, 2nd edition, 2004) relies on data from 0.800 on and draws tentative "
        "conclusions from 0.667 on. Those bounds were made for coding texts; with few teams or few "
        "cells alpha moves far with a single answer. It is not defined where all give the same "
        "answer everywhere. Teams that agree may all be wrong."
    )


def band(value: float | None) -> str:
    """In which of the author's bands an alpha is."""
    if value is None:
        return _("no answer differs, or too few answers")
    if value >= RELIABLE:
        return _("reliable")
    return _("tentative") if value >= TENTATIVE else _("no conclusions")


def module(debrief: Debrief, ident: str | None) -> str:
    """What a row of the table is about."""
    if ident is None:
        return _("All questions")
    found = next(each for each in debrief.questionnaire.modules if each.id == ident)
    return f"{found.number} {found.name}"
