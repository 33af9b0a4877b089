"""Shows a document on a terminal, or writes it as plain text.

Everything is wrapped here, at blanks, to the width of the console; a line is broken inside a word
only where the word alone is wider than its place. Text from files and people goes through
`assessor.safe` and reaches the console as `rich.text.Text`, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from assessor import console as consoles
from assessor import safe
from assessor.reports.document import (
    Align,
    Block,
    Document,
    Figure,
    Heading,
    Note,
    Outline,
    PageBreak,
    Paragraph,
    Table,
    Terms,
    Tone,
)
from assessor.reports.formats.widths import GAP, fit
from questionnaires.texts import _

WIDEST = 120
"""Longer lines than this are hard to read, however wide the screen."""

LABELS = 24
"""The most that the labels of a list of terms may take."""

LONGEST_RECORD = 3
"""A row of a table that takes more lines than this cannot be taken in as one sentence."""

_TIE = "\ue000"
"""Stands for a blank that no line may be broken at, while lines are being broken."""

_COLOURS: dict[Tone, str] = {
    "none": "", "good": "green", "partly": "yellow", "bad": "red", "open": "cyan",
}  # fmt: skip
_ASCII = str.maketrans(
    {"–": "-", "—": "-", "→": "->", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"', "≈": "~",
     "·": "-", "×": "x", "≥": ">="}
)  # fmt: skip


def show(document: Document, console: Console, plain: bool = False) -> None:
    """Print a document.

    Args:
        document: What to show.
        console: Where; its width is the width of the text.
        plain: Linear text: no lines drawn, no columns side by side, no typographic signs.
    """
    screen = (_Plain if plain else _Screen)(console)
    screen.heading(Heading(1, document.title))
    before: Block = Heading(1, document.title)
    for block in document.blocks:
        if isinstance(block, Figure | PageBreak):
            continue
        if not isinstance(before, Heading) or isinstance(block, Heading):
            screen.say("")
        screen.block(block)
        before = block


def render(document: Document, width: int = 100, plain: bool = False) -> str:
    """The document as uncoloured text of a given width, for a file."""
    stream = StringIO()
    show(document, consoles.on(stream, width), plain)
    return stream.getvalue()


def write(document: Document) -> bytes:
    """The document as the bytes of a text file."""
    return render(document).encode()


class _Screen:
    """A console that blocks are put on, with colours and columns."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)

    def clean(self, text: str) -> str:
        return safe.line(text)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                self.say(block.text)
            case Note():
                self.note(block)
            case Outline():
                self.outline(block)
            case Terms():
                self.terms(block)
            case Table():
                self.table(block)

    def wrap(self, text: str, width: int) -> list[str]:
        """The lines of a text; one empty line, if it is empty."""
        tied = self.clean(text).replace(" %", f"{_TIE}%")
        lines = Text(tied).wrap(self.console, max(width, 1), overflow="fold")
        return [line.plain.rstrip().replace(_TIE, " ") for line in lines] or [""]

    def say(self, text: str, first: str = "", then: str = "", style: str = "") -> None:
        """Print a text, its first line after `first` and the others after `then`."""
        lines = self.wrap(text, self.width - max(cell_len(first), cell_len(then)))
        for number, line in enumerate(lines):
            self.put([Text(then if number else first), Text(line, style)])

    def put(self, parts: Sequence[Text]) -> None:
        """Print one line."""
        line = Text.assemble(*parts)
        line.rstrip()
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def heading(self, block: Heading) -> None:
        self.say(block.text, style="bold")
        if block.level < 3:
            longest = max(map(cell_len, self.wrap(block.text, self.width)))
            self.say(("═" if block.level == 1 else "─") * longest)

    def note(self, block: Note) -> None:
        self.say(block.text, "▌ ", "▌ ")

    def outline(self, block: Outline) -> None:
        for item in block.items:
            indent = "  " * item.depth
            self.say(item.text, f"{indent}- ", f"{indent}  ")

    def terms(self, block: Terms) -> None:
        longest = max(cell_len(self.clean(term.label)) for term in block.terms)
        room = min(longest, LABELS)
        for term in block.terms:
            left = [_padded(line, room + GAP) for line in self.wrap(term.label, room)]
            right = [
                part for line in term.lines for part in self.wrap(line, self.width - room - GAP)
            ]
            for label, text in zip_longest(left, right, fillvalue=""):
                self.put([Text(label or " " * (room + GAP), "bold"), Text(text)])

    def table(self, block: Table) -> None:
        headers = [self.clean(column.header) for column in block.columns]
        rows = [[self.clean(entry.text) for entry in row] for row in block.rows]
        widths = fit(block.columns, [headers, *rows], self.width)
        if widths is None:
            self.records(block)
            return
        aligns = [column.align for column in block.columns]
        self.row(headers, widths, aligns, ["bold"] * len(widths))
        self.put([Text((" " * GAP).join("─" * width for width in widths))])
        for texts, row in zip(rows, block.rows, strict=True):
            styles = [f"{_COLOURS[e.tone]} {'bold' if e.strong else ''}".strip() for e in row]
            self.row(texts, widths, aligns, styles)

    def row(
        self,
        texts: Sequence[str],
        widths: Sequence[int],
        aligns: Sequence[Align],
        styles: Sequence[str],
    ) -> None:
        columns = [self.wrap(text, width) for text, width in zip(texts, widths, strict=True)]
        for lines in zip_longest(*columns, fillvalue=""):
            parts = []
            for line, width, align, style in zip(lines, widths, aligns, styles, strict=True):
                parts += [Text(_padded(line, width, align), style), Text(" " * GAP)]
            self.put(parts)

    def records(self, block: Table) -> None:
        """A table row by row, each entry after its column's header.

        Rows of short entries are a sentence each; of long ones each entry has lines of its own
        beneath the first.
        """
        said = [
            [(c, e.spoken or e.text) for c, e in zip(block.columns, row, strict=True) if e.text]
            for row in block.rows
        ]
        rows = [[f"{column.header}: {text}" for column, text in row] for row in said]
        sentences = ["; ".join(row) for row in rows]
        if all(len(self.wrap(each, self.width - 2)) <= LONGEST_RECORD for each in sentences):
            for each in sentences:
                self.say(each, "- ", "  ")
            return
        for row, pairs in zip(rows, said, strict=True):
            heads = row[:1] if pairs and pairs[0][0].firm else [text for _c, text in pairs[:1]]
            self.say("".join(heads), "- ", "  ", "bold")
            for line in row[1:]:
                self.say(line, "  ", "    ")


class _Plain(_Screen):
    """The same without columns and signs, in the order in which it is to be read."""

    def clean(self, text: str) -> str:
        return super().clean(text).translate(_ASCII)

    def heading(self, block: Heading) -> None:
        self.say(block.text)

    def note(self, block: Note) -> None:
        self.say(_("Caution: {text}").format(text=block.text))

    def terms(self, block: Terms) -> None:
        for term in block.terms:
            self.say(f"{term.label}: {term.lines[0]}" if term.lines else term.label, "", "  ")
            for line in term.lines[1:]:
                self.say(line, "  ", "  ")

    def table(self, block: Table) -> None:
        self.records(block)


def _padded(text: str, width: int, align: Align = "left") -> str:
    """A text filled up with blanks to a width on the screen."""
    spare = max(width - cell_len(text), 0)
    left = {"left": 0, "right": spare, "center": spare // 2}[align]
    return " " * left + text + " " * (spare - left)
