"""How far several assessors of one system agree, and in which direction they differ."""

from assessor.compare.many.parts.assessors.data import AgreementPart, data
from assessor.compare.many.parts.assessors.document import blocks
from assessor.compare.many.parts.assessors.workbook import sheets

__all__ = ["AgreementPart", "blocks", "data", "sheets"]
