"""The arithmetic of one node written out, with a sentence before it for those who skip sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from assessor import words
from questionnaires.texts import _
from questionnaires.way import Way
from scoring.result import Interval, Score

Weighted = Sequence[tuple[Fraction, Interval]]
"""Weights, each with the interval it weighs."""

End = Callable[[Interval], Fraction]


def written(node: Score, parts: Weighted) -> Iterator[str]:
    """The sentence of the node's method, and its sum: one where it is known, else one an end."""
    raw = node.raw
    if raw is None:
        return
    yield sentence(node.way)
    if raw.known:
        yield _sum(node, parts, lambda where: where.low, raw.low)
        return
    low = _sum(node, parts, lambda where: where.low, raw.low)
    high = _sum(node, parts, lambda where: where.high, raw.high)
    yield _("low, open answers at their least: {sum}").format(sum=low)
    yield _("high, open answers at their most: {sum}").format(sum=high)


def sentence(way: Way) -> str:
    """What a method does, in one sentence."""
    return {
        "mean": _("The average of its parts, each with its weight."),
        "geometric": _(
            "The geometric average: its parts are multiplied and the root is taken, so that a "
            "weak part pulls it down further than in an average."
        ),
        "minimum": _("As low as its lowest part."),
        "sum": _("Its parts added up, each with its weight."),
        "subtract": _("Starts at {start} and loses, for what a part lacks, that part's weight."),
        "weakest_link": _(
            "As low as its lowest part, and {plus} more where another part is better."
        ),
        "ladder": _("Counts its parts from the first up to the first that is not met."),
        "stack": _("Adds its parts from the first up to and with the first that is not met."),
        "lookup": _("Read from a table by what its parts are, in whatever order."),
        "none": _("Its parts are rated apart and never combined."),
    }[way.method].format(start=words.number(way.start), plus=words.number(way.plus))


def _sum(node: Score, parts: Weighted, end: End, result: Fraction) -> str:
    figures = [end(where) for _weight, where in parts]
    weights = [weight for weight, _where in parts]
    show = words.number if node.way.number else _share
    method = node.way.method
    if method in ("mean", "sum"):
        text = _added(figures, weights)
        if method == "mean" and len(parts) > 1:
            text = f"({text}) / {words.exact(sum(weights, Fraction(0)))}"
    elif method == "subtract":
        lost = [w * (1 - f) for f, w in zip(figures, weights, strict=True)]
        text = " − ".join(map(words.exact, [node.way.start, *(each for each in lost if each)]))
    elif method == "geometric":
        text = _("root of {product}").format(product=" × ".join(map(words.exact, figures)))
    elif method in ("minimum", "weakest_link"):
        text = _("lowest of {figures}").format(figures=words.listed(map(words.exact, figures)))
    else:
        text = words.listed(map(words.exact, figures))
        return _("{figures} gives {result}").format(figures=text, result=show(result))
    shown = words.exact(result)
    equals = shown if node.way.number else f"{shown} ({_share(result)})"
    return f"{text} = {equals}".replace("= ≈", "≈")


def _added(figures: Sequence[Fraction], weights: Sequence[Fraction]) -> str:
    if all(weight == 1 for weight in weights):
        return " + ".join(map(words.exact, figures))
    return " + ".join(
        f"{words.exact(weight)} × {words.exact(figure)}"
        for figure, weight in zip(figures, weights, strict=True)
    )


def _share(number: Fraction) -> str:
    return words.percent(number)
