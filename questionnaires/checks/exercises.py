"""Exercises beside a questionnaire: a trainer must be able to trust them on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from questionnaires import exercises, loader, shape
from questionnaires.checks import keys, texts
from questionnaires.checks.places import unknown
from questionnaires.exercise import START, Exercise
from questionnaires.exercise_case import Passage, Table
from questionnaires.model import Questionnaire
from questionnaires.problems import ContentError, Problem
from questionnaires.texts import _

CASE = "case.toml"
INJECTS = "injects.toml"


def check_all(questionnaire: Questionnaire, folder: Path) -> Iterator[Problem]:
    """Every problem of every exercise beside a questionnaire, whose folder this is."""
    for found in sorted(path for path in folder.glob(f"{exercises.FOLDER}/*") if path.is_dir()):
        for problem in _check_folder(questionnaire, found, folder.name):
            yield replace(problem, file=f"{exercises.FOLDER}/{found.name}/{problem.file}")


def _check_folder(questionnaire: Questionnaire, folder: Path, name: str) -> list[Problem]:
    try:
        raw = exercises.parse(folder)
        problems = shape.check_shape(raw)
        if problems:
            return problems
        exercise = exercises.build(raw, folder, name)
    except ContentError as error:
        return list(error.problems)
    lines = [*texts.check_lists(raw), *texts.check_words(raw), *_keyed_twice(raw)]
    return [*lines, *check(questionnaire, exercise)]


def check(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[Problem]:
    """Every problem of an exercise that is of the right shape."""
    yield from _named_like_its_folder(exercise)
    yield from _questions(questionnaire, exercise)
    yield from _passages(exercise)
    yield from _tables(exercise)
    yield from _steps(exercise)
    yield from keys.check(questionnaire, exercise)


def _keyed_twice(raw: loader.Raw) -> Iterator[Problem]:
    """Looked for in the tables: of two answers to a question an exercise keeps one."""
    named = Counter(answer["question"] for answer in raw[exercises.KEY]["answer"])
    for ident in (each for each, times in named.items() if times > 1):
        yield Problem(
            exercises.KEY, ident, "Q371", _("There is more than one answer for this question."),
            _("Only the last would be used."), _("Make one of them."),
        )  # fmt: skip


def _named_like_its_folder(exercise: Exercise) -> Iterator[Problem]:
    if exercise.id != exercise.folder.name:
        yield Problem(
            exercises.HEAD, "id", "Q372",
            _("The id is {id}, the folder is called {folder}.").format(
                id=exercise.id, folder=exercise.folder.name),
            _("The teams' files name the id, and it is looked for by the folder's name."),
            _("Give both the same name."),
        )  # fmt: skip


def _questions(questionnaire: Questionnaire, exercise: Exercise) -> Iterator[Problem]:
    asked = questionnaire.asked_in(questionnaire.profiles[0].id)
    for ident in exercise.head.questions:
        if ident not in questionnaire.questions:
            yield unknown(exercises.HEAD, "questions", ident, "elements/")
        elif ident not in asked:
            yield Problem(
                exercises.HEAD, "questions", "Q373",
                _("{ident} is not in the profile {profile}.").format(
                    ident=ident, profile=questionnaire.profiles[0].id),
                _("Teams answer within the first profile; they would never be asked."),
                _("Take it out, or ask another question."),
            )  # fmt: skip


def _passages(exercise: Exercise) -> Iterator[Problem]:
    passages = [each for section in exercise.case.sections for each in section.passages]
    cards = [card for inject in exercise.injects for card in inject.cards]
    named = Counter([each.id for each in passages] + [card.id for card in cards])
    for ident in (each for each, times in named.items() if times > 1):
        home = CASE if ident in {each.id for each in passages} else INJECTS
        yield Problem(
            home, ident, "Q374", _("Two of the passages and cards have the id {ident}.").format(
                ident=ident),
            _("The key could not say which of them it rests on."),
            _("Give one of them another id."),
        )  # fmt: skip
    if START in exercise.stages[1:]:
        yield Problem(
            INJECTS, START, "Q375", _("No inject can be called {id}.").format(id=START),
            _("It is the name of the stage before the first inject."), _("Call it something else."),
        )  # fmt: skip


def _tables(exercise: Exercise) -> Iterator[Problem]:
    for each in (each for section in exercise.case.sections for each in section.passages):
        if each.text is None and each.table is None:
            yield Problem(
                CASE, each.id, "Q376", _("The passage says nothing."),
                _("An answer that rests on it rests on nothing."),
                _("Give it a text or a table, or take it out."),
            )  # fmt: skip
        if each.table:
            yield from _table(each, each.table)


def _table(passage: Passage, table: Table) -> Iterator[Problem]:
    for number, row in enumerate(table.rows, start=1):
        if len(row) != len(table.columns):
            yield Problem(
                CASE, passage.id, "Q377",
                _("Row {number} has {entries} entries for {columns} columns.").format(
                    number=number, entries=len(row), columns=len(table.columns)),
                _("Words would stand under the wrong heading."),
                _("Give each row as many entries as there are columns."),
            )  # fmt: skip


def _steps(exercise: Exercise) -> Iterator[Problem]:
    given = Counter[str]()
    for step in exercise.head.steps:
        if step.inject and step.inject not in exercise.stages[1:]:
            yield unknown(exercises.HEAD, step.id, step.inject, INJECTS)
        elif step.inject:
            given[step.inject] += step.minutes
    for inject in exercise.injects:
        if given[inject.id] != inject.minutes:
            yield Problem(
                exercises.HEAD, inject.id, "Q378",
                _("The timetable gives this inject {given} min; it takes {wanted} min.").format(
                    given=given[inject.id], wanted=inject.minutes),
                _("The day would run late, or the inject be forgotten."),
                _("Give it a step of as many minutes, or correct its own."),
            )  # fmt: skip
