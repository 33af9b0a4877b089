"""How far an order of States rests on open answers, on weights and on the way of combining.

Nothing here reads a clock or chance: every draw comes from a generator that is made from a seed.
What each figure means, and where it is taken from, is in docs/uncertainty.md.
"""

from scoring.uncertainty.draws import (
    CONCENTRATION,
    DRAWS,
    EXPERIMENTS,
    SEED,
    Drawn,
    Experiment,
    draw,
)
from scoring.uncertainty.drivers import SAMPLE, Driver, Drivers, drivers
from scoring.uncertainty.inputs import METHODS, Inputs, Method
from scoring.uncertainty.pairs import SURE, Pair, pairs
from scoring.uncertainty.ranks import Standing, ends, possible, ranks, reference, shift, standing

__all__ = [
    "CONCENTRATION", "DRAWS", "EXPERIMENTS", "METHODS", "SAMPLE", "SEED", "SURE", "Drawn",
    "Driver", "Drivers", "Experiment", "Inputs", "Method", "Pair", "Standing", "draw", "drivers",
    "ends", "pairs", "possible", "ranks", "reference", "shift", "standing",
]  # fmt: skip
