"""What a debrief calls things: stages, kinds of hits, answers, distances, times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from assessor import words
from assessor.exercise.debriefing.answers import Answers
from assessor.exercise.debriefing.course import Spent
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.exercise.debriefing.standing import Team
from assessor.reports.parts import names
from questionnaires.exercise import START, Exercise
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _
from scoring.drill import Kind, Wanted

NAMED = 12
"""Up to how many teams it is said which of them gave an answer; of more, how many."""


def stage(exercise: Exercise, ident: str) -> str:
    """A stage as a heading."""
    if ident == START:
        return _("Before the first inject")
    titles = {inject.id: inject.title for inject in exercise.injects}
    text = _("After inject {number}: {title}")
    return text.format(number=exercise.stages.index(ident), title=titles[ident])


def stage_short(exercise: Exercise, ident: str) -> str:
    """The same over a column."""
    if ident == START:
        return _("Start")
    return _("Inject {number}").format(number=exercise.stages.index(ident))


def kind(ident: Kind) -> str:
    """What an answer is beside the key."""
    return {
        "exact": _("exact"),
        "accepted": _("accepted"),
        "off_by_one": _("off by one"),
        "further": _("further off"),
    }.get(ident, words.status(ident))


def answer(questionnaire: Questionnaire, question: Question, value: object) -> str:
    """An answer, as short as can be: a level by its number."""
    if question.kind == "level":
        return str(value)
    return names.answer(questionnaire, question, value)


def key(questionnaire: Questionnaire, question: Question, wanted: Wanted) -> str:
    """What is right in a cell, with what may be accepted."""
    right = answer(questionnaire, question, wanted.right)
    if not wanted.accept:
        return right
    also = words.listed(answer(questionnaire, question, each) for each in wanted.accept)
    return _("{right}, also {others}").format(right=right, others=also)


def said(debrief: Debrief, question: Question, answers: Answers) -> str:
    """The answers in a cell, each with the teams that gave it or their number."""
    return "; ".join(
        _by(debrief, _label(debrief.questionnaire, question, value, why), teams)
        for value, why, teams in answers.said
    )


def _label(
    questionnaire: Questionnaire, question: Question, value: object, why: Kind | None
) -> str:
    return words.status(why) if why else answer(questionnaire, question, value)


def _by(debrief: Debrief, label: str, teams: Sequence[Team]) -> str:
    if len(debrief.teams) <= NAMED:
        return _("{answer}: {teams}").format(answer=label, teams=shorts(teams))
    return _("{answer} × {count}").format(answer=label, count=len(teams))


def shorts(teams: Iterable[Team]) -> str:
    """Teams by what stands for their names."""
    return words.listed(team.short for team in teams)


def cells(group: Sequence[Cell]) -> str:
    """Cells by what tells them apart; the question where it has but one."""
    return names.cells(group) or group[0].question


def by_question(group: Iterable[Cell]) -> str:
    """Cells of several questions: ``T-1 (law N; enforcement N), T-2``."""
    found: dict[str, list[Cell]] = {}
    for cell in group:
        found.setdefault(cell.question, []).append(cell)
    texts = []
    for ident, some in found.items():
        named = names.cells(some)
        texts.append(f"{ident} ({named})" if named else ident)
    return words.listed(texts) or words.NOTHING


def right(count: int, asked: int) -> str:
    """How many of how many are right."""
    return _("{right} of {asked}").format(right=count, asked=asked)


def steps(distance: Fraction | None) -> str:
    """A mean distance in steps, with one decimal."""
    return words.NOTHING if distance is None else f"{float(round(distance, 1)):.1f}"


def direction(found: Fraction | None) -> str:
    """Whether answers tend to be too high or too low, and by how much."""
    if found is None:
        return words.NOTHING
    rounded = round(found, 1)
    if not rounded:
        return _("neither")
    pattern = _("too high, {steps}") if rounded > 0 else _("too low, {steps}")
    return pattern.format(steps=steps(abs(found)))


def minutes(spent: Spent | None) -> str:
    """A time in whole minutes, and in brackets the active part of it."""
    if spent is None:
        return words.NOTHING
    return f"{round(spent.whole / 60)} ({round(spent.active / 60)})"


def alpha(value: float | None) -> str:
    """An alpha with three decimals, as its bounds are given."""
    return _("not defined") if value is None else f"{value:.3f}"


def heading(stage_: Stage, debrief: Debrief) -> str:
    """A stage as a heading."""
    return stage(debrief.exercise, stage_.id)
