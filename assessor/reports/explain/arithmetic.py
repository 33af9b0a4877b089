"""How a score came about: the tree down to the answers, with the arithmetic of every node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from assessor import words
from assessor.reports.document import Item
from assessor.reports.explain import sums
from assessor.reports.explain.sums import Weighted
from assessor.reports.parts import names, scores
from questionnaires.model import Questionnaire
from questionnaires.responses import Responses
from questionnaires.texts import _
from scoring.result import Interval, Mark, Score


def tree(
    questionnaire: Questionnaire, responses: Responses, node: Score, depth: int = 0
) -> Iterator[Item]:
    """A node, its arithmetic, and the same of everything below it.

    A question that is its one answer takes one line.
    """
    if _is_its_answer(node):
        (answer,) = node.parts
        assert isinstance(answer, Mark)
        text = mark(questionnaire, responses, answer, node.way.number)
        yield Item(_weighed(_asked(questionnaire, node.id, text), node), depth)
        return
    yield Item(_headline(questionnaire, node), depth)
    for line in workings(node):
        yield Item(line, depth + 1)
    for part in node.parts:
        if isinstance(part, Score):
            yield from tree(questionnaire, responses, part, depth + 1)
        else:
            yield Item(mark(questionnaire, responses, part, node.way.number), depth + 1)


def _is_its_answer(node: Score) -> bool:
    if node.kind != "question" or len(node.parts) != 1 or node.way.caps or node.way.bands:
        return False
    return node.parts[0].interval == node.raw == node.interval


def _asked(questionnaire: Questionnaire, ident: str, text: str) -> str:
    """A mark in words, with the text of its question behind the id."""
    # French sets a blank before the colon.
    asked = questionnaire.questions[ident].text
    return re.sub(rf"^({re.escape(ident)}\s*:)", lambda found: f"{found[1]} {asked}", text)


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
        yield how.format(step=words.step(way.rounding.to))
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


def _score(node: Score) -> str:
    """The figure with its band, also where too little is answered to show it elsewhere."""
    if node.shown:
        return scores.figure(node)
    return _where(node, node.interval) if node.interval else words.NOTHING


def mark(
    questionnaire: Questionnaire, responses: Responses, part: Mark, number: bool = False
) -> str:
    """One answer and what it is worth: a share, or a number of its own kind."""
    question = questionnaire.questions[part.cell.question]
    said = words.status(part.status)
    if part.status == "answered":
        said = names.answer(questionnaire, question, part.value)
    if part.interval is None:
        reason = responses[part.cell.id].reason if part.cell.id in responses else None
        worth = _("left out") if part.status == "not_applicable" else _("recorded, not marked")
        return f"{part.cell.id}: {said}; {worth}" + (f" ({reason})" if reason else "")
    if part.interval.known:
        return f"{part.cell.id}: {said} = {_figure(part.interval.low, number)}"
    text = _("{cell}: {said}, anything from {low} to {high}")
    return text.format(
        cell=part.cell.id, said=said,
        low=words.exact(part.interval.low), high=words.exact(part.interval.high),
    )  # fmt: skip


def _headline(questionnaire: Questionnaire, node: Score) -> str:
    text = _("{label}: {score}; {method}, {coverage}").format(
        label=scores.label(questionnaire, node),
        score=_score(node),
        method=words.method(node.way.method), coverage=words.coverage(node.coverage),
    )  # fmt: skip
    return _weighed(text, node)


def _weighed(text: str, node: Score) -> str:
    if node.weight == 1:
        return text
    return _("{text}; weight {weight}").format(text=text, weight=words.exact(node.weight))


def _figure(worth: Fraction, number: bool) -> str:
    return words.exact(worth) if number else f"{words.exact(worth)} ({words.percent(worth)})"
