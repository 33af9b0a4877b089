"""The small numbers that stand for words in columns."""

from __future__ import annotations

from typing import Literal, get_args

from scoring.result import Outcome

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""What a finding can be; columns hold the place in this tuple."""

CellStatus = Literal["answered", "unknown", "not_applicable", "unanswered", "off_path"]
STATUSES: tuple[CellStatus, ...] = get_args(CellStatus)
"""What a cell can be; ``off_path`` where the answers or the profile rule it out."""
