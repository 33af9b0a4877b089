"""Which gaps go together: pairs that share more than by chance, and groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.columns.codes import OUTCOMES
from scoring.shared_gaps.counted import Shared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoring.shared_gaps.counted import Codes, Counts

    Floats = NDArray[np.float64]

FEWEST = 5
"""Of fewer States nothing is said of which gaps go together."""

TOGETHER = 0.5
"""Gaps are put together while those of a group share at least half on average (Jaccard)."""

MARGIN = 0.1
"""A pair is told where it shares so much more than by chance."""


@dataclass(frozen=True)
class Together:
    """Two gaps, of the same side and weapon category, of two fields.

    Attributes:
        one: The place of the first, other: of the second.
        known: Of how many States both are known.
        both: How many lack both, either: at least one.
        shared: both of either (Jaccard).
        chance: What that would be if they had nothing to do with each other.
    """

    one: int
    other: int
    known: int
    both: int
    either: int
    shared: float
    chance: float


@dataclass(frozen=True)
class Cluster:
    """Gaps that go together.

    Attributes:
        members: Their places.
        shared: The mean of how much two of them share that have no answer in common.
        all_lack: How many States lack every one of them.
    """

    members: tuple[int, ...]
    shared: float
    all_lack: int


def together(shared: Shared, seen: Codes) -> tuple[tuple[Together, ...], tuple[Cluster, ...]]:
    """Which gaps go together: pairs that share more than by chance, and groups of gaps.

    Only gaps that at least two States have, and not all of those where it is known, can tell
    anything. Rows that the same answers decide count once, and of two gaps with an answer in
    common nothing is told: they go together by how they are asked. Groups come from average
    linkage (UPGMA) on one minus the share, cut at `TOGETHER`. Of fewer than `FEWEST` States
    nothing is said.
    """
    import numpy as np

    if len(seen) < FEWEST:
        return (), ()
    lack = np.isin(seen, [OUTCOMES.index("not_in_place"), OUTCOMES.index("partly")])
    known = lack | (seen == OUTCOMES.index("in_place"))
    once = np.array(shared.same) == np.arange(len(shared.places))
    some = (lack.sum(axis=0) > 1) & (lack.sum(axis=0) < known.sum(axis=0))
    telling = np.flatnonzero(some & once)
    if len(telling) < 2:
        return (), ()
    lack, known = lack[:, telling], known[:, telling]
    measures = _measures(lack.astype(np.float32), known.astype(np.float32))
    pairs = sorted(
        _pairs(shared, telling, measures),
        key=lambda pair: (pair.chance - pair.shared, -pair.both, pair.one, pair.other),
    )
    return tuple(pairs), tuple(_clusters(shared, telling, measures[3], lack))


def _measures(lack: Floats, known: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """By pair of gaps known, both, either, shared, chance: of the States where both are known."""
    import numpy as np

    there = known.T @ known
    both = lack.T @ lack
    one = lack.T @ known  # lack the row's gap, the column's being known
    either = one + one.T - both
    shared = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
    share = np.divide(one, there, out=np.zeros_like(one), where=there > 0)
    product = share * share.T
    summed = share + share.T - product
    chance = np.divide(product, summed, out=np.zeros_like(both), where=summed > 0)
    return there, both, either, shared, chance


def _pairs(shared: Shared, telling: Counts, measures: tuple[Floats, ...]) -> list[Together]:
    import numpy as np

    known, both, either, share, chance = measures
    field, side, weapon = (
        np.array([str(shared.places[place][part]) for place in telling]) for part in range(3)
    )
    wanted = (
        (field[:, None] != field) & (side[:, None] == side) & (weapon[:, None] == weapon)
        & (known >= FEWEST) & (share >= TOGETHER) & (share - chance >= MARGIN)
        & _asked_apart(shared, telling)
    )  # fmt: skip
    return [
        Together(
            int(telling[a]), int(telling[b]),
            int(known[a, b]), int(both[a, b]), int(either[a, b]),
            float(share[a, b]), float(chance[a, b]),
        )
        for a, b in np.argwhere(np.triu(wanted))
    ]  # fmt: skip


def _clusters(
    shared: Shared, telling: Counts, share: Floats, lack: NDArray[np.bool_]
) -> list[Cluster]:
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distance = np.round(1 - share.astype(float), 9)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    groups = fcluster(tree, 1 - TOGETHER, "distance")
    apart = _asked_apart(shared, telling)
    found = []
    for group in dict.fromkeys(groups):
        inside = np.flatnonzero(groups == group)
        members = tuple(int(place) for place in telling[inside])
        block, told = share[np.ix_(inside, inside)], apart[np.ix_(inside, inside)]
        if told.any() and (mean := float(block[told].mean())) >= TOGETHER:
            found.append(Cluster(members, mean, int(lack[:, inside].all(axis=1).sum())))
    return sorted(found, key=lambda each: (-each.all_lack, -len(each.members), each.members))


def _asked_apart(shared: Shared, telling: Counts) -> NDArray[np.bool_]:
    """By pair of places, whether no cell speaks of both."""
    import numpy as np

    cells = [shared.cells[place] for place in telling]
    return np.array([[one.isdisjoint(other) for other in cells] for one in cells])
