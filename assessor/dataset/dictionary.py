"""The data dictionary: what every column holds, made from the questionnaire."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from assessor.dataset.column import Column
from assessor.reports.parts.scores import inert
from questionnaires.texts import _

HEAD = ("column", "cell", "meaning", "type", "values", "unit", "missing")


def dictionary(columns: Sequence[Column], cells: Sequence[Column] = ()) -> bytes:
    """A table with a row for each column, as CSV.

    Args:
        columns: Those of the dataset.
        cells: Where many cells share the column ``value``: what stands in it for each of them.
    """
    out = io.StringIO()
    written = csv.writer(out)
    written.writerow(HEAD)
    written.writerows(_rows(columns))
    for row in _rows([each for each in cells if each.name == each.cell]):
        written.writerow(["value", *row[1:]])
    return out.getvalue().encode()


def _rows(columns: Sequence[Column]) -> Iterator[list[str]]:
    kinds = {
        "text": _("text"),
        "whole": _("whole number"),
        "figure": _("number"),
        "truth": _("true or false"),
    }
    for each in columns:
        missing = _("empty: {words}").format(words=each.missing) if each.missing else ""
        parts = (each.name, each.cell, each.meaning, kinds[each.kind], each.values, each.unit)
        yield [inert(part) for part in (*parts, missing)]
