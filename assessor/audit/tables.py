"""Published results in a table, held against a long table of the answers they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from assessor.audit import Difference, why
from assessor.exchange import long, table
from assessor.exchange.table import Problem
from assessor.words import NOTHING
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.batch import Batch
from scoring.result import Score

COLUMNS = ("assessment", "id", "value")

Published = dict[str, list[tuple[str, str]]]
"""By assessment, node ids and what was published of them."""


def read_published(stream: BinaryIO, path: Path) -> tuple[Published, list[Problem]]:
    """The published results, and the rows that could not be used.

    Raises:
        UserError: It is not such a table.
    """
    published: Published = {}
    problems = []
    for row in table.read(stream, path, COLUMNS):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        assessment, ident, value = (field.strip() for field in row.fields)
        if assessment and ident and value:
            published.setdefault(assessment, []).append((ident, value))
        else:
            problems.append(Problem(row.line, _("one of its fields is empty")))
    return published, problems


def audit(
    published: Published,
    answers: Iterable[long.Answers],
    questionnaire: Questionnaire,
    profile: str,
) -> Iterator[Difference]:
    """Every published result that is not what the answers come to."""
    batch = Batch(questionnaire, profile)
    left = dict(published)
    for each in answers:
        if each.assessment in left:
            nodes = {node.id: node for node in batch.total(each.responses).walk()}
            for ident, value in left.pop(each.assessment):
                yield from _held(each.assessment, ident, value, nodes, questionnaire)
    for assessment, results in left.items():
        for ident, value in results:
            reason = _("there are no answers of this assessment")
            yield Difference(assessment, ident, value, NOTHING, reason)


def _held(
    assessment: str, ident: str, value: str, nodes: dict[str, Score], questionnaire: Questionnaire
) -> Iterator[Difference]:
    node = nodes.get(ident)
    reason = why.difference(value, node) if node else _missing(ident, questionnaire)
    if reason:
        shown = why.recomputed(node) if node else NOTHING
        yield Difference(assessment, ident, value, shown, reason)


def _missing(ident: str, questionnaire: Questionnaire) -> str:
    groups = {group.id for element in questionnaire.elements for group in element.groups}
    modules = {module.id for module in questionnaire.modules}
    elements = {element.id for element in questionnaire.elements}
    if ident in questionnaire.questions or ident in groups | modules | elements:
        return _("it is not asked in this profile, or ruled out by the answers")
    return _("{id} has no such node").format(id=questionnaire.id)
