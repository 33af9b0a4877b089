"""What became of something, in words."""

from __future__ import annotations

from assessor.reports.document import Tone
from questionnaires.texts import _
from scoring.changes import Moved

ORDER: tuple[Moved, ...] = (
    "better", "worse", "mixed", "other", "newly_answered", "no_longer_answered", "still_open",
    "set_aside", "no_longer_set_aside", "cannot_tell", "no_figure", "not_comparable",
    "only_before", "only_after", "same",
)  # fmt: skip
"""What moved first, what is the same last."""


_TONES: dict[str, Tone] = {"better": "good", "worse": "bad", "mixed": "partly"}


def moved(ident: str) -> str:
    """What became of something, such as "better"."""
    return {
        "same": _("same"),
        "better": _("better"),
        "worse": _("worse"),
        "mixed": _("mixed"),
        "other": _("another answer, worth the same"),
        "newly_answered": _("newly answered"),
        "no_longer_answered": _("no longer answered"),
        "still_open": _("still open"),
        "set_aside": _("set aside"),
        "no_longer_set_aside": _("no longer set aside"),
        "only_before": _("only in A"),
        "only_after": _("only in B"),
        "not_comparable": _("not comparable"),
        "cannot_tell": _("cannot be told"),
        "no_figure": _("no figure on one side"),
    }.get(ident, ident)


def apart(ident: str) -> str:
    """The same where the two are not one system then and now: nothing has become anything."""
    return {
        "better": _("higher in B"),
        "worse": _("lower in B"),
        "newly_answered": _("answered in B only"),
        "no_longer_answered": _("answered in A only"),
        "still_open": _("open in both"),
        "set_aside": _("set aside in B"),
        "no_longer_set_aside": _("set aside in A"),
    }.get(ident, moved(ident))


def found_apart(ident: str) -> str:
    """What is said of a finding, likewise."""
    return {
        "newly_answered": _("known in B only"),
        "no_longer_answered": _("known in A only"),
    }.get(ident, apart(ident))


def found(ident: str) -> str:
    """What became of a finding: it becomes known where an answer would be given."""
    return {
        "newly_answered": _("newly known"),
        "no_longer_answered": _("no longer known"),
    }.get(ident, moved(ident))


def tone(ident: Moved) -> Tone:
    """The colour of what became of something."""
    return _TONES.get(ident, "none")


def absent(ident: str | None) -> str:
    """Why a question is not asked on one side."""
    return {
        "edition": _("the edition has no such question"),
        "profile": _("the profile leaves it out"),
        "path": _("ruled out by other answers"),
    }.get(ident or "", "")
