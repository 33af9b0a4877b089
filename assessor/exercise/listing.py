"""``assessor exercise list``: which exercises there are beside a questionnaire."""

from __future__ import annotations

import argparse

from assessor import console, opening
from assessor.errors import Exit
from assessor.reports.document import Block, Column, Document, Entry, Paragraph, Table, row
from assessor.reports.formats import terminal
from questionnaires import exercises
from questionnaires.exercise import Exercise
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """List them, as a table or as data."""
    folder = opening.folder(args.questionnaire)
    found = [opening.exercise(folder, ident) for ident in exercises.names(folder)]
    if args.format == "json":
        console.write_json([_as_data(each) for each in found])
    else:
        terminal.show(listing(found), console.out(args.plain), args.plain)
    return Exit.FINE


def _as_data(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.id,
        "edition": exercise.head.edition,
        "title": exercise.head.title,
        "state": exercise.head.state,
        "summary": exercise.head.summary,
        "minutes": exercise.minutes,
        "questions": list(exercise.head.questions),
        "injects": [inject.id for inject in exercise.injects],
        "teams": {team.id: team.name for team in exercise.head.teams},
        "test": exercise.test is not None,
    }


def listing(found: list[Exercise]) -> Document:
    """The exercises as a table."""
    title = _("Exercises")
    if not found:
        return Document(title, (Paragraph(_("This questionnaire has no exercises.")),))
    columns = (
        Column(_("Id"), firm=True), Column(_("Title")), Column(_("State")),
        Column(_("Minutes"), "right", firm=True), Column(_("Questions"), "right", firm=True),
        Column(_("Injects")), Column(_("Test"), firm=True),
    )  # fmt: skip
    table = Table(columns, tuple(map(_row, found)))
    hint = Paragraph(_("Print the papers of one with: assessor exercise handout ID -o FILE"))
    blocks: tuple[Block, ...] = (table, hint)
    return Document(title, blocks)


def _row(exercise: Exercise) -> tuple[Entry, ...]:
    return row(
        exercise.id,
        exercise.head.title,
        exercise.head.state,
        str(exercise.minutes),
        str(len(exercise.head.questions)),
        ", ".join(inject.id for inject in exercise.injects),
        _("yes") if exercise.test else _("no"),
    )
