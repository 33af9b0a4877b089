"""Pieces of evidence in three columns: titles, references and dates, one piece a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from assessor import safe
from assessor.exchange.form import dates
from questionnaires.responses import Evidence
from questionnaires.texts import _

NONE = "–"
"""Stands where one of several pieces has no reference or no date."""

_NOTHING = ("", "-", NONE)


def shown(pieces: Sequence[Evidence]) -> tuple[str, str, str]:
    """The titles, references and dates of pieces."""
    titles = [safe.line(piece.title) for piece in pieces]
    return (
        "\n".join(titles),
        _column([p.reference for p in pieces]),
        _column([p.date for p in pieces]),
    )


def read(titles: str, references: str, on: str, before: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The pieces that three columns name.

    A piece that was there before keeps what the columns do not show: page, marking and, while its
    reference stays, the digest of its file.

    Raises:
        ValueError: A line has no title, or a date is none.
    """
    columns = (titles.split("\n"), references.split("\n"), on.split("\n"))
    made = [
        _piece(title.strip(), _said(reference), _said(day), before)
        for title, reference, day in zip_longest(*columns, fillvalue="")
        if title.strip() or _said(reference) or _said(day)
    ]
    return tuple(made)


def _piece(title: str, reference: str, day: str, before: Sequence[Evidence]) -> Evidence:
    if title in _NOTHING:
        raise ValueError(_("there is a reference or a date, and no title beside it"))
    named = [piece for piece in before if safe.line(piece.title) == title]
    for piece in named:
        same_day = (piece.date or "") == day or piece.date in dates.readings(day)
        if safe.line(piece.reference or "") == reference and same_day:
            return piece
    changes: dict[str, str | None] = {
        "title": title, "reference": reference or None, "date": dates.read(day) if day else None,
    }  # fmt: skip
    if not named:
        return Evidence.model_validate(changes)
    kept = named[0].model_dump(exclude={"title"})
    if safe.line(kept["reference"] or "") != reference:
        kept["sha256"] = None
    else:
        changes.pop("reference")
    return Evidence.model_validate({**kept, **changes, "title": named[0].title})


def _column(texts: Sequence[str | None]) -> str:
    if not any(texts):
        return ""
    blank = NONE if len(texts) > 1 else ""
    return "\n".join(safe.line(text or "") or blank for text in texts)


def _said(text: str) -> str:
    said = text.strip()
    return "" if said in _NOTHING else said
