"""How a matrix draft begins: whose it is, which layout it follows, what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.reports.case import Case
from assessor.reports.document import Block, Heading, Note, Term, Terms, bullets
from assessor.reports.gap.evidence import by_question
from assessor.reports.matrix_draft import remarks, wording
from assessor.reports.matrix_draft.draft import Draft, Place, Row
from assessor.reports.matrix_draft.marks import Rule, has_evidence
from assessor.reports.parts import front
from questionnaires.framework import Layout
from questionnaires.model import Cell
from questionnaires.texts import _, ngettext


def blocks(case: Case, draft: Draft) -> tuple[Block, ...]:
    """The caution, the facts, and the layout."""
    caution, *facts = front.blocks(case.assessment, case.questionnaire)
    return (
        caution,
        Note(own_draft()),
        *facts,
        Terms(tuple(_facts(case, draft.layout))),
        *(Note(text) for text in warnings(draft.layout)),
    )


def to_do(case: Case, draft: Draft) -> tuple[Block, ...]:
    """What the State has to do before it hands the matrix in."""
    return Heading(1, _("Before it is handed in")), bullets(*tasks(case, draft))


def own_draft() -> str:
    """Whose paper this is."""
    return _(
        "This is a draft of the State's own. The matrix on record is prepared by the Committee's "
        "experts from what States report, and approved by the Committee; nobody there has seen "
        "this draft."
    )


def warnings(layout: Layout) -> Iterator[str]:
    """What makes a layout doubtful."""
    if layout.status == "unverified":
        yield _(
            "This layout is not verified: its rows, their order and their wording are less "
            "certain than those of the other layout. Compare each row with the Committee's "
            "current template."
        )


def tasks(case: Case, draft: Draft) -> Iterator[str]:
    """What is still to be done, each in a sentence or two."""
    yield _(
        "Check rows and labels against the Committee's current template, which is revised from "
        "time to time, and read each mark against its remarks: the State answers for what it sends."
    )
    yield from _by_rule(draft)
    bare = _without_evidence(case, draft)
    if bare:
        text = _("At target with no evidence recorded, also beside other evidence: {cells}.")
        yield text.format(cells=by_question(case.questionnaire, bare))
    general = [row for row in draft.rows if _general(row)]
    if general:
        yield _(
            "Some answers are given once for law and enforcement, or for N, C and B alike, and "
            "are marked in every place they speak of. See for which of these the reference holds: "
            "{rows}."
        ).format(rows=wording.rows(general))
    yield _("Leave out of remarks and evidence what may not be published.") + _marked(draft)


def _facts(case: Case, layout: Layout) -> Iterator[Term]:
    yield Term(_("Layout"), (f"{layout.title} ({layout.id})",))
    if case.earlier:
        earlier = case.earlier
        text = _("{title}, edition {edition}; last answer {day}").format(
            title=earlier.questionnaire.head.title,
            edition=earlier.questionnaire.edition,
            day=earlier.made,
        )
        yield Term(_("Compared with"), (text,))
    dates = case.details.matrix
    to_fill_in = _("to be filled in by the State")
    yield Term(_("Date of the report"), (dates.report or to_fill_in,))
    yield Term(_("Dates of addenda"), dates.addenda or (to_fill_in,))
    yield Term(_("Approved by the Committee"), (dates.approved or to_fill_in,))


def _by_rule(draft: Draft) -> Iterator[str]:
    found: dict[Rule, list[Place]] = {}
    for row in draft.rows:
        for place in row.places:
            found.setdefault(place.mark.rule, []).append(place)
    missing = len(found.get("no_evidence", ()))
    if missing:
        yield ngettext(
            "{n} place is marked ? only because evidence is missing: record the article, page or "
            "address, and it becomes X.",
            "{n} places are marked ? only because evidence is missing: record the article, page or "
            "address, and they become X.",
            missing,
        ).format(n=missing)
    unknown = len(found.get("not_known", ()))
    if unknown:
        yield ngettext(
            "{n} place is marked -, “don't know”. The Committee has no such sign: find out, or "
            "leave it blank.",
            "{n} places are marked -, “don't know”. The Committee has no such sign: find out, or "
            "leave them blank.",
            unknown,
        ).format(n=unknown)


def _without_evidence(case: Case, draft: Draft) -> list[Cell]:
    """Answers at their target that nothing is recorded for, in the order of the questions."""
    bare = {
        each.cell.id
        for row in draft.rows
        for place in row.places
        for each in place.basis
        if each.reaches and not has_evidence(each, draft.said)
    }
    return [cell for ident, cell in case.questionnaire.cells.items() if ident in bare]


def _marked(draft: Draft) -> str:
    """Which pieces of evidence carry a marking that forbids it, as a further sentence."""
    marked = [number for piece, number in draft.evidence.items() if piece.marking]
    text = _(" These carry a marking: {numbers}.")
    return text.format(numbers=remarks.citations(marked)) if marked else ""


def _general(row: Row) -> bool:
    """Whether X stands in one of several places on the strength of one answer for all."""
    return len(row.places) > 1 and any(
        place.mark.sign == "X"
        and not any(_is_for(each.cell, place) for each in place.basis if each.reaches)
        for place in row.places
    )


def _is_for(cell: Cell, place: Place) -> bool:
    """Whether an answer is given for a place's own side and weapon category."""
    return place.side in (None, cell.side) and place.weapon in (None, cell.weapon)
