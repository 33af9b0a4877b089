"""The score tree as a table, as csv and as data."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import repeat

from assessor import safe, words
from assessor.reports.document import Block, Column, Document, Entry, Note, Paragraph, Table
from assessor.reports.parts import goals
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _
from scoring.progress import Progress
from scoring.result import Coverage, Interval, NodeKind, Result, Score
from scoring.targets import to_target

HEADER = (
    "node kind", "id", "name", "low", "high", "law_low", "law_high", "enf_low", "enf_high",
    "asked", "answered", "unknown", "evidenced", "not_applicable",
    "to_target_low", "to_target_high",
)  # fmt: skip

PROGRESS = ("progress_low", "progress_high")

DOWN_TO_ELEMENTS: tuple[NodeKind, ...] = ("module", "element")


def document(
    assessment: Assessment,
    questionnaire: Questionnaire,
    result: Result,
    more: tuple[Block, ...] = (),
) -> Document:
    """The scores alone, with the caution, how to read them, and more about them."""
    return Document(
        _("Scores: {system}").format(system=assessment.system),
        (
            Note(questionnaire.head.caution),
            Paragraph(total(result)),
            table(questionnaire, result),
            Paragraph(reading()),
            *([Paragraph(goals.reading())] if result.has_goals else []),
            *more,
        ),
    )


def total(result: Result) -> str:
    """The total with its coverage, or why there is none."""
    coverage = words.coverage(result.total.coverage)
    node = result.total
    if node.way.method == "none":
        return _("No total: its parts are never combined; {coverage}.").format(coverage=coverage)
    if not node.shown:
        text = _("No total: {coverage}; the questionnaire asks for at least {threshold}.")
        threshold = words.percent(node.way.coverage_threshold)
        return text.format(coverage=coverage, threshold=threshold)
    return _("Total: {score}, {coverage}.").format(score=figure(node), coverage=coverage)


def figure(node: Score) -> str:
    """A node's score as people read it: a share, a number of its own kind, the band it is in."""
    where = node.figure
    text = words.numbers(where) if node.way.number else words.interval(where)
    if where is None or node.bands is None:
        return text
    low, high = node.bands
    names = low if low == high else _("{low} to {high}").format(low=low, high=high)
    return f"{text} {names}"


def reading() -> str:
    """How the figures of `table` are to be read."""
    return _(
        "A range says where the score lies: its low end counts everything that is not answered "
        "or not known as nothing, its high end as everything. Evidence is the share of answers "
        "for which something can be shown."
    )


def table(
    questionnaire: Questionnaire, result: Result, kinds: tuple[NodeKind, ...] = DOWN_TO_ELEMENTS
) -> Table:
    """The scores of the nodes of these kinds: law, enforcement, coverage and evidence beside each.

    Where the State set goals of its own, also how much of what is aimed at is reached. The total
    is a figure only where coverage reaches the questionnaire's threshold. The element of a module
    that has no other is left out: it would say the same once more.
    """
    called = _("Module") if kinds == ("module",) else _("Module, element")
    columns = (
        Column(called), Column(_("Score"), "right", firm=True),
        Column(_("Law"), "right", firm=True), Column(_("Enf."), "right", firm=True),
        Column(_("Answered"), "right", firm=True), Column(_("Evidence"), "right", firm=True),
        *((Column(_("To target"), "right", firm=True),) if result.has_goals else ()),
    )  # fmt: skip
    rows = (_row(questionnaire, result, node) for node in nodes(questionnaire, result, kinds))
    return Table(columns, tuple(rows))


def nodes(
    questionnaire: Questionnaire, result: Result, kinds: tuple[NodeKind, ...] = DOWN_TO_ELEMENTS
) -> list[Score]:
    """The nodes of these kinds that a table shows, in reading order."""
    alone = {module.elements[0].id for module in questionnaire.modules if len(module.elements) == 1}
    return [
        node
        for node in result.total.walk()
        if node.kind in kinds and not (node.kind == "element" and node.id in alone)
    ]


def reached(result: Result, node: Score) -> Interval | None:
    """Which share of what is aimed at beneath a node is reached, where its score is shown."""
    return to_target(node, result.aims) if node.shown else None


def name(questionnaire: Questionnaire, node: Score) -> str:
    """What a node is called: its name, or the text of a question."""
    if node.kind == "total":
        return _("Total")
    if node.kind == "module":
        return next(each.name for each in questionnaire.modules if each.id == node.id)
    if node.kind == "element":
        return next(each.name for each in questionnaire.elements if each.id == node.id)
    if node.kind == "group":
        groups = [group for element in questionnaire.elements for group in element.groups]
        return next(group.name for group in groups if group.id == node.id)
    return questionnaire.questions[node.id].text


