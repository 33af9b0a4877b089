"""Scores as bars from the low to the high end, with law and enforcement marked on them."""

from __future__ import annotations

from collections.abc import Sequence

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.axis import Axis
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from assessor.reports.parts import scores
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Interval, Result, Score

LABELS = 226
LEFT = 240
RIGHT = 494
AXIS = Axis(LEFT, RIGHT)
FIGURES = 528
COUNTS = 76
HEAD = 24
NAMED = 6
"""As many scores the alternative text names; of more it tells the lowest and the highest."""


def modules(questionnaire: Questionnaire, result: Result) -> Figure:
    """The score of each module."""
    nodes = scores.nodes(questionnaire, result, ("module",))
    return _figure(_("Scores by module"), questionnaire, nodes)


def elements(questionnaire: Questionnaire, result: Result) -> tuple[Figure, ...]:
    """The scores of the elements, a figure for each module that has several."""
    shown = {node.id for node in scores.nodes(questionnaire, result, ("element",))}
    figures = []
    for module in scores.nodes(questionnaire, result, ("module",)):
        inside = [part for part in module.walk() if part.kind == "element" and part.id in shown]
        if inside:
            label = scores.label(questionnaire, module)
            title = _("Scores by element: {module}").format(module=label)
            figures.append(_figure(title, questionnaire, inside))
    return tuple(figures)


def _figure(title: str, questionnaire: Questionnaire, nodes: Sequence[Score]) -> Figure:
    drawing = Drawing()
    labels = [
        measure.wrap(safe.line(scores.label(questionnaire, node)), SIZE, LABELS, 2)
        for node in nodes
    ]
    heights = [38 if len(lines) > 1 else 30 for lines in labels]
    bottom = HEAD + sum(heights)
    _axis(drawing, bottom)
    top: float = HEAD
    for node, lines, height in zip(nodes, labels, heights, strict=True):
        _row(drawing, node, lines, top + height / 2)
        top += height
    _legend(drawing, bottom + 20, any(_sided(node) for node in nodes))
    return Figure(title, drawing.svg(bottom + 28), _spoken(questionnaire, nodes))


def _axis(drawing: Drawing, bottom: float) -> None:
    AXIS.draw(drawing, HEAD, bottom)
    drawing.text(FIGURES, HEAD - 9, _("Score"), 76, "muted", size=SMALL)
    drawing.text(WIDTH, HEAD - 9, _("Answered"), COUNTS, "muted", "end", SMALL)


def _row(drawing: Drawing, node: Score, lines: Sequence[str], middle: float) -> None:
    first = middle + 4 - 7.5 * (len(lines) - 1)
    for number, line in enumerate(lines):
        drawing.text(0, first + 15 * number, line, LABELS)
    if node.way.number:
        drawing.text(LEFT + 8, middle + 4, _("a number of its own kind"), 250, "muted", size=SMALL)
    elif node.figure is None:
        why = _("nothing to show") if node.shown else _("too little is answered for a figure")
        drawing.text(LEFT + 8, middle + 4, why, 250, "muted", size=SMALL)
    else:
        _bar(drawing, node.figure, middle)
        _side(drawing, node.side("law"), middle - 9, 1)
        _side(drawing, node.side("enforcement"), middle + 9, -1)
    drawing.text(FIGURES, middle + 4, scores.figure(node), WIDTH - FIGURES - COUNTS, size=SMALL)
    counted = words.answered(node.coverage)
    drawing.text(WIDTH, middle + 4, counted, COUNTS, "label", "end", SMALL)


def _bar(drawing: Drawing, where: Interval, middle: float) -> None:
    low, high = AXIS.at(where.low), AXIS.at(where.high)
    if high > low:
        drawing.rect(low, middle - 5, high - low, 10, "range")
    if low > LEFT or where.known:
        drawing.rect(LEFT, middle - 5, max(low - LEFT, 1), 10, "bar")


def _side(drawing: Drawing, where: Interval | None, y: float, down: int) -> None:
    """A small triangle at each end, its tip to the bar, and a line between them."""
    if where is None:
        return
    low, high = AXIS.at(where.low), AXIS.at(where.high)
    if high > low:
        drawing.line(low, y, high, y, "label", 1.2)
    for x in dict.fromkeys((low, high)):
        _tip(drawing, x, y, down)


def _tip(drawing: Drawing, x: float, y: float, down: int) -> None:
    drawing.shape([(x - 4, y - 3 * down), (x + 4, y - 3 * down), (x, y + 3 * down)], "label")


def _legend(drawing: Drawing, y: float, sided: bool) -> None:
    x: float = 0
    for kind, text in (
        ("bar", _("sure, whatever the open answers are")),
        ("range", _("possible")),
    ):
        drawing.rect(x, y - 9, 14, 10, kind)
        x = _said(drawing, x + 20, y, text)
    for down, text in ((1, _("law")), (-1, _("enforcement"))) if sided else ():
        _tip(drawing, x + 5, y - 4, down)
        x = _said(drawing, x + 15, y, text)


def _said(drawing: Drawing, x: float, y: float, text: str) -> float:
    """Write a text of the legend; where the next may begin."""
    drawing.text(x, y, text, WIDTH - x, "muted", size=SMALL)
    return x + measure.width(text, SMALL) + 18


def _sided(node: Score) -> bool:
    drawn = node.figure is not None and not node.way.number
    return drawn and bool(node.side("law") or node.side("enforcement"))


def _spoken(questionnaire: Questionnaire, nodes: Sequence[Score]) -> str:
    def said(node: Score) -> str:
        return f"{scores.label(questionnaire, node)} {scores.figure(node)}"

    if len(nodes) <= NAMED:
        return _("Scores as ranges: {scores}.").format(scores="; ".join(map(said, nodes)))
    known = [(node.figure.low, node) for node in nodes if node.figure and not node.way.number]
    text = _("Scores of {count} elements as ranges.").format(count=len(nodes))
    if not known:
        return text
    lowest, highest = (pick(known, key=lambda pair: pair[0])[1] for pick in (min, max))
    more = _("The largest sure part is in {highest}, the smallest in {lowest}.")
    return f"{text} {more.format(highest=said(highest), lowest=said(lowest))}"
