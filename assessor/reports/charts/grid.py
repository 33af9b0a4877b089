"""Findings of many States as small squares: fields in rows, a block of six for each State."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor import safe, words
from assessor.reports.charts import measure
from assessor.reports.charts.svg import SIZE, SMALL, WIDTH, Drawing
from assessor.reports.document import Figure
from assessor.reports.parts import matrix
from questionnaires.texts import _

MOST = 12
"""So many States have room."""

LABEL = 250
HEAD = 34
SQUARE = 11


@dataclass(frozen=True)
class Row:
    """A field: by State, what was found at each side and weapon category."""

    label: str
    states: tuple[Mapping[tuple[str | None, str | None], str], ...]


def figure(title: str, heads: Sequence[str], rows: Sequence[Row]) -> Figure:
    """The fields under each other; law above enforcement, N, C and B from left to right."""
    drawing = Drawing()
    step = min((WIDTH - LABEL) / len(heads), 3 * SQUARE + 14)
    for number, head in enumerate(heads):
        x = LABEL + number * step
        middle = x + 1.5 * SQUARE
        drawing.text(middle, 14, head, step, "label", "middle", SMALL, bold=True)
        for place, weapon in enumerate(matrix.WEAPONS):
            at = x + (place + 0.5) * SQUARE
            drawing.text(at, 29, weapon, SQUARE, "muted", "middle", 8)
    y: float = HEAD
    for row in rows:
        lines = measure.wrap(safe.line(row.label), SIZE, LABEL - 12, 2)
        for number, line in enumerate(lines):
            drawing.text(0, y + 12 + 14 * number, line, LABEL - 12)
        for number, found in enumerate(row.states):
            _block(drawing, LABEL + number * step, y, found)
        y += max(2 * SQUARE + 6, 14 * len(lines) + 4)
    bottom = _legend(drawing, y + 16, rows)
    return Figure(title, drawing.svg(bottom + 8), _spoken(heads, rows))


def _block(
    drawing: Drawing, x: float, y: float, found: Mapping[tuple[str | None, str | None], str]
) -> None:
    for down, side in enumerate(matrix.SIDES):
        for across, weapon in enumerate(matrix.WEAPONS):
            outcome = found.get((side, weapon)) or found.get((side, None))
            if outcome:
                left, top = x + across * SQUARE, y + 2 + down * SQUARE
                drawing.rect(left, top, SQUARE - 1, SQUARE - 1, matrix.TONES.get(outcome, "none"))


def _legend(drawing: Drawing, y: float, rows: Sequence[Row]) -> float:
    seen = {outcome for row in rows for state in row.states for outcome in state.values()}
    x: float = 0
    for tone in dict.fromkeys(matrix.TONES.get(each, "none") for each in matrix.OUTCOMES):
        named = [
            words.outcome(each)
            for each in matrix.OUTCOMES
            if matrix.TONES.get(each, "none") == tone and each in seen
        ]
        if named:
            text = words.listed(named)
            drawing.rect(x + 1, y - 9, SQUARE, SQUARE, tone)
            drawing.text(x + 18, y, text, WIDTH - x - 18, "muted", size=SMALL)
            x += 18 + measure.width(text, SMALL) + 18
    text = _("above: law; below: enforcement")
    drawing.text(0, y + 16, text, WIDTH, "muted", size=SMALL)
    return y + 16


def _spoken(heads: Sequence[str], rows: Sequence[Row]) -> str:
    text = _("Findings on {fields} fields in {states} systems, as the table below has them.")
    return text.format(fields=len(rows), states=len(heads))
