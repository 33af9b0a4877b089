"""The order of the systems for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.compare.many import order
from assessor.compare.many.order import Order
from assessor.compare.many.parts.ranking.shapes import (
    DriverPart,
    NoRank,
    PairPart,
    RankingPart,
    RankPart,
    ShiftPart,
)
from assessor.compare.many.study import Study
from scoring import uncertainty
from scoring.uncertainty import SAMPLE, Driver, Pair


def data(study: Study, found: Order | None) -> RankingPart:
    """All of it."""
    return RankingPart(
        of=study.rank or "modules",
        draws=study.draws,
        seed=study.seed,
        sample=SAMPLE,
        concentration=uncertainty.CONCENTRATION,
        ranks=tuple(ranks(study, found)) if found else (),
        shifts=tuple(
            ShiftPart(experiment=name, mean=each.shift, low=each.shift_low, high=each.shift_high)
            for name, each in (found.drawn.items() if found else ())
        ),
        pairs=tuple(_pair(found, pair) for pair in found.pairs) if found else (),
        drivers_of_shift=_parts(found.drivers.shift) if found else (),
        drivers_of_scores={
            name: _parts(each)
            for name, each in (
                zip(found.inputs.names, found.drivers.scores, strict=True) if found else ()
            )
        },
        unranked=tuple(
            NoRank(system=study.system(row), file=study.many.files[row].name, reason=why)
            for row, why in order.unranked(study)
        ),
    )


def ranks(study: Study, found: Order) -> Iterator[RankPart]:
    """Where each system stands, the first first."""
    lows, highs = uncertainty.ends(found.inputs)
    for place, row in enumerate(found.rows):
        best, worst = found.possible[place]
        yield RankPart(
            system=study.system(row),
            file=study.many.files[row].name,
            low=float(lows[place]),
            high=float(highs[place]),
            possible_best=best,
            possible_worst=worst,
            draws={
                name: {
                    "median": (of_it := each.standings[place]).median,
                    "low": of_it.low,
                    "high": of_it.high,
                    "best": of_it.best,
                    "worst": of_it.worst,
                }
                for name, each in found.drawn.items()
            },
        )


def _pair(found: Order, pair: Pair) -> PairPart:
    return PairPart(
        upper=found.inputs.names[pair.upper],
        lower=found.inputs.names[pair.lower],
        ahead_low=pair.low,
        ahead_high=pair.high,
        above=pair.above,
        level=pair.level,
        always=pair.always,
        sure=pair.sure,
    )


def _parts(drivers: Sequence[Driver]) -> tuple[DriverPart, ...]:
    return tuple(DriverPart(**vars(each)) for each in drivers)
