"""Two results held side by side: what is better, worse, new or gone, and what cannot be told.

A difference is told only where the same answer means the same on both sides (`scoring.meaning`).
Swapping the two sides mirrors everything.
"""

from __future__ import annotations

from questionnaires.pairing import Pairing
from scoring.changes import Comparison
from scoring.compare.fields import fields_compared
from scoring.compare.nodes import nodes_compared
from scoring.compare.questions import questions_compared
from scoring.compare.sides import Judged, differences

__all__ = ["Judged", "compare", "differences"]


def compare(before: Judged, after: Judged, pairing: Pairing) -> Comparison:
    """Hold two results side by side.

    Args:
        before: The one that differences start from.
        after: The one that they lead to.
        pairing: Which questions and nodes of the two belong together.
    """
    questions = tuple(questions_compared(before, after, pairing))
    return Comparison(
        nodes=tuple(nodes_compared(before, after, pairing, questions)),
        fields=tuple(fields_compared(before, after, pairing)),
        questions=questions,
    )
