"""Nested lists out of items that only tell how deep they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

DEEPEST = 8
"""Deeper lists would have no room left."""


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


def nested(items: Iterable[tuple[int, Node]]) -> list[Node]:
    """Items with their depths, each put into the one that it belongs to.

    A depth that is skipped is not opened: no item is deeper than one below the one before it.
    """
    top: list[Node] = []
    open_lists = [top]
    for wanted, node in items:
        depth = min(wanted, len(open_lists) - 1, DEEPEST)
        del open_lists[depth + 1 :]
        open_lists[depth].append(node)
        open_lists.append(node.nodes)
    return top
