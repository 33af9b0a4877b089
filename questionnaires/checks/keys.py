"""The key of an exercise and its test: each answer can be given, rests on the case, and moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from questionnaires import exercises
from questionnaires.checks.fitting import At, levels
from questionnaires.checks.moving import misread, moves
from questionnaires.checks.places import unknown
from questionnaires.checks.reached import reached
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import Answer
from questionnaires.model import Question, Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


def check(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[Problem]:
    """Every problem of a key and of a test that are of the right shape."""
    yield from _whole(questionnaire, exercise)
    sound = True
    for answer, question in _known(questionnaire, exercise):
        wrong = list(levels(At(exercises.KEY, question, questionnaire), answer))
        yield from wrong
        yield from _passages(exercise, answer)
        sound = sound and not wrong
        if not wrong:
            yield from moves(exercise, answer, question)
            yield from misread(exercise, answer, question)
    yield from _test(questionnaire, exercise)
    if sound:
        key = (a for a in exercise.key.values() if a.question in exercise.head.questions)
        yield from reached(questionnaire, exercises.KEY, tuple(key))


def _whole(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[Problem]:
    for ident in (each for each in exercise.head.questions if each not in exercise.key):
        yield Problem(
            exercises.KEY, ident, "Q379", _("The key has no answer for this question."),
            _("Nothing could be said of what the teams answer."),
            _("Add the answer, its reason and the passages that it rests on."),
        )  # fmt: skip
    for ident in (each for each in exercise.key if each not in exercise.head.questions):
        if ident not in questionnaire.questions:
            yield unknown(exercises.KEY, ident, ident, "elements/")
            continue
        yield Problem(
            exercises.KEY, ident, "Q380", _("The exercise does not ask this question."),
            _("No team would ever answer it."),
            _("Take the answer out, or add the question to {file}.").format(file=exercises.HEAD),
        )  # fmt: skip


def _known(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[tuple[Answer, Question]]:
    for ident, answer in exercise.key.items():
        if ident in questionnaire.questions:
            yield answer, questionnaire.questions[ident]


def _passages(exercise: Exercise, answer: Answer) -> Iterator[Problem]:
    where = answer.question
    named = [*answer.passages]
    named += [each for change in answer.changes for each in change.passages]
    named += [each for misreading in answer.misreadings for each in misreading.passages]
    for ident in dict.fromkeys(each for each in named if each not in exercise.passages):
        yield unknown(exercises.KEY, where, ident, "case.toml")
    yield from _not_yet(exercise, where, answer.passages, 1)
    for change in answer.changes:
        if change.inject in exercise.stages[1:]:
            seen = exercise.stages.index(change.inject) + 1
            yield from _not_yet(exercise, where, change.passages, seen)
        else:
            yield unknown(exercises.KEY, where, change.inject, "injects.toml")


def _not_yet(
    exercise: Exercise, where: str, named: tuple[str, ...], seen: int
) -> Iterator[Problem]:
    """Cards that nobody holds after so many stages."""
    later = {
        card.id
        for inject in exercise.injects
        if inject.id not in exercise.stages[1:seen]
        for card in inject.cards
    }
    for ident in (each for each in named if each in later):
        yield Problem(
            exercises.KEY, where, "Q385",
            _("It rests on {ident}, which comes later.").format(ident=ident),
            _("No team could know it when it answers."),
            _("Name a passage of the case, or a card that has been handed out by then."),
        )  # fmt: skip


def _test(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[Problem]:
    items = exercise.test.items if exercise.test else ()
    for ident, times in Counter(item.question for item in items).items():
        if times > 1:
            yield Problem(
                exercises.TEST, ident, "Q389", _("More than one item asks this question."),
                _("A person's file has room for one answer to it."),
                _("Ask each question once."),
            )  # fmt: skip
    asked = questionnaire.asked_in(questionnaire.profiles[0].id)
    wrong = False
    for item in items:
        if item.question not in asked:
            yield unknown(exercises.TEST, item.id, item.question, "elements/")
            continue
        at = At(exercises.TEST, questionnaire.questions[item.question], questionnaire)
        found = list(levels(at, item))
        yield from found
        wrong = wrong or bool(found)
    if not wrong:
        yield from reached(questionnaire, exercises.TEST, items)
