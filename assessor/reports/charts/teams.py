"""Teams by questions as coloured squares, each with a sign that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from assessor.reports.charts.svg import SMALL, WIDTH, Drawing
from assessor.reports.document import Figure, Tone
from questionnaires.texts import _

ACROSS = 12
"""The most teams of one figure, so that a sign has room."""

ROWS = 36
"""The most questions of one figure, so that it fits a page."""

SQUARE = 38
HEIGHT = 21
HEAD = 20

Row = tuple[str, Sequence[tuple[str, Tone]]]
"""A question, and the sign and tone of each team."""


def draw(title: str, teams: Sequence[str], rows: Sequence[Row], spoken: str) -> Figure:
    """Questions in rows, teams in columns.

    Args:
        title: What the figure shows.
        teams: What stands for each team, `ACROSS` at the most.
        rows: `ROWS` at the most.
        spoken: What a reader takes from it.
    """
    drawing = Drawing()
    left = WIDTH - SQUARE * len(teams)
    for place, team in enumerate(teams):
        middle = left + (place + 0.5) * SQUARE
        drawing.text(middle, 14, team, SQUARE - 2, "label", "middle", SMALL, bold=True)
    y: float = HEAD
    for label, squares in rows:
        drawing.text(0, y + 15, label, left - 8, size=SMALL)
        for place, (sign, tone) in enumerate(squares):
            _square(drawing, left + place * SQUARE, y, sign, tone)
        y += HEIGHT
    return Figure(title, drawing.svg(_legend(drawing, y + 18)), spoken)


def _square(drawing: Drawing, x: float, y: float, sign: str, tone: Tone) -> None:
    drawing.rect(x + 1, y + 1, SQUARE - 2, HEIGHT - 2, tone)
    drawing.text(x + SQUARE / 2, y + 15, sign, SQUARE - 4, "sign", "middle", SMALL)


def _legend(drawing: Drawing, y: float) -> float:
    """What the tones stand for; where the drawing ends."""
    tones: tuple[tuple[Tone, str], ...] = (
        ("good", _("all right")), ("partly", _("some right")), ("bad", _("none right")),
        ("open", _("not known")),
    )  # fmt: skip
    for place, (tone, name) in enumerate(tones):
        x = place * WIDTH / len(tones)
        drawing.rect(x + 1, y - 12, 30, 16, tone)
        drawing.text(x + 38, y, name, WIDTH / len(tones) - 42, "muted", size=SMALL)
    return y + 8
