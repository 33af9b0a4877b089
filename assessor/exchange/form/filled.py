"""A row of a form as it came back, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.exchange.form.fields import Fields
from assessor.saved import Said
from questionnaires.texts import _


@dataclass(frozen=True)
class Filled:
    """One row of a form as it came back.

    Attributes:
        place: Where the row is, in words.
        spots: Where each of its fields is; a field that is missing is where the row is.
        standing: What stood when the form was made, as `rows.standing` tells it.
        status: As `Response` has it, where the form has a column for it.
        bad: What is wrong with a field before it is even read, by field.
    """

    place: str
    cell: str
    standing: str
    fields: Fields
    status: str = ""
    spots: Mapping[str, str] = field(default_factory=dict)
    bad: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """A row that is not taken: where it is, of which cell, what is wrong and what to do."""

    where: str
    cell: str
    what: str
    todo: str


@dataclass(frozen=True)
class Newer:
    """A row whose cell was answered otherwise since the form was made."""

    where: str
    said: Said
    stands: str
    filled: str

    @property
    def refused(self) -> Refused:
        """The same as a row that is not taken."""
        return Refused(
            self.where,
            self.said.cell,
            _("it was answered anew since the form was made: “{stands}” stands, the form says "
              "“{filled}”").format(stands=self.stands, filled=self.filled),
            _("Compare the two; take the form's with --overwrite."),
        )  # fmt: skip


@dataclass
class Outcome:
    """What becomes of the rows of a form.

    Attributes:
        said: What is to be saved.
        unchanged: How many rows say what stands already, or nothing.
        absent: How many cells that are asked have no row.
    """

    said: list[Said] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    newer: list[Newer] = field(default_factory=list)
    absent: int = 0


class BadFieldError(ValueError):
    """A field that cannot be used: which one, what is wrong with it, what to do."""

    def __init__(self, name: str, what: str, todo: str) -> None:
        super().__init__(what)
        self.name, self.what, self.todo = name, what, todo
