"""The order of the systems as data: the classes that say what its JSON holds."""

from __future__ import annotations

from assessor.reports.paper import Part


class RankPart(Part):
    """Where a system stands.

    Attributes:
        possible_best, possible_worst: What open answers alone leave, under the stated weights.
        median, low, high, best, worst: Over all draws; low and high are the 5th and 95th
            percentile. By the name of the experiment.
    """

    system: str
    file: str
    low: float
    high: float
    possible_best: int
    possible_worst: int
    draws: dict[str, dict[str, float]]


class ShiftPart(Part):
    """The average shift in rank of an experiment: its mean, and its 5th and 95th percentile."""

    experiment: str
    mean: float
    low: float
    high: float


class PairPart(Part):
    """Two systems: by how much the first may be ahead, and in which share of the draws it is."""

    upper: str
    lower: str
    ahead_low: float
    ahead_high: float
    above: float
    level: float
    always: bool
    sure: bool


class DriverPart(Part):
    """Sobol' indices of one factor, with their 95 % intervals."""

    factor: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


class NoRank(Part):
    """A system without a rank, and why."""

    system: str
    file: str
    reason: str


class RankingPart(Part):
    """The order of the systems; `ranks` is empty where fewer than two can stand in one."""

    of: str
    draws: int
    seed: int
    sample: int
    concentration: int
    ranks: tuple[RankPart, ...]
    shifts: tuple[ShiftPart, ...]
    pairs: tuple[PairPart, ...]
    drivers_of_shift: tuple[DriverPart, ...]
    drivers_of_scores: dict[str, tuple[DriverPart, ...]]
    unranked: tuple[NoRank, ...]
