"""Many results as columns, worked out one after another with `scoring.assess`: slow, and exact."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from assessor import opening, store
from assessor.errors import UserError
from assessor.many.table import About, Many
from assessor.reports.parts import front
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from scoring import assess
from scoring.columns.codes import OUTCOMES, STATUSES
from scoring.result import Mark


def read(paths: Iterable[Path], own: Path | None = None) -> Many:
    """The results of these files; those that cannot be used are named with the reason."""
    found, skipped = [], []
    questionnaire = None
    for path in paths:
        try:
            assessment = store.read(path)
            questionnaire = questionnaire or opening.questionnaire_of(assessment, own, path)
            opening.hold_against(assessment, questionnaire, path)
            found.append((str(path), assessment))
        except UserError as error:
            skipped.append((str(path), error.what))
    assert questionnaire
    return many(questionnaire, found, skipped)


def many(
    questionnaire: Questionnaire,
    named: list[tuple[str, Assessment]],
    skipped: Iterable[tuple[str, str]] = (),
) -> Many:
    """The columns of these assessments."""
    nodes = list(_nodes(questionnaire))
    cells = tuple(questionnaire.cells)
    shape = (len(named), len(nodes))
    low, high = np.full(shape, np.nan), np.full(shape, np.nan)
    shown = np.zeros(shape, bool)
    counts = {
        key: np.zeros(shape, np.int32)
        for key in ("asked", "answered", "unknown", "not_applicable", "evidenced")
    }
    status = np.full((len(named), len(cells)), STATUSES.index("off_path"), np.int8)
    worth = np.full((len(named), len(cells)), np.nan)
    findings, places = [], ()
    for row, (_name, assessment) in enumerate(named):
        result = assess(questionnaire, assessment.current(), assessment.profile)
        for score in result.total.walk():
            column = nodes.index((score.kind, score.id))
            if score.interval:
                low[row, column], high[row, column] = score.interval.low, score.interval.high
            shown[row, column] = score.shown
            for key, column_of in counts.items():
                column_of[row, column] = getattr(score.coverage, key)
            for part in score.parts:
                if isinstance(part, Mark):
                    place = cells.index(part.cell.id)
                    status[row, place] = STATUSES.index(part.status)
                    if part.status == "answered" and part.interval:
                        worth[row, place] = part.interval.low
        places = tuple((each.field, each.side, each.weapon) for each in result.findings)
        findings.append([OUTCOMES.index(each.outcome) for each in result.findings])
    return Many(
        questionnaire=questionnaire,
        files=tuple(_about(name, assessment) for name, assessment in named),
        nodes=tuple(ident for _kind, ident in nodes),
        low=low,
        high=high,
        shown=shown,
        **counts,
        places=places,
        findings=np.array(findings, np.int8),
        cells=cells,
        status=status,
        worth=worth,
        skipped=tuple(skipped),
    )


def _about(name: str, said: Assessment) -> About:
    return About(
        name=name,
        system=said.system,
        agency=said.agency,
        respondent=said.respondent,
        assessor_type=said.assessor_type,
        profile=said.profile,
        created=said.created,
        last_answer=front.last_answer(said),
        note=said.note,
    )


def _nodes(questionnaire: Questionnaire):
    yield "total", "total"
    for module in questionnaire.modules:
        yield "module", module.id
        for element in module.elements:
            yield "element", element.id
            for group in element.groups:
                yield "group", group.id
                for question in element.questions:
                    if question.group == group.id:
                        yield "question", question.id
            if not element.groups:
                for question in element.questions:
                    yield "question", question.id
