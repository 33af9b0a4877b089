"""Nested lists out of things that only tell how deep they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assessor.reports.document import Outline
from assessor.reports.formats.html.parts import Part, Titled

DEEPEST = 8
"""Deeper lists would have no room left."""

FEWEST = 4
"""A document with fewer headings than this is short enough to do without a list of contents."""

_LISTED = (2, 3)
"""The ranks of headings that the contents name."""


@dataclass(frozen=True)
class Node:
    """One item of a nested list.

    Attributes:
        text: What it says.
        mark: The id of what it leads to; empty: it leads nowhere.
        nodes: The items beneath it.
    """

    text: str
    mark: str = ""
    nodes: list[Node] = field(default_factory=list)


def outline(block: Outline) -> list[Node]:
    """The items of an outline, each within the one that it belongs to."""
    return _nested((item.depth, Node(item.text)) for item in block.items)


def contents(parts: Iterable[Part]) -> list[Node]:
    """The headings of a document to choose from; none where it is short."""
    titled = [part for part in parts if isinstance(part, Titled) and part.rank in _LISTED]
    if len(titled) < FEWEST:
        return []
    return _nested((part.rank - _LISTED[0], Node(part.text, part.mark)) for part in titled)


def _nested(items: Iterable[tuple[int, Node]]) -> list[Node]:
    """A depth that is skipped is not opened: an item is never deeper than one below the last."""
    top: list[Node] = []
    open_lists = [top]
    for wanted, node in items:
        depth = min(wanted, len(open_lists) - 1, DEEPEST)
        del open_lists[depth + 1 :]
        open_lists[depth].append(node)
        open_lists.append(node.nodes)
    return top
