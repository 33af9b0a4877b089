"""The first gaps as bars, in their order: how much is missing of how much was asked."""

from __future__ import annotations

from itertools import groupby

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from questionnaires.model import Questionnaire
from questionnaires.texts import _, ngettext
from scoring.result import Gap, Result

FIRST = 18
"""How many gaps are drawn."""

NUMBERS = 20
IDS = 28
ACTIONS = 112
LEFT, RIGHT = 424, 560
FURTHEST = 618


def first(questionnaire: Questionnaire, result: Result) -> tuple[Figure, ...]:
    """The first gaps under the headings of their legal weight; nothing where there are none."""
    gaps = result.gaps[:FIRST]
    if not gaps:
        return ()
    drawing = Drawing()
    most = max(len(questionnaire.questions[gap.question].cells) for gap in gaps)
    y: float = 0
    for weight, group in groupby(enumerate(gaps, 1), key=lambda pair: pair[1].legal_weight):
        heading = words.legal_weight_heading(weight)
        drawing.text(0, y + 16, heading, LEFT - 10, bold=True)
        if not y:
            _head(drawing)
        y += 24
        for number, gap in group:
            y = _row(drawing, questionnaire, number, gap, y, most)
    _legend(drawing, y + 18)
    return (Figure(_title(len(gaps)), drawing.svg(y + 26), _spoken(gaps)),)


def _head(drawing: Drawing) -> None:
    drawing.text(FURTHEST, 16, _("Furthest"), FURTHEST - RIGHT - 4, "muted", "end", SMALL)
    drawing.text(WIDTH, 16, _("In all"), WIDTH - FURTHEST - 6, "muted", "end", SMALL)


def _row(
    drawing: Drawing, questionnaire: Questionnaire, number: int, gap: Gap, y: float, most: int
) -> float:
    """Draw a gap; where the next begins."""
    question = questionnaire.questions[gap.question]
    lines = measure.wrap(safe.line(question.action or question.text), SMALL, LEFT - ACTIONS - 12, 2)
    height = 14 * len(lines) + 6
    middle = y + height / 2
    drawing.text(NUMBERS, y + 12, str(number), NUMBERS, "muted", "end", SMALL)
    drawing.text(IDS, y + 12, question.id, ACTIONS - IDS - 6, size=SMALL)
    for place, line in enumerate(lines):
        drawing.text(ACTIONS, y + 12 + 14 * place, line, LEFT - ACTIONS - 12, size=SMALL)
    asked = len(question.cells)
    step = (RIGHT - LEFT) / most
    drawing.rect(LEFT, middle - 6, step * asked, 12, "range")
    drawing.rect(LEFT, middle - 6, max(step * float(gap.total_shortfall), 1), 12, "bar")
    text = _("{short} of {asked}").format(
        short=words.number(round(gap.total_shortfall, 1)), asked=asked
    )
    furthest = words.percent(gap.shortfall)
    drawing.text(FURTHEST, middle + 4, furthest, FURTHEST - RIGHT - 4, "label", "end", SMALL)
    drawing.text(WIDTH, middle + 4, text, WIDTH - FURTHEST - 6, "label", "end", SMALL)
    return y + height


def _legend(drawing: Drawing, y: float) -> None:
    x: float = 0
    for kind, text in (
        ("bar", _("missing, added up over its answers (1: all of one answer)")),
        ("range", _("all that the question asks")),
    ):
        drawing.rect(x, y - 9, 14, 10, kind)
        drawing.text(x + 20, y, text, WIDTH - x - 20, "muted", size=SMALL)
        x += 20 + measure.width(text, SMALL) + 18


def _title(count: int) -> str:
    text = ngettext("The first gap", "The first {count} gaps, in their order", count)
    return text.format(count=count)


def _spoken(gaps: tuple[Gap, ...]) -> str:
    counted = [
        f"{words.legal_weight(weight)} {len(list(group))}"
        for weight, group in groupby(gaps, key=lambda gap: gap.legal_weight)
    ]
    text = _("The first gaps by legal weight: {counted}. The first of all is {first}.")
    return text.format(counted=words.listed(counted), first=gaps[0].question)
