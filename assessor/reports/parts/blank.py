"""Places of a paper that its author has still to fill in, shown alike everywhere."""

from __future__ import annotations

from questionnaires.texts import _


def filled(text: str, label: str = "") -> str:
    """The text as it is, or the blank that its author has to fill in.

    Args:
        text: What is known; empty or white space only: nothing is.
        label: What belongs there, in lower case: ``organiser``; empty where its place tells.
    """
    if not text.strip() and not label:
        return _("[to be filled in]")
    return text if text.strip() else _("[to be filled in: {label}]").format(label=label)
