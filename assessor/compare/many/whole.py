"""The comparison of many results: as a document, as data and as a workbook."""

from __future__ import annotations

from typing import Literal

from assessor.compare.many.parts import (
    about,
    assessors,
    covered,
    findings,
    gaps,
    profiles,
    ranking,
    spreads,
)
from assessor.compare.many.study import Study
from assessor.reports.document import Document, Heading, Paragraph
from assessor.reports.paper import Part
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


class ManyPaper(Part):
    """The comparison as data.

    Attributes:
        files_compared: How many there are, labels and systems likewise; of very many, the lists
            hold the first only.
        together: Gaps that go together, two by two; groups: put into groups.
        ranking: None where none was asked for.
    """

    format: Literal["assessor/comparison-of-many"] = "assessor/comparison-of-many"
    format_version: Literal[1] = 1
    caution: str
    warnings: tuple[str, ...]
    questionnaire: str
    edition: str
    digest: str
    by: str
    files_compared: int
    labels: int
    systems: int
    files: tuple[about.FilePart, ...]
    scores: tuple[profiles.ScorePart, ...]
    spread: tuple[spreads.SpreadPart, ...]
    coverage: tuple[covered.CoveragePart, ...]
    findings: tuple[findings.StateFindings, ...]
    common_gaps: tuple[gaps.SharedGap, ...]
    together: tuple[gaps.TogetherPart, ...]
    groups: tuple[gaps.ClusterPart, ...]
    ranking: ranking.RankingPart | None
    agreement: tuple[assessors.AgreementPart, ...]
    skipped: tuple[about.SkippedPart, ...]


def document(study: Study) -> Document:
    """The comparison as a document."""
    return Document(
        _("Comparison of {count} assessments").format(count=len(study.many.files)),
        (
            *about.blocks(study),
            *profiles.blocks(study),
            *spreads.blocks(study),
            *findings.blocks(study),
            *gaps.blocks(study),
            *covered.blocks(study),
            *assessors.blocks(study),
            *(ranking.blocks(study, study.order) if study.rank else ()),
            *about.left_out(study),
            Heading(1, _("How to read it")),
            Paragraph(_reading(study)),
        ),
        made=study.made,
    )


def paper(study: Study) -> ManyPaper:
    """The comparison as data."""
    questionnaire = study.questionnaire
    pairs, clusters = gaps.together(study)
    return ManyPaper(
        caution=questionnaire.head.caution,
        warnings=tuple(about.warnings(study)),
        questionnaire=questionnaire.id,
        edition=questionnaire.edition,
        digest=questionnaire.digest,
        by=study.by,
        files_compared=len(study.many.files),
        labels=len(study.groups),
        systems=len(study.states),
        files=about.data(study),
        scores=profiles.data(study),
        spread=spreads.data(study),
        coverage=covered.data(study),
        findings=findings.data(study),
        common_gaps=gaps.data(study),
        together=pairs,
        groups=clusters,
        ranking=ranking.data(study, study.order) if study.rank else None,
        agreement=assessors.data(study),
        skipped=about.skipped(study),
    )


def sheets(study: Study) -> tuple[Sheet, ...]:
    """The comparison's tables."""
    return (
        *about.sheets(study),
        *profiles.sheets(study),
        *spreads.sheets(study),
        *covered.sheets(study),
        *findings.sheets(study),
        *gaps.sheets(study),
        *(ranking.sheets(study, study.order) if study.rank else ()),
        *assessors.sheets(study),
    )


def _reading(study: Study) -> str:
    text = _(
        "Scores are for managing work: they put law, enforcement and weapon categories together. "
        "Of operative paragraph 3 only findings speak, each place of the matrix for itself. All "
        "files answer the same edition of the questionnaire, word for word ({digest}). What each "
        "figure means is in docs/scoring.md and docs/uncertainty.md of the program."
    )
    return text.format(digest=study.questionnaire.digest[:12])
