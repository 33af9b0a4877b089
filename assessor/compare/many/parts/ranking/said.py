"""What is said of an order of systems in words and figures."""

from __future__ import annotations

from fractions import Fraction

from assessor import words
from assessor.compare.many.order import Order
from questionnaires.texts import _
from scoring.uncertainty import Pair


def experiment(name: str) -> str:
    """What varies in an experiment."""
    return {
        "answers": _("open answers"),
        "weights": _("weights, around the stated ones"),
        "any_weights": _("weights, any at all"),
        "methods": _("way of combining"),
        "all": _("open answers, weights around the stated ones, and way of combining"),
    }[name]


def factor(found: Order, ident: str) -> str:
    """What a factor is called."""
    labels = {node.id: node.label for node in found.nodes}
    if ident in labels:
        return _("weight of {part}").format(part=labels[ident])
    return {"method": _("way of combining"), "answers": _("open answers")}[ident]


def sentence(found: Order, pair: Pair) -> str:
    """What can be said of two systems."""
    names = {"upper": found.inputs.names[pair.upper], "lower": found.inputs.names[pair.lower]}
    if pair.always:
        text = _("{upper} is never below {lower}, whatever the open answers and the weights are.")
        return text.format(**names)
    if pair.level == 1:
        return _("{upper} and {lower} are level in every draw.").format(**names)
    hundred = _of_hundred(pair.above)
    if pair.sure:
        text = _("In {number} of 100 draws {upper} is above {lower}.")
        return text.format(number=hundred, **names)
    text = _("The order of {upper} and {lower} cannot be told: {upper} is above in {number} of 100 "
             "draws, {lower} in {other}.")  # fmt: skip
    other = _of_hundred(1 - pair.above - pair.level)
    return text.format(number=hundred, other=other, **names)


def whole(found: Order) -> str:
    """Whether the order as a whole holds."""
    sure, count = sum(pair.sure for pair in found.pairs), len(found.pairs)
    if sure == count:
        text = _("The order holds: each of its {count} pairs keeps it in at least 95 of 100 draws.")
        return text.format(count=count)
    text = _(
        "The order as a whole cannot be told: of its {count} pairs, {sure} keep it in at least 95 "
        "of 100 draws."
    )
    return text.format(count=count, sure=sure)


def _of_hundred(share: float) -> int:
    """How many of 100; 100 and 0 only where it is all and none."""
    number = round(share * 100)
    if number == 100 and share < 1:
        return 99
    return 1 if number == 0 and share > 0 else number


def number(figure: float, places: int = 1) -> str:
    """A figure with so many places at the most."""
    return words.number(Fraction(round(figure, places)).limit_denominator(1000))


def span(low: float, high: float, places: int = 1) -> str:
    """From a rank or a shift to another; one where both are the same."""
    if low == high:
        return number(low, places)
    return _("{low}–{high}").format(low=number(low, places), high=number(high, places))


def between(low: float, high: float) -> str:
    """From one index to another."""
    return _("{low} to {high}").format(low=number(low, 2), high=number(high, 2))
