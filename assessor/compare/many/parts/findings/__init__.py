"""Field by State: what was found at each place of the matrix, every part of it apart."""

from assessor.compare.many.parts.findings.data import StateFindings, data
from assessor.compare.many.parts.findings.document import blocks
from assessor.compare.many.parts.findings.workbook import sheets

__all__ = ["StateFindings", "blocks", "data", "sheets"]
