"""Who answers what, as a document and as data."""

from __future__ import annotations

from assessor import words
from assessor.reports.document import (
    Block,
    Column,
    Document,
    Entry,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
)
from assessor.together import shares
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _


def document(assessment: Assessment, questionnaire: Questionnaire) -> Document:
    """Each agency with the questions it leads, those it is asked too, and how far it is."""
    found = shares.shares(assessment, questionnaire)
    blocks: list[Block] = [_table(assessment, found)]
    for share in found:
        blocks.append(Heading(2, share.name))
        lists = ((_("Leads"), share.leads), (_("Asked too"), share.also))
        blocks.append(Terms(tuple(Term(label, (words.listed(ids) or words.NOTHING,))
                                  for label, ids in lists)))  # fmt: skip
    rest = shares.unassigned(assessment, questionnaire)
    if rest:
        blocks.append(Heading(2, _("On no agency's list")))
        blocks.append(Paragraph(words.listed(rest)))
    return Document(_("Agencies and what they answer"), tuple(blocks))


def to_data(assessment: Assessment, questionnaire: Questionnaire) -> dict[str, object]:
    """The same for programs."""
    return {
        "agencies": [
            {"id": each.id, "name": each.name, "leads": list(each.leads), "also": list(each.also)}
            for each in shares.shares(assessment, questionnaire)
        ],
        "on_no_list": list(shares.unassigned(assessment, questionnaire)),
    }


def _table(assessment: Assessment, found: tuple[shares.Share, ...]) -> Table:
    columns = (
        Column(_("Id"), firm=True), Column(_("Agency")), Column(_("Leads"), "right", firm=True),
        Column(_("Asked too"), "right", firm=True), Column(_("Said"), "right", firm=True),
    )  # fmt: skip
    rows = [
        (
            Entry(each.id), Entry(each.name), Entry(str(len(each.leads))),
            Entry(str(len(each.also))), Entry(str(_said(assessment, each.name))),
        )
        for each in found
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _said(assessment: Assessment, agency: str) -> int:
    """In how many cells it has said something."""
    return sum(any(r.agency == agency for r in said) for said in assessment.responses.values())
