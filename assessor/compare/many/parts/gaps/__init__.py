"""What most States lack, by provision, and which gaps go together."""

from assessor.compare.many.parts.gaps.data import (
    ClusterPart,
    SharedGap,
    TogetherPart,
    data,
    together,
)
from assessor.compare.many.parts.gaps.document import blocks
from assessor.compare.many.parts.gaps.workbook import sheets

__all__ = ["ClusterPart", "SharedGap", "TogetherPart", "blocks", "data", "sheets", "together"]
