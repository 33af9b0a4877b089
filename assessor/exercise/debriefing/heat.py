"""Teams by questions: what is right where, as a table of signs and as a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assessor import words
from assessor.exercise.debriefing import labels
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.exercise.debriefing.standing import Standing
from assessor.reports.charts import teams as chart
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Figure,
    Heading,
    Table,
    Tone,
)
from questionnaires.texts import _
from scoring.drill import Tally

ACROSS = 10
"""How many teams stand side by side in a table on a screen of 80 columns."""

Each = TypeVar("Each")


@dataclass(frozen=True)
class Square:
    """How a team stands on a question: a sign, the same in words, and a tone."""

    sign: str
    spoken: str
    tone: Tone


def blocks(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    """The chart, and a table that says the same."""
    yield Heading(2, _("Teams by questions"))
    questions = debrief.exercise.head.questions
    for group in portions(stage.standings, chart.ACROSS):
        for some in portions(questions, chart.ROWS):
            yield _figure(debrief, stage, group, some)
    for group in portions(stage.standings, ACROSS):
        columns = (
            Column(_("Question"), firm=True),
            *(Column(each.team.short, "center", firm=True) for each in group),
        )
        yield Table(columns, tuple(
            (Entry(ident), *(_entry(square(each.of(ident))) for each in group))
            for ident in questions
        ))  # fmt: skip


def reading() -> str:
    """What the signs mean; said once."""
    return _(
        "In each place of the table: how many of the question's cells are right; + where the wrong "
        "ones are too high, - too low, ± some of each; ? where nothing is answered or known."
    )


def square(tally: Tally) -> Square:
    """How a team stands on a question."""
    if not tally.asked:
        return Square(words.NOTHING, words.outcome("not_asked"), "none")
    if all(hit.kind in ("unknown", "unanswered") for hit in tally.hits):
        return Square("?", words.outcome("not_known"), "open")
    count = labels.right(tally.right, tally.asked)
    sides = {hit.distance > 0 for hit in tally.hits if hit.distance}
    sign = {(True,): "+", (False,): "-", (False, True): "±"}.get(tuple(sorted(sides)), "")
    tones: dict[bool, Tone] = {True: "good", False: "partly" if tally.right else "bad"}
    return Square(
        f"{tally.right}/{tally.asked}{sign}",
        _spoken(count, sign),
        tones[tally.right == tally.asked],
    )


def portions(whole: Sequence[Each], most: int) -> Iterator[Sequence[Each]]:
    """A sequence in parts of like length, none longer than `most`."""
    count = -(-len(whole) // most)
    for number in range(count):
        yield whole[number * len(whole) // count : (number + 1) * len(whole) // count]


def _spoken(count: str, sign: str) -> str:
    text = {
        "+": _("{count} right, too high"),
        "-": _("{count} right, too low"),
        "±": _("{count} right, too high and too low"),
    }.get(sign, _("{count} right"))
    return text.format(count=count)


def _entry(found: Square) -> Entry:
    return Entry(found.sign, found.spoken, found.tone)


def _figure(
    debrief: Debrief, stage: Stage, group: Sequence[Standing], some: Sequence[str]
) -> Figure:
    rows = [
        (f"{ident} {debrief.questionnaire.questions[ident].text}",
         [(each.sign, each.tone) for each in (square(standing.of(ident)) for standing in group)])
        for ident in some
    ]  # fmt: skip
    tallies = [standing.of(ident) for standing in group for ident in some]
    right, asked = sum(each.right for each in tallies), sum(each.asked for each in tallies)
    title = _("{stage}: what is right, by team and question")
    spoken = _("Of these teams and questions, {right} answers are right.")
    return chart.draw(
        title.format(stage=labels.heading(stage, debrief)),
        [each.team.short for each in group],
        rows,
        spoken.format(right=labels.right(right, asked)),
    )
