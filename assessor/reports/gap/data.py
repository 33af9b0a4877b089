"""The gap report as JSON: the figures and texts themselves, for programs.

Keys stand in a fixed order and nothing depends on the clock, so that the same input gives the same
bytes. Figures are exact fractions as text, with whole percentages beside them.
"""

from __future__ import annotations

from collections.abc import Iterable

from assessor.reports import source
from assessor.reports.gap import evidence, findings, gaps, summary, unassessed
from assessor.reports.parts import front, goals, matrix, names, scores
from questionnaires.framework import Field
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Assessment
from scoring.result import Basis, Finding, Gap, Result

FORMAT = "assessor/gap-report"
FORMAT_VERSION = 1


def build(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> dict[str, object]:
    """The report as plain lists, dictionaries, texts and whole numbers."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "caution": questionnaire.head.caution,
        "header": _header(assessment, questionnaire),
        "summary": _summary(questionnaire, result),
        "scores": scores.to_data(questionnaire, result, result.total),
        "reading": questionnaire.head.findings.reading if questionnaire.head.findings else None,
        "fields": _fields(questionnaire, result),
        "gaps": [
            _gap(assessment, questionnaire, number, gap)
            for number, gap in enumerate(result.gaps, 1)
        ],
        "own_gaps": [
            _gap(assessment, questionnaire, number, gap)
            for number, gap in enumerate(result.own_gaps, len(result.gaps) + 1)
        ],
        "not_assessed": _not_assessed(assessment, questionnaire, result),
        "evidence": _evidence(assessment, result),
        "without_evidence": [cell.id for cell in evidence.unsupported(assessment, result)],
        "source": source.of(assessment),
    }


def _header(assessment: Assessment, questionnaire: Questionnaire) -> dict[str, object]:
    return {
        "assessment": assessment.id,
        "system": assessment.system,
        "agency": assessment.agency,
        "assessor_type": assessment.assessor_type,
        "note": assessment.note,
        "questionnaire": questionnaire.id,
        "title": questionnaire.head.title,
        "edition": questionnaire.edition,
        "digest": questionnaire.digest,
        "answered_digest": assessment.questionnaire.digest,
        "profile": assessment.profile,
        "created": assessment.created,
        "last_answer": front.last_answer(assessment),
        "rev": assessment.rev,
    }


def _summary(questionnaire: Questionnaire, result: Result) -> dict[str, object]:
    counted = summary.counts(questionnaire, result).items()
    return {
        "total": scores.figures(result.total.figure),
        "total_shown": result.total.shown,
        "coverage_threshold": str(result.total.way.coverage_threshold),
        "coverage": scores.counts(result.total.coverage),
        "findings": [
            {"provision": ident, "side": side, **{each: count[each] for each in findings.LEGEND}}
            for (ident, side), count in counted
        ],
        "fields_in_place": summary.fields_in_place(questionnaire, result),
        "elements_at_target": [node.id for node in summary.elements_at_target(result)],
    }


def _fields(questionnaire: Questionnaire, result: Result) -> list[dict[str, object]]:
    found = matrix.by_field(result)
    wanted = [f for f in questionnaire.fields.values() if f.id in found or _under_op3(f)]
    numbers = matrix.row_numbers(questionnaire)
    return [
        {
            "id": field.id,
            "row": numbers.get(field.id),
            "label": field.label,
            "provisions": list(field.provisions),
            "not_asked": _why_not(questionnaire, result, field, found.get(field.id, ())),
            "findings": [_finding(each) for each in found.get(field.id, ())],
        }
        for field in wanted
    ]


def _under_op3(field: Field) -> bool:
    return field.provisions[0] in matrix.OP3


def _why_not(
    questionnaire: Questionnaire, result: Result, field: Field, found: Iterable[Finding]
) -> str | None:
    if any(finding.rule != "not_asked" for finding in found):
        return None
    return findings.why_not_asked(questionnaire, result, field)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "side": finding.side,
        "weapon": finding.weapon,
        "outcome": matrix.shown_as(finding),
        "rule": finding.rule,
        "legal_weight": finding.legal_weight,
        "basis": [_basis(each) for each in finding.basis],
    }


def _basis(basis: Basis) -> dict[str, object]:
    return {
        "cell": basis.cell.id,
        "status": basis.status,
        "value": basis.value,
        "reaches_target": basis.reaches,
        "at_floor": basis.floor,
    }


def _gap(
    assessment: Assessment, questionnaire: Questionnaire, number: int, gap: Gap
) -> dict[str, object]:
    question = questionnaire.questions[gap.question]
    said = assessment.current()
    return {
        "number": number,
        "question": gap.question,
        "text": question.text,
        "provisions": list(question.provisions),
        "legal_weight": gap.legal_weight,
        "legal_basis": question.legal_basis,
        "why_here": gaps.reason(gap, question),
        "shortfall": str(gap.shortfall),
        "total_shortfall": str(gap.total_shortfall),
        "waiting": list(gap.waiting),
        "goal": goals.to_data(questionnaire, question, gap.goal),
        "cells": [
            {
                "cell": each.cell.id,
                "value": each.value,
                "now": names.answer_in_full(
                    questionnaire, question, each.cell.side, each.value
                ),
                "wanted": names.wanted(questionnaire, question, each.cell.side, gap.target),
                "shortfall": str(each.shortfall),
                "comment": said[each.cell.id].comment if each.cell.id in said else None,
            }
            for each in gap.cells
        ],
        "action": question.action,
        "responsible": names.agencies(questionnaire, question),
        "assistance": list(question.assistance),
        "references": list(names.references(questionnaire, question)),
    }  # fmt: skip


def _not_assessed(
    assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> dict[str, object]:
    return {
        "open": [{"cell": cell.id, "status": status} for cell, status in result.open_cells],
        "set_aside": [
            {"cells": _ids(cells), "reason": reason}
            for cells, reason in unassessed.reasons(assessment, result)
        ],
        "pending": [_asked_if(questionnaire, ident) for ident in result.pending],
        "off_path": [_asked_if(questionnaire, ident) for ident in result.off_path],
    }


def _asked_if(questionnaire: Questionnaire, ident: str) -> dict[str, object]:
    asked_if = questionnaire.questions[ident].ask_if
    condition = names.condition(questionnaire, asked_if) if asked_if else None
    return {"question": ident, "asked_if": condition}


def _evidence(assessment: Assessment, result: Result) -> list[dict[str, object]]:
    return [
        {"number": number, **piece.model_dump(), "supports": _ids(cells)}
        for number, (piece, cells) in enumerate(evidence.listed(assessment, result), 1)
    ]


def _ids(cells: Iterable[Cell]) -> list[str]:
    return [cell.id for cell in cells]
