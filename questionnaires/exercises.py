"""The exercises beside a questionnaire: which there are, and one read from its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from questionnaires import loader, texts
from questionnaires.content import Content
from questionnaires.exercise import Exercise, ExerciseFile, FacilitatorFile
from questionnaires.exercise_case import CaseFile, InjectsFile
from questionnaires.exercise_key import KeyFile, TestFile
from questionnaires.problems import ContentError, Problem
from questionnaires.texts import _

FOLDER = "exercises"
HEAD = "exercise.toml"
KEY = "key.toml"
TEST = "test.toml"
FILES: dict[str, type[Content]] = {
    HEAD: ExerciseFile,
    "case.toml": CaseFile,
    "injects.toml": InjectsFile,
    KEY: KeyFile,
    "facilitator.toml": FacilitatorFile,
    TEST: TestFile,
}
"""The model of each file of an exercise, by its name. Only the test may be missing."""


def names(questionnaire: Path) -> tuple[str, ...]:
    """The ids of the exercises beside a questionnaire, sorted."""
    return tuple(sorted(found.parent.name for found in questionnaire.glob(f"{FOLDER}/*/{HEAD}")))


def load(questionnaire: Path, ident: str) -> Exercise:
    """An exercise in the language in use.

    Args:
        questionnaire: The folder of the questionnaire that it stands beside.
        ident: One of `names`.

    Raises:
        ContentError: It cannot be read; it carries every problem found.
    """
    folder = questionnaire / FOLDER / ident
    with texts.beside(questionnaire):
        return build(parse(folder), folder, questionnaire.name)


def parse(folder: Path) -> loader.Raw:
    """The parsed tables of an exercise, by the name of their file.

    Raises:
        ContentError: A file is missing, cannot be read or is no TOML; it carries every problem.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in FILES:
        loader.read_file(folder / name, name, files, problems)
    problems += [_missing(name) for name in FILES if name not in files and name != TEST]
    if problems:
        raise ContentError(problems)
    return loader.parse(files)


def build(raw: loader.Raw, folder: Path, questionnaire: str) -> Exercise:
    """Turn parsed tables into an exercise; all wrong types are named at once.

    Raises:
        ContentError: A value is of the wrong type; it carries every problem found.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {
        name: loader.typed(
            name, table, FILES[name], problems, context(name, folder.name, questionnaire)
        )
        for name, table in raw.items()
    }
    if problems:
        raise ContentError(problems)
    return Exercise(
        questionnaire=questionnaire,
        folder=folder,
        head=values[HEAD],
        case=values["case.toml"],
        injects=values["injects.toml"].injects,
        key={answer.question: answer for answer in values[KEY].answers},
        facilitator=values["facilitator.toml"],
        test=values.get(TEST),
    )


def context(name: str, ident: str, questionnaire: str) -> str:
    """What the contexts of a file's translations start with, before the id of its table."""
    place = f"{questionnaire}.{FOLDER}"
    return place if name == HEAD else f"{place}.{ident}.{loader.kind(name)}"


def _missing(name: str) -> Problem:
    return Problem(
        name, "", "Q106", _("The exercise has no such file."),
        _("A trainer would miss it on the day."),
        _("Add it; docs/exercises.md says what stands in each file."),
    )  # fmt: skip
