"""Builds the data of requests for assistance."""

from __future__ import annotations

from assessor.reports import paper as papers
from assessor.reports.assistance_request import paper
from assessor.reports.assistance_request.draft import KINDS, Draft, NeedOf, drafts, is_marked
from assessor.reports.case import Case
from assessor.reports.gap import gaps
from questionnaires.plan import PlanFile


def build(case: Case, plan: PlanFile) -> paper.RequestsPaper:
    """The drafts as data."""
    return paper.RequestsPaper(
        caution=case.questionnaire.head.caution,
        header=papers.header(case),
        marked=is_marked(case),
        contact=paper.RequesterPart(**case.details.contact.model_dump()),
        requests=tuple(_draft(case, each) for each in drafts(case, plan)),
    )


def _draft(case: Case, draft: Draft) -> paper.DraftPart:
    named = {ident for need in draft.needs for ident in need.question.provisions}
    asked = {kind for need in draft.needs for kind in need.kinds}
    return paper.DraftPart(
        subject=draft.subject.id,
        name=draft.subject.name,
        work_plan=draft.subject.work_plan,
        provisions=tuple(each for each in case.questionnaire.provisions if each in named),
        weapons=draft.weapons,
        institutions=draft.institutions,
        help=tuple(kind for kind in KINDS if kind in asked),
        needs=tuple(_need(case, each) for each in draft.needs),
        strengths=tuple(question.id for question in draft.strengths),
        **draft.written.model_dump(),
    )


def _need(case: Case, need: NeedOf) -> paper.NeedPart:
    questionnaire, question = case.questionnaire, need.question
    return paper.NeedPart(
        question=question.id,
        text=question.text,
        provisions=question.provisions,
        fields=question.fields,
        cells=tuple(short.cell.id for short in need.gap.cells),
        now=tuple(gaps.now(questionnaire, question, need.gap)),
        wanted=tuple(gaps.aimed(questionnaire, question, need.gap)),
        comments=tuple(gaps.comments(case.assessment, need.gap)),
        action=question.action,
        assistance=question.assistance,
        help=need.kinds,
        marked=need.mark is not None,
        note=need.mark.note if need.mark else None,
    )
