"""The gap report as JSON: the figures and texts themselves, for programs.

Keys stand in a fixed order and nothing depends on the clock, so that the same input gives the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from assessor.reports import paper as papers
from assessor.reports import source
from assessor.reports.case import Case
from assessor.reports.gap import evidence, findings, gaps, paper, totals, unassessed
from assessor.reports.parts import goals, matrix, names, scores
from questionnaires.framework import Field
from questionnaires.model import Cell, Question
from questionnaires.responses import Response
from scoring.result import Basis, Finding, Gap, GapCell

Said = dict[str, Response]
"""What stands, by cell."""


def build(case: Case) -> paper.GapPaper:
    """The whole report."""
    questionnaire, result = case.questionnaire, case.result
    reading = questionnaire.head.findings
    bare = evidence.unsupported(case.assessment, result)
    return paper.GapPaper(
        caution=questionnaire.head.caution,
        header=papers.header(case),
        summary=_summary(case),
        scores=paper.ScorePart.model_validate(scores.to_data(questionnaire, result, result.total)),
        reading=reading.reading if reading else None,
        fields=tuple(_fields(case)),
        gaps=_gaps(case, result.gaps, 1),
        own_gaps=_gaps(case, result.own_gaps, len(result.gaps) + 1),
        not_assessed=_not_assessed(case),
        evidence=tuple(_evidence(case)),
        without_evidence=_ids(bare),
        source=paper.SourcePart.model_validate(source.of(case.assessment)),
    )


def _summary(case: Case) -> paper.SummaryPart:
    questionnaire, total = case.questionnaire, case.result.total
    figures = scores.figures(total.figure)
    return paper.SummaryPart(
        total=paper.Range.model_validate(figures) if figures else None,
        total_shown=total.shown,
        coverage_threshold=str(total.way.coverage_threshold),
        coverage=paper.CoveragePart.model_validate(scores.counts(total.coverage)),
        findings=tuple(_counts(case)),
        fields_in_place=tuple(totals.fields_in_place(questionnaire, case.result)),
        elements_at_target=tuple(node.id for node in totals.elements_at_target(case.result)),
    )


def _counts(case: Case) -> Iterable[paper.FindingCount]:
    for (ident, side), count in totals.counts(case.questionnaire, case.result).items():
        counted = {each: count[each] for each in matrix.OUTCOMES}
        yield paper.FindingCount.model_validate({"provision": ident, "side": side, **counted})


def _fields(case: Case) -> Iterable[paper.FieldPart]:
    """The fields with findings, and all others under OP3."""
    found = matrix.by_field(case.result)
    numbers = matrix.row_numbers(case.questionnaire)
    for field in case.questionnaire.fields.values():
        if field.id in found or field.provisions[0] in matrix.OP3:
            of_it = found.get(field.id, ())
            yield paper.FieldPart(
                id=field.id,
                row=numbers.get(field.id),
                label=field.label,
                provisions=field.provisions,
                not_asked=_why_not(case, field, of_it),
                findings=tuple(map(_finding, of_it)),
            )


def _why_not(case: Case, field: Field, found: Iterable[Finding]) -> str | None:
    if any(finding.rule != "not_asked" for finding in found):
        return None
    return findings.why_not_asked(case.questionnaire, case.result, field)


def _finding(finding: Finding) -> paper.FindingPart:
    return paper.FindingPart.model_validate({
        "side": finding.side,
        "weapon": finding.weapon,
        "outcome": matrix.shown_as(finding),
        "rule": finding.rule,
        "legal_weight": finding.legal_weight,
        "basis": [_basis(each) for each in finding.basis],
    })  # fmt: skip


def _basis(basis: Basis) -> paper.BasisPart:
    return paper.BasisPart.model_validate({
        "cell": basis.cell.id,
        "status": basis.status,
        "value": basis.value,
        "reaches_target": basis.reaches,
        "at_floor": basis.floor,
    })  # fmt: skip


def _gaps(case: Case, found: tuple[Gap, ...], first: int) -> tuple[paper.GapPart, ...]:
    said = case.assessment.current()
    return tuple(_gap(case, said, number, gap) for number, gap in enumerate(found, first))


def _gap(case: Case, said: Said, number: int, gap: Gap) -> paper.GapPart:
    questionnaire, question = case.questionnaire, case.questionnaire.questions[gap.question]
    goal = goals.to_data(questionnaire, question, gap.goal)
    return paper.GapPart(
        number=number,
        question=gap.question,
        text=question.text,
        provisions=question.provisions,
        legal_weight=gap.legal_weight,
        legal_basis=question.legal_basis,
        why_here=gaps.reason(gap, question),
        shortfall=str(gap.shortfall),
        total_shortfall=str(gap.total_shortfall),
        waiting=gap.waiting,
        goal=paper.GoalPart.model_validate(goal) if goal else None,
        cells=tuple(_cell(case, said.get(each.cell.id), question, gap, each) for each in gap.cells),
        action=question.action,
        responsible=names.agencies(questionnaire, question),
        assistance=question.assistance,
        references=names.references(questionnaire, question),
    )


def _cell(
    case: Case, said: Response | None, question: Question, gap: Gap, short: GapCell
) -> paper.GapCellPart:
    questionnaire, side = case.questionnaire, short.cell.side
    return paper.GapCellPart.model_validate({
        "cell": short.cell.id,
        "value": short.value,
        "now": names.answer_in_full(questionnaire, question, side, short.value),
        "wanted": names.wanted(questionnaire, question, side, gap.target),
        "shortfall": str(short.shortfall),
        "comment": said.comment if said else None,
    })  # fmt: skip


def _not_assessed(case: Case) -> paper.NotAssessed:
    result = case.result
    return paper.NotAssessed(
        open=tuple(paper.OpenCell(cell=c.id, status=status) for c, status in result.open_cells),
        set_aside=tuple(
            paper.SetAside(cells=_ids(cells), reason=reason)
            for cells, reason in unassessed.reasons(case.assessment, result)
        ),
        pending=tuple(_asked_if(case, ident) for ident in result.pending),
        off_path=tuple(_asked_if(case, ident) for ident in result.off_path),
    )


def _asked_if(case: Case, ident: str) -> paper.AskedIf:
    asked_if = case.questionnaire.questions[ident].ask_if
    condition = names.condition(case.questionnaire, asked_if) if asked_if else None
    return paper.AskedIf(question=ident, asked_if=condition)


def _evidence(case: Case) -> Iterable[paper.EvidencePart]:
    listed = evidence.listed(case.assessment, case.result)
    for number, (piece, cells) in enumerate(listed, 1):
        yield paper.EvidencePart(number=number, supports=_ids(cells), **piece.model_dump())


def _ids(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.id for cell in cells)
