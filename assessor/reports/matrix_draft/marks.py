"""The sign that stands in a place of the matrix, decided by rule from the deciding answers.

The Committee's own reading of its signs is followed: X says that a step is taken and a reference is
given, not that a duty is met in full; ? that the reference is incomplete. What is blank is nothing
on record, which is not a no. The dash is no sign of the Committee's: it keeps "don't know" apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from questionnaires.responses import Response, Status
from scoring.result import Basis

Sign = Literal["X", "?", "NA", "-", ""]
Rule = Literal[
    "evidenced",
    "no_evidence",
    "part_way",
    "set_aside",
    "not_known",
    "not_answered",
    "at_floor",
    "not_asked",
]

SIGNS: dict[Rule, Sign] = {
    "evidenced": "X",
    "no_evidence": "?",
    "part_way": "?",
    "set_aside": "NA",
    "not_known": "-",
    "not_answered": "",
    "at_floor": "",
    "not_asked": "",
}
"""The sign that each rule gives. The first rule that holds decides, in this order."""


class Mark(NamedTuple):
    """A sign, and the rule that gave it."""

    sign: Sign
    rule: Rule


def mark(basis: Iterable[Basis], said: Mapping[str, Response]) -> Mark:
    """The sign that these deciding answers come to.

    Args:
        basis: The answers that decide: those of the strongest legal weight.
        said: What stands in each cell; evidence is taken from it.
    """
    rule = _rule(tuple(basis), said)
    return Mark(SIGNS[rule], rule)


def has_evidence(basis: Basis, said: Mapping[str, Response]) -> bool:
    """Whether anything is recorded that can be shown for this answer."""
    response = said.get(basis.cell.id)
    return response is not None and bool(response.evidence)


def _rule(basis: tuple[Basis, ...], said: Mapping[str, Response]) -> Rule:
    reaching = [each for each in basis if each.reaches]
    statuses = {each.status for each in basis}
    if any(has_evidence(each, said) for each in reaching):
        return "evidenced"
    if reaching:
        return "no_evidence"
    if any(each.floor is False for each in basis):
        return "part_way"
    return _nothing_recorded(statuses)


def _nothing_recorded(statuses: set[Status]) -> Rule:
    if not statuses:
        return "not_asked"
    if statuses == {"not_applicable"}:
        return "set_aside"
    if "unknown" in statuses:
        return "not_known"
    return "not_answered" if "unanswered" in statuses else "at_floor"
