"""Scores of modules and elements by label: side by side, or as lines over time."""

from assessor.compare.many.parts.profiles.data import ScorePart, data
from assessor.compare.many.parts.profiles.document import blocks
from assessor.compare.many.parts.profiles.workbook import sheets

__all__ = ["ScorePart", "blocks", "data", "sheets"]
