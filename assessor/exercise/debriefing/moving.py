"""What an inject moved, by team."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.moves import Move
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.reports.document import Block, Column, Heading, Item, Outline, Paragraph, Table, row
from questionnaires.texts import _


def blocks(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """Who moved what should move, who moved other cells; nothing before the first inject."""
    if not stage.moves:
        return
    inject = next(each for each in debrief.exercise.injects if each.id == stage.id)
    yield Heading(2, _("What the inject moved"))
    yield Paragraph(_("How it ended: {outcome}").format(outcome=inject.outcome))
    due = stage.moves[0].due
    if due:
        text = _("It moves: {cells}.")
        yield Paragraph(text.format(cells=labels.by_question(due)))
    else:
        yield Paragraph(_("It moves no cell: it only shows what the case says."))
    columns = (
        Column(_("Team")), Column(_("Moved there"), "right"), Column(_("Right now"), "right"),
        Column(_("Others moved"), "right"), Column(_("Of these raised"), "right"),
    )  # fmt: skip
    yield Table(columns, tuple(
        row(
            each.team.label, labels.right(len(each.moved), len(each.due)),
            labels.right(len(each.right), len(each.due)), str(len(each.others)),
            str(len(each.raised)),
        )
        for each in stage.moves
    ))  # fmt: skip
    yield from _others(stage)


def reading() -> str:
    """What the columns are; said once."""
    return _(
        "An inject moves some cells of the key; a team does well to move these and no others. For "
        "what it raised beside them the inject gives no reason, unless that something ended well, "
        "and luck is no system: ask which text or which practice the higher answer rests on."
    )


def _others(stage: Stage) -> Iterator[Block]:
    found = [each for each in stage.moves if each.others]
    if found:
        yield Paragraph(_("Cells moved that the inject gives no reason to move:"))
        yield Outline(tuple(Item(_moved(each)) for each in found))


def _moved(move: Move) -> str:
    others = labels.by_question(move.others)
    if not move.raised:
        return _("{team}: {cells}").format(team=move.team.label, cells=others)
    text = _("{team}: {cells}; raised: {raised}")
    raised = labels.by_question(move.raised)
    return text.format(team=move.team.label, cells=others, raised=raised)
