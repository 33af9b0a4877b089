"""The case and the injects of an exercise as screens and texts. No key, no outcome, no lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessor.interview.at_hand import Text
from assessor.interview.screen import Line, Reading, Screen
from questionnaires.exercise_case import Card, CaseFile, Inject, Passage, Section, Table
from questionnaires.texts import _

WIDEST_TABLE = 56
"""A wider table is set row by row in sentences, which can be wrapped."""

BLANK = Line("text", "")


def texts(case: CaseFile, injects: tuple[Inject, ...]) -> tuple[Text, ...]:
    """What can be looked up: each section, the rule and the notice, each of these injects."""
    return (
        *(Text(_title(section), tuple(_section(section))) for section in case.sections),
        Text(_("How to answer"), (Line("text", case.rule), BLANK, Line("text", case.notice))),
        *(Text(inject_title(inject), tuple(_inject(inject))) for inject in injects),
    )


def inject_title(inject: Inject) -> str:
    """An inject's title as one meets it in a list."""
    return _("News: {title}").format(title=inject.title)


def screens(inject: Inject) -> tuple[Screen, ...]:
    """The cards of an inject one after another, then its tasks; each is read and left."""
    shown = [(*card_lines(inject, card, number), *_kept()) for number, card in _counted(inject)]
    return tuple(Screen(lines, Reading()) for lines in (*shown, tuple(task_lines(inject))))


def card_lines(inject: Inject, card: Card, number: int) -> Iterator[Line]:
    """One card, as it is handed out."""
    yield Line("place", inject_title(inject))
    yield Line("note", _("Card {n} of {all}").format(n=number, all=len(inject.cards)))
    if card.time:
        yield Line("heading", card.time)
    yield Line("text", card.text)


def task_lines(inject: Inject) -> Iterator[Line]:
    """What the participants do with an inject."""
    yield Line("place", inject_title(inject))
    yield Line("heading", _("Tasks"))
    for number, task in enumerate(inject.tasks, 1):
        yield Line("item", task, str(number))


def passage_lines(passage: Passage | Card) -> Iterator[Line]:
    """A passage's paragraphs and its table."""
    if passage.text:
        yield Line("text", passage.text)
    if isinstance(passage, Passage) and passage.table:
        yield from (Line("text", row) for row in _table(passage.table))


def _kept() -> Iterator[Line]:
    yield BLANK
    yield Line("note", _("It can be read again at any question."))


def _counted(inject: Inject) -> Iterator[tuple[int, Card]]:
    return iter(enumerate(inject.cards, 1))


def _title(section: Section) -> str:
    """A section's title without a number of its own: in a list it is chosen by its place."""
    return re.sub(r"^\d+\.\s+", "", section.title)


def _section(section: Section) -> Iterator[Line]:
    for passage in section.passages:
        yield BLANK
        yield from passage_lines(passage)


def _inject(inject: Inject) -> Iterator[Line]:
    for card in inject.cards:
        yield BLANK
        if card.time:
            yield Line("heading", card.time)
        yield Line("text", card.text)
    yield BLANK
    yield from list(task_lines(inject))[1:]


def _table(table: Table) -> Iterator[str]:
    rows = [table.columns, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    if sum(widths) + 2 * len(widths) <= WIDEST_TABLE:
        for row in rows:
            yield "  ".join(f"{word:{width}}" for word, width in zip(row, widths, strict=True))
        return
    for row in table.rows:
        named = zip(table.columns[1:], row[1:], strict=True)
        told = row[1] if len(row) == 2 else "; ".join(f"{name}: {word}" for name, word in named)
        yield f"– {row[0]}: {told}" if len(row) > 1 else f"– {row[0]}"
