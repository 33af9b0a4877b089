"""What the marks of a row rest on: answers, findings, evidence, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assessor import words
from assessor.reports.case import Case
from assessor.reports.matrix_draft import wording
from assessor.reports.matrix_draft.draft import Draft, Place, Row
from assessor.reports.matrix_draft.marks import Rule
from assessor.reports.parts import decided, names
from questionnaires.model import Cell
from questionnaires.texts import _
from scoring.result import Basis, Outcome

EXPECTED: dict[Rule, Outcome] = {
    "evidenced": "in_place",
    "no_evidence": "in_place",
    "part_way": "partly",
    "set_aside": "not_applicable",
    "not_known": "not_known",
    "not_answered": "not_known",
    "at_floor": "not_in_place",
    "not_asked": "not_known",
}
"""The finding that usually stands behind a rule; any other is told."""


class Comment(NamedTuple):
    """What was said with an answer, and the question it answers."""

    question: str
    text: str


def lines(case: Case, draft: Draft, row: Row) -> tuple[str, ...]:
    """All remarks on a row; none where nothing is recorded of it."""
    said = (comment.text for comment in comments(case, draft, row))
    return (*marks(case, draft, row), *said)


def marks(case: Case, draft: Draft, row: Row) -> tuple[str, ...]:
    """The marks of a row with the answers and the evidence that they rest on."""
    return tuple(_rests_on(case, draft, places) for places in _alike(draft, row))


def comments(case: Case, draft: Draft, row: Row) -> tuple[Comment, ...]:
    """Reasons and comments that came with the answers, each once with the cells it is about."""
    texts: dict[tuple[str, str], list[Cell]] = {}
    for each in _in_order(case, row.places):
        response = draft.said.get(each.cell.id)
        for text in (response.reason, response.comment) if response else ():
            if text:
                texts.setdefault((each.cell.question, text), []).append(each.cell)
    questions = case.questionnaire.questions
    pattern = _("{cells}: {text}")
    return tuple(
        Comment(ident, pattern.format(cells=names.cells_of(questions[ident], cells), text=text))
        for (ident, text), cells in texts.items()
    )


def citations(numbers: Iterable[int]) -> str:
    """Numbers of evidence as they are cited: ``[1], [4]``."""
    return words.listed(f"[{number}]" for number in numbers)


def _alike(draft: Draft, row: Row) -> Iterator[tuple[Place, ...]]:
    """The places of a row of which something is said, those together that rest on the same."""
    groups: dict[tuple[object, ...], list[Place]] = {}
    for place in row.places:
        if any(each.status != "unanswered" for each in place.basis):
            # Answers that are given for both sides at once are told once.
            side = place.side if any(each.cell.side for each in place.basis) else None
            key = (side, place.mark, place.outcomes, draft.cited(place.basis))
            groups.setdefault(key, []).append(place)
    yield from map(tuple, groups.values())


def _rests_on(case: Case, draft: Draft, places: tuple[Place, ...]) -> str:
    basis = _in_order(case, places)
    mark = places[0].mark
    text = _("{sign}, {rule}: {answers}").format(
        sign=wording.sign(mark),
        rule=_rule(places[0]),
        answers=decided.answers(case.questionnaire, basis),
    )
    numbers = draft.cited(basis)
    where = wording.places(place.key for place in places)
    return " ".join(
        part for part in (f"{where}:" if where else "", text, citations(numbers)) if part
    )


def _rule(place: Place) -> str:
    """Why the sign stands there, and the finding where that says something else."""
    text = wording.rule(place.mark.rule)
    if place.outcomes == (EXPECTED[place.mark.rule],):
        return text
    found = words.listed(words.outcome(outcome) for outcome in place.outcomes)
    return _("{rule} (finding: {finding})").format(rule=text, finding=found)


def _in_order(case: Case, places: Iterable[Place]) -> list[Basis]:
    """The answers behind some places, each once, in the order of the questions."""
    basis = {each.cell.id: each for place in places for each in place.basis}
    return [basis[ident] for ident in case.questionnaire.cells if ident in basis]
