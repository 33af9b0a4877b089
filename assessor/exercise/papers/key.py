"""The key to a question: what is right, why, where it is read, and how it is misread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assessor import words
from assessor.exercise.papers import sheets
from assessor.exercise.papers.case import quoted
from assessor.reports.document import Block, Paragraph, Table, Term, Terms, bullets
from questionnaires import exercise_key as model
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import Answer, Change, Item, Misreading
from questionnaires.model import Cell, Question
from questionnaires.texts import _


def at_a_glance(exercise: Exercise, questions: tuple[Question, ...]) -> Table:
    """All right answers; where injects move one, what it becomes."""
    return sheets.filled(questions, lambda cell: _right(exercise, cell))


def _right(exercise: Exercise, cell: Cell) -> str:
    answer = exercise.key[cell.question]
    stages = exercise.stages
    course = [model.right_at(answer, cell, stages[: n + 1]) for n in range(len(stages))]
    first = _with_accepted(str(course[0]), model.accepted(answer, cell))
    moved = [str(each) for before, each in pairwise(course) if each != before]
    return " → ".join([first, *moved])


def _with_accepted(right: str, others: tuple[model.Level, ...]) -> str:
    if not others:
        return right
    return _("{right} (or {others})").format(right=right, others=words.listed(map(str, others)))


def blocks(exercise: Exercise, question: Question) -> Iterator[Block]:
    """The key to one question of the exercise."""
    answer = exercise.key[question.id]
    yield sheets.filled((question,), lambda cell: _right(exercise, cell))
    yield Paragraph(answer.reason)
    sources = _numbered(answer)
    terms = [
        *(_change(exercise, each, sources) for each in answer.changes),
        *(_misreading(each, sources) for each in answer.misreadings),
    ]
    if terms:
        yield Terms(tuple(terms))
    yield bullets(*(
        f"[{number}] {quoted(exercise.passages[ident])}" for ident, number in sources.items()
    ))  # fmt: skip


def item_key(item: Item, question: Question) -> Iterator[Block]:
    """The key to one item of the test."""
    yield sheets.filled(
        (question,),
        lambda cell: _with_accepted(str(model.right(item, cell)), model.accepted(item, cell)),
    )
    yield Paragraph(item.reason)


def _numbered(answer: Answer) -> dict[str, int]:
    """A number for each passage and card that the key to a question points at."""
    named = [*answer.passages]
    named += [ident for change in answer.changes for ident in change.passages]
    named += [ident for misreading in answer.misreadings for ident in misreading.passages]
    return {ident: number for number, ident in enumerate(dict.fromkeys(named), 1)}


def _change(exercise: Exercise, change: Change, sources: dict[str, int]) -> Term:
    inject = exercise.stages.index(change.inject)
    label = _("After inject {number}").format(number=inject)
    moved = _("{places}: {level}. {why}").format(
        places=_places(change.places), level=change.to, why=change.why
    )
    return Term(label, (f"{moved} {_pointed(change.passages, sources)}",))


def _misreading(misreading: Misreading, sources: dict[str, int]) -> Term:
    label = _("If a team answers {answers}").format(
        answers=words.listed(map(str, misreading.answers))
    )
    if misreading.places:
        label = _("If a team answers {answers} for {places}").format(
            answers=words.listed(map(str, misreading.answers)), places=_places(misreading.places)
        )
    claim = _("It says: “{claim}”").format(claim=misreading.claim)
    settled = f"{misreading.settled} {_pointed(misreading.passages, sources)}"
    return Term(label, (claim, settled))


def _places(places: tuple[str, ...]) -> str:
    """Places as one reads them: ``law N``; all of them where none is named."""
    return words.listed(each.replace(".", " ") for each in places) or _("all places")


def _pointed(passages: tuple[str, ...], sources: dict[str, int]) -> str:
    return " ".join(f"[{sources[each]}]" for each in passages)
