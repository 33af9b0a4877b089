"""What is compared and what stands in the way, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assessor import words
from assessor.compare.many import figures, labels
from assessor.compare.many.study import Study
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Note,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
)
from questionnaires.texts import _, ngettext

LISTED = 40
"""How many States, labels or files a document lists."""


def blocks(study: Study) -> Iterator[Block]:
    """The caution, the facts, warnings, the States with their numbers."""
    yield Note(study.questionnaire.head.caution)
    yield Terms(tuple(Term(label, (text,)) for label, text in _facts(study)))
    for warning in warnings(study):
        yield Note(warning)
    yield Heading(1, _("The States, each by its newest file"))
    yield _states(study)
    if rest := figures.more(len(study.states), LISTED):
        yield Paragraph(rest)


def left_out(study: Study) -> Iterator[Block]:
    """The files that could not be counted in."""
    skipped = study.many.skipped
    if skipped:
        yield Heading(1, _("Files left out"))
        text = _("{file}: {reason}")
        yield bullets(*(text.format(file=f, reason=why) for f, why in skipped[:LISTED]))
        if rest := figures.more(len(skipped), LISTED):
            yield Paragraph(rest)


def warnings(study: Study) -> Iterator[str]:
    """What a reader has to know before holding one file against another."""
    kinds = sorted({about.assessor_type for about in study.many.files})
    if len(kinds) > 1:
        text = _(
            "These are of different kinds: {kinds}. Who judges from within often judges higher "
            "than who judges from outside, so that a difference between them may be one of "
            "assessors and not of systems."
        )
        yield text.format(kinds=words.listed(map(words.assessor_type, kinds)))
    profiles = sorted({about.profile for about in study.many.files})
    if len(profiles) > 1:
        text = _(
            "They answer different profiles ({profiles}): their figures rest on different "
            "questions and are not of one kind."
        )
        yield text.format(profiles=words.listed(profiles))


def _facts(study: Study) -> Iterable[tuple[str, str]]:
    questionnaire, many = study.questionnaire, study.many
    days = sorted(study.day(row) for row in range(len(many.files)))
    by = _("{title}, edition {edition}").format(
        title=questionnaire.head.title, edition=questionnaire.edition
    )
    between = days[0] if days[0] == days[-1] else _("{low} to {high}").format(
        low=days[0], high=days[-1]
    )  # fmt: skip
    yield _("Questionnaire"), by
    yield _("Files"), str(len(many.files))
    yield _("Systems"), str(len(study.states))
    yield _("Last answers"), between
    yield (
        _("Put together by"),
        _("{label}, {count} of them").format(label=labels.name(study.by), count=len(study.groups)),
    )
    if many.skipped:
        count = len(many.skipped)
        text = ngettext("{n} file, named at the end", "{n} files, named at the end", count)
        yield _("Left out"), text.format(n=count)


def _states(study: Study) -> Table:
    columns = (
        Column(_("No."), "right", firm=True), Column(_("System")),
        Column(_("Last answer"), firm=True), Column(_("Kind")),
        Column(_("Files"), "right", firm=True), Column(_("Answered"), "right", firm=True),
        Column(_("Total"), "right", firm=True),
    )  # fmt: skip
    return Table(columns, tuple(_state(study, number) for number in range(_few(study.states))))


def _state(study: Study, number: int) -> tuple[Entry, ...]:
    row = study.states[number]
    about = study.many.files[row]
    total = figures.figure(study.many, row, study.nodes[0])
    answered = _("{answered} of {asked}").format(
        answered=study.many.answered[row, 0], asked=study.many.asked[row, 0]
    )
    texts = (
        str(number + 1), about.system, study.day(row), words.assessor_type(about.assessor_type),
        str(len(study.of_state[about.system])), answered, figures.said(total),
    )  # fmt: skip
    return tuple(map(Entry, texts))


def _few(all_: Sequence[object]) -> int:
    return min(len(all_), LISTED)
