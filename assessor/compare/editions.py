"""The way from one edition to another, as the file beside the later one tells it."""

from __future__ import annotations

from pathlib import Path

from assessor.errors import UserError
from questionnaires import supplements
from questionnaires.editions import FILE, EditionsFile, Step, route
from questionnaires.problems import ContentError
from questionnaires.texts import _


def steps(folder: Path, start: str, end: str) -> tuple[Step, ...] | None:
    """The steps from an edition to the one in a folder; None where nothing tells them.

    Raises:
        UserError: The file that tells them cannot be used.
    """
    if start == end:
        return ()
    try:
        file = supplements.read(folder, FILE, EditionsFile)
    except ContentError as error:
        first = error.problems[0]
        raise UserError(
            _("The editions beside {name} cannot be used: {file} {where}: {what}").format(
                name=folder.name, file=first.file, where=first.where, what=first.what
            ),
            _("See all its problems with: assessor questionnaire check {name}").format(name=folder),
        ) from error
    return route(file, start, end) if file else None
