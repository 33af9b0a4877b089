"""Which systems can have a rank, and why the others have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor import words
from assessor.compare.many import figures
from assessor.compare.many.study import Study
from questionnaires.texts import _

if TYPE_CHECKING:
    pass


def unranked(study: Study) -> tuple[tuple[int, str], ...]:
    """The newest files of systems that can have no rank, with the reason."""
    profile = _profile(study)
    return tuple((row, why) for row in study.states if (why := _why_not(study, row, profile)))


def ranked(study: Study) -> list[int]:
    """The newest files of the systems that can have a rank."""
    profile = _profile(study)
    return [row for row in study.states if not _why_not(study, row, profile)]


def _profile(study: Study) -> str:
    """The profile that most systems answer; of several the first by its id."""
    profiles = [study.many.files[row].profile for row in study.states]
    return min(set(profiles), key=lambda each: (-profiles.count(each), each))


def _why_not(study: Study, row: int, profile: str) -> str:
    """Why a file has no rank; empty where it may have one."""
    about, many = study.many.files[row], study.many
    if about.profile != profile:
        return _("It answers the profile {profile}, and the others {other}.").format(
            profile=about.profile, other=profile
        )
    if not many.shown[row, 0]:
        threshold = study.questionnaire.head.scoring.coverage_threshold
        way = study.questionnaire.head.scoring.total.coverage_threshold
        text = _("Too little is answered: {answered} of {asked} ({share}), and the questionnaire "
                 "asks for at least {threshold}.")  # fmt: skip
        answered, asked = int(many.answered[row, 0]), int(many.asked[row, 0])
        return text.format(
            answered=answered, asked=asked, share=words.percent(figures.share(answered, asked)),
            threshold=words.percent(threshold if way is None else way),
        )  # fmt: skip
    return ""
