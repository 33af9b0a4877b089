"""The summary: total, scores, findings counted, the first gaps, and what is strong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assessor import words
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
)
from assessor.reports.gap import gaps
from assessor.reports.gap.findings import LEGEND
from assessor.reports.parts import matrix, scores
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Result, Score


def blocks(questionnaire: Questionnaire, result: Result) -> tuple[Block, ...]:
    """The part that a minister reads."""
    return (
        Heading(1, _("Summary")),
        Paragraph(scores.total(result)),
        Heading(2, _("Scores by module and element")),
        scores.table(questionnaire, result),
        Paragraph(scores.reading()),
        Heading(2, _("Findings against operative paragraph 3, counted")),
        counted(questionnaire, result),
        *_first_gaps(questionnaire, result),
        *_strengths(questionnaire, result),
    )


def counts(questionnaire: Questionnaire, result: Result) -> dict[tuple[str, str], Counter[str]]:
    """How often each outcome was found, by provision of OP3 and side."""
    found = matrix.by_field(result)
    return {
        (ident, side): Counter(
            matrix.shown_as(finding)
            for field in matrix.fields_under(questionnaire, ident)
            for finding in found.get(field.id, ())
            if finding.side == side
        )
        for ident in matrix.OP3
        if ident in questionnaire.provisions
        for side in matrix.SIDES
    }


def counted(questionnaire: Questionnaire, result: Result) -> Table:
    """The counts as a table."""
    columns = (
        Column(_("Provision"), firm=True),
        *(Column(words.outcome(o), "right") for o in LEGEND),
    )
    rows = [
        (
            Entry(f"{questionnaire.provisions[ident].short} {words.side(side)}"),
            *(Entry(str(count[each])) for each in LEGEND),
        )
        for (ident, side), count in counts(questionnaire, result).items()
    ]
    return Table(columns, tuple(rows))


def fields_in_place(questionnaire: Questionnaire, result: Result) -> list[str]:
    """Fields under OP3 where all that was asked and applies is in place."""
    found = matrix.by_field(result)
    good = []
    for ident in matrix.OP3:
        for field in matrix.fields_under(questionnaire, ident):
            outcomes = {matrix.shown_as(each) for each in found.get(field.id, ())}
            if outcomes - {"not_applicable", "not_asked"} == {"in_place"}:
                good.append(field.id)
    return good


def elements_at_target(result: Result) -> list[Score]:
    """Elements in which every question asked is answered and none falls short."""
    short = {gap.question for gap in result.gaps}
    return [
        node
        for node in result.total.walk()
        if node.kind == "element"
        and node.coverage.asked
        and node.coverage.answered == node.coverage.asked
        and short.isdisjoint(part.id for part in node.parts if isinstance(part, Score))
    ]


def _first_gaps(questionnaire: Questionnaire, result: Result) -> Iterable[Block]:
    if result.gaps:
        yield Heading(2, _("The first gaps"))
        yield gaps.first(questionnaire, result)


def _strengths(questionnaire: Questionnaire, result: Result) -> Iterable[Block]:
    fields = [questionnaire.fields[ident] for ident in fields_in_place(questionnaire, result)]
    elements = elements_at_target(result)
    labels = tuple(matrix.label(questionnaire, field) for field in fields)
    named = tuple(scores.label(questionnaire, node) for node in elements)
    lines = (_("Fields in place"), labels), (_("Elements at target"), named)
    terms = tuple(Term(label, ("; ".join(texts),)) for label, texts in lines if texts)
    yield Heading(2, _("Strengths to keep"))
    if terms:
        yield Terms(terms)
    else:
        yield Paragraph(_("No field is in place as a whole yet, and no element is at its target."))
