"""Conflicts between agencies as a document, and as data."""

from __future__ import annotations

from assessor.reports.document import Block, Document, Heading, Paragraph, Term, Terms
from assessor.together import settling
from assessor.together.conflicts import Conflict
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def document(questionnaire: Questionnaire, found: tuple[Conflict, ...]) -> Document:
    """Each conflict with what every agency says, and for what reason."""
    blocks: list[Block] = []
    if not found:
        blocks.append(Paragraph(_("No agency disagrees with another.")))
    else:
        blocks.append(Paragraph(_reading()))
    for conflict in found:
        blocks.append(Heading(2, f"{settling.place_of(conflict)}: {conflict.question.text}"))
        blocks.append(Terms(tuple(_said(questionnaire, conflict))))
    return Document(_("Conflicts between agencies"), tuple(blocks))


def to_data(found: tuple[Conflict, ...]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "cell": conflict.cell.id,
            "question": conflict.question.id,
            "leads": list(conflict.leads),
            "said": [
                each.model_dump(exclude={"prev"}, exclude_none=True) for each in conflict.said
            ],
        }
        for conflict in found
    ]


def _said(questionnaire: Questionnaire, conflict: Conflict) -> list[Term]:
    terms = []
    for said in conflict.said:
        label = settling.who(said)
        if said.agency in conflict.leads:
            label = _("{agency} (leads)").format(agency=label)
        about = [settling.said_in_words(questionnaire, conflict, said), said.comment or ""]
        about += [_("Evidence: {title}").format(title=piece.title) for piece in said.evidence]
        terms.append(Term(label, tuple(text for text in about if text)))
    return terms


def _reading() -> str:
    return _(
        "Each of these was answered differently by agencies that did not know of each other's "
        "answer. Nothing is averaged: until somebody decides, it counts as not known. Every answer "
        "is kept, also after the decision."
    )
