"""What the places of the matrix are called in a comparison, and the signs of findings there."""

from __future__ import annotations

from collections.abc import Iterable

from assessor import words
from assessor.reports.parts import matrix
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.columns.codes import OUTCOMES
from scoring.shared_gaps import NOT_ASKED, Place


def outcome(code: int) -> str:
    """The id of a finding, as `assessor.words.outcome` takes it."""
    return "not_asked" if code == NOT_ASKED else OUTCOMES[code]


def sign(ident: str) -> str:
    """A finding in one sign, so that N, C and B stand side by side."""
    return {
        "in_place": _("i"),
        "partly": _("p"),
        "not_in_place": _("n"),
        "not_known": _("?"),
        "not_applicable": _("a"),
        "not_asked": "·",
    }[ident]


def legend() -> str:
    """What the signs stand for."""
    text = _("{sign} {outcome}")
    said = words.listed(
        text.format(sign=sign(ident), outcome=words.outcome(ident)) for ident in matrix.OUTCOMES
    )
    order = _("Three signs stand for nuclear, chemical and biological, in this order.")
    return f"{said}. {order}"


def field(questionnaire: Questionnaire, ident: str) -> str:
    """A field's row number and label."""
    return matrix.label(questionnaire, questionnaire.fields[ident])


def provision(questionnaire: Questionnaire, ident: str) -> str:
    """The id of the provision that a field is reported under."""
    return questionnaire.fields[ident].provisions[0]


def where(sides_and_weapons: Iterable[tuple[str | None, str | None]]) -> str:
    """Sides with their weapon categories: ``law N, C; enforcement B``; empty for a field's one."""
    found: dict[str | None, list[str]] = {}
    for side, weapon in sides_and_weapons:
        found.setdefault(side, []).extend([weapon] if weapon else [])
    named = (
        " ".join(part for part in (words.side(side) if side else "", words.listed(of_it)) if part)
        for side, of_it in found.items()
    )
    return "; ".join(name for name in named if name)


def said(questionnaire: Questionnaire, places: Iterable[Place]) -> tuple[str, ...]:
    """Places by field: ``23 Transit control (law N, C; enforcement B)``."""
    of_field: dict[str, list[tuple[str | None, str | None]]] = {}
    for ident, side, weapon in places:
        of_field.setdefault(ident, []).append((side, weapon))
    named = []
    for ident, parts in of_field.items():
        inside = where(parts)
        label = field(questionnaire, ident)
        named.append(f"{label} ({inside})" if inside else label)
    return tuple(named)


def columns(questionnaire: Questionnaire, place: Place) -> tuple[str, str, str, str]:
    """Provision, field, side and weapon category of a place."""
    ident, side, weapon = place
    of = provision(questionnaire, ident)
    known = questionnaire.provisions
    return (
        known[of].short if of in known else of,
        field(questionnaire, ident),
        words.side(side) if side else "",
        weapon or "",
    )
