"""The glossary as documents: all terms in four languages, or a few with what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assessor.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
    Terms,
    row,
)
from assessor.reports.document import Term as Label
from questionnaires.glossary import LANGUAGES, Language, Term
from questionnaires.texts import _


def listing(terms: Iterable[Term]) -> Document:
    """Every term, a language in each column."""
    columns = tuple(Column(language(code)) for code in LANGUAGES)
    rows = tuple(row(*(term.called(code) for code in LANGUAGES)) for term in terms)
    return Document(_("Glossary"), (Table(columns, rows), _caution()))


def in_full(terms: Iterable[Term], spoken: str, citations: Mapping[str, str]) -> Document:
    """Terms with their definitions, under their names in the language spoken.

    Args:
        terms: Which ones.
        spoken: The code of the language.
        citations: The sources by their ids.
    """
    blocks: list[Block] = []
    for term in terms:
        blocks += [Heading(1, term.called(spoken)), Paragraph(term.definition)]
        blocks.append(Terms(tuple(_labels(term, citations))))
    return Document(_("Glossary"), (*blocks, _caution()))


def language(code: Language) -> str:
    """A language by its name."""
    return {
        "en": _("English"), "es": _("Spanish"), "fr": _("French"), "pt": _("Portuguese"),
    }[code]  # fmt: skip


def _labels(term: Term, citations: Mapping[str, str]) -> Iterator[Label]:
    for code in LANGUAGES:
        name = term.called(code)
        if code != "en" and code not in term.seen:
            name = _("{term} (not seen in a public text)").format(term=name)
        yield Label(language(code), (name,))
    if term.note:
        yield Label(_("Note"), (term.note,))
    ident, _blank, place = term.source.partition(" ")
    yield Label(_("Source"), (f"{citations.get(ident, ident)} {place}".rstrip(),))


def _caution() -> Note:
    return Note(
        _("Definitions explain; they are not law. Spanish, French and Portuguese terms follow "
          "professional usage, and only some were seen in public texts.")
    )  # fmt: skip
