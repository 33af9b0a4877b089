"""How the lines of a screen are set on a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from assessor.interview import drawing
from assessor.interview.screen import Line, OneOf, Screen


def drawn(*lines: Line, width: int = 80, height: int = 24, below: int = 24) -> list[str]:
    """The rows of a screen with these lines."""
    target = io.StringIO()
    console = Console(file=target, width=width, height=height)
    drawing.draw(console, Screen(lines, OneOf("", ())), below)
    return target.getvalue().splitlines()


@given(st.lists(st.text("abc-", min_size=1, max_size=20), min_size=1), st.integers(30, 200))
def test_words_are_never_broken(words: list[str], width: int) -> None:
    rows = drawn(Line("item", " ".join(words), "0"), width=width)

    assert " ".join(rows).split() == ["0", *words]
    assert all(len(row) < width for row in rows)


def test_what_stands_behind_labels_begins_in_one_column() -> None:
    assert drawn(Line("item", "a", "OP3"), Line("item", "b", "OP10")) == ["OP3   a", "OP10  b"]


def test_blank_lines_are_set_only_where_there_is_room() -> None:
    lines = (Line("place", "Aims"), Line("question", "Is it so?"), Line("text", "Yes."))

    assert drawn(*lines, below=10) == ["Aims", "", "Is it so?", "Yes.", ""]
    assert drawn(*lines, below=20) == ["Aims", "", "Is it so?", "Yes."]
    assert drawn(*lines, below=21) == ["Aims", "Is it so?", "Yes."]


def test_text_from_people_is_neither_markup_nor_control() -> None:
    assert drawn(Line("text", "[bold]a[/bold] \x1b[31mb\u202e")) == ["[bold]a[/bold] �[31mb�"]


def test_long_texts_come_in_pages() -> None:
    console = Console(file=io.StringIO(), width=80, height=10)
    screen = Screen(tuple(Line("text", str(n)) for n in range(20)), OneOf("", ()))

    pages = [[row.plain for row in page] for page in drawing.pages(console, screen)]

    assert [len(page) for page in pages] == [8, 8, 4]
    assert [row for page in pages for row in page] == [str(n) for n in range(20)]


def test_titles_are_cut_between_words() -> None:
    assert drawing.fit("Are licences needed?", 20) == "Are licences needed?"
    assert drawing.fit("Are licences needed?", 19) == "Are licences…"
    assert drawing.fit("Trans-shipment", 8) == "Trans-s…"


def test_an_aside_is_cut_where_there_is_no_room_for_it() -> None:
    lines = (Line("question", "So?"), Line("aside", "word " * 100), Line("item", "Yes", "1"))

    assert len(drawn(*lines, below=10)) == 10
    rows = drawn(*lines, below=19)
    assert rows[-2:] == ["… (t shows all of it)", "1  Yes"]
    assert len(rows) == 5
    assert drawn(*lines, below=24)[1:] == ["… (t shows all of it)", "1  Yes"]
