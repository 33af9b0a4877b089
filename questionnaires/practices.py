"""The file ``practices.toml``: how some States handle what the elements of a questionnaire ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Key

from questionnaires.content import Content, Id, Shown, Words


class Fact(Content):
    """One thing that is known of one State.

    Attributes:
        country: An id of `PracticesFile.countries`.
        elements: The elements of the questionnaire that it belongs to.
        source: Where it was read, or what is said to be known.
        year: Of what the source says; the law may have changed since.
        confidence: ``seen`` in a public text, or well ``known`` and not read again. What is less
            sure than that has no place here.
    """

    id: Id
    country: Id
    elements: Annotated[tuple[Id, ...], Key(min_length=1)]
    text: Words
    source: Words
    year: int
    confidence: Shown


class PracticesFile(Content):
    """The whole file.

    Attributes:
        cautions: What a reader has to know before the facts.
        countries: Names by id, in the order in which they are shown.
    """

    cautions: Annotated[tuple[Words, ...], Key(min_length=1)]
    countries: Annotated[dict[Id, Words], Key(min_length=1)]
    facts: Annotated[tuple[Fact, ...], Key(alias="fact", min_length=1)]
