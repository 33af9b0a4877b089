"""What only some papers need beside a questionnaire, each in a file of its own in its folder.

A supplement is read when a paper asks for it, so that the program starts as quickly without. It is
no part of the questionnaire's digest: it changes what a paper says about answers and neither what
was asked nor what the answers come to, so a saved assessment stays valid when it is improved.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from questionnaires import loader, texts
from questionnaires.content import Content
from questionnaires.editions import EditionsFile
from questionnaires.plan import PlanFile
from questionnaires.practices import PracticesFile
from questionnaires.problems import ContentError, Problem
from questionnaires.regimes import RegimesFile

FILES: dict[str, type[Content]] = {
    "plan.toml": PlanFile,
    "practices.toml": PracticesFile,
    "regimes.toml": RegimesFile,
    "editions.toml": EditionsFile,
}
"""The model of each supplement, by its file name. Any of them may be missing."""

Model = TypeVar("Model", bound=Content)


def read(folder: Path, name: str, model: type[Model]) -> Model | None:
    """A supplement in the language in use; None where the folder has none of this name.

    Raises:
        ContentError: It cannot be read; it carries every problem found.
    """
    with texts.beside(folder):
        found = build(parse(folder, (name,)), folder.name, {name: model}).get(name)
    assert found is None or isinstance(found, model)
    return found


def build(
    raw: loader.Raw, questionnaire: str, models: Mapping[str, type[Content]] = FILES
) -> dict[str, Content]:
    """Turn parsed tables into values; all wrong types are named at once.

    Args:
        raw: The tables by file name.
        questionnaire: The name of the folder they stand in.
        models: The model of each.

    Raises:
        ContentError: A value is of the wrong type; it carries every problem found.
    """
    problems: list[Problem] = []
    values = {
        name: loader.typed(name, table, models[name], problems, loader.context(name, questionnaire))
        for name, table in raw.items()
    }
    if problems:
        raise ContentError(problems)
    return values


def parse(folder: Path, names: tuple[str, ...] = tuple(FILES)) -> loader.Raw:
    """The parsed tables of those supplements that a folder has, by file name.

    Raises:
        ContentError: One cannot be read or is no TOML; it carries every problem found.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in names:
        loader.read_file(folder / name, name, files, problems)
    if problems:
        raise ContentError(problems)
    return loader.parse(files)
