"""Findings as coloured squares: field by field, and counted by provision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from assessor.reports.parts import matrix
from questionnaires.framework import Field
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Finding, Result

ROWS = 30
"""The most rows of one figure, so that it fits a page."""

NUMBERS = 24
LABEL = 32
SQUARES = {"law": 376, "enforcement": 532}
SQUARE = 48
HEAD = 40
LEFT, RIGHT = 150, 620


def fields(questionnaire: Questionnaire, result: Result, provision: str) -> tuple[Figure, ...]:
    """The fields under a provision in rows, law and enforcement by category in columns.

    Fields without those columns are left out, as are fields that nothing was found of.
    """
    found = matrix.by_field(result)
    rows = [f for f in matrix.fields_under(questionnaire, provision) if f.id in found and f.sides]
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    short = questionnaire.provisions[provision].short
    return tuple(
        _map(_title(short, number, len(parts)), questionnaire, part, found)
        for number, part in enumerate(parts, 1)
    )


def overview(
    questionnaire: Questionnaire, counts: Mapping[tuple[str, str], Counter[str]]
) -> Figure:
    """The shares of the outcomes by provision and side, as `gap.totals.counts` has them."""
    drawing = Drawing()
    y = 4.0
    for (ident, side), count in counts.items():
        label = f"{questionnaire.provisions[ident].short} {words.side(side)}"
        drawing.text(0, y + 12, label, LEFT - 8)
        _shares(drawing, y, count)
        y += 17
    bottom = _legend(
        drawing, y + 18, [o for o in matrix.OUTCOMES if any(c[o] for c in counts.values())]
    )
    title = _("Findings by provision: how large a share of the places has which finding")
    return Figure(title, drawing.svg(bottom), _counted(sum(counts.values(), Counter())))


def _title(provision: str, number: int, parts: int) -> str:
    title = _("Findings on {provision}, field by field").format(provision=provision)
    if parts == 1:
        return title
    text = _("{title}, part {number} of {parts}")
    return text.format(title=title, number=number, parts=parts)


def _map(
    title: str,
    questionnaire: Questionnaire,
    rows: Sequence[Field],
    found: Mapping[str, tuple[Finding, ...]],
) -> Figure:
    drawing = Drawing()
    _head(drawing)
    numbers = matrix.row_numbers(questionnaire)
    y: float = HEAD
    for field in rows:
        lines = measure.wrap(safe.line(field.label), SIZE, SQUARES["law"] - LABEL - 10, 2)
        height = 15 * len(lines) + 7
        drawing.text(NUMBERS, y + 15, str(numbers.get(field.id, "")), NUMBERS, "muted", "end")
        for number, line in enumerate(lines):
            drawing.text(LABEL, y + 15 + 15 * number, line, SQUARES["law"] - LABEL - 10)
        _squares(drawing, y, height, found[field.id])
        y += height
    shown = Counter(matrix.shown_as(each) for field in rows for each in found[field.id])
    bottom = _legend(drawing, y + 18, [outcome for outcome in matrix.OUTCOMES if shown[outcome]])
    return Figure(title, drawing.svg(bottom), _counted(shown))


def _head(drawing: Drawing) -> None:
    for side, x in SQUARES.items():
        middle = x + 1.5 * SQUARE
        drawing.text(middle, 14, words.side(side), 3 * SQUARE, "label", "middle", bold=True)
        for place, weapon in enumerate(matrix.WEAPONS):
            drawing.text(x + (place + 0.5) * SQUARE, 32, weapon, SQUARE, "muted", "middle")


def _squares(drawing: Drawing, y: float, height: float, findings: Iterable[Finding]) -> None:
    at = {(each.side, each.weapon): each for each in findings}
    for side in matrix.SIDES:
        for place, weapon in enumerate(matrix.WEAPONS):
            finding = at.get((side, weapon)) or at.get((side, None))
            if finding is not None:
                left = SQUARES[side] + place * SQUARE
                _square(drawing, left, y + 1, SQUARE - 2, height - 2, matrix.shown_as(finding))


def _square(drawing: Drawing, x: float, y: float, w: float, h: float, outcome: str) -> None:
    drawing.rect(x, y, w, h, matrix.TONES.get(outcome, "none"))
    sign = words.outcome_short(outcome)
    drawing.text(x + w / 2, y + h / 2 + 4, sign, w, "sign", "middle", SMALL)


def _shares(drawing: Drawing, y: float, count: Counter[str]) -> None:
    total = count.total()
    so_far = 0
    for outcome in matrix.OUTCOMES:
        if count[outcome]:
            left, right = (
                LEFT + (RIGHT - LEFT) * part / total for part in (so_far, so_far + count[outcome])
            )
            drawing.rect(left, y, right - left, 15, matrix.TONES.get(outcome, "none"))
            _inside(drawing, left, right, y, outcome, count[outcome])
            so_far += count[outcome]
    text = _("of {count}").format(count=total)
    drawing.text(WIDTH, y + 12, text, WIDTH - RIGHT - 8, "muted", "end", SMALL)


def _inside(
    drawing: Drawing, left: float, right: float, y: float, outcome: str, count: int
) -> None:
    """The count with its sign, or as much as there is room for."""
    for text in (f"{count} {words.outcome_short(outcome)}", str(count)):
        if measure.width(text, SMALL) <= right - left - 2:
            drawing.text((left + right) / 2, y + 12, text, right - left, "sign", "middle", SMALL)
            return


def _legend(drawing: Drawing, y: float, outcomes: Iterable[str]) -> float:
    """What the signs stand for, in as many lines as it takes; where the drawing ends."""
    x: float = 1
    for outcome in outcomes:
        name = words.outcome(outcome)
        wide = 40 + measure.width(name, SMALL) + 16
        if x + wide - 16 > WIDTH and x > 1:
            x, y = 1, y + 20
        _square(drawing, x, y - 12, 34, 16, outcome)
        drawing.text(x + 40, y, name, WIDTH - x - 40, "muted", size=SMALL)
        x += wide
    return y + 8


def _counted(count: Counter[str]) -> str:
    said = [
        _("{count} {outcome}").format(count=count[outcome], outcome=words.outcome(outcome))
        for outcome in matrix.OUTCOMES
        if count[outcome]
    ]
    text = _("Of {count} places: {said}.")
    return text.format(count=count.total(), said=words.listed(said))
