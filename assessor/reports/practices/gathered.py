"""What stands side by side: an element, what the own answers come to in it, and what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assessor import words
from assessor.reports.case import Case
from assessor.reports.parts import decided, matrix, scores
from questionnaires.model import Element, Module
from questionnaires.practices import Fact, PracticesFile
from questionnaires.texts import _
from scoring.result import Basis, Finding, Gap, Mark, Score


@dataclass(frozen=True)
class Seen:
    """One element.

    Attributes:
        node: Its score; None where nothing of it is asked.
        gaps: Its gaps, each with its number in the gap report.
        facts: What is known of other States, in the order of the countries.
    """

    module: Module
    element: Element
    node: Score | None
    gaps: tuple[tuple[int, Gap], ...]
    facts: tuple[Fact, ...]

    @property
    def assessed(self) -> bool:
        """Whether anything of it has been answered."""
        return self.node is not None and self.node.coverage.answered > 0


def elements(case: Case, practices: PracticesFile) -> tuple[Seen, ...]:
    """All elements in the order of the questionnaire."""
    nodes = {node.id: node for node in case.result.total.walk() if node.kind == "element"}
    return tuple(
        Seen(
            module, element, nodes.get(element.id), tuple(_gaps(case, element)),
            tuple(_facts(practices, element)),
        )
        for module in case.questionnaire.modules
        for element in module.elements
    )  # fmt: skip


def label(case: Case, seen: Seen) -> str:
    """What an element is called, with its number: ``2.4 Catch-all``."""
    if seen.node is not None:
        return scores.label(case.questionnaire, seen.node)
    place = [element.id for element in seen.module.elements].index(seen.element.id) + 1
    return f"{seen.module.number}.{place} {seen.element.name}"


def score(seen: Seen) -> str:
    """The score of an element, or that it is not assessed."""
    if seen.node is None or not seen.assessed:
        return _("not assessed")
    return scores.figure(seen.node)


def answers(case: Case, seen: Seen) -> str:
    """The own answers of an element in a line, by question."""
    return decided.answers(case.questionnaire, (_basis(mark) for mark in _marks(seen)))


def findings(case: Case, seen: Seen) -> str:
    """How often each outcome was found, by side, where the element's answers decide."""
    counted: dict[str, Counter[str]] = {}
    for finding in touched(case, seen):
        counted.setdefault(finding.side or "", Counter())[matrix.shown_as(finding)] += 1
    return "; ".join(_counted(side, counted[side]) for side in ("law", "enforcement", "")
                     if side in counted)  # fmt: skip


def touched(case: Case, seen: Seen) -> tuple[Finding, ...]:
    """The findings that the element's answers help to decide."""
    own = {question.id for question in seen.element.questions}
    return tuple(
        finding
        for finding in case.result.findings
        if any(basis.cell.question in own for basis in finding.basis)
    )


def _counted(side: str, count: Counter[str]) -> str:
    said = words.listed(
        _("{count} {outcome}").format(count=count[each], outcome=words.outcome(each))
        for each in matrix.OUTCOMES
        if count[each]
    )
    where = words.side(side) if side else _("rows without sides")
    return f"{where}: {said}"


def _marks(seen: Seen) -> Iterator[Mark]:
    for node in seen.node.walk() if seen.node else ():
        yield from (part for part in node.parts if isinstance(part, Mark))


def _basis(mark: Mark) -> Basis:
    return Basis(mark.cell, mark.status, mark.value, None, None)


def _gaps(case: Case, element: Element) -> Iterator[tuple[int, Gap]]:
    own = {question.id for question in element.questions}
    for number, gap in enumerate(case.result.gaps, 1):
        if gap.question in own:
            yield number, gap


def _facts(practices: PracticesFile, element: Element) -> Iterator[Fact]:
    for country in practices.countries:
        for fact in practices.facts:
            if fact.country == country and element.id in fact.elements:
                yield fact
