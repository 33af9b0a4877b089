"""What a kind of report needs from beside a questionnaire: the file, or why there is no report."""

from __future__ import annotations

from typing import TypeVar

from assessor.errors import Exit, UserError
from assessor.reports.case import Asked
from questionnaires import bundled, supplements
from questionnaires.checks import check_supplement
from questionnaires.content import Content
from questionnaires.problems import ContentError
from questionnaires.texts import _

Model = TypeVar("Model", bound=Content)


def read(case: Asked, name: str, model: type[Model], lacking: str) -> Model:
    """A supplement of the case's questionnaire, sound.

    Args:
        case: Whose questionnaire.
        name: Of the file.
        model: What the file holds.
        lacking: What to say where the questionnaire has none.

    Raises:
        UserError: The questionnaire has none, or it has problems; the first is named.
    """
    try:
        found = supplements.read(case.folder, name, model)
        problems = check_supplement(case.questionnaire, found) if found else []
        if problems:
            raise ContentError(problems)
    except ContentError as error:
        first = error.problems[0]
        raise UserError(
            _("{file} of {id} cannot be used: {where}: {what}").format(
                file=name, id=case.questionnaire.id, where=first.where or name, what=first.what
            ),
            _("See all its problems with: assessor questionnaire check FOLDER"),
        ) from error
    if found is None:
        having = [each for each in bundled.names() if (bundled.folder(each) / name).is_file()]
        raise UserError(
            lacking,
            _("This paper can be made from answers to: {names}.").format(names=", ".join(having)),
            Exit.WRONG_USE,
        )
    return found
