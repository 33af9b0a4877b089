"""What became of each finding on a field, in each cell of the matrix for itself."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.content import Side, Weapon
from questionnaires.pairing import Pairing
from scoring import frames
from scoring.changes import FieldChange, Moved
from scoring.compare.sides import Judged, comparable
from scoring.result import Finding, Outcome

_RANKS: dict[Outcome, int] = {"not_in_place": 0, "partly": 1, "in_place": 2}


def fields_compared(before: Judged, after: Judged, pairing: Pairing) -> Iterator[FieldChange]:
    """Every place of the matrix that either side has a finding on."""
    resting = frames.of_fields(
        (before.questionnaire, before.result.profile),
        (after.questionnaire, after.result.profile),
        pairing.names,
        frozenset(comparable(before, after, pairing)),
    )
    was = {_place(finding): finding for finding in before.result.findings}
    is_ = {_place(finding): finding for finding in after.result.findings}
    for place in dict.fromkeys((*is_, *was)):
        then, now = _asked(was.get(place)), _asked(is_.get(place))
        changed = resting.get(place[0], ())
        moved: Moved
        if then is None and now is None:
            continue
        if then is None or now is None:
            moved = "only_after" if then is None else "only_before"
        else:
            moved = "not_comparable" if changed else _found(then, now)
        shown = changed if moved == "not_comparable" else ()
        yield FieldChange(*place, moved, then, now, shown)


def _place(finding: Finding) -> tuple[str, Side | None, Weapon | None]:
    return finding.field, finding.side, finding.weapon


def _asked(finding: Finding | None) -> Outcome | None:
    return None if finding is None or finding.rule == "not_asked" else finding.outcome


def _found(was: Outcome, is_: Outcome) -> Moved:
    if was == is_:
        return "same"
    if was in _RANKS and is_ in _RANKS:
        return "better" if _RANKS[is_] > _RANKS[was] else "worse"
    if "not_applicable" in (was, is_):
        return "set_aside" if is_ == "not_applicable" else "no_longer_set_aside"
    return "newly_answered" if is_ in _RANKS else "no_longer_answered"
