"""How far an assessment is: answered, unknown and open by element, and the next command."""

from __future__ import annotations

from assessor import words
from assessor.reports.document import (
    Block,
    Column,
    Document,
    Entry,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
)
from assessor.reports.parts import front, scores
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext
from scoring.result import Result, Score


def document(
    assessment: Assessment, questionnaire: Questionnaire, result: Result, file: str
) -> Document:
    """What is answered and what is open, and what to do next with this file."""
    coverage = result.total.coverage
    last = front.last_answer(assessment)
    facts = [
        (_("System"), assessment.system),
        (_("Profile"), questionnaire.profile(assessment.profile).name),
        (_("Answered"), _answered(result.total)),
        (_("Don't know"), str(coverage.unknown)),
        (_("Not answered"), str(coverage.unanswered)),
        (_("Not applicable"), str(coverage.not_applicable)),
        (_("Last answer"), words.date(last) if last else _("none yet")),
    ]
    if assessment.packet:
        facts.insert(1, (_("Packet of"), assessment.agency or assessment.packet.agency))
    if assessment.conflicts:
        count = len(assessment.conflicts)
        text = ngettext("{n} cell, counted as not known", "{n} cells, counted as not known", count)
        facts.insert(-1, (_("In conflict"), text.format(n=count)))
    blocks: list[Block] = [Terms(tuple(Term(label, (text,)) for label, text in facts))]
    if result.pending:
        blocks.append(Paragraph(ngettext(
            "{n} question is asked because what it depends on is still open; the count may shrink.",
            "{n} questions are asked because what they depend on is still open; "
            "the count may shrink.",
            len(result.pending)).format(n=len(result.pending))))  # fmt: skip
    blocks += [_table(questionnaire, result), bullets(*_next(assessment, result, file))]
    return Document(_("How far it is"), tuple(blocks))


def _answered(node: Score) -> str:
    share = words.percent(node.coverage.share)
    return _("{count} cells ({share})").format(count=words.answered(node.coverage), share=share)


def _table(questionnaire: Questionnaire, result: Result) -> Table:
    columns = (
        Column(_("Module, element")), Column(_("Answered"), "right", firm=True),
        Column(_("Don't know"), "right", firm=True), Column(_("Open"), "right", firm=True),
    )  # fmt: skip
    rows = []
    for node in result.total.walk():
        if node.kind in ("module", "element"):
            coverage, strong = node.coverage, node.kind == "module"
            texts = (scores.label(questionnaire, node), words.answered(coverage),
                     str(coverage.unknown), str(coverage.unanswered))  # fmt: skip
            rows.append(tuple(Entry(text, strong=strong) for text in texts))
    return Table(columns, tuple(rows))


def _next(assessment: Assessment, result: Result, file: str) -> list[str]:
    coverage = result.total.coverage
    lines = []
    if assessment.conflicts:
        text = _("Settle what agencies disagree on: assessor conflicts {file} --resolve")
        lines.append(text.format(file=file))
    if coverage.unanswered:
        lines.append(_("Go on answering: assessor answer {file}").format(file=file))
    elif assessment.packet:
        lines.append(_("Send this file back to whoever coordinates the assessment."))
    lines.append(_("See what it comes to: assessor score {file}").format(file=file))
    lines.append(_("Read the gap report: assessor report {file}").format(file=file))
    return lines


def to_data(assessment: Assessment, result: Result) -> dict[str, object]:
    """The same figures as JSON has them."""
    return {
        "system": assessment.system,
        "profile": assessment.profile,
        "revision": assessment.rev,
        "nodes": {
            node.id: {**scores.counts(node.coverage), "unanswered": node.coverage.unanswered}
            for node in result.total.walk()
            if node.kind != "question"
        },
        "conflicts": list(assessment.conflicts),
        "pending": list(result.pending),
        "off_path": list(result.off_path),
    }
