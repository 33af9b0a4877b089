"""What was learned between a test before and the same test after: the gain of Hake. Pure.

Hake, R. R. (1998). Interactive-engagement versus traditional methods: a six-thousand-student survey
of mechanics test data for introductory physics courses. American Journal of Physics 66, 64.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Band = Literal["high", "medium", "low"]

HIGH = Fraction(7, 10)
MEDIUM = Fraction(3, 10)
"""From where on a gain is high, and medium; the author's bounds."""

Shares = Mapping[str, Fraction]
"""By item, which share of it was right, from 0 to 1. An item that is missing was not right."""


@dataclass(frozen=True)
class Sitting:
    """Who sat the test, before, after, or both; None: there is no result."""

    who: str
    pre: Shares | None
    post: Shares | None


@dataclass(frozen=True)
class Change:
    """A share before and after, of a person, an item or all.

    Attributes:
        pre: None where it is not known, as `post`.
        gain: None where one of the two is missing, and where all was right before: nothing was
            left to learn.
    """

    pre: Fraction | None
    post: Fraction | None

    @property
    def gain(self) -> Fraction | None:
        """The part of what was not right before that is right after; negative: a loss."""
        if self.pre is None or self.post is None:
            return None
        return gain(self.pre, self.post)

    @property
    def pair(self) -> bool:
        """Whether both are known."""
        return self.pre is not None and self.post is not None


@dataclass(frozen=True)
class Learning:
    """What all of them learned.

    Attributes:
        people: Everybody, also those with one test only, in the order given.
        pairs: How many have both tests; all that follows is of them.
        whole: The average shares before and after, and the gain that follows from the two.
        single: The average of the gains of those who have one; None where nobody does.
        defined: How many of them have one.
        items: By item.
    """

    people: tuple[tuple[str, Change], ...]
    pairs: int
    whole: Change
    single: Fraction | None
    defined: int
    items: tuple[tuple[str, Change], ...]


def gain(pre: Fraction, post: Fraction) -> Fraction | None:
    """Hake's normalised gain, ``(post - pre) / (1 - pre)``; None where all was right before.

    Args:
        pre: The share right before, from 0 to 1.
        post: The share right after.
    """
    return None if pre == 1 else (post - pre) / (1 - pre)


def band(found: Fraction | None) -> Band | None:
    """The band of a gain; None where there is no gain, or a loss: the author has no band for it."""
    if found is None or found < 0:
        return None
    if found >= HIGH:
        return "high"
    return "medium" if found >= MEDIUM else "low"


def learn(items: Sequence[str], sittings: Sequence[Sitting]) -> Learning:
    """What was learned, by person, by item and in all. Each item counts alike."""
    people = tuple((each.who, _of(items, each)) for each in sittings)
    both = [each for each in sittings if each.pre is not None and each.post is not None]
    paired = [change for _who, change in people if change.pair]
    single = [change.gain for change in paired if change.gain is not None]
    return Learning(
        people=people,
        pairs=len(both),
        whole=_average(paired),
        single=_mean(single),
        defined=len(single),
        items=tuple((item, _average([_of([item], each) for each in both])) for item in items),
    )


def _of(items: Sequence[str], sitting: Sitting) -> Change:
    return Change(_share(items, sitting.pre), _share(items, sitting.post))


def _share(items: Sequence[str], shares: Shares | None) -> Fraction | None:
    if shares is None or not items:
        return None
    return _mean([shares.get(item, Fraction(0)) for item in items])


def _average(changes: Sequence[Change]) -> Change:
    return Change(
        _mean([each.pre for each in changes if each.pre is not None]),
        _mean([each.post for each in changes if each.post is not None]),
    )


def _mean(numbers: Sequence[Fraction]) -> Fraction | None:
    return sum(numbers, Fraction()) / len(numbers) if numbers else None
