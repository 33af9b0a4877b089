"""The file ``editions.toml``: what became of the questions of earlier editions, step by step.

It stands beside the newest edition and says of every id that is not simply the same where it went.
What it does not name is the same question under the same id. It is the author's word on meaning:
whether two questions read alike is for `scoring.meaning`.
"""

from questionnaires.editions.content import (
    FILE,
    Changed,
    EditionsFile,
    Merged,
    Renamed,
    Retired,
    Reworded,
    Split,
    Step,
)
from questionnaires.editions.places import Gone, Means, Place
from questionnaires.editions.route import follow, nodes, route

__all__ = [
    "FILE", "Changed", "EditionsFile", "Gone", "Means", "Merged", "Place", "Renamed", "Retired",
    "Reworded", "Split", "Step", "follow", "nodes", "route",
]  # fmt: skip
