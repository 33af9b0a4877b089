"""The summary that a minister reads: two pages, everything in it shown in full after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor import words
from assessor.reports.case import Case
from assessor.reports.charts import heat, profile
from assessor.reports.document import Block, Heading, Paragraph, Term, Terms, bullets
from assessor.reports.gap import gaps, steps, totals
from assessor.reports.parts import front, matrix, scores
from questionnaires.texts import _, ngettext

NAMED = 6
"""How many fields or elements are named in a row; the others are counted."""


def blocks(case: Case) -> tuple[Block, ...]:
    """All of the summary, the caution first."""
    questionnaire, result = case.questionnaire, case.result
    counted = totals.counts(questionnaire, result)
    found = [heat.overview(questionnaire, counted)] if any(counted.values()) else []
    return (
        *front.brief(case.assessment, questionnaire),
        Heading(1, _("Summary")),
        Paragraph(_total(case)),
        profile.modules(questionnaire, result),
        scores.table(questionnaire, result, ("module",)),
        Heading(2, _("What was found against operative paragraph 3")),
        Paragraph(totals.sentence(counted)),
        *found,
        totals.table(questionnaire, counted),
        *_first_gaps(case),
        *_strengths(case),
        *_not_known(case),
        Heading(2, _("What to do next")),
        bullets(*steps.next_(case)),
    )


def _total(case: Case) -> str:
    """The total in one plain sentence, or why there is none."""
    total = case.result.total
    if total.figure is None or total.way.number or total.way.method == "none":
        return scores.total(case.result)
    text = _(
        "With {answered} answers given ({share}), the system reaches {score} of what the "
        "questionnaire looks for."
    )
    if not total.figure.known:
        text = _(
            "With {answered} answers given ({share}), the system reaches {score} of what the "
            "questionnaire looks for; where in this range depends on the answers still open."
        )
    coverage = total.coverage
    return text.format(
        answered=words.answered(coverage),
        share=words.percent(coverage.share),
        score=scores.figure(total),
    )


def _first_gaps(case: Case) -> Iterable[Block]:
    if case.result.gaps:
        yield Heading(2, _("The first gaps"))
        yield gaps.first(case.questionnaire, case.result)


def _strengths(case: Case) -> Iterable[Block]:
    questionnaire, result = case.questionnaire, case.result
    fields = [questionnaire.fields[each] for each in totals.fields_in_place(questionnaire, result)]
    elements = totals.elements_at_target(result)
    labels = [matrix.label(questionnaire, field) for field in fields]
    named = [scores.label(questionnaire, node) for node in elements]
    lines = (_("Fields in place"), labels), (_("Elements at target"), named)
    terms = tuple(Term(label, (_some(texts),)) for label, texts in lines if texts)
    yield Heading(2, _("Strengths to keep"))
    if terms:
        yield Terms(terms)
    else:
        yield Paragraph(_("No field is in place as a whole yet, and no element is at its target."))


def _not_known(case: Case) -> Iterable[Block]:
    result = case.result
    coverage = result.total.coverage
    open_ = coverage.asked - coverage.answered
    yield Heading(2, _("What is not known"))
    if not open_:
        yield Paragraph(_("Everything that was asked has been answered."))
        return
    text = ngettext(
        "{open} answer of {asked} is open: {unknown} said to be not known, {unanswered} not given.",
        "{open} answers of {asked} are open: {unknown} said to be not known, {unanswered} not "
        "given.",
        open_,
    )
    said = text.format(
        open=open_, asked=coverage.asked, unknown=coverage.unknown, unanswered=coverage.unanswered
    )
    most = _("The most are in: {elements}.").format(elements="; ".join(steps.most_open(case)))
    yield Paragraph(f"{said} {most}")


def _some(texts: Sequence[str]) -> str:
    """The first of them in a row, and how many more there are."""
    shown = "; ".join(texts[:NAMED])
    more = len(texts) - NAMED
    if more <= 0:
        return shown
    text = ngettext("{shown}; and {more} more", "{shown}; and {more} more", more)
    return text.format(shown=shown, more=more)
