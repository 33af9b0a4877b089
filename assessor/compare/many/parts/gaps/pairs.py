"""Which gaps go together, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from assessor import words
from assessor.compare.many import figures
from assessor.compare.many.parts import places
from assessor.compare.many.parts.gaps.said import FIRST, fields_named
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, Term, Terms
from questionnaires.texts import _
from scoring import shared_gaps
from scoring.shared_gaps import Cluster, Together


def blocks(study: Study) -> Iterator[Block]:
    """The pairs in a table, the groups as a list."""
    yield Heading(2, _("Gaps that go together"))
    if len(study.states) < shared_gaps.FEWEST:
        text = _("Of fewer than {count} systems nothing is said of which gaps go together.")
        yield Paragraph(text.format(count=shared_gaps.FEWEST))
        return
    pairs, clusters = shared_gaps.together(study.shared, study.seen)
    if not pairs and not clusters:
        yield Paragraph(_("No gaps go together more than they would by chance."))
        return
    yield Paragraph(_(
        "Of the systems that lack one or the other of two, so many lack both. By chance says what "
        "that would be if the two had nothing to do with each other. A gap that all have, or only "
        "one, tells nothing and is left out; so are two gaps that an answer in common decides. "
        "That gaps go together does not say why."
    ))  # fmt: skip
    if pairs:
        yield _pairs(study, pairs)
    yield from _groups(study, clusters)


def _pairs(study: Study, pairs: Sequence[Together]) -> Table:
    """The first pairs; those of the same fields and side with the same counts share a row."""
    where = study.shared.places

    def alike(pair: Together) -> tuple[object, ...]:
        fields = where[pair.one][0], where[pair.other][0]
        return *fields, where[pair.one][1], pair.known, pair.both, pair.either

    columns = (
        Column(_("One gap")), Column(_("Other gap")), Column(_("Where"), firm=True),
        Column(_("Both of either"), "right", firm=True), Column(_("By chance"), "right"),
    )  # fmt: skip
    gathered: dict[tuple[object, ...], list[Together]] = {}
    for pair in pairs:
        gathered.setdefault(alike(pair), []).append(pair)
    rows = []
    for of_it in list(gathered.values())[:FIRST]:
        pair = of_it[0]
        share = _("{both} of {either} ({share})").format(
            both=pair.both, either=pair.either,
            share=words.percent(Fraction(pair.both, pair.either)),
        )  # fmt: skip
        texts = (
            fields_named(study, _alike(study, pair.one)),
            fields_named(study, _alike(study, pair.other)),
            places.where(where[each.one][1:] for each in of_it),
            share,
            words.percent(figures.exact(pair.chance)),
        )
        rows.append(tuple(map(Entry, texts)))
    return Table(columns, tuple(rows))


def _groups(study: Study, clusters: Sequence[Cluster]) -> Iterator[Block]:
    if not clusters:
        return
    yield Paragraph(_(
        "Put into groups (average linkage on that share, as long as it is a half or more within "
        "the group):"
    ))  # fmt: skip
    terms = []
    for number, cluster in enumerate(clusters[:FIRST], 1):
        where = (study.shared.places[member] for member in cluster.members)
        head = _("{count} systems lack all of it; two of its gaps share {share} on average").format(
            count=cluster.all_lack, share=words.percent(figures.exact(cluster.shared))
        )
        label = _("Group {number}").format(number=number)
        lines = places.said(study.questionnaire, where)
        shown = (*lines[:FIRST], *([figures.more(len(lines), FIRST)] if lines[FIRST:] else ()))
        terms.append(Term(label, (head, *shown)))
    yield Terms(tuple(terms))
    if rest := figures.more(len(clusters), FIRST):
        yield Paragraph(rest)


def _alike(study: Study, place: int) -> tuple[str, ...]:
    """The fields that the same answers decide as this place."""
    return tuple(
        study.shared.places[number][0]
        for number, first in enumerate(study.shared.same)
        if first == study.shared.same[place]
    )
