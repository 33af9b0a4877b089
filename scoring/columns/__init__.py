"""Many assessments of one questionnaire at once, as numpy columns (files × cells or nodes)."""

from scoring.columns.codes import OUTCOMES, STATUSES

__all__ = ["OUTCOMES", "STATUSES"]
