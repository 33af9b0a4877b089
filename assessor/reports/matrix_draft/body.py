"""The rows of a matrix draft as tables, with their remarks, and the evidence they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assessor import words
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Term,
    Terms,
)
from assessor.reports.matrix_draft import remarks, wording
from assessor.reports.matrix_draft.changes import Changes
from assessor.reports.matrix_draft.draft import Draft, Place, Row, Section
from assessor.reports.parts import matrix
from questionnaires.responses import Evidence
from questionnaires.texts import _

Told = dict[remarks.Comment, str]
"""Where in the paper each comment was told first."""


def sections(case: Case, draft: Draft, changes: Changes) -> Iterator[Block]:
    """Each part of the matrix: its rows with their marks, then the remarks on them."""
    told: Told = {}
    for section in draft.sections:
        name = wording.group(section.group)
        if section.beside:
            name = _("Beside the rows of this layout: {part}").format(part=name)
        if section.rows[0].sided and not section.beside:
            yield PageBreak()
        yield Heading(1, name)
        yield from _tables(section.rows, changes)
        yield from _remarks(case, draft, section, told)
    if draft.missing:
        parts = "; ".join(map(wording.group, draft.missing))
        text = _("This layout has no rows for what was asked besides: {parts}.")
        yield Paragraph(text.format(parts=parts))


def evidence(draft: Draft) -> Iterator[Block]:
    """Every piece that is cited, by its number."""
    yield Heading(1, _("Evidence"))
    if not draft.evidence:
        yield Paragraph(_("No answer that a mark rests on carries evidence."))
        return
    supported = draft.supported()
    rows = _("for {rows}")
    terms = (
        Term(f"[{n}]", (cited(piece), rows.format(rows=wording.rows(supported[n]))))
        for piece, n in draft.evidence.items()
    )
    yield Terms(tuple(terms))


def cited(piece: Evidence) -> str:
    """A piece of evidence with all that is recorded of it."""
    digest = _("SHA-256 {start}").format(start=piece.sha256[:12]) if piece.sha256 else None
    page = _("p. {page}").format(page=piece.page) if piece.page else None
    marking = _("marked {marking}").format(marking=piece.marking) if piece.marking else None
    parts = (piece.title, piece.reference, page, piece.date, marking, digest)
    return "; ".join(part for part in parts if part)


def at(row: Row, side: str | None, weapon: str | None) -> Place | None:
    """The place of a row that stands under these columns; one entry for all serves each."""
    found = {place.key: place for place in row.places}
    return next((p for key, p in found.items() if key in ((side, weapon), (side, None))), None)


def in_one(row: Row, changes: Changes) -> Entry:
    """The mark of a row that has no columns, or its marks, each after its category."""
    entries = [_entry(row, place, changes) for place in row.places]
    if len(entries) == 1:
        return entries[0]
    return Entry(
        words.listed(
            f"{place.weapon} {entry.text or wording.sign(place.mark)}"
            for place, entry in zip(row.places, entries, strict=True)
        )
    )


def _tables(rows: Sequence[Row], changes: Changes) -> Iterator[Table]:
    sided = [row for row in rows if row.sided]
    plain = [row for row in rows if not row.sided]
    if sided:
        yield Table(_columns(sided, changes), tuple(_sided(row, changes) for row in sided))
    if plain:
        columns = (
            Column(_("No."), "right", firm=True), Column(_("Row")), Column(_("Mark"), "center"),
        )  # fmt: skip
        yield Table(columns, tuple((*_name(row), in_one(row, changes)) for row in plain))


def _columns(rows: Sequence[Row], changes: Changes) -> tuple[Column, ...]:
    # A mark with what it was before is long, and may be broken over lines.
    changed = {at[0] for at, change in changes.items() if change.kind == "changed"}
    firm = changed.isdisjoint(row.ident for row in rows)
    heads = {"law": _("Law {weapon}"), "enforcement": _("Enf. {weapon}")}
    return (
        Column(_("No."), "right", firm=True),
        Column(_("Row")),
        *(
            Column(heads[side].format(weapon=weapon), "center", firm=firm)
            for side in matrix.SIDES
            for weapon in matrix.WEAPONS
        ),
    )


def _sided(row: Row, changes: Changes) -> tuple[Entry, ...]:
    places = (at(row, side, weapon) for side in matrix.SIDES for weapon in matrix.WEAPONS)
    return *_name(row), *(_entry(row, place, changes) for place in places)


def _name(row: Row) -> tuple[Entry, Entry]:
    return Entry("" if row.number is None else str(row.number)), Entry(row.label)


def _entry(row: Row, place: Place | None, changes: Changes) -> Entry:
    """A mark, and what it was before where it has changed."""
    if place is None:
        return Entry("")
    sign = place.mark.sign
    change = changes.get((row.ident, place.key))
    if change is None or change.kind != "changed":
        return Entry(sign, spoken=wording.spoken(sign), tone=wording.TONES.get(sign, "none"))
    text = _("{now} (was {then})").format(
        now=wording.sign(place.mark), then=wording.sign(change.then)
    )
    return Entry(text, tone=wording.TONES.get(sign, "none"), strong=True)


def _remarks(case: Case, draft: Draft, section: Section, told: Told) -> Iterable[Block]:
    same: dict[tuple[str, ...], list[Row]] = {}
    for row in section.rows:
        same.setdefault(remarks.lines(case, draft, row), []).append(row)
    terms = [_term(case, draft, rows, told) for lines, rows in same.items() if lines]
    if terms:
        part = wording.section_short(section)
        yield Heading(2, _("Remarks on {part}").format(part=part))
        yield Terms(tuple(terms))
    else:
        yield Paragraph(_("Nothing is recorded of these rows."))


def _term(case: Case, draft: Draft, rows: Sequence[Row], told: Told) -> Term:
    """The remarks on rows that rest on the same; a comment that was told before is pointed to."""
    new, before = [], dict[str, dict[str, None]]()
    for comment in remarks.comments(case, draft, rows[0]):
        if comment in told:
            before.setdefault(told[comment], {})[comment.question] = None
        else:
            told[comment] = wording.rows(rows[:1])
            new.append(comment.text)
    see = _("{questions}: as told under {row}")
    old = (see.format(questions=words.listed(ids), row=row) for row, ids in before.items())
    return Term(wording.together(rows), (*remarks.marks(case, draft, rows[0]), *new, *old))
