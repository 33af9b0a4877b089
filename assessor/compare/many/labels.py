"""What the files of a comparison are put together by: what they say of themselves, or a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from assessor import words
from assessor.errors import Exit, UserError
from assessor.many.table import About
from questionnaires.texts import _

TIMES = ("year", "month")
"""Labels that stand in an order of time."""

_OF_FILES: dict[str, Callable[[About], str | None]] = {
    "system": lambda about: about.system,
    "agency": lambda about: about.agency,
    "type": lambda about: words.assessor_type(about.assessor_type),
    "year": lambda about: day(about)[:4],
    "month": lambda about: day(about)[:7],
    "profile": lambda about: about.profile,
    "folder": lambda about: PurePath(about.name).parent.name or None,
}
KNOWN = tuple(_OF_FILES)

Table = Mapping[str, Mapping[str, str]]
"""By file, what stands in each column of a table of labels."""


def day(about: About) -> str:
    """The day that a file stands for: of its last answer, else of its making."""
    return words.date(about.last_answer or about.created)


def of(files: Sequence[About], by: str, table: Table) -> tuple[str, ...]:
    """The label of each file.

    Args:
        files: What the files say of themselves.
        by: One of `KNOWN`, or a column of the table.
        table: Labels from elsewhere, by the name of a file or the end of its name.

    Raises:
        UserError: There is no such label.
    """
    columns = {column for row in table.values() for column in row}
    if by in columns:
        return tuple(_in_table(about, by, table) or untold() for about in files)
    if by not in _OF_FILES:
        raise UserError(
            _("Nothing is known of the label “{label}”.").format(label=by),
            _("Labels are: {known}; others are columns of a table named with --labels.").format(
                known=words.listed([*KNOWN, *sorted(columns)])
            ),
            Exit.WRONG_USE,
        )
    return tuple(_OF_FILES[by](about) or untold() for about in files)


def untold() -> str:
    """The label of a file that does not say."""
    return _("not told")


def name(by: str) -> str:
    """What a label is called, as a heading begins."""
    return {
        "system": _("System"),
        "agency": _("Agency"),
        "type": _("Kind"),
        "year": _("Year"),
        "month": _("Month"),
        "profile": _("Profile"),
        "folder": _("Folder"),
    }.get(by, by)


def _in_table(about: About, by: str, table: Table) -> str | None:
    row = table.get(about.name) or table.get(PurePath(about.name).name)
    return (row or {}).get(by) or None
