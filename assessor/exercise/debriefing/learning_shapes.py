"""What was learned as data: its classes."""

from __future__ import annotations

from typing import Literal

from assessor.reports.paper import Part


class ChangePart(Part):
    """Shares before and after, and the gain, all exact; None where there is none."""

    name: str
    before: str | None
    after: str | None
    gain: str | None
    band: Literal["high", "medium", "low"] | None


class LearningPart(Part):
    """What was learned.

    Attributes:
        pairs: How many sat both tests.
        whole: Of the averages of those who sat both.
        mean_gain: The average of single gains, exact; None where there is none.
        defined: How many single gains there are.
    """

    pairs: int
    whole: ChangePart
    mean_gain: str | None
    defined: int
    participants: tuple[ChangePart, ...]
    items: tuple[ChangePart, ...]
