"""The question sheet, and tables with a place for each answer of its questions.

Questions stand in the order of the questionnaire, and so do the places: as they are asked for when
a sheet is typed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from assessor import words
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, row
from assessor.reports.parts import names
from questionnaires import values
from questionnaires.content import Weapon
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.texts import _

NONE = "–"
"""Stands where a question has no place to answer."""


def asked(questionnaire: Questionnaire, idents: Iterable[str]) -> tuple[Question, ...]:
    """These questions in the order in which they are asked."""
    wanted = frozenset(idents)
    return tuple(each for ident, each in questionnaire.questions.items() if ident in wanted)


def by_module(
    questionnaire: Questionnaire,
    questions: tuple[Question, ...],
    shown: Callable[[Question], Iterator[Block]],
) -> Iterator[Block]:
    """What is shown of each question, under the headings of the modules."""

    def module(question: Question) -> tuple[int, str]:
        found = questionnaire.module_of[questionnaire.element_of[question.id].id]
        return found.number, found.name

    for (number, name), members in groupby(questions, key=module):
        yield Heading(2, _("Module {number}: {name}").format(number=number, name=name))
        for question in members:
            yield from shown(question)


def question(questionnaire: Questionnaire, asked: Question) -> Iterator[Block]:
    """A question as it is asked: its text, and what each answer means.

    The text is a heading, which no page ends with: it stays beside what the answers mean.
    """
    yield Heading(3, f"{asked.id} {asked.text}")
    yield from _meanings(questionnaire, asked)
    places = names.cells(asked.cells)
    if places:
        yield Paragraph(_("To be answered for: {places}").format(places=places))


def _meanings(questionnaire: Questionnaire, asked: Question) -> Iterator[Block]:
    scale = questionnaire.head.scale
    if asked.kind == "level" and scale:
        yield _anchors(asked, [f"{level.value} {level.name}" for level in scale.levels])
    elif asked.options:
        columns = (Column(_("Answer"), firm=True), Column(_("Meaning")))
        yield Table(columns, tuple(row(each.id, each.label) for each in asked.options))
    else:
        known = words.listed(values.choices(asked, scale))
        if known:
            yield Paragraph(_("Answers: {known}").format(known=known))


def _anchors(asked: Question, levels: list[str]) -> Table:
    level = Column(_("Level"), firm=True)
    if asked.enforcement_anchors:
        law, practice = _("Law: what the text says"), _("Enforcement: what is done")
        rows = zip(levels, asked.anchors, asked.enforcement_anchors, strict=True)
        return Table((level, Column(law), Column(practice)), tuple(row(*each) for each in rows))
    columns = (level, Column(_("What it means here")))
    return Table(columns, tuple(map(row, levels, asked.anchors)))


def to_fill_in(questions: tuple[Question, ...], last: str) -> Table:
    """An answer sheet: an empty place for each answer, and `last` for what is noted beside it."""
    return _places(questions, lambda _cell: "", (Column(last),), by_hand=True)


def filled(questions: tuple[Question, ...], said: Callable[[Cell], str]) -> Table:
    """The same with an answer in each place."""
    return _places(questions, said, (), by_hand=False)


def _places(
    questions: tuple[Question, ...],
    said: Callable[[Cell], str],
    beside: tuple[Column, ...],
    by_hand: bool,
) -> Table:
    """A row for each side of each question, a column for each weapon category that is asked for."""
    cells = [cell for each in questions for cell in each.cells]
    known: tuple[Weapon, ...] = ("N", "C", "B")
    weapons = [each for each in known if any(cell.weapon == each for cell in cells)]
    sides = any(cell.side or cell.instance for cell in cells)
    whole = any(not cell.weapon for cell in cells)
    columns = (
        Column(_("Question"), firm=True),
        *((Column(_("About"), firm=True),) if sides else ()),
        *((Column(_("Answer"), "center"),) if whole else ()),
        *(Column(_weapon(weapon), "center") for weapon in weapons),
        *beside,
    )
    rows = []
    for each in questions:
        for number, members in enumerate(_sided(each)):
            named = {cell.weapon: Entry(said(cell)) for cell in members.values()}
            head = Entry("" if number else each.id, strong=not number)
            about = next(iter(members.values()))
            rows.append((
                head,
                *((Entry(_about(about)),) if sides else ()),
                *((named.get(None, Entry(NONE)),) if whole else ()),
                *(named.get(weapon, Entry(NONE)) for weapon in weapons),
                *(Entry("") for _column in beside),
            ))  # fmt: skip
    return Table(columns, tuple(rows), by_hand)


def _sided(asked: Question) -> Iterator[dict[Weapon | None, Cell]]:
    """The cells of each side of a question, by weapon category."""
    for _side, members in groupby(asked.cells, key=lambda cell: (cell.instance, cell.side)):
        yield {cell.weapon: cell for cell in members}


def _about(cell: Cell) -> str:
    parts = (cell.instance, words.side(cell.side) if cell.side else None)
    return " ".join(part for part in parts if part)


def _weapon(ident: Weapon) -> str:
    """A weapon category as the head of its column."""
    return {"N": _("Nuclear"), "C": _("Chemical"), "B": _("Biological")}[ident]


def legend() -> Paragraph:
    """How the sheets are read."""
    return Paragraph(
        _("N, C and B stand for nuclear, chemical and biological. Where a dash stands, nothing is "
          "asked.")
    )  # fmt: skip
