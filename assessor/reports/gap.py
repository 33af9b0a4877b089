"""The gap report: what a minister reads first, what an expert checks after it."""

from __future__ import annotations

from assessor.reports import evidence, findings, front, gaps, method, summary, unassessed
from assessor.reports.document import Document
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _
from scoring.result import Result


def build(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> Document:
    """The report as a document. The same input gives the same document: no clock is read.

    Args:
        assessment: Whose answers; comments, reasons and evidence are taken from it.
        questionnaire: The one that was answered, in the language of the report.
        result: What the answers come to.
    """
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
    )
