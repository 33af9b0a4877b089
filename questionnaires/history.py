"""Everything ever said, as a chain: each entry names those that it followed, by their digests.

One file alone is a plain chain. Where agencies answered copies apart from each other, the chains
part at the split and are put side by side by a merge: that is a union of entries, so it does not
matter who is merged first, together with whom, or how often. What was said with knowledge of
another entry supersedes it; what was said apart stands beside it, and where the two differ, there
is a conflict until somebody decides.

A digest covers what was said, where, by whom, when, and the digests before it, so that a change by
hand leaves an entry that nothing follows, or one that follows nothing. Whoever can compute digests
can also forge a whole chain: against that only a signature helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from questionnaires.responses import Assessment, Entry, Response, digest

Digest = str

LISTS = ("responses", "goals", "needs", "stages")
"""The members of an assessment that keep entries, each by the id that they are about."""


def entries(assessment: Assessment) -> Iterator[tuple[str, str, Entry]]:
    """Every entry with its place, in no order that matters."""
    for part in LISTS:
        for ident, kept in getattr(assessment, part).items():
            for entry in kept:
                yield part, ident, entry


def by_digest(assessment: Assessment) -> dict[Digest, tuple[str, str, Entry]]:
    """Every entry with its place by its digest, earlier revisions first."""
    placed = sorted(entries(assessment), key=lambda each: each[2].rev)
    return {digest(*each): each for each in placed}


def is_merged(assessment: Assessment) -> bool:
    """Whether it may hold what was said in several copies apart from each other."""
    if len(assessment.heads) > 1 or assessment.packet:
        return True
    return any(len(entry.prev) > 1 for _part, _ident, entry in entries(assessment))


def chained(assessment: Assessment) -> Assessment:
    """An assessment from before there were chains, chained in the order of revisions."""
    placed = sorted(entries(assessment), key=lambda each: each[2].rev)
    lists: dict[str, dict[str, tuple[Entry, ...]]] = {part: {} for part in LISTS}
    heads: tuple[Digest, ...] = ()
    for part, ident, entry in placed:
        linked = entry.model_copy(update={"prev": heads})
        lists[part][ident] = (*lists[part].get(ident, ()), linked)
        heads = (digest(part, ident, linked),)
    # Members keep their order, which people who read the file are used to.
    kept = {part: {i: lists[part][i] for i in getattr(assessment, part)} for part in LISTS}
    return assessment.model_copy(update={**kept, "heads": heads})


def union(one: Assessment, *others: Assessment) -> Assessment:
    """An assessment with the entries of others too; all else is taken from the first.

    The result's entries, revision, heads and conflicts depend on which entries there are, and on
    nothing else.
    """
    found: dict[Digest, tuple[str, str, Entry]] = {}
    for each in (one, *others):
        found |= by_digest(each)
    ordered = sorted(found.items(), key=lambda pair: (pair[1][2].rev, pair[0]))
    lists: dict[str, dict[str, tuple[Entry, ...]]] = {part: {} for part in LISTS}
    for _digest, (part, ident, entry) in ordered:
        lists[part][ident] = (*lists[part].get(ident, ()), entry)
    followed = {before for _d, (_p, _i, entry) in ordered for before in entry.prev}
    return one.model_copy(
        update={
            **lists,
            "rev": max((entry.rev for _d, (_p, _i, entry) in ordered), default=0),
            "heads": tuple(sorted(set(found) - followed)),
            "conflicts": _conflicts(dict(ordered)),
        }
    )


def last_of(assessment: Assessment, agency: str | None) -> tuple[Digest, ...]:
    """What an agency said last: the entries of its own that no other of its own followed."""
    known = by_digest(assessment)
    before = _ancestors({ident: entry.prev for ident, (_p, _i, entry) in known.items()})
    own = {ident for ident, (_p, _i, entry) in known.items() if entry.agency == agency}
    followed = 0
    for ident in own:
        followed |= before[ident]
    return tuple(i for place, i in enumerate(known) if i in own and not followed >> place & 1)


def broken(assessment: Assessment) -> Iterator[tuple[str, str, int]]:
    """Where the chain does not hold: a member of `LISTS`, an id, and an entry's number from 1.

    The place is that of the entry whose forerunner is not as it was. An empty id stands for the
    end of the chain: what the file calls its last entries are not the last, or not as they were.
    A packet lacks what its agency is not asked, so only what was said in it can be followed.
    """
    known = by_digest(assessment)
    outside = set(assessment.packet.base) if assessment.packet else set[str]()
    reached = after(known, outside, not outside) if assessment.packet else set(known)
    for part in LISTS:
        for ident, kept in getattr(assessment, part).items():
            for number, entry in enumerate(kept, 1):
                follows = [known[each][2].rev for each in entry.prev if each in known]
                whole = all(each in known or each in outside for each in entry.prev)
                own = digest(part, ident, entry) in reached
                if own and (not whole or entry.rev <= max(follows, default=0)):
                    yield part, ident, number
    followed = {before for _part, _ident, entry in known.values() for before in entry.prev}
    last = {each for each in reached if each not in followed}
    if last - set(assessment.heads) or set(assessment.heads) - last - outside:
        yield "heads", "", 0


def after(
    known: Mapping[Digest, tuple[str, str, Entry]], base: set[Digest], roots: bool = False
) -> set[Digest]:
    """The entries that follow the base, directly or through each other.

    Args:
        known: Entries by digest, earlier revisions first.
        base: The digests to start from.
        roots: Whether those count, too, that follow nothing at all.
    """
    found = set[Digest]()
    for ident, (_part, _id, entry) in known.items():
        follows = all(each in base or each in found for each in entry.prev)
        if follows and (entry.prev or roots):
            found.add(ident)
    return found


def _conflicts(
    ordered: Mapping[Digest, tuple[str, str, Entry]],
) -> dict[str, tuple[Digest, ...]]:
    """By cell, the responses that nothing said later knew of, where they do not say the same."""
    before = _ancestors({ident: entry.prev for ident, (_p, _i, entry) in ordered.items()})
    place = {ident: number for number, ident in enumerate(before)}
    cells: dict[str, list[tuple[Digest, Response]]] = {}
    for ident, (_part, cell, entry) in ordered.items():
        if isinstance(entry, Response):
            cells.setdefault(cell, []).append((ident, entry))
    found = {}
    for cell, said in cells.items():
        known = 0
        for ident, _response in said:
            known |= before[ident]
        stand = [(ident, each) for ident, each in said if not known >> place[ident] & 1]
        if len({(each.status, each.value) for _ident, each in stand}) > 1:
            found[cell] = tuple(sorted(ident for ident, _response in stand))
    return dict(sorted(found.items()))


def _ancestors(prev: Mapping[Digest, Iterable[Digest]]) -> dict[Digest, int]:
    """By entry, all those before it as the bits of a number, in the order of this dictionary."""
    place: dict[Digest, int] = {}
    before: dict[Digest, int] = {}
    for number, (ident, followed) in enumerate(prev.items()):
        place[ident], before[ident] = number, 0
        for each in followed:
            if each in before:  # a packet leaves out what its agency is not asked
                before[ident] |= before[each] | 1 << place[each]
    return before
