"""Dates as spreadsheet programs leave them."""

from __future__ import annotations

import re
from datetime import date

from questionnaires.texts import _
from questionnaires.values import is_date

_ISO = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:[T ]00:00(?::00)?)?")
_LOCAL = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def readings(text: str) -> frozenset[str]:
    """The dates that a text can mean, as ``2019``, ``2019-05`` or ``2019-05-31``.

    Several where day and month could be either way about, as in 05/06/2019.
    """
    iso = _ISO.fullmatch(text.strip())
    if iso and is_date(iso[1]):
        return frozenset({iso[1]})
    local = _LOCAL.fullmatch(text.strip())
    if not local:
        return frozenset()
    one, other, year = map(int, local.groups())
    return frozenset(_date(year, *pair) for pair in ((one, other), (other, one))) - {""}


def read(text: str) -> str:
    """The date that a text means.

    Raises:
        ValueError: None, or not only one.
    """
    found = readings(text)
    if len(found) > 1:
        both = _(" or ").join(sorted(found))
        raise ValueError(_("it can mean {dates}: expected one of these").format(dates=both))
    if not found:
        raise ValueError(_("expected a date such as 2019, 2019-05 or 2019-05-31"))
    return next(iter(found))


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
