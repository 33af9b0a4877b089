"""The report for people: element by element, the own findings above what is known elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from assessor import words
from assessor.reports.case import Case
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
    row,
)
from assessor.reports.parts import front
from assessor.reports.practices import gathered
from assessor.reports.practices.gathered import Seen
from questionnaires.practices import Fact, PracticesFile
from questionnaires.texts import _, ngettext


def blocks(case: Case, practices: PracticesFile) -> tuple[Block, ...]:
    """The whole of it: cautions, an overview, then each element of which something is known."""
    seen = gathered.elements(case, practices)
    shown = [each for each in seen if each.facts]
    return (
        *front.brief(case.assessment, case.questionnaire),
        *(Note(text) for text in practices.cautions),
        Heading(1, _("Overview")),
        Paragraph(_overview_said(practices)),
        _overview(case, practices, shown),
        *_elements(case, practices, shown),
        *_without(case, seen),
    )


def _overview_said(practices: PracticesFile) -> str:
    named = words.listed(f"{ident} {name}" for ident, name in practices.countries.items())
    text = _(
        "The elements of which something is known elsewhere, in the order of the questionnaire. "
        "Beside the own score and gaps stands how many facts follow on each State: {states}. Own "
        "findings count the places of the Committee's matrix that the answers help to decide."
    )
    return text.format(states=named)


def _overview(case: Case, practices: PracticesFile, shown: Iterable[Seen]) -> Table:
    columns = (
        Column(_("Element")), Column(_("Own score"), "right", firm=True),
        Column(_("Gaps"), "right", firm=True),
        *(Column(ident, "right", firm=True) for ident in practices.countries),
    )  # fmt: skip
    rows = []
    for each in shown:
        facts = Counter(fact.country for fact in each.facts)
        gaps = len(each.gaps)
        rows.append((
            Entry(gathered.label(case, each)),
            Entry(gathered.score(each)),
            Entry(str(gaps) if each.assessed else words.NOTHING, tone="bad" if gaps else "none"),
            *(Entry(str(facts[ident] or words.NOTHING)) for ident in practices.countries),
        ))  # fmt: skip
    return Table(columns, tuple(rows))


def _elements(case: Case, practices: PracticesFile, shown: Iterable[Seen]) -> Iterator[Block]:
    module = None
    for each in shown:
        if each.module is not module:
            module = each.module
            yield Heading(1, f"{module.number} {module.name}")
        yield Heading(2, _heading(case, each))
        yield Terms(tuple(Term(label, lines) for label, lines in _own(case, each) if any(lines)))
        yield _known(practices, each.facts)


def _heading(case: Case, seen: Seen) -> str:
    label = gathered.label(case, seen)
    if not seen.gaps:
        return label
    text = ngettext("{element} ({count} gap)", "{element} ({count} gaps)", len(seen.gaps))
    return text.format(element=label, count=len(seen.gaps))


def _own(case: Case, seen: Seen) -> Iterator[tuple[str, tuple[str, ...]]]:
    if seen.node is None or not seen.assessed:
        yield _("Own score"), (_not_assessed(seen),)
        return
    coverage = words.coverage(seen.node.coverage)
    yield _("Own score"), (f"{gathered.score(seen)}; {coverage}",)
    yield _("Own answers"), (gathered.answers(case, seen),)
    yield _("Own findings"), (gathered.findings(case, seen),)
    yield _("To close its gaps"), tuple(_actions(case, seen))


def _not_assessed(seen: Seen) -> str:
    if seen.node is None or not seen.node.coverage.asked:
        return _("not assessed: nothing of it is asked")
    return _("not assessed: nothing is answered")


def _actions(case: Case, seen: Seen) -> Iterator[str]:
    for number, gap in seen.gaps:
        question = case.questionnaire.questions[gap.question]
        text = _("gap {number}, {question}: {action}")
        yield text.format(
            number=number, question=question.id, action=question.action or question.text
        )


def _known(practices: PracticesFile, facts: Iterable[Fact]) -> Table:
    columns = (
        Column(_("State"), firm=True),
        Column(_("What is known")),
        Column(_("Source, year, how sure")),
    )
    rows = tuple(row(practices.countries[each.country], each.text, source(each)) for each in facts)
    return Table(columns, rows)


def source(fact: Fact) -> str:
    """Where a fact comes from, of when it is, and how sure."""
    return f"{fact.source} ({fact.year}; {words.confidence(fact.confidence)})"


def _without(case: Case, seen: Iterable[Seen]) -> Iterator[Block]:
    labels = [gathered.label(case, each) for each in seen if not each.facts]
    if labels:
        yield Heading(1, _("Elements without facts"))
        text = _("Nothing that is sure enough was found of how these States handle: {elements}.")
        yield Paragraph(text.format(elements="; ".join(labels)))
