"""Audit: results that were saved or published, held against what their answers come to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One result that is not what its answers come to.

    Attributes:
        assessment: Whose it is: the name in a table, or the file that carries it.
        node: The node's id; with the member after a full stop where that is not its score.
        published: What is said.
        recomputed: What the answers come to; a range where answers are missing.
        why: As far as it can be told.
    """

    assessment: str
    node: str
    published: str
    recomputed: str
    why: str
