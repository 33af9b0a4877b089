"""What moves an order most: each weight, the method, or the answers that are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.uncertainty.draws import SEED, combined, concentrations
from scoring.uncertainty.inputs import METHODS, Inputs
from scoring.uncertainty.ranks import ranks, reference, shift
from scoring.uncertainty.sobol import Indices, indices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoring.uncertainty.inputs import Floats

SAMPLE = 1024
"""Rows of each sample, a power of two as the Sobol' sequence wants it; the model is run so often
for each sample and once more for each factor."""

METHOD = "method"
ANSWERS = "answers"

_ROWS = 4_000_000


@dataclass(frozen=True)
class Driver:
    """How much of what moves comes from one factor; shares of the variance, 95 % intervals.

    Attributes:
        factor: A part's id, for its weight; ``method``; or ``answers``, all that is open together.
        first: By itself; total: with all it does together with others. An estimate of nothing may
            come out a little below 0.
    """

    factor: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@dataclass(frozen=True)
class Drivers:
    """The drivers of the average shift in rank, and of each State's score; empty: nothing moves."""

    shift: tuple[Driver, ...]
    scores: tuple[tuple[Driver, ...], ...]


@dataclass(frozen=True)
class _Sample:
    """What a row of a sample says: a place from 0 to 1 for each factor, and one for each range."""

    weights: Floats
    method: Floats
    answers: Floats


def drivers(inputs: Inputs, count: int = SAMPLE, seed: int = SEED) -> Drivers:
    """Sobol' indices of the experiment ``all``: weights around the stated, methods, open answers.

    Each weight before it is brought to a sum of 1 is a factor of its own (a Dirichlet draw is
    gamma draws divided by their sum), so that the factors do not depend on each other; all open
    answers together are one.
    """
    import numpy as np

    held_against = reference(inputs)
    one, other = _samples(inputs, count, seed)
    a, b = _run(inputs, one), _run(inputs, other)
    mixed = np.stack([_run(inputs, each) for each in _mixed(one, other)])
    moved = [shift(ranks(figures), held_against) for figures in (a, b, mixed)]
    return Drivers(
        _named(inputs, indices(moved[0], moved[1], moved[2], seed)),
        tuple(
            _named(inputs, indices(a[:, state], b[:, state], mixed[:, :, state], seed))
            for state in range(len(inputs.names))
        ),
    )


def _samples(inputs: Inputs, count: int, seed: int) -> tuple[_Sample, _Sample]:
    """Two samples: weights and method from a scrambled Sobol' sequence, answers by chance."""
    import numpy as np
    from scipy.stats import qmc

    factors = len(inputs.parts) + 1
    generator = np.random.default_rng([seed, 0])
    places = qmc.Sobol(2 * factors, scramble=True, seed=generator).random(count)
    places = np.clip(places, 1e-12, 1 - 1e-12)  # the ends of a gamma distribution are 0 and endless

    def sample(columns: Floats) -> _Sample:
        answers = generator.random((count, *inputs.low.shape))
        return _Sample(columns[:, :-1], columns[:, -1], answers)

    return sample(places[:, :factors]), sample(places[:, factors:])


def _mixed(one: _Sample, other: _Sample) -> Iterator[_Sample]:
    """The first sample with one factor after the other taken from the second."""
    for part in range(one.weights.shape[1]):
        weights = one.weights.copy()
        weights[:, part] = other.weights[:, part]
        yield _Sample(weights, one.method, one.answers)
    yield _Sample(one.weights, other.method, one.answers)
    yield _Sample(one.weights, one.method, other.answers)


def _run(inputs: Inputs, sample: _Sample) -> Floats:
    """The figures by row and State."""
    import numpy as np
    from scipy.special import gammaincinv

    drawn = gammaincinv(concentrations(inputs), sample.weights)
    weights = drawn / drawn.sum(axis=1, keepdims=True)
    chosen: NDArray[np.int64] = (sample.method * len(METHODS)).astype(np.int64)
    found = np.empty((len(weights), len(inputs.names)))
    step = max(_ROWS // inputs.low.size, 1)
    for start in range(0, len(weights), step):
        rows = slice(start, start + step)
        values = inputs.low + sample.answers[rows] * (inputs.high - inputs.low)
        found[rows] = combined(values, weights[rows], chosen[rows], METHODS)
    return found


def _named(inputs: Inputs, found: Indices | None) -> tuple[Driver, ...]:
    if found is None:
        return ()
    columns = (
        found.first, found.first_low, found.first_high,
        found.total, found.total_low, found.total_high,
    )  # fmt: skip
    rows = zip((*inputs.parts, METHOD, ANSWERS), *columns, strict=True)
    return tuple(Driver(factor, *map(float, figures)) for factor, *figures in rows)
