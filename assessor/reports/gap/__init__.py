"""The gap report: what a minister reads first, what an expert checks after it."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.gap import data, evidence, findings, gaps, method, summary, unassessed
from assessor.reports.parts import front
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The report as a document. The same case gives the same document: no clock is read."""
    assessment, questionnaire, result = case.assessment, case.questionnaire, case.result
    return Document(
        _("Gap report: {system}").format(system=assessment.system),
        (
            *front.blocks(assessment, questionnaire),
            *summary.blocks(questionnaire, result),
            *findings.op3(questionnaire, result),
            *findings.context(questionnaire, result),
            *gaps.blocks(assessment, questionnaire, result),
            *unassessed.blocks(assessment, questionnaire, result),
            *evidence.blocks(assessment, questionnaire, result),
            *method.blocks(questionnaire),
        ),
        made=case.made,
    )


def paper(case: Case) -> dict[str, object]:
    """The report as data."""
    return data.build(case.assessment, case.questionnaire, case.result)


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Gaps and findings as tables."""
    raise NotImplementedError
