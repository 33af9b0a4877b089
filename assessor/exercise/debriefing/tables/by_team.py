"""Tables of teams: beside the key, by questions, what an inject moved, the time used."""

from __future__ import annotations

from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.exercise.debriefing.tables.rows import Rows, by_stage, number, sheet
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _
from scoring.drill import KINDS


def teams(debrief: Debrief) -> Sheet:
    """Each team beside the key, stage by stage."""
    return sheet(_("Teams"), _teams_columns(), _teams(debrief))


def heat(debrief: Debrief, stage: Stage) -> Sheet:
    """Teams by questions: the share of each question's cells that is right."""
    name = labels.stage_short(debrief.exercise, stage.id)
    columns = (
        SheetColumn(_("Question"), 14),
        *(SheetColumn(each.team.label, 12, share=True, toned=True) for each in stage.standings),
    )
    rows = tuple(
        (ident, *(number(each.of(ident).share) for each in stage.standings))
        for ident in debrief.exercise.head.questions
    )
    return Sheet(_("Map, {stage}").format(stage=name), columns, rows if stage.standings else ())


def moves(debrief: Debrief) -> Sheet:
    """What an inject moved, team by team."""
    return sheet(_("Injects"), _moves_columns(), _moves(debrief))


def times(debrief: Debrief) -> Sheet:
    """Minutes by team and stage."""
    return sheet(_("Time used"), _times_columns(), _times(debrief))


def _teams_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Team"), 30), SheetColumn(_("Right"), 9),
        SheetColumn(_("Asked"), 9), SheetColumn(_("Share"), 9, share=True),
        *(SheetColumn(labels.kind(kind), 15) for kind in KINDS),
        SheetColumn(_("Distance"), 10), SheetColumn(_("Direction"), 10),
    )  # fmt: skip


def _teams(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for each in stage.standings:
            tally = each.tally
            yield (
                name, each.team.label, tally.right, tally.asked, number(tally.share),
                *(tally.counts[kind] for kind in KINDS),
                number(tally.distance), number(tally.direction),
            )  # fmt: skip


def _moves_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Team"), 30), SheetColumn(_("To move"), 9),
        SheetColumn(_("Moved there"), 9), SheetColumn(_("Right now"), 9),
        SheetColumn(_("Others moved"), 50), SheetColumn(_("Of these raised"), 50),
    )  # fmt: skip


def _moves(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for each in stage.moves:
            yield (
                name, each.team.label, len(each.due), len(each.moved), len(each.right),
                labels.by_question(each.others) if each.others else None,
                labels.by_question(each.raised) if each.raised else None,
            )  # fmt: skip


def _times_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Team"), 30),
        SheetColumn(_("Minutes, first to last"), 14), SheetColumn(_("Minutes, active"), 14),
    )  # fmt: skip


def _times(debrief: Debrief) -> Rows:
    for team in debrief.teams:
        for stage, spent in debrief.times[team.name].items():
            name = labels.stage_short(debrief.exercise, stage) if stage else _("In all")
            if spent:
                yield name, team.label, round(spent.whole / 60, 1), round(spent.active / 60, 1)
