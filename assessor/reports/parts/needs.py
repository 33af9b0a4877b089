"""Where help from outside is needed, as a list for people and for programs."""

from __future__ import annotations

from assessor import safe, words
from assessor.reports.document import Block, Column, Document, Paragraph, Table, row
from questionnaires.model import Questionnaire
from questionnaires.needs import name, taken_out
from questionnaires.responses import Assessment
from questionnaires.texts import _


def document(assessment: Assessment, questionnaire: Questionnaire) -> Document:
    """The marks that stand, as a list."""
    title = _("Help needed: {system}").format(system=assessment.system)
    return Document(title, (_listed(assessment, questionnaire), Paragraph(_nearest())))


def listing(assessment: Assessment, questionnaire: Questionnaire) -> list[dict[str, object]]:
    """Every mark ever set as JSON has it, by what it is for, the newest of each last."""
    return [
        {
            "id": ident,
            "name": name(questionnaire, ident),
            "standing": number == len(set_),
            "wanted": need.wanted,
            "note": _harmless(need.note),
            "by": _harmless(need.by),
            "agency": _harmless(need.agency),
            "at": need.at,
            "rev": need.rev,
        }
        for ident, set_ in assessment.needs.items()
        for number, need in enumerate(set_, 1)
    ]


def _listed(assessment: Assessment, questionnaire: Questionnaire) -> Block:
    marks = assessment.marks()
    standing = {
        ident: need
        for ident, need in marks.items()
        if need.wanted or taken_out(questionnaire, ident, marks)
    }
    if not standing:
        return Paragraph(_("Nothing is marked as needing help."))
    columns = (
        Column(_("For")), Column(_("Help"), firm=True), Column(_("Note")), Column(_("Who")),
        Column(_("Date"), firm=True),
    )  # fmt: skip
    rows = [
        row(
            f"{ident}: {name(questionnaire, ident)}",
            _("needed") if need.wanted else _("not needed"),
            need.note or words.NOTHING,
            words.listed(filter(None, (need.by, need.agency))) or words.NOTHING,
            words.date(need.at),
        )
        for ident, need in standing.items()
    ]
    return Table(columns, tuple(rows))


def _nearest() -> str:
    return _(
        "The mark of an element stands for all its questions but those taken out after it. "
        "Requests for assistance are drafted from the gaps that are marked: assessor report FILE "
        "--as assistance-request"
    )


def _harmless(text: str | None) -> str | None:
    return None if text is None else safe.block(text)
