"""The method note: how marks, scores, findings and gaps come about."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.document import Block, Heading, Note, Paragraph, bullets
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def blocks(questionnaire: Questionnaire) -> tuple[Block, ...]:
    """The note, and the caution once more."""
    return (
        Heading(1, _("Method")),
        Paragraph(questionnaire.head.answer_rule),
        bullets(*_levels(questionnaire), _combining(questionnaire), *_rules(questionnaire)),
        Note(questionnaire.head.caution),
    )


def _levels(questionnaire: Questionnaire) -> list[str]:
    scale = questionnaire.head.scale
    if scale is None:
        return []
    text = _(
        "A level counts by its place on the scale: {min} is 0 %, {max} is 100 %. The target is "
        "level {target} unless a question, the profile or an element states another."
    )
    return [text.format(min=scale.min, max=scale.max, target=scale.target)]


def _combining(questionnaire: Questionnaire) -> str:
    scoring = questionnaire.head.scoring
    text = _(
        "Answers to a question combine by {cells}, questions to an element by {element}, elements "
        "to a module by {module}, modules to the total by {total}, unless a part says otherwise; "
        "the explanation of a score shows which."
    )
    return text.format(
        cells=words.method(scoring.cells.method),
        element=words.method(scoring.element.method),
        module=words.method(scoring.module.method),
        total=words.method(scoring.total.method),
    )


def _rules(questionnaire: Questionnaire) -> Iterator[str]:
    yield _(
        "Four states are kept apart: answered, don't know, not applicable (with a reason; left out "
        "of the score) and not answered."
    )
    yield _(
        "What is open counts as nothing in the low end of a score and as everything in its high "
        "end. Arithmetic is exact; figures are rounded where they are printed."
    )
    yield _(
        "Coverage is the share of answers in what was asked and applies. Below {threshold} no "
        "total is shown."
    ).format(threshold=words.percent(questionnaire.head.scoring.coverage_threshold))
    yield _("Findings are decided by the rules shown with them, never by averages.")
    yield _(
        "A gap is an answer below its target. Its shortfall is the share of the way from nothing "
        "to the target that is missing."
    )
