"""The register of evidence as a document and as data."""

from __future__ import annotations

from assessor import words
from assessor.register import Piece, register
from assessor.reports.document import Block, Document, Heading, Paragraph, Term, Terms
from assessor.reports.gap import evidence
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _
from scoring.result import Result


def document(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> Document:
    """Every piece with what it supports, then the answers at target without any."""
    pieces = register(assessment)
    blocks: list[Block] = []
    if pieces:
        blocks.append(Terms(tuple(_term(questionnaire, piece) for piece in pieces)))
    else:
        blocks.append(Paragraph(_("No answer carries evidence.")))
    bare = evidence.unsupported(assessment, result)
    if bare:
        blocks.append(Heading(2, _("At or above the target, without evidence")))
        blocks.append(Paragraph(evidence.by_question(questionnaire, bare)))
    return Document(_("Evidence: {system}").format(system=assessment.system), tuple(blocks))


def to_data(assessment: Assessment, result: Result) -> dict[str, object]:
    """The same for programs."""
    return {
        "evidence": [
            {"number": each.number, **each.evidence.model_dump(), "supports": list(each.cells)}
            for each in register(assessment)
        ],
        "without_evidence": [cell.id for cell in evidence.unsupported(assessment, result)],
    }


def _term(questionnaire: Questionnaire, piece: Piece) -> Term:
    said = piece.evidence
    page = _("p. {page}").format(page=said.page) if said.page else None
    about = (said.title, said.reference, page, said.date)
    lines = ["; ".join(part for part in about if part)]
    if said.marking:
        lines.append(_("Marking: {marking}").format(marking=said.marking))
    if said.sha256:
        lines.append(f"SHA-256 {said.sha256}")
    cells = [questionnaire.cells[cell] for cell in piece.cells if cell in questionnaire.cells]
    supports = evidence.by_question(questionnaire, cells) or words.NOTHING
    lines.append(_("Supports: {cells}").format(cells=supports))
    return Term(str(piece.number), tuple(lines))
