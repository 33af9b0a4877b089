"""What to talk about first, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assessor import words
from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.answers import Answers
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.exercise.debriefing.talk import Talk
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    bullets,
    row,
)
from questionnaires.exercise import START
from questionnaires.texts import _, ngettext

FIRST = 8
"""How many questions are shown with all their answers."""


def blocks(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """The questions in the order to talk about them, the first of them in full."""
    yield Heading(2, _("What to talk about first"))
    if not stage.talks:
        yield Paragraph(_("No question is touched in this stage."))
        return
    if stage.id != START:
        yield Paragraph(
            _("The questions whose key this inject moves, and those that teams answered anew.")
        )
    yield _order(stage)
    yield from _agreed(debrief, stage)
    open_ = [each for each in stage.talks if each.apart or each.right < each.asked]
    for talk in open_[:FIRST]:
        yield Heading(3, f"{talk.question.id} {talk.question.text}")
        yield _cells(debrief, talk)
        if talk.comments and not debrief.anonymous:
            text = _("{team}: {comment}")
            yield bullets(
                *(text.format(team=team.label, comment=said) for team, said in talk.comments)
            )
        yield from map(Paragraph, _reasons(debrief, stage, talk))
    yield from _more(len(open_) - FIRST)


def reading() -> str:
    """How the order comes about; said once."""
    return _(
        "Questions stand in the order in which teams disagree: the mean distance between two "
        "teams, over all pairs and cells, as a share of the length of the scale; 100 % would be "
        "teams at opposite ends. Where answers have no order, it is the share of pairs that "
        "differ. Of questions alike in this, the least right comes first."
    )


def _more(count: int) -> Iterator[Block]:
    """Where the answers to the questions that are not shown in full are read."""
    if count > 0:
        text = ngettext(
            "The answers to {n} more question are in this debrief as XLSX and as JSON.",
            "The answers to {n} more questions are in this debrief as XLSX and as JSON.",
            count,
        )
        yield Paragraph(text.format(n=count))


def _order(stage: Stage) -> Table:
    columns = (
        Column(_("Question"), firm=True), Column(_("Apart"), "right", firm=True),
        Column(_("Right"), "right", firm=True), Column(_("Text")),
    )  # fmt: skip
    return Table(columns, tuple(
        row(
            talk.question.id, words.percent(talk.apart), labels.right(talk.right, talk.asked),
            talk.question.text,
        )
        for talk in stage.talks
    ))  # fmt: skip


def _agreed(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """Where all agree and are wrong: no disagreement would bring it up."""
    found = [
        (talk, answers)
        for talk in stage.talks
        for answers in talk.cells
        if answers.agreed and not answers.right
    ]
    if not found:
        return
    yield Heading(3, _("All agree, and the key says otherwise"))
    columns = (
        Column(_("Question"), firm=True), Column(_("Cell")), Column(_("All say"), "right"),
        Column(_("Key"), "right"),
    )  # fmt: skip
    yield Table(columns, tuple(
        row(
            talk.question.id,
            labels.cells([answers.cell]),
            next(labels.answer(debrief.questionnaire, talk.question, value)
                 for value, why, _teams in answers.said if why is None),
            labels.key(debrief.questionnaire, talk.question, answers.key),
        )
        for talk, answers in found
    ))  # fmt: skip


def _cells(debrief: Debrief, talk: Talk) -> Table:
    columns = Column(_("Cell")), Column(_("Key")), Column(_("Answers"))
    shown = [
        (labels.key(debrief.questionnaire, talk.question, each.key),
         labels.said(debrief, talk.question, each), each)
        for each in talk.cells
    ]  # fmt: skip
    rows = []
    for (key, said), group in groupby(shown, key=lambda each: each[:2]):
        rows.append(row(_cells_named([each for _k, _s, each in group], talk), key, said))
    return Table(columns, tuple(rows))


def _reasons(debrief: Debrief, stage: Stage, talk: Talk) -> Iterator[str]:
    """Why the key is as it is; once an inject has moved it, why that did."""
    answer = debrief.exercise.key[talk.question.id]
    whys = [each.why for each in answer.changes if each.inject in stage.happened]
    yield answer.reason
    yield from whys


def _cells_named(group: Sequence[Answers], talk: Talk) -> str:
    if len(group) == len(talk.cells):
        return _("all") if len(group) > 1 else talk.question.id
    return labels.cells([each.cell for each in group])
