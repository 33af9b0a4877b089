"""What the places of a questionnaire are called in a form, and what they are by their names.

Names consist of letters, digits and underscores, so that they are names to XML, and so that the
signs that part the groups of a path (``/`` and ``-``) are in none of them. Both directions are
looked up in one table, made of the whole questionnaire: each name has one meaning, also where two
ids differ only in signs that a name cannot have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Literal, NamedTuple

from questionnaires.model import Questionnaire

Part = Literal["answer", "status", "reason", "comment", "evidence"]
PARTS: tuple[Part, ...] = ("answer", "status", "reason", "comment", "evidence")

FORM, AGENCY, OTHER_AGENCY, RESPONDENT = "assessor_form", "agency", "agency_other", "respondent"

RESERVED = (
    FORM, AGENCY, OTHER_AGENCY, RESPONDENT, "start", "end", "today", "about", "about_1",
    "about_2", "about_3", "about_4", "meta", "instanceID",
    "instanceName", "formhub", "uuid", "key", "audit",
)  # fmt: skip
"""Names of the form's own questions, and those that the systems give."""


class Field(NamedTuple):
    """One question of the form.

    Attributes:
        part: ``answer`` is chosen or typed; ``status`` says, beside an answer that is typed,
            whether there is one; the others are texts beside it.
    """

    cell: str
    part: Part


class Names:
    """The names of a questionnaire's fields and groups."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Name everything, the answers first, so that they get the plainest names."""
        fields = [Field(cell, part) for part in PARTS for cell in questionnaire.cells]
        groups = [
            *(f"module_{module.id}" for module in questionnaire.modules),
            *(f"element_{element.id}" for element in questionnaire.elements),
            *(f"question_{ident}" for ident in questionnaire.questions),
        ]
        named = distinct([*map(_wanted, fields), *groups], RESERVED)
        self.fields: dict[str, Field] = dict(zip(named, fields, strict=False))
        self._names = {field: name for name, field in self.fields.items()}
        self._groups = dict(zip(groups, named[len(fields) :], strict=True))

    def of(self, cell: str, part: Part = "answer") -> str:
        """The name of a field, such as ``M2_TRA_01__law__N``."""
        return self._names[Field(cell, part)]

    def group(self, kind: Literal["module", "element", "question"], ident: str) -> str:
        """The name of a group."""
        return self._groups[f"{kind}_{ident}"]


def distinct(wanted: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """A name for each wanted one, in order, no two alike even to a reader without capitals."""
    taken = {name.casefold() for name in reserved}
    made = []
    for each in wanted:
        plain = re.sub("[^A-Za-z0-9_]", "_", each)
        plain = plain if re.match("[A-Za-z]", plain) else f"q_{plain}"
        numbered = (f"{plain}__{number}" for number in count(2))
        name = plain if plain.casefold() not in taken else next(
            each for each in numbered if each.casefold() not in taken
        )  # fmt: skip
        taken.add(name.casefold())
        made.append(name)
    return made


def _wanted(field: Field) -> str:
    cell = field.cell.replace("/", "__").replace(".", "__")
    return cell if field.part == "answer" else f"{cell}__{field.part}"
