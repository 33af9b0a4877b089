"""Draws: the same States under other weights, other methods, and other answers where open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scoring.uncertainty.inputs import METHODS, Inputs, Method, combine
from scoring.uncertainty.ranks import Standing, ranks, reference, shift, standing

if TYPE_CHECKING:
    import numpy as np

    from scoring.uncertainty.inputs import Floats

Weights = Literal["stated", "around", "flat"]

DRAWS = 1000
SEED = 1540
CONCENTRATION = 12
"""Weights around the stated ones come from a Dirichlet distribution whose parameters are the stated
shares times 12 for each part. Where the shares are alike, the standard deviation of each is about a
quarter of it, whatever the number of parts."""

_AT_ONCE = 4_000_000
"""So many figures are worked on at a time, so that memory does not grow with the draws."""


@dataclass(frozen=True)
class Experiment:
    """What is drawn, everything else being as the questionnaire and the answers state it.

    Attributes:
        weights: As stated; around the stated ones; or any at all, each mixture as likely as any
            other.
        methods: One of these, each as likely; empty: the questionnaire's own.
        answers: Whether each part lies anywhere in its range, each place as likely as any other
            and each part for itself, or in its middle.
    """

    weights: Weights = "stated"
    methods: tuple[Method, ...] = ()
    answers: bool = False


EXPERIMENTS: dict[str, Experiment] = {
    "answers": Experiment(answers=True),
    "weights": Experiment(weights="around"),
    "any_weights": Experiment(weights="flat"),
    "methods": Experiment(methods=METHODS),
    "all": Experiment(weights="around", methods=METHODS, answers=True),
}
"""One source of uncertainty at a time, and all of them together."""


@dataclass(frozen=True)
class Drawn:
    """What an experiment came to.

    Attributes:
        figures: By draw and State.
        ranks: By draw and State.
        standings: Of each State.
        shift: The average shift in rank, over all draws; low, high: its 5th and 95th percentile.
    """

    figures: Floats
    ranks: Floats
    standings: tuple[Standing, ...]
    shift: float
    shift_low: float
    shift_high: float


def draw(inputs: Inputs, name: str, count: int = DRAWS, seed: int = SEED) -> Drawn:
    """Carry out an experiment of `EXPERIMENTS`; the same seed gives the same draws.

    Where only the method differs, nothing is left to chance: each method is one draw.
    """
    import numpy as np

    experiment = EXPERIMENTS[name]
    generator = np.random.default_rng([seed, list(EXPERIMENTS).index(name)])
    if experiment == EXPERIMENTS["methods"]:
        figures = np.stack([combine(inputs.middle, inputs.weights, way) for way in METHODS])
    else:
        figures = _figures(inputs, experiment, count, generator)
    found = ranks(figures)
    shifts = shift(found, reference(inputs))
    low, high = np.percentile(shifts, [5, 95])
    return Drawn(figures, found, standing(found), float(shifts.mean()), float(low), float(high))


def concentrations(inputs: Inputs) -> Floats:
    """The parameters of the Dirichlet distribution around the stated weights."""
    found: Floats = inputs.weights / inputs.weights.sum() * CONCENTRATION * len(inputs.parts)
    return found


def _figures(
    inputs: Inputs, experiment: Experiment, count: int, generator: np.random.Generator
) -> Floats:
    import numpy as np

    weights = _weights(inputs, experiment.weights, count, generator)
    methods = experiment.methods or (inputs.method,)
    chosen = generator.integers(len(methods), size=count)
    found = np.empty((count, len(inputs.names)))
    step = max(_AT_ONCE // inputs.low.size, 1)
    for start in range(0, count, step):
        rows = slice(start, min(start + step, count))
        values = _values(inputs, experiment.answers, rows.stop - rows.start, generator)
        found[rows] = combined(values, weights[rows], chosen[rows], methods)
    return found


def combined(
    values: Floats, weights: Floats, chosen: np.ndarray[tuple[int], np.dtype[np.int64]],
    methods: tuple[Method, ...],
) -> Floats:  # fmt: skip
    """The figures of draws that each have a method of their own: its place in `methods`."""
    import numpy as np

    found = np.empty(values.shape[:-1])
    for place, method in enumerate(methods):
        of_it = chosen == place
        found[of_it] = combine(values[of_it], weights[of_it], method)
    return found


def _weights(inputs: Inputs, scheme: Weights, count: int, generator: np.random.Generator) -> Floats:
    import numpy as np

    if scheme == "stated":
        return np.broadcast_to(inputs.weights, (count, len(inputs.parts)))
    flat = np.ones(len(inputs.parts))
    return generator.dirichlet(concentrations(inputs) if scheme == "around" else flat, size=count)


def _values(inputs: Inputs, answers: bool, count: int, generator: np.random.Generator) -> Floats:
    import numpy as np

    if not answers:
        return np.broadcast_to(inputs.middle, (count, *inputs.low.shape))
    places = generator.random((count, *inputs.low.shape))
    found: Floats = inputs.low + places * (inputs.high - inputs.low)
    return found
