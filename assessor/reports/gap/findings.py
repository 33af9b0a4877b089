"""The findings against OP3 (a) to (d), each with its rule and the answers that decided it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor import words
from assessor.reports.charts import heat
from assessor.reports.document import (
    Block,
    Column,
    Entry,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
)
from assessor.reports.parts import decided, matrix
from questionnaires.framework import Field
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Finding, Result

RULE_OF = {
    "in_place": "all_reach_target", "partly": "mixed", "not_in_place": "all_at_floor",
    "not_known": "open_cells_decide", "not_applicable": "all_set_aside", "not_asked": "not_asked",
}  # fmt: skip


def op3(questionnaire: Questionnaire, result: Result) -> tuple[Block, ...]:
    """The legend, then a part for each of OP3 (a) to (d)."""
    parts = [
        block
        for provision in matrix.OP3
        if provision in questionnaire.provisions
        for block in _provision(questionnaire, result, provision)
    ]
    return (Heading(1, _("Findings against operative paragraph 3")), *legend(questionnaire), *parts)


def context(questionnaire: Questionnaire, result: Result) -> tuple[Block, ...]:
    """The findings on what stands beside OP3: OP2, OP6 to OP10, general statements."""
    found = matrix.by_field(result)
    titles = {
        "op1": _("General statements, treaties and arrangements"),
        "op2": _("OP2: prohibitions for non-State actors"),
        "op6to10": _("OP6 to OP10: lists, assistance, industry, cooperation"),
    }
    parts: list[Block] = []
    for group, title in titles.items():
        fields = [f for f in questionnaire.fields.values() if f.group == group and f.id in found]
        if fields:
            parts += [Heading(2, title), *matrix.tables(questionnaire, fields, found)]
            parts += _decided(questionnaire, fields, found)
    return (Heading(1, _("Context")), *parts) if parts else ()


def legend(questionnaire: Questionnaire) -> tuple[Block, ...]:
    """What the findings mean and by which rule each is decided."""
    rows = [
        (
            Entry(words.outcome_short(ident), tone=matrix.TONES.get(ident, "none")),
            Entry(words.outcome(ident)),
            Entry(words.rule(RULE_OF[ident])),
            Entry(words.rule_in_full(RULE_OF[ident])),
        )
        for ident in matrix.OUTCOMES
    ]
    heads = _("Short"), _("Finding"), _("Rule")
    columns = *(Column(head, firm=True) for head in heads), Column(_("When"))
    reading = questionnaire.head.findings
    return (
        Paragraph(_(
            "Law is what the text says, Enf. (enforcement) what is actually done; N, C and B are "
            "nuclear, chemical and biological. None of them is averaged with another. An empty "
            "place is one that the matrix does not have."
        )),
        Table(columns, tuple(rows)),
        Paragraph(_(
            "A finding rests on the questions of the strongest legal weight that are asked of the "
            "field: obligation before expected before good practice."
        )),
        *([Paragraph(reading.reading)] if reading else []),
    )  # fmt: skip


def why_not_asked(questionnaire: Questionnaire, result: Result, field: Field) -> str:
    """Why no question reached a field: the profile, the answers, or the questionnaire itself."""
    asking = {q.id for q in questionnaire.questions.values() if field.id in q.fields}
    if not asking:
        reason = questionnaire.head.unreached.get(field.id)
        return reason or _("the questionnaire has no question on it")
    if asking.isdisjoint(questionnaire.asked_in(result.profile)):
        return _("its questions are not in this profile")
    if not asking.isdisjoint(result.off_path):
        return _("the answers rule its questions out")
    return _("its questions are recorded and not marked")


def _provision(questionnaire: Questionnaire, result: Result, ident: str) -> Iterable[Block]:
    provision = questionnaire.provisions[ident]
    found = matrix.by_field(result)
    fields = matrix.fields_under(questionnaire, ident)
    yield Heading(2, f"{provision.short}: {provision.title}")
    yield Paragraph(provision.duty)
    yield from heat.fields(questionnaire, result, ident)
    yield from matrix.tables(questionnaire, fields, found)
    yield from _not_asked(questionnaire, result, fields, found)
    yield from _decided(questionnaire, fields, found)


def _not_asked(
    questionnaire: Questionnaire,
    result: Result,
    fields: Sequence[Field],
    found: dict[str, tuple[Finding, ...]],
) -> Iterable[Block]:
    """The fields that no question reached, by the reason."""
    by_reason: dict[str, list[str]] = {}
    for field in fields:
        if all(finding.rule == "not_asked" for finding in found.get(field.id, ())):
            reason = why_not_asked(questionnaire, result, field)
            by_reason.setdefault(reason, []).append(matrix.label(questionnaire, field))
    for reason, labels in by_reason.items():
        text = _("Not asked, because {reason}: {fields}.")
        yield Paragraph(text.format(reason=reason.rstrip("."), fields="; ".join(labels)))


def _decided(
    questionnaire: Questionnaire, fields: Iterable[Field], found: dict[str, tuple[Finding, ...]]
) -> Iterable[Block]:
    """What was found of each field, by which rule, on which answers; equal fields together."""
    same: dict[tuple[str, ...], list[str]] = {}
    for field in fields:
        lines = decided.lines(questionnaire, found.get(field.id, ()))
        if lines:
            same.setdefault(lines, []).append(matrix.label(questionnaire, field))
    terms = [Term("; ".join(labels), lines) for lines, labels in same.items()]
    if terms:
        yield Heading(3, _("How these findings were decided"))
        yield Terms(tuple(terms))
