"""What was learned: Hake's gain, its bands, its undefined case, and those who sat one test only."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.learning import Change, Sitting, band, gain, learn


@pytest.mark.parametrize(
    ("pre", "post", "found", "called"),
    [
        (F(0), F(7, 10), F(7, 10), "high"),
        (F(1, 2), F(1), F(1), "high"),
        (F(0), F(699, 1000), F(699, 1000), "medium"),
        (F(0), F(3, 10), F(3, 10), "medium"),
        (F(1, 2), F(6, 10), F(1, 5), "low"),
        (F(1, 2), F(1, 2), F(0), "low"),
        (F(1, 2), F(1, 4), F(-1, 2), None),  # a loss has no band
        (F(1), F(1), None, None),  # nothing was left to learn
        (F(1), F(1, 2), None, None),
    ],
)
def test_the_gain_and_its_band(pre, post, found, called):
    assert gain(pre, post) == found
    assert band(gain(pre, post)) == called


def test_a_missing_test_leaves_the_person_in_the_list_and_out_of_the_gains():
    found = learn(
        ["a", "b"],
        [
            Sitting("Ana", {"a": F(0), "b": F(0)}, {"a": F(1), "b": F(0)}),
            Sitting("Ben", {"a": F(1), "b": F(0)}, {"a": F(1), "b": F(1)}),
            Sitting("Cem", {"a": F(1), "b": F(1)}, None),
            Sitting("Dov", None, {"a": F(0), "b": F(0)}),
        ],
    )
    assert [(who, each.pre, each.post, each.gain) for who, each in found.people] == [
        ("Ana", 0, F(1, 2), F(1, 2)),
        ("Ben", F(1, 2), 1, 1),
        ("Cem", 1, None, None),
        ("Dov", None, 0, None),
    ]
    assert found.pairs == 2
    assert found.whole == Change(F(1, 4), F(3, 4))
    assert found.whole.gain == F(2, 3)  # of the averages
    assert (found.single, found.defined) == (F(3, 4), 2)  # the average of the gains
    assert dict(found.items) == {"a": Change(F(1, 2), F(1)), "b": Change(F(0), F(1, 2))}


def test_who_had_everything_right_before_counts_in_the_averages_and_has_no_gain():
    found = learn(
        ["a"],
        [Sitting("Ana", {"a": F(1)}, {"a": F(1)}), Sitting("Ben", {"a": F(0)}, {"a": F(1)})],
    )
    assert found.whole.gain == 1
    assert (found.single, found.defined, found.pairs) == (1, 1, 2)


def test_without_a_pair_there_is_no_gain():
    found = learn(["a"], [Sitting("Ana", {"a": F(1)}, None)])
    assert (found.pairs, found.whole.gain, found.single, found.defined) == (0, None, None, 0)
    assert found.items == (("a", Change(None, None)),)


shares = st.fractions(0, 1, max_denominator=20)
sittings = st.lists(st.tuples(st.none() | shares, st.none() | shares), max_size=8)


@given(shares, shares)
def test_a_gain_is_never_above_one_and_has_the_sign_of_the_change(pre, post):
    found = gain(pre, post)
    assert (found is None) == (pre == 1)
    if found is not None:
        assert found <= 1
        assert (found > 0, found < 0) == (post > pre, post < pre)
        assert pre + found * (1 - pre) == post


@given(shares, shares, shares)
def test_who_gains_more_from_the_same_start_has_the_higher_gain(pre, one, other):
    if pre < 1:
        assert (gain(pre, one) < gain(pre, other)) == (one < other)


@given(sittings, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing_in_all(sat, chance):
    given_ = [
        Sitting(
            str(n),
            None if pre is None else {"a": pre},
            None if post is None else {"a": post},
        )
        for n, (pre, post) in enumerate(sat)
    ]
    found, other = learn(["a"], given_), learn(["a"], chance.sample(given_, len(given_)))
    assert len(found.people) == len(sat)
    assert found.pairs == sum(None not in each for each in sat)
    assert found.defined <= found.pairs
    assert (found.whole, found.single, found.items) == (other.whole, other.single, other.items)
