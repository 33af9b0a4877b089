"""What the figures of a report were worked out from, carried with them so that they can be audited.

Of the answers it holds what scores depend on, by cell: the state, the value, and how many pieces of
evidence there are; no comments, reasons or names.
"""

from __future__ import annotations

from typing import Any

from assessor import jsontext
from questionnaires.responses import Assessment
from questionnaires.texts import _

_AT = "1970-01-01T00:00:00Z"  # when something was said is not carried, and scores do not need it


def of(assessment: Assessment) -> dict[str, object]:
    """The questionnaire down to its digest, the profile and the newest answers."""
    answers = {}
    for cell, said in assessment.current().items():
        answer: dict[str, object] = {"status": said.status}
        if said.value is not None:
            answer["value"] = said.value
        if said.evidence:
            answer["evidence"] = len(said.evidence)
        answers[cell] = answer
    return {
        "assessment": assessment.id,
        "questionnaire": assessment.questionnaire.model_dump(),
        "profile": assessment.profile,
        "answers": answers,
    }


def read(source: Any, name: str) -> Assessment:
    """An assessment with the answers that a report carries.

    Raises:
        UserError: They do not have the form of `of`.
    """
    try:
        answers = source["answers"].items()
        responses = {cell: (_response(rev, said),) for rev, (cell, said) in enumerate(answers, 1)}
        return Assessment.model_validate({
            "id": source["assessment"], "created": _AT, "system": "-", "rev": len(responses),
            "questionnaire": source["questionnaire"], "profile": source["profile"],
            "responses": responses,
        })  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        words = _("the answers in its member “source” do not have the right form")
        raise jsontext.unusable(name, words) from error


def _response(rev: int, said: dict[str, Any]) -> dict[str, Any]:
    answered = said["status"] == "answered"
    if answered == (said.get("value") is None):
        raise ValueError("a value goes with an answer, and only with one")
    evidence = [{"title": "-"}] if said.get("evidence") else []
    return {"rev": rev, "status": said["status"], "value": said.get("value"),
            "evidence": evidence, "at": _AT}  # fmt: skip
