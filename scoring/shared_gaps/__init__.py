"""What many States lack, place by place of the matrix, and which gaps go together.

A State lacks what was found not in place or only partly in place there. What is not known is
neither lacked nor there: it makes every share a range.
"""

from scoring.shared_gaps.counted import NOT_ASKED, Place, Shared, count, seen
from scoring.shared_gaps.together import FEWEST, Cluster, Together, together

__all__ = [
    "FEWEST", "NOT_ASKED", "Cluster", "Place", "Shared", "Together", "count", "seen",
    "together",
]  # fmt: skip
