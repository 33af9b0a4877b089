"""How a score came about: the tree down to the answers, with the arithmetic of every node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from assessor import words
from assessor.reports import names, scores
from assessor.reports.document import Item
from questionnaires.model import Questionnaire
from questionnaires.responses import Responses
from questionnaires.texts import _
from scoring.result import Interval, Mark, Score

Weighted = Sequence[tuple[Fraction, Interval]]


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
    """The sums behind a node's interval: one where it is known, else one for each end."""
    parts: Weighted = [
        (part.weight if isinstance(part, Score) else Fraction(1), part.interval)
        for part in node.parts
        if part.interval
    ]
    if node.interval is None:
        yield _("no figure: nothing beneath it counts")
    elif len(parts) == 1 and parts[0][1] == node.interval:
        pass
    elif node.interval.known:
        yield _sum(node.method, parts, lambda where: where.low, node.interval.low)
    else:
        low = _sum(node.method, parts, lambda where: where.low, node.interval.low)
        high = _sum(node.method, parts, lambda where: where.high, node.interval.high)
        yield _("low, open answers as nothing: {sum}").format(sum=low)
        yield _("high, open answers as everything: {sum}").format(sum=high)
    sides = [
        f"{words.side(side)} {words.interval(where)}" for side, where in node.sides.items() if where
    ]
    if sides:
        yield _("by side alone: {sides}").format(sides=words.listed(sides))


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
        label=scores.label(questionnaire, node), score=words.interval(node.interval),
        method=words.method(node.method), coverage=words.coverage(node.coverage),
    )  # fmt: skip
    if node.weight == 1:
        return text
    return _("{text}; weight {weight}").format(text=text, weight=words.exact(node.weight))


def _sum(method: str, parts: Weighted, end: Callable[[Interval], Fraction], total: Fraction) -> str:
    """A sum written out, such as ``(3/4 + 1/2) / 2 = 5/8 (62 %)``."""
    shares = [words.exact(end(where)) for _weight, where in parts]
    weights = [weight for weight, _where in parts]
    if method == "minimum":
        return _("lowest of {shares}: {total}").format(
            shares=words.listed(shares), total=_figure(total)
        )
    if any(weight != 1 for weight in weights):
        shares = [f"{words.exact(w)} × {share}" for w, share in zip(weights, shares, strict=True)]
    added = " + ".join(shares)
    if method == "mean" and len(parts) > 1:
        added = f"({added}) / {words.exact(sum(weights, Fraction(0)))}"
    return f"{added} = {_figure(total)}".replace("= ≈", "≈")


def _figure(number: Fraction) -> str:
    return f"{words.exact(number)} ({words.percent(number)})"
