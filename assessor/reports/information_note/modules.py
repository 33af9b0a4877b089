"""What the assessment says of a module in a line, beside the highlights that people told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor import words
from assessor.reports.case import Case
from assessor.reports.parts import scores
from questionnaires.model import Module
from questionnaires.texts import _, ngettext
from scoring.result import Gap, Interval, Score

NAMED = 3
"""How many elements are named that a module's gaps are in."""


@dataclass(frozen=True)
class Told:
    """What is told of a module.

    Attributes:
        strongest: The element whose score is highest at the low end of its range; None where no
            two can be told apart.
        weakest: The one whose score is lowest at the high end.
        gaps: Its gaps, the most pressing first.
    """

    module: Module
    highlights: tuple[str, ...]
    node: Score
    strongest: Score | None
    weakest: Score | None
    gaps: tuple[Gap, ...]


def told(case: Case) -> Iterator[Told]:
    """Each module in order."""
    modules = {module.id: module for module in case.questionnaire.modules}
    element_of = case.questionnaire.element_of
    for node in case.result.total.walk():
        if node.kind == "module":
            module = modules[node.id]
            mine = {element.id for element in module.elements}
            yield Told(
                module,
                tuple(filter(str.strip, case.details.event.highlights.get(module.id, ()))),
                node,
                *_ends(node),
                tuple(gap for gap in case.result.gaps if element_of[gap.question].id in mine),
            )


def in_words(case: Case, each: Told) -> str:
    """The line: score, coverage, the strongest and weakest element, the main gaps."""
    return " ".join(_sentences(case, each))


def reading() -> str:
    """How that line is to be read."""
    return _(
        "A score is a range while answers are open. The strongest element is the one whose range "
        "begins highest, the weakest the one whose range ends lowest."
    )


def _sentences(case: Case, each: Told) -> Iterator[str]:
    text = _("From the assessment: score {score}, {coverage}.")
    score = scores.figure(each.node)
    yield text.format(score=score, coverage=words.coverage(each.node.coverage))
    if each.strongest and each.weakest:
        yield _("Strongest element: {strongest}; weakest: {weakest}.").format(
            strongest=_element(case, each.strongest), weakest=_element(case, each.weakest)
        )
    if each.gaps:
        count = len(each.gaps)
        text = ngettext(
            "{n} gap, in: {elements}.", "{n} gaps, the main ones in: {elements}.", count
        )
        yield text.format(n=count, elements="; ".join(_main(case, each)))
    elif each.node.coverage.answered:
        yield _("No answer lies below its target.")


def _main(case: Case, each: Told) -> list[str]:
    """The elements of the most pressing gaps."""
    found = (case.questionnaire.element_of[gap.question].name for gap in each.gaps)
    return list(dict.fromkeys(found))[:NAMED]


def _element(case: Case, node: Score) -> str:
    name = scores.name(case.questionnaire, node)
    return _("{name} ({score})").format(name=name, score=scores.figure(node))


def _ends(node: Score) -> tuple[Score | None, Score | None]:
    """The strongest and the weakest element; none where they are one, or figures of other kinds."""
    known = [
        (part, part.figure)
        for part in node.parts
        if isinstance(part, Score) and part.figure and not part.way.number
    ]
    if len(known) < 2:
        return None, None
    strongest, most = max(known, key=lambda each: (each[1].low, each[1].high))
    weakest, least = min(known, key=lambda each: (each[1].high, each[1].low))
    return (None, None) if _same(most, least) else (strongest, weakest)


def _same(one: Interval, other: Interval) -> bool:
    return (one.low, one.high) == (other.low, other.high)
