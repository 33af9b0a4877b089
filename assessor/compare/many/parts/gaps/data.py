"""What many States lack, for programs."""

from __future__ import annotations

from fractions import Fraction

from assessor.compare.many.parts import places
from assessor.compare.many.study import Study
from assessor.reports.paper import Part
from scoring import shared_gaps
from scoring.columns.codes import OUTCOMES
from scoring.result import Interval


class SharedGap(Part):
    """A place of the matrix, and how many systems have which finding there.

    Attributes:
        applies: Of how many it was asked and applies.
        lacking: How many have it not in place or only partly.
    """

    field: str
    provision: str
    side: str | None
    weapon: str | None
    legal_weight: str
    applies: int
    lacking: int
    not_in_place: int
    partly: int
    not_known: int
    in_place: int


class TogetherPart(Part):
    """Two gaps that go together more than by chance."""

    side: str | None
    weapon: str | None
    fields: tuple[str, str]
    known: int
    both: int
    either: int
    shared: float
    by_chance: float


class ClusterPart(Part):
    """A group of gaps that go together."""

    places: tuple[tuple[str, str | None, str | None], ...]
    shared: float
    all_lack: int


def data(study: Study) -> tuple[SharedGap, ...]:
    """All places that any State lacks, in their order."""
    return tuple(gap(study, number) for number in study.shared.order)


def together(study: Study) -> tuple[tuple[TogetherPart, ...], tuple[ClusterPart, ...]]:
    """Pairs and groups of gaps."""
    where = study.shared.places
    pairs, clusters = shared_gaps.together(study.shared, study.seen)
    return (
        tuple(
            TogetherPart(
                side=where[pair.one][1],
                weapon=where[pair.one][2],
                fields=(where[pair.one][0], where[pair.other][0]),
                known=pair.known,
                both=pair.both,
                either=pair.either,
                shared=round(pair.shared, 6),
                by_chance=round(pair.chance, 6),
            )
            for pair in pairs
        ),
        tuple(
            ClusterPart(
                places=tuple(where[member] for member in cluster.members),
                shared=round(cluster.shared, 6),
                all_lack=cluster.all_lack,
            )
            for cluster in clusters
        ),
    )


def gap(study: Study, number: int) -> SharedGap:
    """What was found at a place."""
    field, side, weapon = study.shared.places[number]
    count = {o: int(study.shared.counts[number, code]) for code, o in enumerate(OUTCOMES)}
    return SharedGap(
        field=field,
        provision=places.provision(study.questionnaire, field),
        side=side,
        weapon=weapon,
        legal_weight=study.shared.weights[number],
        applies=int(study.shared.applies[number]),
        lacking=int(study.shared.lacking[number]),
        not_in_place=count["not_in_place"],
        partly=count["partly"],
        not_known=count["not_known"],
        in_place=count["in_place"],
    )


def share_lacking(study: Study, number: int) -> Interval:
    """From what surely is lacking to what may be."""
    part = gap(study, number)
    return Interval(
        Fraction(part.lacking, part.applies),
        Fraction(part.lacking + part.not_known, part.applies),
    )
