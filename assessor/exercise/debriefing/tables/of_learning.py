"""The table of what was learned."""

from __future__ import annotations

from assessor.exercise.debriefing import learned
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.debriefing.tables.rows import Rows, number, sheet
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def learning(debrief: Debrief) -> Sheet:
    """Shares and gains: in all, by participant, by item."""
    return sheet(_("Learning"), _learning_columns(), _learning(debrief))


def _learning_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Of"), 14), SheetColumn(_("Name"), 30),
        SheetColumn(_("Before"), 10, share=True), SheetColumn(_("After"), 10, share=True),
        SheetColumn(_("Gain"), 10), SheetColumn(_("Reading"), 24),
    )  # fmt: skip


def _learning(debrief: Debrief) -> Rows:
    found = debrief.learning
    if found is None:
        return
    groups = (
        (_("in all"), ((_("those with both tests"), found.whole),) if found.pairs else ()),
        (_("participant"), found.people),
        (_("item"), found.items if found.pairs else ()),
    )
    for group, rows in groups:
        for name, change in rows:
            yield (
                group, name, number(change.pre), number(change.post), number(change.gain),
                learned.gain(change),
            )  # fmt: skip
