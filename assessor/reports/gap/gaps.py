"""The gaps, the most pressing first: why each stands where it does, and what would close it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assessor import words
from assessor.reports.charts import priorities
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
    row,
)
from assessor.reports.parts import goals, names
from questionnaires.content import Side
from questionnaires.model import Cell, Question, Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext
from scoring.result import Gap, GapCell, Result

FIRST = 5
"""How many gaps the summary names."""


def blocks(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> tuple[Block, ...]:
    """Every gap, numbered; those against the State's own higher goals last."""
    parts: list[Block] = [Heading(1, _("Gaps, the most pressing first"))]
    parts.append(Paragraph(_order() if result.gaps else _("No answer lies below its target.")))
    if result.has_goals:
        parts.append(Paragraph(goals.reading()))
    parts += priorities.first(questionnaire, result)
    numbered = enumerate(result.gaps, 1)
    for weight, group in groupby(numbered, key=lambda pair: pair[1].legal_weight):
        parts.append(Heading(2, words.legal_weight_heading(weight)))
        for number, gap in group:
            parts += _gap(assessment, questionnaire, number, gap)
    if result.own_gaps:
        parts.append(Heading(2, _("At the target, below the State's own goal")))
    for number, gap in enumerate(result.own_gaps, len(result.gaps) + 1):
        parts += _gap(assessment, questionnaire, number, gap)
    return tuple(parts)


def first(questionnaire: Questionnaire, result: Result) -> Table:
    """The first gaps: what to do about each, who is responsible, and what help would serve."""
    columns = (
        Column(_("No."), "right", firm=True), Column(_("What to do")), Column(_("Responsible")),
        Column(_("Help that would serve")),
    )  # fmt: skip
    gaps = result.gaps[:FIRST]
    return Table(columns, tuple(_short(questionnaire, n, gap) for n, gap in enumerate(gaps, 1)))


def reason(gap: Gap, question: Question) -> str:
    """Why a gap stands where it does."""
    weight, basis = words.legal_weight(gap.legal_weight), (question.legal_basis or "").rstrip(".")
    parts = [f"{weight} ({basis})" if basis else weight, _shortfall(gap, question)]
    if gap.waiting:
        text = ngettext(
            "{count} question waits for it: {ids}",
            "{count} questions wait for it: {ids}",
            len(gap.waiting),
        )
        parts.append(text.format(count=len(gap.waiting), ids=words.listed(gap.waiting)))
    return "; ".join(parts)


def _shortfall(gap: Gap, question: Question) -> str:
    """How far its answers fall short: in levels where it has them, else in parts of the way."""
    furthest, together = gap.shortfall, gap.total_shortfall
    if question.kind == "level" and isinstance(gap.target, int):
        missing = [gap.target - each.value for each in gap.cells if isinstance(each.value, int)]
        levels, all_levels = max(missing), sum(missing)
        short = ngettext("{n} level short", "{n} levels short", levels).format(n=levels)
        sum_ = ngettext("{n} level", "{n} levels", all_levels).format(n=all_levels)
    else:
        short = _("{share} of the way to the target missing").format(share=words.percent(furthest))
        sum_ = words.percent(together)
    if len(gap.cells) == 1:
        return short
    text = _("the furthest answer {short}, {sum} over {count} answers together")
    return text.format(short=short, sum=sum_, count=len(gap.cells))


def _short(questionnaire: Questionnaire, number: int, gap: Gap) -> tuple[Entry, ...]:
    question = questionnaire.questions[gap.question]
    provisions = names.provisions(questionnaire, question)
    parts = (question.id, words.legal_weight(gap.legal_weight), provisions)
    about = "; ".join(part for part in parts if part)
    return row(
        str(number),
        f"{question.action or question.text} ({about})",
        names.agencies(questionnaire, question) or words.NOTHING,
        names.assistance(questionnaire, question) or words.NOTHING,
    )


def _gap(
    assessment: Assessment, questionnaire: Questionnaire, number: int, gap: Gap
) -> tuple[Block, ...]:
    question = questionnaire.questions[gap.question]
    terms = _terms(assessment, questionnaire, question, gap)
    return (
        Heading(3, f"{number}. {question.id}: {question.text}"),
        Terms(tuple(Term(label, lines) for label, lines in terms if any(lines))),
    )


def _terms(
    assessment: Assessment, questionnaire: Questionnaire, question: Question, gap: Gap
) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield _("Provision"), (names.provisions(questionnaire, question),)
    yield _("Why here"), (reason(gap, question),)
    yield from _levels(questionnaire, question, gap)
    yield _("Own goal"), (goals.in_words(questionnaire, question, gap.goal) if gap.goal else "",)
    yield _("Comment"), tuple(comments(assessment, gap))
    yield _("Action"), (question.action or "",)
    yield _("Responsible"), (names.agencies(questionnaire, question),)
    yield _("Assistance"), (names.assistance(questionnaire, question),)
    yield _("References"), names.references(questionnaire, question)


def now(questionnaire: Questionnaire, question: Question, gap: Gap) -> list[str]:
    """The answers that fall short, a line for those that say the same by the same anchors."""
    lines = _now(questionnaire, question, gap)
    return [f"{where}: {said}" if where else said for where, said in lines]


def aimed(questionnaire: Questionnaire, question: Question, gap: Gap) -> list[str]:
    """The answers wanted instead, a line for each side that is short."""
    lines = _aimed(questionnaire, question, gap)
    return [f"{words.side(side)}: {said}" if side else said for side, said in lines]


def comments(assessment: Assessment, gap: Gap) -> Iterable[str]:
    """What was said beside the answers that fall short, each comment once."""
    said = assessment.current()
    same: dict[str, list[Cell]] = {}
    for each in gap.cells:
        comment = said[each.cell.id].comment if each.cell.id in said else None
        if comment:
            same.setdefault(comment, []).append(each.cell)
    for comment, cells in same.items():
        where = names.cells(cells)
        yield f"{where}: {comment}" if where else comment


def _levels(
    questionnaire: Questionnaire, question: Question, gap: Gap
) -> Iterable[tuple[str, tuple[str, ...]]]:
    for where, said in _now(questionnaire, question, gap):
        yield _("Now, {cells}").format(cells=where) if where else _("Now"), (said,)
    for side, said in _aimed(questionnaire, question, gap):
        yield _("Wanted, {side}").format(side=words.side(side)) if side else _("Wanted"), (said,)


def _now(questionnaire: Questionnaire, question: Question, gap: Gap) -> Iterable[tuple[str, str]]:
    for side in _sides(gap):
        for group in _same([each for each in gap.cells if each.cell.side == side]):
            said = names.answer_in_full(questionnaire, question, side, group[0].value)
            yield names.cells([each.cell for each in group]), said


def _aimed(
    questionnaire: Questionnaire, question: Question, gap: Gap
) -> Iterable[tuple[Side | None, str]]:
    for side in _sides(gap):
        yield side, names.wanted(questionnaire, question, side, gap.target)


def _sides(gap: Gap) -> Iterable[Side | None]:
    return dict.fromkeys(each.cell.side for each in gap.cells)


def _same(cells: Sequence[GapCell]) -> list[list[GapCell]]:
    groups: dict[object, list[GapCell]] = {}
    for each in cells:
        groups.setdefault(each.value, []).append(each)
    return list(groups.values())


def _order() -> str:
    return _(
        "Obligations come before what is expected, and that before good practice; then the larger "
        "shortfall, then all the shortfalls of a question together, then how many other questions "
        "wait for it. An answer that is missing or not known is not a gap: it stands under what "
        "was not assessed."
    )
