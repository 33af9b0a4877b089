"""What to do next, in a few sentences: who leads, what to settle, which help to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from assessor import words
from assessor.reports.case import Case
from assessor.reports.gap import evidence
from assessor.reports.parts import names, scores
from questionnaires.texts import _, ngettext
from scoring.result import Score

FIRST = 3
"""How many agencies, elements or kinds of help a sentence names."""


def next_(case: Case) -> Iterator[str]:
    """The steps that the gaps, the open answers and the evidence ask for."""
    yield from _lead(case)
    yield from _settle(case)
    yield from _help(case)
    yield from _evidence(case)
    yield _(
        "Turn the gaps into a plan with dates and those responsible, and answer the same questions "
        "again later to see what has changed."
    )


def most_open(case: Case) -> list[str]:
    """The elements with most open answers, with how many: ``4.1 Regimes (10 of 10)``."""
    elements = _elements(case)
    missing = {n.id: n.coverage.asked - n.coverage.answered for n in elements}
    ordered = sorted(elements, key=lambda node: -missing[node.id])
    text = _("{element} ({open} of {asked})")
    return [
        text.format(
            element=scores.label(case.questionnaire, node),
            open=missing[node.id],
            asked=node.coverage.asked,
        )
        for node in ordered[:FIRST]
        if missing[node.id]
    ]


def _elements(case: Case) -> list[Score]:
    """The elements, a module in place of its only one."""
    shown = scores.nodes(case.questionnaire, case.result)
    apart = {node.id for node in shown if node.kind == "element"}
    return [
        node
        for node in shown
        if node.kind == "element" or apart.isdisjoint(part.id for part in node.walk())
    ]


def _lead(case: Case) -> Iterator[str]:
    result = case.result
    if not result.gaps:
        return
    first = result.gaps[0].legal_weight
    pressing = [gap for gap in result.gaps if gap.legal_weight == first]
    agencies = Counter(_agency(case, gap.question) for gap in pressing)
    del agencies[""]
    text = ngettext(
        "Begin with the {n} gap of the strongest legal weight ({weight})",
        "Begin with the {n} gaps of the strongest legal weight ({weight})",
        len(pressing),
    )
    said = text.format(n=len(pressing), weight=words.legal_weight(first))
    lead = _("; responsible: {agencies}").format(agencies=_most(agencies)) if agencies else ""
    yield f"{said}{lead}."


def _agency(case: Case, ident: str) -> str:
    return names.agencies(case.questionnaire, case.questionnaire.questions[ident])


def _settle(case: Case) -> Iterator[str]:
    coverage = case.result.total.coverage
    open_ = coverage.asked - coverage.answered
    if open_:
        text = ngettext(
            "Settle the {n} open answer with those who know; until then findings and scores stay "
            "open too.",
            "Settle the {n} open answers with those who know; until then findings and scores stay "
            "open too.",
            open_,
        )
        yield text.format(n=open_)


def _help(case: Case) -> Iterator[str]:
    questions = [case.questionnaire.questions[gap.question] for gap in case.result.gaps]
    labels = case.questionnaire.vocabulary.assistance
    kinds = Counter(labels.get(kind, kind) for each in questions for kind in each.assistance)
    if kinds:
        text = _("Ask for help where it would serve, with the number of gaps: {kinds}.")
        yield text.format(kinds=_most(kinds))


def _evidence(case: Case) -> Iterator[str]:
    bare = evidence.unsupported(case.assessment, case.result)
    if bare:
        text = ngettext(
            "Record evidence for the {n} answer that reaches its target and has none.",
            "Record evidence for the {n} answers that reach their target and have none.",
            len(bare),
        )
        yield text.format(n=len(bare))


def _most(counted: Counter[str]) -> str:
    """The most frequent with their counts, and that there are others."""
    shown: Iterable[str] = (f"{name} ({count})" for name, count in counted.most_common(FIRST))
    listed = ", ".join(shown)
    return listed if len(counted) <= FIRST else _("{shown} and others").format(shown=listed)
