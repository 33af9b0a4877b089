"""Where things are in a form that is a workbook: what its writer and its reader agree on."""

from __future__ import annotations

from assessor.exchange.form.fields import FIELDS

FORM = "assessor/form"
VERSION = 1

KEPT = "_assessor"
"""The hidden sheet: what the form was made from, and the items of its drop-down lists."""

COLUMNS = ("cell", "standing", "number", "question", "about", "meaning", *FIELDS)
"""Ids of the columns of an element's sheet; they stand in its first row, which is hidden."""

HIDDEN = ("cell", "standing")
IDS, TITLE, HEADS, FIRST = 0, 1, 2, 3
"""Rows, from 0: the ids of the columns, the element, the headers, the first cell's."""

BY = "filled_in_by"
"""Stands in the hidden first column of the first sheet, in the row for the name of who filled it;
the name is in the third."""
