"""Whether the same answer means the same in two editions: what differs, part by part.

What a question asks, how it is answered and what an answer is worth belong to its meaning; what
only helps to answer it (why it matters, evidence, sources, who is asked, advice) does not. Whether
other words mean the same is for no program to judge: any other word counts as a change, unless the
author of the later edition says that it is none (docs/decisions/0018).
"""

from scoring.meaning.difference import Difference, Part
from scoring.meaning.nodes import Names, of_conditions, of_targets, of_ways, of_weights
from scoring.meaning.questions import of_question

__all__ = [
    "Difference", "Names", "Part", "of_conditions", "of_question", "of_targets", "of_ways",
    "of_weights",
]  # fmt: skip
