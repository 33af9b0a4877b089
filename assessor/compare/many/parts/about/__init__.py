"""What is compared: how many files, whose, from when; and what stands in the way of comparing."""

from assessor.compare.many.parts.about.data import FilePart, SkippedPart, data, skipped
from assessor.compare.many.parts.about.document import blocks, left_out, warnings
from assessor.compare.many.parts.about.workbook import sheets

__all__ = ["FilePart", "SkippedPart", "blocks", "data", "left_out", "sheets", "skipped", "warnings"]
