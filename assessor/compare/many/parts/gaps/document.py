"""What most States lack, for people, by provision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor import words
from assessor.compare.many import figures
from assessor.compare.many.parts import places
from assessor.compare.many.parts.gaps import pairs
from assessor.compare.many.parts.gaps.data import gap, share_lacking
from assessor.compare.many.parts.gaps.said import FIRST, fields_named
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table
from assessor.reports.parts import matrix
from questionnaires.texts import _


def blocks(study: Study) -> Iterator[Block]:
    """The gaps by provision, then what goes together."""
    if not study.shared.order:
        return
    yield Heading(1, _("What most States lack"))
    yield Paragraph(_(
        "Lacking is what was found not in place or only partly in place, of the systems where it "
        "was asked and applies, each by its newest file. The share is a range: not known may turn "
        "out to be lacking. First comes what the largest share surely lacks, then what rests on "
        "the strongest law."
    ))  # fmt: skip
    for ident in matrix.OP3:
        yield from _provision(study, ident)
    yield from pairs.blocks(study)


def _provision(study: Study, ident: str) -> Iterator[Block]:
    of_it = [
        number
        for number in study.shared.order
        if places.provision(study.questionnaire, study.shared.places[number][0]) == ident
    ]
    if not of_it:
        return
    provision = study.questionnaire.provisions[ident]
    yield Heading(2, f"{provision.short} {provision.title}")
    columns = (
        Column(_("Field")), Column(_("Where")), Column(_("Legal weight")),
        Column(_("Lack it"), "right", firm=True), Column(_("Found")),
    )  # fmt: skip
    lines = _lines(study, of_it)
    yield Table(columns, tuple(_row(study, line) for line in lines[:FIRST]))
    if rest := figures.more(len(lines), FIRST):
        yield Paragraph(rest)


@dataclass(frozen=True)
class _Line:
    """A row of a table: fields that the same answers decide, the places with the same counts."""

    fields: tuple[str, ...]
    numbers: tuple[int, ...]


def _lines(study: Study, of_it: Sequence[int]) -> list[_Line]:
    """Places in their order; those decided alike, or of a side with the same counts, in one."""
    where, same = study.shared.places, study.shared.same
    fields: dict[int, list[str]] = {}
    for number in sorted(of_it):
        fields.setdefault(same[number], []).append(where[number][0])
    gathered: dict[tuple[object, ...], list[int]] = {}
    for number in of_it:
        alike = tuple(fields[same[number]])
        counts = tuple(study.shared.counts[number].tolist())
        of_line = gathered.setdefault((alike, where[number][1], counts), [])
        if where[number][0] == alike[0]:
            of_line.append(number)
    return [_Line(tuple(fields[same[numbers[0]]]), tuple(numbers)) for numbers in gathered.values()]


def _row(study: Study, line: _Line) -> tuple[Entry, ...]:
    part, share = gap(study, line.numbers[0]), share_lacking(study, line.numbers[0])
    where = places.where(study.shared.places[number][1:] for number in sorted(line.numbers))
    low, high = share.low * part.applies, share.high * part.applies
    count = str(low) if low == high else _("{low}–{high}").format(low=low, high=high)
    counted = (("not_in_place", part.not_in_place), ("partly", part.partly),
               ("not_known", part.not_known))  # fmt: skip
    text = _("{count} {outcome}")
    found = words.listed(
        text.format(count=each, outcome=words.outcome(ident)) for ident, each in counted if each
    )
    texts = (
        fields_named(study, line.fields), where, words.legal_weight(part.legal_weight),
        _("{short} of {asked}").format(short=count, asked=part.applies), found,
    )  # fmt: skip
    return tuple(map(Entry, texts))
