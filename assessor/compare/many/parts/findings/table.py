"""The findings on one provision: fields down, States across, in signs and as squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.compare.many.parts import places
from assessor.compare.many.study import Study
from assessor.reports.charts import grid
from assessor.reports.document import Column, Entry, Figure, Table
from assessor.reports.parts import matrix
from questionnaires.texts import _

Rows = list[tuple[str, str | None, list[int]]]
"""Field, side, and the columns of its weapon categories."""


def rows_under(study: Study, provision: str) -> Rows:
    """The rows that a provision has, without fields that no system was asked about."""
    of: dict[tuple[str, str | None], list[int]] = {}
    for number, (field, side, _weapon) in enumerate(study.many.places):
        of.setdefault((field, side), []).append(number)
    return [
        (field.id, side, of[field.id, side])
        for field in matrix.fields_under(study.questionnaire, provision)
        for side in field.sides or (None,)
        if (field.id, side) in of and (study.seen[:, of[field.id, side]] >= 0).any()
    ]


def table(study: Study, rows: Rows, chosen: Sequence[int]) -> Table:
    """The findings of some systems in signs."""
    columns = (
        Column(_("Field")),
        Column(_("Side"), firm=True),
        *(Column(str(number + 1), "center", firm=True) for number in chosen),
    )
    made = []
    before = None
    for field, side, numbers in rows:
        label = "" if field == before else places.field(study.questionnaire, field)
        before = field
        made.append((
            Entry(label),
            Entry(words.side(side) if side else ""),
            *(_entry(study, state, numbers) for state in chosen),
        ))  # fmt: skip
    return Table(columns, tuple(made))


def drawn(study: Study, provision: str, rows: Rows) -> Iterator[Figure]:
    """The same as squares, where all States have room."""
    if len(study.states) > grid.MOST:
        return
    fields: dict[str, list[int]] = {}
    for field, side, numbers in rows:
        if side:
            fields.setdefault(field, []).extend(numbers)
    heads = [str(number + 1) for number in range(len(study.states))]
    drawn = [
        grid.Row(
            places.field(study.questionnaire, field),
            tuple(
                {
                    study.many.places[number][1:]: places.outcome(int(study.seen[state, number]))
                    for number in numbers
                }
                for state in range(len(study.states))
            ),
        )
        for field, numbers in fields.items()
    ]
    if drawn:
        title = _("Findings on {provision}, field by field and State by State")
        yield grid.figure(title.format(provision=provision), heads, drawn)


def _entry(study: Study, state: int, numbers: Sequence[int]) -> Entry:
    found = [places.outcome(int(study.seen[state, number])) for number in numbers]
    weapons = [study.many.places[number][2] for number in numbers]
    spoken = words.listed(
        f"{weapon} {words.outcome(ident)}" if weapon else words.outcome(ident)
        for weapon, ident in zip(weapons, found, strict=True)
    )
    alike = matrix.TONES.get(found[0], "none") if len(set(found)) == 1 else "none"
    return Entry("".join(map(places.sign, found)), spoken=spoken, tone=alike)
