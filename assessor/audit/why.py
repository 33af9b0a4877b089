"""Whether a published result is what its answers come to, and if not, why as far as can be told."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assessor import words
from assessor.audit.figures import Figure, parse
from questionnaires.content import MethodName
from questionnaires.texts import _
from scoring.methods import METHODS
from scoring.result import Interval, Score
from scoring.scores import SIDES

_OTHER_METHODS: tuple[MethodName, ...] = ("mean", "geometric", "minimum", "sum")
_HUNDRED = Fraction(100)


def difference(text: str, node: Score) -> str | None:
    """Why a published result is not a node's; None where it is.

    Args:
        text: A number, a percentage, a range of them, or the name of a band.
        node: What the answers come to.
    """
    names = [band.name for band in node.way.bands]
    figure = parse(text)
    if text in names or figure is None:
        found = _band(text, names, node)
        if found is None or figure is None:
            return found
    return figure_difference(figure, node, node.figure, text)


def figure_difference(
    figure: Figure, node: Score, where: Interval | None, text: str = ""
) -> str | None:
    """The same for a figure, held against the node's score or against one side of it."""
    if where is None:
        return no_figure(node)
    if figure.is_(where):
        return None
    return next(_reasons(figure, node, where, text), _("no reason found"))


def recomputed(node: Score) -> str:
    """What a node comes to, with two more digits than reports show, and its band."""
    where = node.figure
    if where is None:
        return words.NOTHING
    if node.way.number:
        text = words.numbers(where)
    else:
        low, high = (
            words.pointed(words.decimal(end * 100)[:-2]) for end in (where.low, where.high)
        )
        text = f"{low} %" if where.known else _("{low} to {high} %").format(low=low, high=high)
    return " ".join([text, *_band_of(node)])


def no_figure(node: Score) -> str:
    """Why a node has no figure."""
    if node.interval is not None:
        return _("too little is answered for a figure: {answered}").format(
            answered=words.answered(node.coverage)
        )
    if node.way.method == "none":
        return _("its parts are never combined")
    return _("nothing in it counts, so that there is no figure")


def _band_of(node: Score) -> list[str]:
    return [" to ".join(dict.fromkeys(node.bands))] if node.bands else []


def _band(text: str, names: list[str], node: Score) -> str | None:
    """Why a band is not the one that the rule gives."""
    if not names:
        return _("it is no number, and the node has no bands")
    if node.figure is None:
        return no_figure(node)
    if _band_of(node) == [text]:
        return None
    if text not in names:
        return _("the node has no band of that name")
    if node.bands and text in node.bands:
        return _("answers are missing, so that the band is open")
    return _("the rule gives this figure another band")


def _reasons(figure: Figure, node: Score, where: Interval, text: str) -> Iterator[str]:
    """What could have gone wrong, the likeliest first."""
    if figure.high is None and not where.known:
        yield from _open(figure, where)
    if where.known and figure.high is None:
        yield from _rounding(figure, where.low)
    if figure.times(1 / _HUNDRED).is_(where):
        yield _("it is a percentage written without its sign")
    if figure.percent and figure.times(_HUNDRED).is_(where):
        yield _("it is a number, not a percentage")
    for side in SIDES:
        alone = node.side(side)
        if alone and alone != where and figure.is_(alone):
            yield _("it is the figure of one side alone: {side}").format(side=words.side(side))
    if where.known:
        yield from _method(figure, node)
        if figure.high is None and text and _digits_swapped(text, where.low, figure):
            yield _("it has the same digits in another order")


def _open(figure: Figure, where: Interval) -> Iterator[str]:
    if figure.rounds(where.low):
        yield _("answers are missing, so that it is open; it counts them as the lowest")
    if figure.rounds(where.high):
        yield _("answers are missing, so that it is open; it counts them as the highest")
    if where.low < figure.low < where.high:
        yield _("answers are missing, so that it is open")


def _rounding(figure: Figure, exact: Fraction) -> Iterator[str]:
    if 0 < exact - figure.low < figure.unit:
        yield _("another rounding: it was cut off")
    if 0 < figure.low - exact < figure.unit:
        yield _("another rounding: it was rounded up")
    coarser = figure.unit * 10
    if coarser and figure.low % coarser == 0 and abs(exact - figure.low) <= coarser / 2:
        yield _("another rounding: to fewer digits than it is written with")


def _method(figure: Figure, node: Score) -> Iterator[str]:
    """Whether another way of combining the same parts gives it."""
    parts = [
        (part.interval.low, part.weight if isinstance(part, Score) else Fraction(1))
        for part in node.combined
        if part.interval
    ]
    if not parts or any(weight.numerator <= 0 for _figure, weight in parts):
        return
    plain = METHODS["mean"]([(each, Fraction(1)) for each, _weight in parts], node.way)
    if plain is not None and figure.rounds(plain):
        yield _("it is the mean of its parts without their weights")
    for method in _OTHER_METHODS:
        other = METHODS[method](parts, node.way)
        if other is not None and method != node.way.method and figure.rounds(other):
            yield _("its parts were combined otherwise: {method}").format(
                method=words.method(method)
            )


def _digits_swapped(text: str, exact: Fraction, figure: Figure) -> bool:
    if not figure.unit:
        return False
    ours, theirs = str(round(exact / figure.unit)), str(round(figure.low / figure.unit))
    return ours != theirs and sorted(ours) == sorted(theirs)
