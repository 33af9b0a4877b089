"""The earlier assessment that progress is measured from."""

from __future__ import annotations

from pathlib import Path

from assessor import opening, store, words
from assessor.errors import Exit, UserError
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _


def read(
    path: Path, assessment: Assessment, questionnaire: Questionnaire, file: Path
) -> Assessment:
    """The baseline in a file, held against the assessment whose progress is asked for.

    Raises:
        UserError: It cannot be read, or answers another questionnaire or edition.
    """
    baseline = store.read(path)
    if baseline.questionnaire != assessment.questionnaire:
        theirs, ours = baseline.questionnaire, assessment.questionnaire
        raise UserError(
            _("{baseline} answers {theirs}, {file} answers {ours}: there is no progress between "
              "different questions.")
            .format(baseline=path, theirs=f"{theirs.id} {theirs.edition} ({theirs.digest[:12]})",
                    file=file, ours=f"{ours.id} {ours.edition} ({ours.digest[:12]})"),
            _("Take a baseline of the same questionnaire and edition."),
            Exit.WRONG_USE,
        )  # fmt: skip
    opening.hold_against(baseline, questionnaire, path)
    return baseline


def warnings(baseline: Assessment, assessment: Assessment) -> list[str]:
    """What makes the two hard to compare, without making it senseless."""
    found = []
    if baseline.assessor_type != assessment.assessor_type:
        text = _("Careful: the baseline is of the kind {theirs}, this one of the kind {ours}; a "
                 "difference may come from who judged.")  # fmt: skip
        theirs = words.assessor_type(baseline.assessor_type)
        found.append(text.format(theirs=theirs, ours=words.assessor_type(assessment.assessor_type)))
    if baseline.system != assessment.system:
        text = _("Careful: the baseline is of {theirs}, this assessment of {ours}.")
        found.append(text.format(theirs=baseline.system, ours=assessment.system))
    return found
