"""The glossary: what the words of export control mean, and what they are called in four languages.

Terms are found in any of the languages, with or without accents and capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import Field as Key

from questionnaires import bundled, loader
from questionnaires.content import Content, Id, Words
from questionnaires.model import SourcesFile
from questionnaires.problems import ContentError, Problem

FILE = "glossary.toml"
_SOURCES = "sources.toml"
Language = Literal["en", "es", "fr", "pt"]
LANGUAGES: tuple[Language, ...] = ("en", "es", "fr", "pt")


class Term(Content):
    """A term; several that mean the same are parted by commas, and remarks stand in brackets.

    Attributes:
        definition: In own words, in the language in use.
        note: What is to be known of its translations.
        source: Where it is used or defined, by the id of a source.
        seen: Languages in which it was seen in a public text, English apart.
        avoid: By language, what translations do not say instead.
    """

    id: Id
    en: Words
    es: Words
    fr: Words
    pt: Words
    definition: Words
    note: Words | None = None
    source: Words
    seen: tuple[Language, ...] = ()
    avoid: dict[Language, tuple[Words, ...]] = Key(default_factory=dict)

    def called(self, language: str) -> str:
        """What it is called in a language; in English where the glossary lacks that."""
        return str(getattr(self, language)) if language in LANGUAGES else self.en

    def names(self, language: str) -> tuple[str, ...]:
        """Each of its names in a language, without remarks."""
        plain = re.sub(r"\([^)]*\)", "", self.called(language))
        return tuple(filter(None, (name.strip() for name in plain.split(","))))


class Wording(Content):
    """Words that are no term, in one way in all translations into a language.

    Attributes:
        en: The English.
        wanted: What translations say.
        avoid: By language, what they do not say instead.
    """

    en: Words
    wanted: Words
    avoid: dict[Language, tuple[Words, ...]]


Known = TypeVar("Known", bound=Term | Wording)


class GlossaryFile(Content):
    """The file ``glossary.toml``."""

    terms: Annotated[tuple[Term, ...], Key(alias="term", min_length=1)]
    wordings: Annotated[tuple[Wording, ...], Key(alias="wording")] = ()


def load() -> tuple[Term, ...]:
    """All terms by the English alphabet, their definitions in the language in use."""
    return _file().terms


def wordings() -> tuple[Wording, ...]:
    """What else translations are held to."""
    return _file().wordings


def _file() -> GlossaryFile:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    loader.read_file(bundled.HOME / FILE, FILE, files, problems)
    file = loader.typed(FILE, loader.parse(files)[FILE], GlossaryFile, problems, "glossary")
    if problems:
        raise ContentError(problems)
    found: GlossaryFile = file
    return found


def citations() -> dict[str, str]:
    """What the terms rest on, by the ids that their sources begin with, as far as it was seen."""
    files: dict[str, bytes] = {}
    loader.read_file(bundled.folder("op3_workshop") / "sources.toml", _SOURCES, files, [])
    listed = SourcesFile.model_validate(loader.parse(files)[_SOURCES]).sources
    return {key: one.citation for key, one in listed.items() if one.confidence != "unverified"}


def search(terms: Iterable[Term], wanted: str) -> tuple[Term, ...]:
    """The terms that have these words in a name, in any language; where one is called so, it alone.

    Args:
        terms: Those to search.
        wanted: What a person typed.
    """
    folded = fold(wanted)
    found = [t for t in terms if any(folded in fold(t.called(code)) for code in LANGUAGES)]
    exact = [t for t in found if folded in {fold(n) for c in LANGUAGES for n in t.names(c)}]
    return tuple(exact or found)


def occurring(terms: Iterable[Term], text: str, language: str) -> tuple[Term, ...]:
    """The terms that stand in a text of this language, in the order of the terms.

    A term within a longer one is not meant: where *end user* stands, *user* would mislead.
    """
    folded = fold(text)
    spans = [(*span, t) for t in terms for name in t.names(language) for span in _at(name, folded)]
    return tuple({
        term.id: term for start, end, term in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _term in spans)
    }.values())  # fmt: skip


def avoided(known: Iterable[Known], text: str, language: Language) -> Iterator[tuple[str, Known]]:
    """The variants in a text that its language should not use, with what says it instead."""
    folded = fold(text)
    for each in known:
        for variant in each.avoid.get(language, ()):
            if _pattern(variant).search(folded):
                yield variant, each


def fold(text: str) -> str:
    """Words without accents and capitals, to compare them by."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c)).strip()


def _at(name: str, folded: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _pattern(name).finditer(folded))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name in a text, in the plural too: of every word, as Spanish and French have it."""
    words = (re.escape(word) + "(?:e?s)?" for word in fold(name).split())
    return re.compile(r"\b" + r"\s+".join(words) + r"\b")
