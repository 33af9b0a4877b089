"""Many saved assessments of one questionnaire: read, scored as columns, and remembered."""

from assessor.many.read import read
from assessor.many.table import About, Many

__all__ = ["About", "Many", "read"]
