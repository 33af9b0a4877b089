"""What may be typed on an answer sheet, said to whoever types."""

from __future__ import annotations

from questionnaires import values
from questionnaires.model import Question, Scale
from questionnaires.texts import _, ngettext


def expected(question: Question, scale: Scale | None) -> str:
    """What may be typed for one cell, in a few words."""
    known = values.choices(question, scale)
    free = {
        "checklist": _("all that are ticked, parted by commas, - for none: {known}").format(
            known=", ".join(known)
        ),
        "number": _("a whole number"),
        "text": _("some text"),
        "date": _("a date such as 2019, 2019-05 or 2019-05-31"),
    }
    if question.kind in free:
        return free[question.kind]
    if question.kind == "level":
        return _("{lowest} to {highest}, ? or na and why").format(
            lowest=known[0], highest=known[-1]
        )
    return _("{known}, ? or na and why").format(known=", ".join(known))


def counted(cells: int, given: int) -> str:
    """That so many answers were given where so many are wanted."""
    told = ngettext("{n} answer is expected there", "{n} answers are expected there", cells)
    if cells > 1:
        told = _("one answer for all, or {n}, are expected there")
    return _("{expected}; there were {given}.").format(expected=told.format(n=cells), given=given)


def ways() -> tuple[str, ...]:
    """All ways of typing, a paragraph each."""
    return (
    _("Type the answers of a question in one line, in the order shown, and press Enter:"),
    _("  2 – the one answer, or the same in all cells"),
    _("  2 1 0 or 2,1,0 – the cells in order"),
    _("  N2 C1 B0 – by weapon category; law 2 enforcement 1 0 0 – by side"),
    _("  law N2 C1 enforcement N0 – both; cells that are not named stay as they are"),
    _("  ? or - – not known; na and a reason – not applicable; x – taken back"),
    _("Enter alone leaves a question as it is and goes on. The id of a question goes to "
      "it; an id with answers behind it answers it. b goes back, q saves and leaves, "
      "h is this help. Every line is saved at once."),
    )  # fmt: skip
