"""Writes forms as one workbook: the sheets survey, choices and settings, a column per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO

from assessor import errors
from assessor.exchange.xlsform.rows import Row
from assessor.exchange.xlsform.survey import Form
from assessor.reports.formats import xlsx
from questionnaires.texts import _

SAID = ("label", "hint", "constraint_message")
"""Columns that are written once for each language."""

NAMES = {
    "en": "English", "ar": "العربية", "es": "Español", "fr": "Français", "pt": "Português",
    "ru": "Русский", "zh": "中文",
}  # fmt: skip
"""What languages call themselves: those of the United Nations, and of our catalogues."""

UNDATED = datetime(2000, 1, 1)
"""When the workbook says to be made: the same form gives the same bytes."""

Table = Sequence[Mapping[str, str]]


def write(forms: Mapping[str, Form]) -> bytes:
    """The same form in one or more languages, by their codes; the first is the form's own.

    Raises:
        UserError: The library for it is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise errors.missing("xlsxwriter", _("Writing a form"), "reports") from error

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": UNDATED})
        for name, table in sheets(forms).items():
            page = book.add_worksheet(name)
            columns = list(dict.fromkeys(column for row in table for column in row))
            for at, cells in enumerate((dict(zip(columns, columns, strict=True)), *table)):
                for place, column in enumerate(columns):
                    if cells.get(column):
                        page.write_string(at, place, xlsx.text(cells[column]))
            page.freeze_panes(1, 0)
    return stream.getvalue()


def sheets(forms: Mapping[str, Form]) -> dict[str, Table]:
    """The tables of the form by the names of their sheets; what says nothing is left out."""
    first = next(iter(forms.values()))
    survey = [
        _row(dict(zip(forms, rows, strict=True)))
        for rows in zip(*(form.rows for form in forms.values()), strict=True)
    ]
    choices = [
        {"list_name": listed, "name": name}
        | {_column("label", code): form.lists[listed][name] for code, form in forms.items()}
        for listed, names in first.lists.items()
        for name in names
    ]
    settings = {
        "form_title": first.title, "form_id": first.ident, "version": first.version,
        "default_language": _language(next(iter(forms))), "style": "pages",
    }  # fmt: skip
    return {"survey": survey, "choices": choices, "settings": [settings]}


def _row(rows: Mapping[str, Row]) -> dict[str, str]:
    row = next(iter(rows.values()))
    said: Iterable[tuple[str, str]] = (
        (_column(column, code), text)
        for column in SAID
        for code, each in rows.items()
        if (text := {"label": each.label, "hint": each.hint}.get(column, each.message))
    )
    return {
        "type": row.type, "name": row.name, **dict(said),
        "required": "yes" if row.required else "", "relevant": row.relevant,
        "constraint": row.constraint, "appearance": row.appearance, "default": row.default,
        "calculation": row.calculation,
    }  # fmt: skip


def _column(name: str, code: str) -> str:
    return f"{name}::{_language(code)}"


def _language(code: str) -> str:
    return f"{NAMES.get(code, code)} ({code})"
