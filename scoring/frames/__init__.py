"""How a questionnaire combines questions into figures and findings, and what of it differs."""

from scoring.frames.fields import of_fields
from scoring.frames.nodes import differences
from scoring.frames.tree import frame

__all__ = ["differences", "frame", "of_fields"]
