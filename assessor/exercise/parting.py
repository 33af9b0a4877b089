"""What becomes of counted hands that are in no file when the trainer leaves."""

from __future__ import annotations

from pathlib import Path

from assessor.errors import UserError
from assessor.exercise.hands import Hands
from assessor.interview.dialogues import Desk
from assessor.interview.screen import Choice, Line, OneOf, Writing
from questionnaires.texts import _


def may_leave(desk: Desk, hands: Hands) -> bool:
    """Whether the trainer can leave: not with counts that would be lost unasked."""
    while hands.loose:
        lines = (
            Line("heading", _("Leave?")),
            Line("text", _("The hands that were counted are in no file.")),
        )
        choices = (
            Choice("1", _("Keep them in a file"), "keep"),
            Choice("2", _("Leave without them"), "leave"),
            Choice("3", _("Stay"), "stay"),
        )
        chosen = desk.choose(lines, OneOf(_("What now?"), choices, "keep"))
        if chosen != "keep":
            return chosen == "leave"
        _keep(desk, hands)
    return True


def _keep(desk: Desk, hands: Hands) -> None:
    """Ask for a file until one can be made, or the trainer goes back."""
    lines: tuple[Line, ...] = (Line("heading", _("Keep the counted hands")),)
    while name := desk.write("file", lines, Writing(_("Name of the file:"), "hands.json")):
        try:
            return hands.keep(Path(name))
        except UserError as error:
            lines = (lines[0], Line("problem", error.what), Line("text", error.todo))
