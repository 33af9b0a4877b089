"""How the signs of a matrix draft are decided, and how many of each there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, row
from assessor.reports.matrix_draft import wording
from assessor.reports.matrix_draft.draft import Draft, Section
from assessor.reports.matrix_draft.marks import SIGNS, Sign
from questionnaires.texts import _

ORDER: tuple[Sign, ...] = get_args(Sign)


def counted(draft: Draft) -> Iterator[tuple[Section, str | None, dict[Sign, int], int]]:
    """How often each sign stands on each side of each part, and how many places nothing asked."""
    for section in draft.sections:
        places = [place for each in section.rows for place in each.places]
        for side in dict.fromkeys(place.side for place in places):
            here = [place.mark for place in places if place.side == side]
            asked = [mark.sign for mark in here if mark.rule != "not_asked"]
            count = {sign: asked.count(sign) for sign in ORDER}
            yield section, side, count, len(here) - len(asked)


def counts(draft: Draft) -> tuple[Block, ...]:
    """How the marks are to be read, and how many there are of each."""
    heads = *(sign or _("blank") for sign in ORDER), _("not asked")
    columns = (
        Column(_("Part")), Column(_("Side"), firm=True),
        *(Column(head, "right", firm=True) for head in heads),
    )  # fmt: skip
    rows = [
        row(
            wording.section_short(section),
            words.side(side) if side else words.NOTHING,
            *(str(count[sign]) for sign in ORDER),
            str(not_asked),
        )
        for section, side, count, not_asked in counted(draft)
    ]
    return Heading(1, _("The marks")), Paragraph(reading()), Table(columns, tuple(rows))


def blocks(case: Case) -> tuple[Block, ...]:
    """The rule as a table."""
    columns = Column(_("Mark"), "center", firm=True), Column(_("If")), Column(_("In short"))
    rows = [
        (
            Entry(sign or _("blank"), tone=wording.TONES.get(sign, "none"), strong=True),
            Entry(wording.when(rule)),
            Entry(wording.rule(rule)),
        )
        for rule, sign in SIGNS.items()
    ]
    return (
        Heading(1, _("How the marks are decided")),
        Table(columns, tuple(rows)),
        Paragraph(_(
            "The first line that holds decides. The deciding answers are those to the questions of "
            "the strongest legal weight that are asked of a row: obligation before expected before "
            "good practice. An answer “X” without evidence comes out as ?, and the answer stays in "
            "the remarks."
        )),
        *map(Paragraph, _levels(case)),
    )  # fmt: skip


def reading() -> str:
    """How the signs are to be read."""
    return _(
        "The signs are read as in the Committee's matrix. X: a step is taken and a reference is "
        "given, not that a duty is met in full. ?: the reference is incomplete. NA: the row does "
        "not apply to the State. Blank: nothing is recorded, which is not a no. The dash is a sign "
        "of this draft only: the answer is “don't know”. Law and enforcement stand apart, and so "
        "do nuclear (N), chemical (C) and biological (B). A row on one of them has no places for "
        "the others, and they are empty."
    )


def _levels(case: Case) -> Iterator[str]:
    """What the levels in the remarks mean, where any question asks for one."""
    scale = case.questionnaire.head.scale
    asked = case.questionnaire.questions.values()
    if scale and any(question.kind == "level" for question in asked):
        levels = words.listed(f"{level.value} {level.name}" for level in scale.levels)
        yield _(
            "Levels in the remarks: {levels}; the target is {target} unless another is stated."
        ).format(levels=levels, target=scale.target)