def label(questionnaire: Questionnaire, node: Score) -> str:
    """The name with what finds it in the questionnaire: ``2.9 Transit``, ``M2-TRA-01: Can…``."""
    text = name(questionnaire, node)
    if node.kind == "module":
        module = next(each for each in questionnaire.modules if each.id == node.id)
        return f"{module.number} {text}"
    if node.kind == "element":
        module = questionnaire.module_of[node.id]
        place = [element.id for element in module.elements].index(node.id) + 1
        return f"{module.number}.{place} {text}"
    return f"{node.id}: {text}" if node.kind == "question" else text


def to_csv(questionnaire: Questionnaire, result: Result, progress: Progress | None = None) -> str:
    """Every node in a row, in reading order, with figures from 0 to 1; empty where there is none.

    The total's figures are left out where coverage is below the questionnaire's threshold. With
    `progress`, two columns more.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*HEADER, *(PROGRESS if progress else ())))
    done = progress.walk() if progress else repeat(None)
    for node, since in zip(result.total.walk(), done, strict=False):
        text = inert(safe.line(name(questionnaire, node)))
        writer.writerow(
            [
                node.kind, node.id, text, *ends(node), *counts(node.coverage).values(),
                *_ends(reached(result, node)), *(_ends(since.share) if since else ()),
            ]
        )  # fmt: skip
    return stream.getvalue()


def to_data(
    questionnaire: Questionnaire, result: Result, node: Score, progress: Progress | None = None
) -> dict[str, object]:
    """A node and the nodes below it, as JSON has them; with `progress`, the node's own."""
    below = [part for part in node.parts if isinstance(part, Score)]
    done = progress.parts if progress else repeat(None)
    return {
        "kind": node.kind,
        "id": node.id,
        "name": name(questionnaire, node),
        "method": node.way.method,
        "weight": str(node.weight),
        **results(node),
        "to_target": figures(reached(result, node)),
        **({"progress": _progress(progress)} if progress else {}),
        "coverage": counts(node.coverage),
        "parts": [
            to_data(questionnaire, result, part, since)
            for part, since in zip(below, done, strict=False)
        ],
    }


def results(node: Score) -> dict[str, object]:
    """What a node comes to, as JSON has it; nothing where too little is answered to show it."""
    return {
        "score": figures(node.figure),
        "bands": list(node.bands) if node.bands and node.shown else None,
        "law": figures(node.side("law")),
        "enforcement": figures(node.side("enforcement")),
    }


def ends(node: Score) -> list[str]:
    """The low and high end of a node's figure, of law and of enforcement, as csv has them."""
    shown = (node.figure, node.side("law"), node.side("enforcement"))
    return [end for where in shown for end in _ends(where)]


def inert(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _progress(progress: Progress) -> dict[str, object]:
    return {
        "baseline": figures(progress.baseline),
        "target": figures(progress.target),
        "share": figures(progress.share),
        "undefined": progress.undefined,
    }


def figures(where: Interval | None) -> dict[str, object] | None:
    """An interval as JSON has it: exact fractions, and whole percentages for people."""
    if where is None:
        return None
    low, high = words.percents(where)
    return {
        "low": str(where.low),
        "high": str(where.high),
        "low_percent": low,
        "high_percent": high,
    }


def counts(coverage: Coverage) -> dict[str, int]:
    """Coverage as JSON and csv have it."""
    return {
        "asked": coverage.asked,
        "answered": coverage.answered,
        "unknown": coverage.unknown,
        "evidenced": coverage.evidenced,
        "not_applicable": coverage.not_applicable,
    }


def _row(questionnaire: Questionnaire, result: Result, node: Score) -> tuple[Entry, ...]:
    strong = node.kind in ("total", "module")
    texts = (
        label(questionnaire, node),
        figure(node),
        *_sides(node),
        words.answered(node.coverage),
        words.percent(node.coverage.evidence_share),
        *((words.interval(reached(result, node)),) if result.has_goals else ()),
    )
    return tuple(Entry(text, strong=strong) for text in texts)


def _sides(node: Score) -> Iterator[str]:
    show = words.numbers if node.way.number else words.interval
    yield show(node.side("law"))
    yield show(node.side("enforcement"))


def _ends(where: Interval | None) -> tuple[str, str]:
    if where is None:
        return "", ""
    low = words.decimal(where.low)
    return low, low if where.known else words.decimal(where.high)
