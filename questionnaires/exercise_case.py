"""What the participants of an exercise are told: the case, and what happens in it card by card."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Key
from pydantic import StrictInt

from questionnaires.content import Content, Id, Words


class Table(Content):
    """A small table in a text; as many words in each row as there are columns."""

    columns: Annotated[tuple[Words, ...], Key(min_length=1, max_length=8)]
    rows: Annotated[tuple[tuple[Words, ...], ...], Key(min_length=1, max_length=100)]


class Passage(Content):
    """A part of a case that an answer can rest on, with an id to point at it.

    Attributes:
        text: One or more paragraphs, parted by empty lines.
        table: What stands under the text, or instead of it.
    """

    id: Id
    text: Words | None = None
    table: Table | None = None


class Section(Content):
    """A chapter of a case."""

    id: Id
    title: Words
    passages: Annotated[tuple[Passage, ...], Key(alias="passage", min_length=1)]


class CaseFile(Content):
    """The file ``case.toml``: what the participants read before they answer.

    Attributes:
        notice: That all of it is invented.
        rule: How to choose a level on paper evidence alone.
    """

    notice: Words
    rule: Words
    sections: Annotated[tuple[Section, ...], Key(alias="section", min_length=1)]


class Card(Content):
    """One message of an inject, handed out by itself.

    Attributes:
        time: When it comes in, in the story: ``03:40 on a Tuesday``.
    """

    id: Id
    time: Words | None = None
    text: Words


class Inject(Content):
    """Something that happens in the course of the exercise, after which answers may change.

    Attributes:
        about: What it touches, in a few words.
        minutes: How long the participants have for it.
        cards: In the order in which they are handed out.
        tasks: What the participants do with it.
        outcome: How it ended; the facilitator reads it out when all have spoken.
        lesson: What it changes and what it only shows; the facilitator's.
    """

    id: Id
    title: Words
    about: Words
    minutes: Annotated[StrictInt, Key(ge=1, le=600)]
    cards: Annotated[tuple[Card, ...], Key(alias="card", min_length=1)]
    tasks: Annotated[tuple[Words, ...], Key(min_length=1)]
    outcome: Words
    lesson: Words


class InjectsFile(Content):
    """The file ``injects.toml``, in the order in which they come."""

    injects: Annotated[tuple[Inject, ...], Key(alias="inject", min_length=1)]
