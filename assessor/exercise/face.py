"""What an answer sheet says of itself and of a question, while it is typed in. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from assessor import words
from assessor.exercise import expected, rows, stages
from assessor.exercise.team import Sitting
from questionnaires.model import Question, Scale
from questionnaires.responses import Response, Status
from questionnaires.texts import _

SHORT = 110
"""How much of a question's text tells it from the others of the sheet."""

KINDS: tuple[Status, ...] = ("answered", "unknown", "not_applicable", "unanswered")


def heading(sitting: Sitting) -> str:
    """Whose sheet it is, of what."""
    assessment, exercise = sitting.file.assessment, sitting.exercise
    title = exercise.head.title
    who = assessment.drill.team if assessment.drill else ""
    if sitting.test:
        return _("{title}, the test, {team}. h helps.").format(title=title, team=who)
    stage = stages.current(exercise, assessment)
    return _("{title}, stage {stage}, {team}. h helps.").format(title=title, stage=stage, team=who)


def question(
    asked: Question, number: str, scale: Scale | None, now: Mapping[str, Response]
) -> Iterator[str]:
    """A question, what may be typed, and what stands in its cells."""
    text = textwrap.shorten(asked.text, SHORT, placeholder=" …")
    yield f"{number}  {asked.id}  {text}"
    what = expected.expected(asked, scale)
    if len(asked.cells) > 1:
        yield _("  {cells}: each {what}").format(cells=rows.order(asked), what=what)
    else:
        yield f"  {what}"
    if any(cell.id in now for cell in asked.cells):
        yield _("  So far: {said}").format(said=rows.said(asked, scale, now))


def summary(questions: Iterable[Question], now: Mapping[str, Response]) -> str:
    """How many answers are in, and how many were left open."""
    found = [
        now[cell.id].status if cell.id in now else "unanswered"
        for each in questions
        for cell in each.cells
    ]
    told = [f"{words.status(kind)} {found.count(kind)}" for kind in KINDS]
    return _("Answers: {counts}.").format(counts=words.listed(told))
