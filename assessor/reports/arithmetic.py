"""How a score came about: the tree down to the answers, with the arithmetic of every node."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assessor import words
from assessor.reports import names, scores, sums
from assessor.reports.document import Item
from assessor.reports.sums import Weighted
from questionnaires.model import Questionnaire
from questionnaires.responses import Responses
from questionnaires.texts import _
from scoring.result import Interval, Mark, Score


def tree(
    questionnaire: Questionnaire, responses: Responses, node: Score, depth: int = 0
) -> Iterator[Item]:
    """A node, its arithmetic, and the same of everything below it."""
    yield Item(_headline(questionnaire, node), depth)
    for line in workings(node):
        yield Item(line, depth + 1)
    for part in node.parts:
        if isinstance(part, Score):
            yield from tree(questionnaire, responses, part, depth + 1)
        else:
            yield Item(mark(questionnaire, responses, part), depth + 1)


def workings(node: Score) -> Iterator[str]:
    """What was done to the parts, in words, and the sums behind it: one, or one for each end."""
    parts: Weighted = [
        (part.weight if isinstance(part, Score) else Fraction(1), part.interval)
        for part in node.combined
        if part.interval
    ]
    if node.way.method == "none":
        yield _("its parts are rated apart and never combined")
    elif node.raw is None:
        yield _("no figure: nothing beneath it counts")
    elif len(parts) > 1 or parts[0][1] != node.raw:
        yield from sums.written(node, parts)
    yield from _afterwards(node)
    sides = [
        f"{words.side(side)} {_where(node, where)}" for side, where in node.sides.items() if where
    ]
    if sides:
        yield _("by side alone: {sides}").format(sides=words.listed(sides))


def _afterwards(node: Score) -> Iterator[str]:
    """What rounding, bands and caps then made of it."""
    way = node.way
    if node.raw is None:
        return
    if way.rounding:
        how = {
            "half_up": _("rounded to steps of {step}, half a step up"),
            "half_even": _("rounded to steps of {step}, half a step to the even one"),
            "down": _("rounded down to steps of {step}"),
        }[way.rounding.how]
        yield how.format(step=words.number(way.rounding.to))
    if node.bands:
        low, high = node.bands
        text = _("which is in the band {low}") if low == high else _("from band {low} to {high}")
        yield text.format(low=low, high=high)
    for each, holds in zip(way.caps, node.caps, strict=True):
        if holds is not True:
            text = _("held at {at} at most") if holds is False else _("perhaps held at {at}")
            yield f"{text.format(at=words.number(each.at))}: {each.why}"
    if node.interval is None:
        yield _("too little is answered for a figure")
    elif node.interval != node.raw:
        yield _("gives {figure}").format(figure=_where(node, node.interval))


def _where(node: Score, where: Interval) -> str:
    return words.numbers(where) if node.way.number else words.interval(where)


def mark(questionnaire: Questionnaire, responses: Responses, part: Mark) -> str:
    """One answer and what it is worth."""
    question = questionnaire.questions[part.cell.question]
    said = words.status(part.status)
    if part.status == "answered":
        said = names.answer(questionnaire, question, part.value)
    if part.interval is None:
        reason = responses[part.cell.id].reason if part.cell.id in responses else None
        worth = _("left out") if part.status == "not_applicable" else _("recorded, not marked")
        return f"{part.cell.id}: {said}; {worth}" + (f" ({reason})" if reason else "")
    if part.interval.known:
        return f"{part.cell.id}: {said} = {_figure(part.interval.low)}"
    text = _("{cell}: {said}, anything from {low} to {high}")
    return text.format(
        cell=part.cell.id, said=said,
        low=words.exact(part.interval.low), high=words.exact(part.interval.high),
    )  # fmt: skip


def _headline(questionnaire: Questionnaire, node: Score) -> str:
    text = _("{label}: {score}; {method}, {coverage}").format(
        label=scores.label(questionnaire, node),
        score=_where(node, node.interval) if node.interval else words.NOTHING,
        method=words.method(node.way.method), coverage=words.coverage(node.coverage),
    )  # fmt: skip
    if node.weight == 1:
        return text
    return _("{text}; weight {weight}").format(text=text, weight=words.exact(node.weight))


def _figure(number: Fraction) -> str:
    return f"{words.exact(number)} ({words.percent(number)})"
