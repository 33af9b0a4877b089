"""What can be shown for the answers, and which of them nothing is shown for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessor import words
from assessor.reports.document import Block, Heading, Paragraph, Term, Terms
from assessor.reports.parts import names
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Assessment, Evidence
from questionnaires.texts import _
from scoring.result import Mark, Result


def blocks(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> tuple[Block, ...]:
    """The list of evidence, and the answers at their target that have none."""
    head = Heading(1, _("Evidence"))
    pieces = listed(assessment, result)
    parts: list[Block] = [_list(questionnaire, pieces)] if pieces else []
    if not pieces:
        parts.append(Paragraph(_("No answer carries evidence.")))
    bare = unsupported(assessment, result)
    if bare:
        text = _("At or above the target, with no evidence recorded: {cells}.")
        parts.append(Paragraph(text.format(cells=by_question(questionnaire, bare))))
    return head, *parts


def marks(result: Result) -> Iterator[Mark]:
    """The marks of every cell on the path, in order."""
    for node in result.total.walk():
        for part in node.parts:
            if isinstance(part, Mark):
                yield part


def listed(assessment: Assessment, result: Result) -> list[tuple[Evidence, list[Cell]]]:
    """Each piece of evidence once, in order of first use, with the cells it supports."""
    said = assessment.current()
    pieces: dict[Evidence, list[Cell]] = {}
    for mark in marks(result):
        for piece in said[mark.cell.id].evidence if mark.cell.id in said else ():
            pieces.setdefault(piece, []).append(mark.cell)
    return list(pieces.items())


def unsupported(assessment: Assessment, result: Result) -> list[Cell]:
    """Cells answered at or above their target that no evidence is recorded for."""
    said = assessment.current()
    short = {each.cell.id for gap in result.gaps for each in gap.cells}
    return [
        mark.cell
        for mark in marks(result)
        if mark.status == "answered"
        and mark.interval
        and mark.cell.id not in short
        and not said[mark.cell.id].evidence
    ]


def by_question(questionnaire: Questionnaire, cells: Iterable[Cell]) -> str:
    """Cells in order, gathered under their questions: ``M2-TRA-01 (law N, C), M2-TRA-05``."""
    return words.listed(
        names.cells_of(questionnaire.questions[ident], list(group))
        for ident, group in groupby(cells, key=lambda cell: cell.question)
    )


def _list(questionnaire: Questionnaire, pieces: Sequence[tuple[Evidence, list[Cell]]]) -> Terms:
    terms = []
    for number, (piece, cells) in enumerate(pieces, 1):
        digest = _("SHA-256 {start}").format(start=piece.sha256[:12]) if piece.sha256 else ""
        page = _("p. {page}").format(page=piece.page) if piece.page else ""
        marked = _("marked {marking}").format(marking=piece.marking) if piece.marking else ""
        about = (piece.title, piece.reference, page, piece.date, marked, digest)
        supports = _("supports {cells}").format(cells=by_question(questionnaire, cells))
        terms.append(Term(str(number), ("; ".join(part for part in about if part), supports)))
    return Terms(tuple(terms))
