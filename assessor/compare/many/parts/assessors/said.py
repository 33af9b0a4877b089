"""What assessors, elements and figures of agreement are called."""

from __future__ import annotations

from fractions import Fraction
from string import ascii_uppercase

from assessor import words
from assessor.compare.many import figures
from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study
from questionnaires.texts import _


def letter(panel: Panel, row: int) -> str:
    """What an assessor is called in tables: A, B, C …; numbers beyond Z."""
    place = panel.rows.index(row)
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)


def element_name(study: Study, ident: str) -> str:
    """What an element is called, or the whole."""
    if ident == "total":
        return _("Total")
    return next(each.name for each in study.questionnaire.elements if each.id == ident)


def signed(mean: float | None) -> str:
    """A difference as a percentage with its sign; a dash where there is none."""
    if mean is None:
        return words.NOTHING
    share = figures.exact(mean)
    said = words.percent(abs(share))
    return f"+{said}" if round(share * 100) > 0 else f"−{said}" if round(share * 100) < 0 else said


def decimal(number: float) -> str:
    """A coefficient with up to three places."""
    return words.number(Fraction(round(number, 3)).limit_denominator(1000))
