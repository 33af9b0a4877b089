"""What came of the exercise, in a few sentences; the debrief and the note say them alike."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.exercise.debriefing import agree, labels, learned
from assessor.exercise.debriefing.results import Debrief, Stage
from questionnaires.texts import _, ngettext

FIRST = 3
"""How many questions are named as those to talk about."""


def sentences(debrief: Debrief) -> Iterator[str]:
    """The sentences, those there is something for."""
    for stage in debrief.stages:
        if stage.standings:
            yield _shares(debrief, stage)
    if debrief.stages:
        yield from _agreement(debrief.stages[0])
        yield from _apart(debrief.stages[0])
        yield from _wrong(debrief.stages[0])
    yield from learned.in_short(debrief)


def _shares(debrief: Debrief, stage: Stage) -> str:
    shares = [each.tally.share for each in stage.standings if each.tally.share is not None]
    right = labels.right(stage.tally.right, stage.tally.asked)
    where = labels.stage(debrief.exercise, stage.id)
    if len(shares) < 2:
        text = _("{stage}: {right} answers are right.")
        return text.format(stage=where, right=right)
    text = _("{stage}: {right} answers are right; by team, {least} to {most}.")
    return text.format(
        stage=where,
        right=right,
        least=words.percent(min(shares)),
        most=words.percent(max(shares)),
    )


def _agreement(stage: Stage) -> Iterator[str]:
    whole = stage.alphas[0] if stage.alphas else None
    if whole is not None and whole.value is not None:
        text = _("How far teams agree: Krippendorff's alpha is {alpha} ({reading}).")
        yield text.format(alpha=labels.alpha(whole.value), reading=agree.band(whole.value))


def _apart(stage: Stage) -> Iterator[str]:
    named = [talk.question.id for talk in stage.talks if talk.apart][:FIRST]
    if named:
        text = _("Teams are furthest apart on {questions}.")
        yield text.format(questions=words.listed(named))


def _wrong(stage: Stage) -> Iterator[str]:
    count = sum(any(cell.agreed and not cell.right for cell in talk.cells) for talk in stage.talks)
    if count:
        text = ngettext(
            "In {n} question all teams agree on an answer that is wrong.",
            "In {n} questions all teams agree on an answer that is wrong.",
            count,
        )
        yield text.format(n=count)
