"""Agreement: the published examples, what must hold of any data, and the undefined cases."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement import alpha, apart, differing, mean

__ = None
# Four observers, twelve units, with missing data: section C of Krippendorff (2011), "Computing
# Krippendorff's Alpha-Reliability", University of Pennsylvania.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, __, __, __],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, __, 3],
    [__, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, __],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, __],
]


@pytest.mark.parametrize(
    ("level", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_the_published_example_with_missing_data(level, published):
    assert round(alpha(FOUR, level), 3) == published


def test_the_published_example_of_two_values_and_two_observers():
    # Section A of the same paper: ten articles, binary, alpha 0.095.
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert round(alpha([meg, owen], "nominal"), 3) == 0.095


@pytest.mark.parametrize(
    "units",
    [
        [],
        [[], []],
        [[1, 2, 3]],  # one coder
        [[1, None], [None, 2]],  # no unit judged by two
        [[2, 2, 2], [2, 2, 2]],  # no variation
        [[2, 2, 1], [2, 2, None]],  # none where it counts: the 1 stands alone
    ],
)
def test_where_alpha_is_not_defined_there_is_none(units):
    assert alpha(units, "ordinal") is None


def test_rows_of_different_lengths_are_an_error():
    with pytest.raises(ValueError, match="zip"):
        alpha([[1, 2], [1]], "ordinal")


values = st.one_of(st.none(), st.integers(0, 4))
tables = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(values, min_size=width, max_size=width), min_size=2, max_size=6)
)
levels = st.sampled_from(["nominal", "ordinal", "interval"])


def same(a, b):
    return a == b if a is None or b is None else a == pytest.approx(b, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(tables, levels, st.randoms(use_true_random=False))
def test_neither_the_order_of_coders_nor_that_of_units_matters(table, level, chance):
    coders = chance.sample(table, len(table))
    units = list(zip(*chance.sample(list(zip(*table, strict=True)), len(table[0])), strict=True))
    assert same(alpha(coders, level), alpha(table, level))
    assert same(alpha(units, level), alpha(table, level))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=2, max_size=8), st.integers(2, 5), levels)
def test_perfect_agreement_is_one_wherever_there_is_variation(row, coders, level):
    expected = 1.0 if len(set(row)) > 1 else None
    assert same(alpha([row] * coders, level), expected)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(-50, 50))
def test_distances_do_not_see_a_constant(table, constant):
    moved = [[None if v is None else v + constant for v in row] for row in table]
    assert same(alpha(moved, "interval"), alpha(table, "interval"))


@settings(max_examples=40, deadline=None)
@given(tables)
def test_an_order_sees_only_the_order(table):
    stretched = [[None if v is None else v**3 for v in row] for row in table]
    assert same(alpha(stretched, "ordinal"), alpha(table, "ordinal"))


@settings(max_examples=40, deadline=None)
@given(tables, levels)
def test_alpha_is_never_above_one_and_a_coder_who_says_nothing_changes_nothing(table, level):
    found = alpha(table, level)
    assert found is None or found <= 1 + 1e-9
    assert same(alpha([*table, [None] * len(table[0])], level), found)


def test_the_distance_between_teams():
    assert apart([]) is None
    assert apart([Fraction(1)]) is None
    assert apart([Fraction(1, 4)] * 3) == 0
    assert apart([Fraction(0), Fraction(1)]) == 1
    assert apart([Fraction(0), Fraction(1, 4), Fraction(1, 2)]) == Fraction(1, 3)
    assert differing(["a", "a", "b"]) == Fraction(2, 3)
    assert differing(["a"]) is None
    assert mean([Fraction(1, 2), None, Fraction(1)]) == Fraction(3, 4)
    assert mean([None]) is None


shares = st.lists(st.fractions(0, 1, max_denominator=12), min_size=2, max_size=8)


@given(shares, st.randoms(use_true_random=False))
def test_the_distance_is_a_share_that_no_order_and_no_turning_of_the_scale_changes(said, chance):
    found = apart(said)
    assert 0 <= found <= 1
    assert (found == 0) == (len(set(said)) == 1)
    assert apart(chance.sample(said, len(said))) == found
    assert apart([1 - each for each in said]) == found
    assert found <= differing(said)
