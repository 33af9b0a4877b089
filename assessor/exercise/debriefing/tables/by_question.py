"""Tables of questions: the order to talk about them, all answers, misreadings, agreement."""

from __future__ import annotations

from assessor import words
from assessor.exercise.debriefing import agree, labels
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.debriefing.tables.rows import Rows, by_stage, number, sheet
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _


def questions(debrief: Debrief) -> Sheet:
    """The order in which to talk about them."""
    return sheet(_("Questions"), _questions_columns(), _questions(debrief))


def answers(debrief: Debrief) -> Sheet:
    """Every answer of every team beside the key."""
    return sheet(_("Answers"), _answers_columns(), _answers(debrief))


def misreadings(debrief: Debrief) -> Sheet:
    """What answers betray, and what settles it."""
    return sheet(_("Misreadings"), _misreadings_columns(), _misreadings(debrief))


def alphas(debrief: Debrief) -> Sheet:
    """Alpha, in all and by module."""
    return sheet(_("Agreement"), _alphas_columns(), _alphas(debrief))


def _questions_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Question"), 14),
        SheetColumn(_("Apart"), 9, share=True), SheetColumn(_("Right"), 9),
        SheetColumn(_("Asked"), 9), SheetColumn(_("Text"), 80),
    )  # fmt: skip


def _questions(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for talk in stage.talks:
            yield (
                name, talk.question.id, number(talk.apart), talk.right, talk.asked,
                talk.question.text,
            )  # fmt: skip


def _answers_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Team"), 30), SheetColumn(_("Cell"), 26),
        SheetColumn(_("Answer"), 20), SheetColumn(_("Key"), 20),
        SheetColumn(_("Beside the key"), 16), SheetColumn(_("Steps"), 9),
        SheetColumn(_("Comment"), 60),
    )  # fmt: skip


def _answers(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for each in stage.standings:
            for hit in each.tally.hits:
                question = debrief.questionnaire.questions[hit.cell.question]
                said = each.said.get(hit.cell.id)
                yield (
                    name, each.team.label, hit.cell.id,
                    None if hit.value is None
                    else labels.answer(debrief.questionnaire, question, hit.value),
                    labels.key(debrief.questionnaire, question, stage.key[hit.cell.id]),
                    labels.kind(hit.kind), hit.distance,
                    said.comment if said and not debrief.anonymous else None,
                )  # fmt: skip


def _misreadings_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Question"), 14), SheetColumn(_("Claim"), 50),
        SheetColumn(_("Number"), 9), SheetColumn(_("Teams"), 30),
        SheetColumn(_("What settles it"), 60), SheetColumn(_("Passages"), 30),
    )  # fmt: skip


def _misreadings(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for each in stage.betrayed:
            yield (
                name, each.question, each.misreading.claim, len(each.teams),
                labels.shorts(each.teams), each.misreading.settled,
                words.listed(each.misreading.passages),
            )  # fmt: skip


def _alphas_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Stage"), 12), SheetColumn(_("Questions"), 40), SheetColumn(_("Alpha"), 12),
        SheetColumn(_("Cells"), 9), SheetColumn(_("Reading"), 40),
    )  # fmt: skip


def _alphas(debrief: Debrief) -> Rows:
    for name, stage in by_stage(debrief):
        for each in stage.alphas or ():
            value = None if each.value is None else round(each.value, 4)
            where = agree.module(debrief, each.module)
            yield name, where, value, each.cells, agree.band(each.value)
