"""A copy of an assessment for sharing: what it says, without what is confidential.

Only what stands is copied, not what was said before. Scores and findings come out the same: where
there was evidence, the copy still says so, and no more.
"""

from __future__ import annotations

from typing import Literal
from uuid import uuid4

from questionnaires import history
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Entry, Evidence, Goal, Need, Response
from questionnaires.texts import _

Level = Literal["names", "texts", "system"]


def redacted(assessment: Assessment, questionnaire: Questionnaire, level: Level) -> Assessment:
    """A copy with an id of its own, so that it cannot be merged back.

    Args:
        assessment: What is copied.
        questionnaire: Tells which answers are free text.
        level: ``names``: without the names of persons. ``texts``: also without comments, reasons,
            notes, evidence and answers in words. ``system``: also without the names of the system
            and of its agencies.
    """
    texts, system = level != "names", level == "system"
    responses = {
        cell: (_response(questionnaire, cell, said, texts, system),)
        for cell, said in assessment.current().items()
    }
    goals = {ident: (_noted(goal, texts, system),) for ident, goal in assessment.aims().items()}
    needs = {ident: (_noted(need, texts, system),) for ident, need in assessment.marks().items()}
    count = len(responses) + len(goals) + len(needs)
    numbered = iter(range(1, count + 1))
    copy = assessment.model_copy(
        update={
            "id": str(uuid4()),
            "system": _("a State") if system else assessment.system,
            "agency": None if system else assessment.agency,
            "respondent": None,
            "agencies": None if system else assessment.agencies,
            "note": None if texts else assessment.note,
            "packet": None,
            "conflicts": {},
            "rev": count,
            **{
                part: {
                    ident: tuple(e.model_copy(update={"rev": next(numbered)}) for e in kept)
                    for ident, kept in lists.items()
                }
                for part, lists in (("responses", responses), ("goals", goals), ("needs", needs))
            },
        }
    )
    return history.chained(copy)


def _unnamed(entry: Entry, system: bool) -> dict[str, object]:
    return {"by": None, "agency": None if system else entry.agency, "prev": ()}


def _response(
    questionnaire: Questionnaire, cell: str, said: Response, texts: bool, system: bool
) -> Response:
    changes = _unnamed(said, system)
    if texts:
        gone = _("left out")
        question = questionnaire.questions[questionnaire.cells[cell].question]
        evidence = (Evidence(title=gone),) if said.evidence else ()
        changes |= {"comment": None, "evidence": evidence, "decision": None}
        if said.reason is not None:
            changes["reason"] = gone
        if question.kind == "text" and said.value is not None:
            changes["value"] = gone
    return said.model_copy(update=changes)


def _noted(entry: Goal | Need, texts: bool, system: bool) -> Goal | Need:
    changes = _unnamed(entry, system)
    return entry.model_copy(update=changes | ({"note": None} if texts else {}))
