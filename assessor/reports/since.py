"""Progress since a baseline: of each node then, now and aimed at, and the part of the way done."""

from __future__ import annotations

from collections.abc import Iterable

from assessor import words
from assessor.reports.document import Block, Column, Heading, Paragraph, Table, row
from assessor.reports.parts import scores
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _
from scoring.progress import Progress
from scoring.result import Interval, Result, Score


def blocks(
    baseline: Assessment, questionnaire: Questionnaire, result: Result, progress: Progress
) -> tuple[Block, ...]:
    """The table of progress, for the nodes that the table of scores has."""
    columns = (
        Column(_("Module, element")), Column(_("Then"), "right", firm=True),
        Column(_("Now"), "right", firm=True), Column(_("Target"), "right", firm=True),
        Column(_("Progress"), "right", firm=True),
    )  # fmt: skip
    by_node = dict(zip(map(id, result.total.walk()), progress.walk(), strict=True))
    rows = [
        row(
            scores.label(questionnaire, node),
            *_figures(node, by_node[id(node)]),
            share(by_node[id(node)]),
            strong=node.kind in ("total", "module"),
        )
        for node in scores.nodes(questionnaire, result)
    ]
    about = _("Progress since {day}").format(day=words.date(_last(baseline)))
    return Heading(1, about), Table(columns, tuple(rows)), Paragraph(_reading())


def share(progress: Progress) -> str:
    """The part of the way that is done, or why there is none to tell."""
    if progress.share:
        return words.interval(progress.share)
    if progress.undefined is None or progress.undefined == "no_figure":
        return words.NOTHING
    return {"at_target": _("was at target"), "not_known": _("not known")}[progress.undefined]


def _figures(node: Score, progress: Progress) -> Iterable[str]:
    show = words.numbers if node.way.number else words.interval
    each: tuple[Interval | None, ...] = (progress.baseline, progress.current, progress.target)
    return map(show, each)


def _last(assessment: Assessment) -> str:
    return max((said[-1].at for said in assessment.responses.values()), default=assessment.created)


def _reading() -> str:
    return _(
        "Progress is the part of the way from the figure then to the figure aimed at that is done: "
        "(now − then) / (target − then). Below 0 % things got worse. It is not defined where the "
        "figure then was at the target already, and not known where open answers could have had "
        "it there."
    )
