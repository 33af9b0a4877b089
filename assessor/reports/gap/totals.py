"""What the gap report counts: findings by provision, what is in place, what is at its target."""

from __future__ import annotations

from collections import Counter

from assessor import words
from assessor.reports.document import Column, Entry, Table
from assessor.reports.parts import matrix
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Result, Score

Counts = dict[tuple[str, str], Counter[str]]
"""How often each outcome was found, by provision of OP3 and side."""


def counts(questionnaire: Questionnaire, result: Result) -> Counts:
    """The findings of OP3 counted."""
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


def table(questionnaire: Questionnaire, counted: Counts) -> Table:
    """The counts as a table."""
    columns = (
        Column(_("Provision"), firm=True),
        *(Column(words.outcome(o), "right") for o in matrix.OUTCOMES),
    )
    rows = [
        (
            Entry(f"{questionnaire.provisions[ident].short} {words.side(side)}"),
            *(Entry(str(count[each])) for each in matrix.OUTCOMES),
        )
        for (ident, side), count in counted.items()
    ]
    return Table(columns, tuple(rows))


def sentence(counted: Counts) -> str:
    """The counts of all provisions together, in words."""
    together = sum(counted.values(), Counter[str]())
    asked = together.total() - together["not_asked"]
    said = [
        _("{count} {outcome}").format(count=together[each], outcome=words.outcome(each))
        for each in matrix.OUTCOMES
        if together[each] and each != "not_asked"
    ]
    if not asked:
        return _("No question that was asked reaches a field of the Committee's matrix.")
    text = _(
        "Of {count} places of the Committee's matrix that were asked about, law and enforcement "
        "and each weapon category apart: {said}."
    )
    return text.format(count=asked, said=words.listed(said))


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
