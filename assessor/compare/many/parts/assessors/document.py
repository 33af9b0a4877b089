"""How far several assessors agree, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from assessor import words
from assessor.compare.many import figures
from assessor.compare.many.panels import panels
from assessor.compare.many.parts.assessors.apart import FIRST, direction, to_talk_about
from assessor.compare.many.parts.assessors.said import decimal, letter, signed
from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study
from assessor.reports.document import Block, Heading, Paragraph, bullets
from questionnaires.texts import _
from scoring.agreement import RELIABLE, TENTATIVE
from scoring.direction import sign_test

SYSTEMS = 8
"""So many systems are told in full in a document."""


def blocks(study: Study) -> Iterator[Block]:
    """System by system; over all systems where there are several."""
    found = panels(study)
    if study.agreement and not found:
        yield Heading(1, _("Several assessors of one system"))
        yield Paragraph(_("No system was judged by more than one."))
    if not found:
        return
    yield Heading(1, _("Several assessors of one system"))
    yield Paragraph(_reading())
    yield from _over_all(found)
    for panel in found[:SYSTEMS]:
        yield from _system(panel)
    if rest := figures.more(len(found), SYSTEMS):
        yield Paragraph(rest)


def _reading() -> str:
    return _(
        "Each assessor counts with the newest file. Alpha (Krippendorff, ordinal) is 1 where all "
        "agree and 0 where they agree as often as by chance; its author calls data reliable from "
        "{reliable} on and draws no conclusions below {tentative}. Differences are those of what "
        "the answers are worth, a share of the scale. Higher and lower are counted, and no test is "
        "made of them: the answers of one questionnaire hang together, so that a test would find "
        "more than there is. Where the files are of different days, the system may have changed "
        "between them."
    ).format(reliable=decimal(RELIABLE), tentative=decimal(TENTATIVE))


def _over_all(found: Sequence[Panel]) -> Iterator[Block]:
    """Whether those within judge higher than those outside, over the systems."""
    means = list(_inside_minus_outside(found))
    if len(means) < 2:
        return
    higher, lower = sum(mean > 0 for mean in means), sum(mean < 0 for mean in means)
    text = _(
        "Of {count} systems judged both from within and from outside, the judgement from within is "
        "higher on average in {higher} and lower in {lower}; over the systems it is {mean} of the "
        "scale. So uneven a split, or a more uneven one, comes by tossing a coin in {chance} of "
        "cases (test of signs, exact, two-sided, a system counting once)."
    )
    chance = sign_test(higher, lower)
    yield Paragraph(
        text.format(
            count=len(means), higher=higher, lower=lower, mean=signed(fmean(means)),
            chance=words.NOTHING if chance is None else words.percent(figures.exact(chance)),
        )
    )  # fmt: skip


def _inside_minus_outside(found: Sequence[Panel]) -> Iterator[float]:
    for panel in found:
        files = panel.study.many.files
        means = [
            mean
            for one, other in panel.pairs
            if files[one].assessor_type == "self" and files[other].assessor_type != "self"
            and (mean := panel.mean(one, other)) is not None
        ]  # fmt: skip
        if means:
            yield fmean(means)


def _system(panel: Panel) -> Iterator[Block]:
    study = panel.study
    yield Heading(2, panel.system)
    text = _("{letter}: {name}; {day}, {answered} places answered")
    yield bullets(*(
        text.format(
            letter=letter(panel, row), name=panel.name(row), day=study.day(row),
            answered=study.many.answered[row, 0],
        )
        for row in panel.rows
    ))  # fmt: skip
    yield Paragraph(_alpha(panel))
    for one, other in panel.pairs[:FIRST]:
        yield from direction(panel, one, other)
    yield from to_talk_about(panel)


def _alpha(panel: Panel) -> str:
    alpha, differ = panel.alpha, len(panel.apart)
    text = _("At least two answered {shared} places; in {differ} of them they differ.")
    said = text.format(shared=panel.shared, differ=differ)
    if alpha is None:
        why = _("Alpha is not defined: there is no variation that a difference could be held to.")
        return f"{said} {why}"
    if alpha >= RELIABLE:
        verdict = _("Alpha is {alpha}: reliable.")
    elif alpha >= TENTATIVE:
        verdict = _("Alpha is {alpha}: for tentative conclusions only.")
    else:
        verdict = _("Alpha is {alpha}: too low to draw conclusions from their mean.")
    return f"{said} {verdict.format(alpha=decimal(alpha))}"
