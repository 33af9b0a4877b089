"""What questions map to: provisions of the resolution, and rows of the Committee matrix."""

from typing import Annotated, Literal

from pydantic import Field as Key

from questionnaires.content import Confidence, Content, Group, Id, Side, Weapon, Words


class Provision(Content):
    """A paragraph of the resolution, or of another instrument that a question maps to.

    Attributes:
        id: Such as ``1540:OP3(d)``.
        short: What a screen shows, such as ``OP3(d)``.
        duty: What it asks, in the project's own words.
        force: How the instrument puts it; only ``binding`` paragraphs carry obligations.
        source: Where it can be read.
        confidence: Whether a public text was ``seen``, or it is well ``known``.
        parent: The provision it is part of, None for a top one.
    """

    id: Words
    instrument: Words
    paragraph: Words
    short: Words
    title: Words
    duty: Words
    force: Literal["binding", "called_for", "invited", "context"]
    source: Words
    confidence: Confidence
    parent: Words | None = None


class Field(Content):
    """A row of the Committee matrix under a provision.

    Attributes:
        group: The part of the matrix it stands in.
        provisions: The provisions it reports on, the main one first.
        weapons: The weapon categories it is filled in for; empty: one entry for all.
        sides: Law and enforcement columns; empty: the row has no such columns.
        row: False for what the matrix keeps as a column (penalties) and a report needs as a row.
    """

    id: Id
    group: Group
    label: Words
    help: Words
    provisions: Annotated[tuple[Words, ...], Key(min_length=1)]
    weapons: tuple[Weapon, ...] = ()
    sides: tuple[Side, ...] = ()
    row: bool = True
    confidence: Confidence


class LayoutRow(Content):
    """One printed row of a layout and the fields it gathers."""

    no: int
    group: Group
    label: Words
    fields: tuple[Id, ...]


class Layout(Content):
    """One edition of the matrix template: which rows, in which order, with which labels."""

    id: Id
    title: Words
    status: Literal["known", "unverified"]
    rows: tuple[LayoutRow, ...]


class ProvisionsFile(Content):
    """The file ``provisions.toml``."""

    provisions: Annotated[tuple[Provision, ...], Key(alias="provision")]


class FieldsFile(Content):
    """The file ``fields.toml``."""

    fields: Annotated[tuple[Field, ...], Key(alias="field")]
    layouts: Annotated[tuple[Layout, ...], Key(alias="layout")] = ()
