"""The gap report: what a minister reads first, what an expert checks after it."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.charts import profile
from assessor.reports.document import Block, Document, Heading, PageBreak, Paragraph
from assessor.reports.gap import (
    data,
    evidence,
    findings,
    gaps,
    method,
    summary,
    tables,
    unassessed,
)
from assessor.reports.gap.paper import GapPaper
from assessor.reports.parts import front, scores
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The report as a document. The same case gives the same document: no clock is read."""
    assessment, questionnaire, result = case.assessment, case.questionnaire, case.result
    return Document(
        _("Gap report: {system}").format(system=assessment.system),
        (
            *summary.blocks(case),
            PageBreak(),
            Heading(1, _("For the expert")),
            Paragraph(_("From here on stands everything that the summary rests on.")),
            *front.facts(assessment, questionnaire),
            *_scores(case),
            *findings.op3(questionnaire, result),
            *findings.context(questionnaire, result),
            *gaps.blocks(assessment, questionnaire, result),
            *unassessed.blocks(assessment, questionnaire, result),
            *evidence.blocks(assessment, questionnaire, result),
            *method.blocks(questionnaire),
        ),
        made=case.made,
    )


def paper(case: Case) -> GapPaper:
    """The report as data."""
    return data.build(case)


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Gaps, findings, scores, what is open, and evidence as tables."""
    return tables.build(case)


def _scores(case: Case) -> tuple[Block, ...]:
    questionnaire, result = case.questionnaire, case.result
    return (
        Heading(1, _("Scores by module and element")),
        Paragraph(scores.total(result)),
        scores.table(questionnaire, result),
        Paragraph(scores.reading()),
        *profile.elements(questionnaire, result),
    )
