"""Ranks with their uncertainty, against hand-worked orders and against SALib and scipy."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import qmc, sobol_indices, uniform

from scoring import uncertainty
from scoring.uncertainty import sobol
from scoring.uncertainty.inputs import combine


def states(low, high=None, weights=None, method="mean"):
    low = np.array(low, dtype=float)
    high = low if high is None else np.array(high, dtype=float)
    count, parts = low.shape
    return uncertainty.Inputs(
        tuple("ABCDEFGHIJ"[:count]),
        tuple(f"part{number}" for number in range(parts)),
        np.ones(parts) if weights is None else np.array(weights, dtype=float),
        low,
        high,
        method,
    )


# How parts are combined


def test_the_three_methods_by_hand():
    values, weights = np.array([[0.25, 1.0]]), np.array([1.0, 1.0])
    assert combine(values, weights, "mean") == pytest.approx([0.625])
    assert combine(values, weights, "geometric") == pytest.approx([0.5])
    assert combine(values, weights, "minimum") == pytest.approx([0.25])


def test_the_published_geometric_mean():
    # COINr: 1, 2, 3 with the weights 1, 1, 2 give 2.0597671.
    found = combine(np.array([[1.0, 2.0, 3.0]]), np.array([1.0, 1.0, 2.0]), "geometric")
    assert found == pytest.approx([2.0597671], abs=1e-7)


def test_a_part_without_a_figure_is_left_out_and_the_others_count_for_more():
    values = np.array([[0.2, np.nan, 0.8], [0.2, 0.5, 0.8]])
    assert combine(values, np.array([3.0, 5.0, 1.0]), "mean") == pytest.approx([0.35, 3.9 / 9])


def test_a_zero_makes_the_geometric_mean_zero():
    found = combine(np.array([[0.0, 1.0], [np.nan, 1.0]]), np.ones(2), "geometric")
    assert found.tolist() == [0, 1]


# Ranks


def test_the_best_and_worst_rank_that_open_answers_leave():
    # A 60–80, B 50, C 40–70, D 30: B may be second or third, C first to third.
    low, high = np.array([0.6, 0.5, 0.4, 0.3]), np.array([0.8, 0.5, 0.7, 0.3])
    assert uncertainty.possible(low, high) == ((1, 2), (2, 3), (1, 3), (4, 4))


def test_those_that_are_level_share_a_rank():
    assert uncertainty.ranks(np.array([0.5, 0.7, 0.5, 0.1])).tolist() == [2.5, 1, 2.5, 4]
    assert uncertainty.possible(np.array([0.5, 0.5]), np.array([0.5, 0.5])) == ((1, 2), (1, 2))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=2, max_size=4))
def test_the_possible_ranks_are_those_of_some_answers(ranges):
    """Every whole answer within the ranges, one after another."""
    low = np.array([start for start, _ in ranges]) / 10
    high = np.array([start + more for start, more in ranges]) / 10
    choices = [np.arange(start, start + more + 1) / 10 for start, more in ranges]
    worlds = np.array(np.meshgrid(*choices)).reshape(len(ranges), -1).T
    best = 1 + (worlds[:, None, :] > worlds[:, :, None]).sum(axis=2)
    worst = (worlds[:, None, :] >= worlds[:, :, None]).sum(axis=2)
    expected = list(zip(best.min(axis=0), worst.max(axis=0), strict=True))
    assert list(uncertainty.possible(low, high)) == expected


def test_the_average_shift_in_rank_by_hand():
    # Held against 1, 2, 3, 4: two neighbours change places, 2/4; all turned round, (3+1+1+3)/4.
    drawn = np.array([[1, 2, 3, 4], [2, 1, 3, 4], [4, 3, 2, 1]], dtype=float)
    shifts = uncertainty.shift(drawn, np.array([1.0, 2, 3, 4]))
    assert shifts.tolist() == [0, 0.5, 2]


# Draws


def test_the_same_seed_gives_the_same_draws_and_another_one_others():
    inputs = states([[0.2, 0.9], [0.5, 0.5]], [[0.6, 0.9], [0.6, 0.6]])
    once = uncertainty.draw(inputs, "all", 50, seed=1)
    assert np.array_equal(once.figures, uncertainty.draw(inputs, "all", 50, seed=1).figures)
    assert not np.array_equal(once.figures, uncertainty.draw(inputs, "all", 50, seed=2).figures)


def test_alternative_methods_are_tried_once_each():
    # Mean: A 0.5, B 0.45. Geometric: A 0.3, B 0.447. Weakest: A 0.1, B 0.4.
    drawn = uncertainty.draw(states([[0.1, 0.9], [0.4, 0.5]]), "methods")
    assert drawn.ranks.tolist() == [[1, 2], [2, 1], [2, 1]]
    assert drawn.shift == pytest.approx(2 / 3)


def test_weights_around_the_stated_ones_have_them_as_their_mean():
    parts = states([[1.0, 0.0], [0.0, 1.0]], weights=[3, 1])
    drawn = uncertainty.draw(parts, "weights", 4000)
    assert drawn.figures.mean(axis=0) == pytest.approx([0.75, 0.25], abs=0.01)
    # A Dirichlet with the parameters 18 and 6: the variance is .75 × .25 / 25.
    assert drawn.figures.var(axis=0) == pytest.approx([0.0075] * 2, rel=0.1)
    anywhere = uncertainty.draw(parts, "any_weights", 4000)
    assert anywhere.figures.mean(axis=0) == pytest.approx([0.5, 0.5], abs=0.02)
    assert anywhere.figures.var(axis=0) == pytest.approx([1 / 12] * 2, rel=0.1)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["answers", "all"]))
def test_draws_stay_within_what_is_possible(seed, name):
    generator = np.random.default_rng(seed)
    low = generator.random((4, 3))
    inputs = states(low, low + generator.random((4, 3)) * (1 - low))
    drawn = uncertainty.draw(inputs, name, 40, seed)
    methods = uncertainty.METHODS if name == "all" else ("mean",)
    if name == "answers":
        possible = uncertainty.possible(*uncertainty.ends(inputs))
        for (best, worst), standing in zip(possible, drawn.standings, strict=True):
            assert best <= standing.best <= standing.median <= standing.worst <= worst
    assert len(methods) in (1, 3)
    assert (drawn.figures >= -1e-9).all()
    assert (drawn.figures <= 1 + 1e-9).all()


# Pairs


def test_who_is_ahead_in_every_part_is_ahead_in_every_draw():
    inputs = states([[0.6, 0.7], [0.5, 0.2]], [[0.9, 0.8], [0.6, 0.6]])
    drawn = uncertainty.draw(inputs, "all", 200)
    (pair,) = uncertainty.pairs(inputs, drawn, [(0, 1)])
    assert pair.always
    assert pair.sure
    assert pair.above + pair.level == 1
    assert (pair.low, pair.high) == pytest.approx((0.05, 0.5))


def test_an_order_that_rests_on_the_weights_is_not_sure():
    inputs = states([[0.9, 0.2], [0.2, 0.8]])
    drawn = uncertainty.draw(inputs, "all")
    (pair,) = uncertainty.pairs(inputs, drawn, [(0, 1)])
    assert not pair.always
    assert not pair.sure
    assert 0.2 < pair.above < 0.8
    assert pair.low == pair.high == pytest.approx(0.05)


def test_states_with_different_parts_are_never_surely_ordered_by_their_parts():
    inputs = states([[0.9, np.nan], [0.1, 0.1]])
    drawn = uncertainty.draw(inputs, "weights", 10)
    assert not uncertainty.pairs(inputs, drawn, [(0, 1)])[0].always


# Which inputs matter


def ishigami(x):
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


# Worked out by integration (Ishigami and Homma 1990), a = 7, b = 0.1.
V1, V2, V13 = 0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2, 49 / 8, 0.01 * np.pi**8 * 8 / 225
ALL = V1 + V2 + V13
FIRST = np.array([V1, V2, 0]) / ALL
TOTAL = np.array([V1 + V13, V2, V13]) / ALL


def runs(count):
    """The function's output for two samples and their mixtures, from a Sobol' sequence."""
    places = qmc.Sobol(6, scramble=False).random(count)
    one, other = (np.pi * (2 * each - 1) for each in (places[:, :3], places[:, 3:]))
    mixed = np.stack([np.where(np.arange(3) == factor, other, one) for factor in range(3)])
    return ishigami(one), ishigami(other), ishigami(mixed)


def test_the_indices_of_the_ishigami_function():
    found = sobol.indices(*runs(8192), 1)
    assert found.first == pytest.approx(FIRST, abs=0.02)
    assert found.total == pytest.approx(TOTAL, abs=0.02)
    assert (found.first_low < FIRST).all()
    assert (found.first_high > FIRST).all()
    assert (found.total_low <= TOTAL + 1e-9).all()
    assert (found.total_high >= TOTAL - 1e-9).all()


# What SALib 1.6.0 (SALib.analyze.sobol.analyze, no second order) says of the output of runs(512).
SALIB_FIRST = [0.322017947435, 0.455232844195, 0.017627734442]
SALIB_TOTAL = [0.540647159114, 0.4327386224, 0.239891123694]


def test_the_indices_are_those_of_salib_on_the_same_sample():
    found = sobol.indices(*runs(512), 1)
    assert found.first == pytest.approx(SALIB_FIRST, abs=1e-9)
    assert found.total == pytest.approx(SALIB_TOTAL, abs=1e-9)


def test_salib_itself_says_the_same():
    a, b, ab = runs(512)
    output = np.concatenate([a[:, None], ab.T, b[:, None]], axis=1).ravel()
    problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-np.pi, np.pi]] * 3}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze import sobol as salib

        theirs = salib.analyze(problem, output, calc_second_order=False, num_resamples=2000, seed=3)
    found = sobol.indices(a, b, ab, 1)
    assert found.first == pytest.approx(theirs["S1"], abs=1e-12)
    assert found.total == pytest.approx(theirs["ST"], abs=1e-12)
    half = (found.total_high - found.total_low) / 2
    assert half == pytest.approx(theirs["ST_conf"], rel=0.25)


def test_the_indices_agree_with_scipy_within_their_intervals():
    found = sobol.indices(*runs(4096), 1)
    theirs = sobol_indices(
        func=lambda x: ishigami(x.T), n=4096, dists=[uniform(-np.pi, 2 * np.pi)] * 3
    )
    assert found.first == pytest.approx(theirs.first_order, abs=0.05)
    assert found.total == pytest.approx(theirs.total_order, abs=0.05)


def test_what_does_not_move_has_no_indices():
    assert sobol.indices(np.ones(8), np.ones(8), np.ones((2, 8)), 1) is None
    one_way = states([[0.9, 0.9], [0.1, 0.1]])
    found = uncertainty.drivers(one_way, 64)
    assert found.shift == ()
    assert found.scores == ((), ())


def test_open_answers_drive_an_order_that_rests_on_them_alone():
    # All parts alike, so that neither weights nor method matter.
    inputs = states([[0.2], [0.4]], [[0.8], [0.4]])
    found = {each.factor: each for each in uncertainty.drivers(inputs, 512).shift}
    assert list(found) == ["part0", "method", "answers"]
    assert found["answers"].total == pytest.approx(1, abs=0.1)
    assert found["answers"].first == pytest.approx(1, abs=0.15)
    assert found["part0"].total == found["method"].total == 0


def test_the_weight_of_the_only_part_that_differs_drives_a_linear_score():
    # Nothing open; A is 1 in the first part and 0 elsewhere: the mean is its weight.
    inputs = states([[0.7, 0.5, 0.5], [0.5, 0.5, 0.5]])
    found = {each.factor: each for each in uncertainty.drivers(inputs, 512).scores[0]}
    assert found["method"].total > found["part0"].total > found["part1"].total > 0
    assert found["answers"].total == 0
    assert all(each.first_low <= each.first <= each.first_high for each in found.values())
