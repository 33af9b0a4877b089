"""What gaps are called where several rows of the matrix share an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assessor import words
from assessor.compare.many.parts import places
from assessor.compare.many.study import Study
from assessor.reports.parts import matrix
from questionnaires.texts import _

FIRST = 10
"""So many rows under each provision, and so many pairs and groups of gaps, in a document."""


def fields_named(study: Study, fields: Sequence[str]) -> str:
    """A field, and the others that the same answers decide, by their rows."""
    questionnaire = study.questionnaire
    first = places.field(questionnaire, fields[0])
    if len(fields) == 1:
        return first
    numbers = matrix.row_numbers(questionnaire)
    rest = words.listed(
        str(numbers.get(each) or questionnaire.fields[each].label) for each in fields[1:]
    )
    return _("{field}; the same answers decide {rows}").format(field=first, rows=rest)
