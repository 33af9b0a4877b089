"""Drawing a screen's lines with rich: wrapped between words, compact where rows are few."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from assessor import safe
from assessor.interview.screen import Line, Role, Screen

STYLES: dict[Role, str] = {
    "place": "bold cyan",
    "note": "",
    "question": "bold",
    "cell": "bold cyan",
    "item": "",
    "text": "",
    "heading": "bold cyan",
    "notice": "yellow",
    "problem": "bold red",
}
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""


def draw(console: Console, screen: Screen, below: int) -> None:
    """Draw a screen's lines on a cleared terminal.

    Args:
        console: Where.
        screen: What.
        below: How many rows the prompt needs; blank lines are set only as far as there is room.
    """
    blocks = _blocks(console, screen)
    spare = console.height - below - sum(len(rows) for _line, rows in blocks)
    drawn: list[Text] = []
    for number, (line, rows) in enumerate(blocks):
        if number and _opens(line) and spare > 0:
            drawn.append(Text())
            spare -= 1
        drawn += rows
    show(console, drawn + [Text()] * (spare > 0))


def pages(console: Console, screen: Screen) -> Iterator[list[Text]]:
    """A screen's rows in pages of the terminal's height, with a row left for a prompt."""
    rows = [row for _line, rows in _blocks(console, screen) for row in rows]
    height = max(1, console.height - 2)
    for start in range(0, len(rows), height):
        yield rows[start : start + height]


def show(console: Console, rows: list[Text]) -> None:
    """Put rows on a cleared terminal."""
    console.clear()
    for row in rows:
        console.print(row, soft_wrap=True)


def _opens(line: Line) -> bool:
    """Whether a blank line before it helps."""
    return line.role in ("question", "cell", "heading")


def _blocks(console: Console, screen: Screen) -> list[tuple[Line, list[Text]]]:
    """Each line with its rows; what stands behind labels begins in one column."""
    labels = max((cell_len(safe.line(line.label)) for line in screen.lines), default=0)
    return [(line, list(_rows(console, line, labels + 2))) for line in screen.lines]


def _rows(console: Console, line: Line, column: int) -> Iterator[Text]:
    width = min(console.width, WIDEST)
    label = safe.line(line.label)
    indent = column if label else 0
    rows = [
        row
        for part in safe.block(line.text).split("\n")
        for row in Text(part, STYLES[line.role]).wrap(console, max(20, width - indent - 1))
    ]
    for number, row in enumerate(rows):
        row.rstrip()
        lead = label if number == 0 else ""
        yield Text.assemble((lead + " " * (indent - cell_len(lead)), "bold"), row)


def fit(text: str, width: int) -> str:
    """Text cut between words to a width, with an ellipsis; whole where it fits."""
    text = safe.line(text)
    if cell_len(text) <= width:
        return text
    cut = set_cell_size(text, max(1, width - 1))
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
