"""Where assessors of one system differ: in which direction, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.many import figures, raters
from assessor.compare.many.parts.assessors.said import element_name, letter, signed
from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table
from assessor.reports.parts import names
from questionnaires.model import Cell
from questionnaires.texts import _
from scoring.direction import Direction

FIRST = 10

FEW = 3
"""The answers of fewer assessors stand on one line."""


def direction(panel: Panel, one: int, other: int) -> Iterator[Block]:
    """One assessor held against another, in all and in the elements that are furthest apart."""
    found = panel.directions(one, other)
    total = found.pop("total")
    text = _(
        "{one} against {other}: of {count} places that both answered, higher in {higher}, the same "
        "in {same}, lower in {lower}; {mean} of the scale on average."
    )
    yield Paragraph(
        text.format(
            one=letter(panel, one), other=letter(panel, other), count=total.count,
            higher=total.higher, same=total.same, lower=total.lower, mean=signed(total.mean),
        )
    )  # fmt: skip
    furthest = sorted(
        ((element, each) for element, each in found.items() if each.mean),
        key=lambda pair: -abs(pair[1].mean or 0),
    )[:FIRST]
    if furthest:
        columns = (
            Column(_("Furthest apart")), Column(_("Both"), "right", firm=True),
            Column(_("Higher"), "right", firm=True), Column(_("Same"), "right", firm=True),
            Column(_("Lower"), "right", firm=True), Column(_("Mean"), "right", firm=True),
        )  # fmt: skip
        rows = [_row(panel.study, element, each) for element, each in furthest]
        yield Table(columns, tuple(rows))


def _row(study: Study, element: str, found: Direction) -> tuple[Entry, ...]:
    texts = (
        element_name(study, element), str(found.count), str(found.higher), str(found.same),
        str(found.lower), signed(found.mean),
    )  # fmt: skip
    return tuple(map(Entry, texts))


def to_talk_about(panel: Panel) -> Iterator[Block]:
    """The answers that are furthest apart, and those that only some give."""
    questionnaire = panel.study.questionnaire
    if panel.apart:
        yield Heading(3, _("To talk about"))
        yield Paragraph(_questions(panel))
        columns = (
            Column(_("Question")), Column(_("Legal weight")),
            Column(_("Answers"), firm=len(panel.rows) < FEW),
            Column(_("Apart"), "right", firm=True),
        )  # fmt: skip
        rows = []
        for each in panel.apart[:FIRST]:
            question = questionnaire.questions[each.cell.question]
            where = names.cells([each.cell])
            ident = f"{question.id} ({where})" if where else question.id
            rows.append((
                Entry(f"{ident}: {question.text}"),
                Entry(words.legal_weight(question.legal_weight)),
                Entry(_said(panel, each)), Entry(words.percent(each.distance)),
            ))  # fmt: skip
        yield Table(columns, tuple(rows))
        if rest := figures.more(len(panel.apart), FIRST):
            yield Paragraph(rest)
    if panel.states:
        text = _("Answered by some, and by others said not to apply or not to be known: {cells}.")
        yield Paragraph(text.format(cells=words.listed(map(_cell, panel.states[:20]))))
        if rest := figures.more(len(panel.states), 20):
            yield Paragraph(rest)


def _questions(panel: Panel) -> str:
    """The questions by how far apart their answers are on average."""
    text = _("{question} ({share} of the scale)")
    listed = words.listed(
        text.format(question=ident, share=words.percent(distance))
        for ident, distance, _cells in panel.questions[:FIRST]
    )
    return _("By question, furthest apart on average first: {questions}.").format(questions=listed)


def _said(panel: Panel, each: raters.Apart) -> str:
    """What each answer is worth: ``A 75 %, B 25 %``."""
    return words.listed(
        f"{letter(panel, row)} {words.percent(said)}"
        for row, said in zip(each.rows, each.said, strict=True)
    )


def _cell(cell: Cell) -> str:
    where = names.cells([cell])
    return f"{cell.question} ({where})" if where else cell.question
