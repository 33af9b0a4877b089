"""Whether a language is there: the catalogues of the program, or those beside a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires import bundled, catalogues, loader, messages, texts
from questionnaires.checks import translations
from questionnaires.messages import Message
from questionnaires.problems import Problem

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

IN_PART = ("fr", "pt")
"""Languages that promise the interface, the names of things and the quick profile, and no more."""

_NAMES = re.compile(
    r"glossary\.|provisions\.|fields\.field\.\w+\.label|fields\.layout\."
    r"|op3_\w+\.(title|summary|caution|answer_rule|unreached|scale|findings|vocabulary)\b"
    r"|op3_\w+\.(module|profiles)\.|op3_\w+\.agencies\.agency\.\w+\.name"
    r"|op3_\w+\.plan\.(phase|subject)\.[\w-]+\.name|op3_\w+\.\w+\.(group\.[\w-]+\.)?name$"
)


def check(folder: Path, language: str) -> list[Problem]:
    """Every problem of the translations of a questionnaire.

    Args:
        folder: Its folder; with a bundled one, all that is bundled is held, the program's words
            included.
        language: The code of the language.
    """
    if folder.parent == bundled.HOME:
        return check_bundled(language)
    path = folder / texts.BESIDE / f"{language}.po"
    return list(_held(path, f"{texts.BESIDE}/{path.name}", messages.content(folder), language))


def check_bundled(language: str) -> list[Problem]:
    """Every problem of the translations that come with the program."""
    promised = [each for each in messages.bundled_content() if is_promised(each, language)]
    found: list[Problem] = []
    for domain, current in (("interface", messages.interface()), ("content", promised)):
        name = f"{language}/LC_MESSAGES/{domain}.po"
        found += _held(texts.CATALOGUES / name, f"locale/{name}", current, language)
    return found


def is_promised(message: Message, language: str) -> bool:
    """Whether a message of the bundled content is to be there in a language."""
    if language not in IN_PART:
        return True
    return message.context.split(".")[0] in _quick() or bool(_NAMES.match(message.context))


@cache
def _quick() -> frozenset[str]:
    raw = loader.parse(loader.read_folder(bundled.folder("op3_workshop")))
    profiles = {each["id"]: each for each in raw["profiles.toml"]["profile"]}
    return frozenset(profiles["quick"]["questions"])


def _held(path: Path, name: str, current: Sequence[Message], language: str) -> Iterator[Problem]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    compiled = path.with_suffix(".mo")
    for each in (path, compiled):
        loader.read_file(each, str(each), files, problems, catalogues.LARGEST)
    if problems:
        yield from problems
        return
    if str(path) not in files:
        yield translations.absent(name)
        return
    try:
        found = catalogues.read(files[str(path)], language)
    except ValueError as error:
        yield translations.unreadable(name, str(error))
        return
    yield from translations.check(name, found, current)
    if not _is_compiled(found, files.get(str(compiled), b"")):
        yield translations.not_compiled(f"{name.removesuffix('.po')}.mo")


def _is_compiled(found: Catalog, compiled: bytes) -> bool:
    try:
        return catalogues.said(compiled) == catalogues.said(catalogues.compiled(found))
    except ValueError:
        return False
