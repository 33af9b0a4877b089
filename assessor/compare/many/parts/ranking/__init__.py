"""The order of the systems, how far each could move, and what moves it."""

from assessor.compare.many.parts.ranking.data import data
from assessor.compare.many.parts.ranking.document import blocks
from assessor.compare.many.parts.ranking.shapes import RankingPart
from assessor.compare.many.parts.ranking.workbook import sheets

__all__ = ["RankingPart", "blocks", "data", "sheets"]
