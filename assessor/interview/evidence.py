"""The dialogue on evidence: list it, add to it, take out of it; the digest of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assessor import register
from assessor.interview.dialogues import Desk, about, too_long
from assessor.interview.screen import Choice, Line, OneOf, Writing
from assessor.interview.steps import Step
from assessor.interview.view import View
from questionnaires import values
from questionnaires.model import Question
from questionnaires.responses import Evidence
from questionnaires.texts import _

LONGEST_LINE = 500
"""What a saved file takes as a title or a reference."""

_DONE = object()
_ADD = object()
_DATED = Question(id="date", kind="date", text="date", legal_weight="expected")


def gather(desk: Desk, view: View, step: Step) -> tuple[Evidence, ...] | None:
    """Let a person change what can be shown for a step; None: it is left as it was."""
    found = [view.responses[cell.id] for cell in step.cells if cell.id in view.responses]
    before = tuple(dict.fromkeys(piece for response in found for piece in response.evidence))
    heading = tuple(about(view, step, _("Evidence")))
    pieces = list(before)
    if not pieces:
        pieces += _added(desk, heading, step)
    while pieces or before:
        chosen = desk.choose((*heading, *_listed(pieces)), _offers(pieces))
        if chosen is _ADD:
            pieces += _added(desk, heading, step)
        elif isinstance(chosen, Evidence):
            pieces.remove(chosen)
        else:
            break
    return None if tuple(pieces) == before else tuple(pieces)


def _listed(pieces: list[Evidence]) -> Iterator[Line]:
    for piece in pieces:
        digest = f"SHA-256 {piece.sha256[:12]}…" if piece.sha256 else None
        parts = (piece.title, piece.reference, piece.page, piece.date, piece.marking, digest)
        yield Line("item", " · ".join(part for part in parts if part), "–")


def _offers(pieces: list[Evidence]) -> OneOf:
    choices = [
        Choice("1", _("Keep this list and go back"), _DONE),
        Choice("2", _("Add something"), _ADD),
    ]
    for number, piece in enumerate(pieces, 3):
        title = _("Take out: {title}").format(title=piece.title)
        choices.append(Choice(str(number), title, piece))
    return OneOf(_("What now?"), tuple(choices), default=_DONE)


def _added(desk: Desk, heading: tuple[Line, ...], step: Step) -> list[Evidence]:
    """Ask for title, then reference, then date, with a way back from each; [] at the first."""
    key = step.cells[0].id
    while True:
        title = desk.write(f"title {key}", (*heading, *_suggestions(step)), _title())
        if not title:
            return []
        made = _placed(desk, heading, key, title)
        if made:
            return [made]
        desk.keep(f"title {key}", title)


def _placed(desk: Desk, heading: tuple[Line, ...], key: str, title: str) -> Evidence | None:
    lines = (*heading, Line("item", title, _("Title")))
    hint = Line("text", _("Of a file on this computer, its name and its SHA-256 are kept."))
    writing = Writing(_("Article, page, address or file (Enter: none):"), problem=_too_long_line)
    while True:
        typed = desk.write(f"reference {key}", (*lines, hint), writing)
        if typed is None:
            return None
        reference, digest, told = _looked_up(typed)
        date = desk.write(f"date {key}", (*lines, *told), _date())
        if date is not None:
            return Evidence(title=title, reference=reference, date=date or None, sha256=digest)
        desk.keep(f"reference {key}", typed)


def _looked_up(typed: str) -> tuple[str | None, str | None, list[Line]]:
    """What was typed as a reference, or a file's name and digest, and what to tell about it."""
    if not typed:
        return None, None, []
    path = Path(typed.strip("'\"")).expanduser()
    try:
        if path.is_file():
            digest = register.sha256(path)
            told = _("{name}, SHA-256 {digest}").format(name=path.name, digest=digest)
            return path.name, digest, [Line("item", told, _("File"))]
    except OSError as error:
        told = _("{typed} (the file cannot be read: {why})").format(typed=typed, why=error.strerror)
        return typed, None, [Line("item", told, _("Reference"))]
    told = _("{typed} (no file of this name here)").format(typed=typed)
    return typed, None, [Line("item", told, _("Reference"))]


def _suggestions(step: Step) -> Iterator[Line]:
    if step.question.evidence:
        what = ", ".join(step.question.evidence)
        yield Line("text", _("What could be shown: {what}").format(what=what))
    yield Line("text", _("An empty line goes back."))


def _title() -> Writing:
    return Writing(_("What is it called?"), problem=_too_long_line)


def _date() -> Writing:
    def problem(text: str) -> str | None:
        try:
            if text.strip():
                values.parse(_DATED, None, text)
        except ValueError as error:
            return str(error)
        return None

    return Writing(_("Its date (YYYY, YYYY-MM or YYYY-MM-DD; Enter: none):"), problem=problem)


def _too_long_line(text: str) -> str | None:
    return too_long(text, LONGEST_LINE)
