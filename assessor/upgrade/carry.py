"""An assessment as it is under another edition: nothing is guessed, and nothing said is lost.

What was said of a question that is still the same is carried over with its whole history. Of a
question that has to be asked again, a response that takes the old answers back says in its comment
what they were, and keeps the evidence. What has no place any more is told in the file's note.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from assessor.upgrade.left import note, taken_back
from assessor.upgrade.made import Editions, Left, Upgraded
from assessor.upgrade.places import destinations
from questionnaires import history
from questionnaires.editions import Gone, follow
from questionnaires.responses import AgencyShare, Assessment, Edition, Entry

_UPGRADED = UUID("6d1c5b0e-1540-4a3e-9b57-0e6a3a5f1540")


def upgraded(assessment: Assessment, editions: Editions, profile: str) -> Upgraded:
    """Carry an assessment over.

    Args:
        assessment: No packet, no exercise, and without conflicts.
        editions: From which to which.
        profile: One of the later edition.
    """
    carried: list[tuple[str, str, Entry]] = []
    left: list[Left] = []
    for part, ident, entry in _in_order(assessment):
        for each in destinations(editions, assessment, part, ident, entry):
            if isinstance(each, Left):
                left.append(each)
            else:
                carried.append((part, each, entry))
    noted = taken_back(assessment, left)
    kept = {ident for part, ident, _entry in carried if part == "responses"}
    made = assessment.model_copy(
        update={
            "id": str(uuid5(_UPGRADED, f"{assessment.id} {editions.new.digest}")),
            "questionnaire": Edition(
                id=editions.new.id, edition=editions.new.edition, digest=editions.new.digest
            ),
            "profile": profile,
            "note": note(assessment, editions, left),
            "agencies": _agencies(assessment, editions),
            **_lists([*noted, *carried]),
        }
    )
    return Upgraded(history.chained(made), len(kept), tuple(left))


def _in_order(assessment: Assessment) -> list[tuple[str, str, Entry]]:
    """Everything ever said, in an order that depends on nothing else."""
    found = history.by_digest(assessment).items()
    return [placed for _digest, placed in sorted(found, key=lambda p: (p[1][2].rev, p[0]))]


def _agencies(assessment: Assessment, editions: Editions) -> tuple[AgencyShare, ...] | None:
    """Who answers for what, by the ids of the later edition."""
    if assessment.agencies is None:
        return None
    return tuple(
        share.model_copy(
            update={"leads": _ids(share.leads, editions), "also": _ids(share.also, editions)}
        )
        for share in assessment.agencies
    )


def _ids(idents: tuple[str, ...], editions: Editions) -> tuple[str, ...]:
    places = [follow(editions.steps, ident) for ident in idents]
    known = {*editions.new.questions, *(element.id for element in editions.new.elements)}
    found = [p.id for each in places if not isinstance(each, Gone) for p in each if p.id in known]
    return tuple(dict.fromkeys(found))


def _lists(placed: list[tuple[str, str, Entry]]) -> dict[str, object]:
    """The members that keep entries, with revisions of their own in the order given."""
    lists: dict[str, dict[str, tuple[Entry, ...]]] = {part: {} for part in history.LISTS}
    for rev, (part, ident, entry) in enumerate(placed, 1):
        numbered = entry.model_copy(update={"rev": rev, "prev": ()})
        lists[part][ident] = (*lists[part].get(ident, ()), numbered)
    return {**lists, "rev": len(placed), "conflicts": {}}
