"""How a problem names where it is."""

from __future__ import annotations

from questionnaires.model import Question, Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


def file_of(questionnaire: Questionnaire, question: Question) -> str:
    """The file that a question stands in."""
    return f"elements/{questionnaire.element_of[question.id].id}.toml"


def unknown(file: str, where: str, ident: str, home: str) -> Problem:
    """The problem of an id that is named and stands nowhere."""
    return Problem(
        file, where, "Q302", _("{ident} does not exist.").format(ident=ident),
        _("What it should point to would be missing from every report."),
        _("Correct the id, or add it to {home}.").format(home=home),
    )  # fmt: skip
