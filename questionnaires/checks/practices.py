"""Facts on other States beside a questionnaire: what they name exists."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.places import unknown
from questionnaires.model import Questionnaire
from questionnaires.practices import PracticesFile
from questionnaires.problems import Problem

FILE = "practices.toml"


def check(questionnaire: Questionnaire, practices: PracticesFile) -> Iterator[Problem]:
    """Every problem of a file of facts that is of the right shape."""
    elements = {element.id for element in questionnaire.elements}
    for fact in practices.facts:
        if fact.country not in practices.countries:
            yield unknown(FILE, fact.id, fact.country, FILE)
        for ident in (each for each in fact.elements if each not in elements):
            yield unknown(FILE, fact.id, ident, "elements/")
