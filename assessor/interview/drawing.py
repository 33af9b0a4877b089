"""Drawing a screen's lines with rich: wrapped between words, compact where rows are few."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from assessor import safe
from assessor.interview.screen import Command, Line, Role, Screen
from questionnaires.texts import _

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
    "bar": "",
    "aside": "",
}
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""

SLIDE_WIDTH = 60
"""What is read from the back of a room has short lines."""

BAR = "█"
LONGEST_BAR = 30


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
    for number, (line, rows) in enumerate(_cut(blocks, spare)):
        if number and _opens(line) and spare > 0:
            drawn.append(Text())
            spare -= 1
        drawn += rows
    show(console, drawn + [Text()] * (spare > 0))


def _cut(blocks: list[tuple[Line, list[Text]]], spare: int) -> Iterator[tuple[Line, list[Text]]]:
    """The same with asides cut by as many rows as are missing."""
    for line, rows in blocks:
        if line.role == "aside" and spare < 0:
            kept = rows[: max(0, len(rows) + spare - 1)]
            yield line, [*kept, Text(_("… ({key} shows all of it)").format(key=Command.TEXT))]
        else:
            yield line, rows


def pages(console: Console, screen: Screen) -> Iterator[list[Text]]:
    """A screen's rows in pages of the terminal's height, with a row left for a prompt."""
    rows = [row for _line, rows in _blocks(console, screen) for row in rows]
    height = max(1, console.height - 2)
    for start in range(0, len(rows), height):
        yield rows[start : start + height]


def slides(console: Console, screen: Screen, below: int) -> list[list[Text]]:
    """A screen for a room: narrow, in the middle, in pages where the terminal is not high enough.

    Args:
        console: Where it will be shown.
        screen: What.
        below: How many rows the prompt needs.
    """
    height = max(1, console.height - below)
    width = min(SLIDE_WIDTH, console.width - 4)
    blocks = _blocks(console, screen, width)
    if sum(len(rows) for _line, rows in blocks) > height:
        width = min(WIDEST, console.width - 4)
        blocks = _blocks(console, screen, width)
    margin = " " * ((console.width - width) // 2)
    return [
        _in_the_middle(page, margin, height) for page in _by_height(_spaced(blocks, height), height)
    ]


def _spaced(blocks: list[tuple[Line, list[Text]]], height: int) -> list[list[Text]]:
    """Blocks with blank rows between: at all of them, else at some, as far as there is room."""
    spare = height - sum(len(rows) for _line, rows in blocks)
    lines = [line for line, _rows in blocks]
    apart = [_begins(before, line) for before, line in zip([None, *lines], lines, strict=False)]
    if spare < 0:
        # On several pages there is room, but choices stay together.
        apart = [each and line.role != "item" for each, line in zip(apart, lines, strict=True)]
    elif sum(apart) > spare:
        apart = [each and _opens(line) for each, line in zip(apart, lines, strict=True)]
        apart = [each and sum(apart[:n]) < spare for n, each in enumerate(apart)]
    return _held_together([
        (line, [Text()] * each + rows) for each, (line, rows) in zip(apart, blocks, strict=True)
    ])  # fmt: skip


def _held_together(blocks: list[tuple[Line, list[Text]]]) -> list[list[Text]]:
    """Blocks that no page parts: a heading and what it is over, the bars of a chart."""
    held: list[list[Text]] = []
    before: Line | None = None
    for line, rows in blocks:
        if before and (before.role == "heading" or line.role == before.role == "bar"):
            held[-1] = held[-1] + rows
        else:
            held.append(rows)
        before = line
    return held


def _begins(before: Line | None, line: Line) -> bool:
    """Whether a blank row stands between two blocks of a slide, if there is room."""
    if before is None or before.role == "heading" or line.role == "note":
        return False
    return not line.role == before.role == "bar"


def _by_height(blocks: list[list[Text]], height: int) -> list[list[Text]]:
    """Rows in pages; a block is broken only where it is higher than a page."""
    pages: list[list[Text]] = [[]]
    for rows in blocks:
        if pages[-1] and len(pages[-1]) + len(rows) > height:
            pages.append([])
        for row in rows:
            if len(pages[-1]) == height:
                pages.append([])
            pages[-1].append(row)
    return pages


def _in_the_middle(rows: list[Text], margin: str, height: int) -> list[Text]:
    spare = height - len(rows)
    placed = [Text.assemble(margin, row) if row else row for row in rows]
    return [Text()] * (spare // 2) + placed + [Text()] * (spare - spare // 2)


def show(console: Console, rows: list[Text]) -> None:
    """Put rows on a cleared terminal."""
    console.clear()
    for row in rows:
        console.print(row, soft_wrap=True)


def _opens(line: Line) -> bool:
    """Whether a blank line before it helps."""
    return line.role in ("question", "cell", "heading")


def _blocks(console: Console, screen: Screen, width: int = WIDEST) -> list[tuple[Line, list[Text]]]:
    """Each line with its rows; what stands behind labels begins in one column."""
    labels = max((cell_len(safe.line(line.label)) for line in screen.lines), default=0)
    width = min(console.width, width)
    return [(line, list(_rows(console, line, labels + 2, width))) for line in screen.lines]


def _rows(console: Console, line: Line, column: int, width: int) -> Iterator[Text]:
    label = safe.line(line.label)
    indent = column if label or line.role == "bar" else 0
    if line.role == "bar":
        bar = BAR * round(line.share * LONGEST_BAR)
        yield Text.assemble((f"{label:{indent}}", "bold"), f"{bar} {safe.line(line.text)}".strip())
        return
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
