"""What keeps the figures of a node from being held side by side."""

from __future__ import annotations

from collections.abc import Mapping

from scoring import meaning
from scoring.frames.tree import Frame
from scoring.meaning import Difference, Names
from scoring.result import NodeKind

Comparable = frozenset[tuple[str, str]]
"""Ids then and now of the questions whose answers mean the same."""

Key = tuple[NodeKind, str]
"""A node of the later edition."""


def differences(
    old: Frame, new: Frame, names: Names, comparable: Comparable
) -> Mapping[Key, tuple[Difference, ...]]:
    """By node of the later edition, what keeps its figures from being held side by side."""
    found: dict[Key, tuple[Difference, ...]] = {}
    _gather(old, new, names, comparable, found)
    return {key: changed for key, changed in found.items() if changed}


def _gather(
    old: Frame,
    new: Frame,
    names: Names,
    comparable: Comparable,
    found: dict[Key, tuple[Difference, ...]],
) -> None:
    own = list(meaning.of_ways(old.way, new.way, names))
    if old.question and new.question:
        if (old.id, new.id) not in comparable:
            own.append(as_part("question", old.id, new.id))
        own += meaning.of_conditions(old.question, new.question, names)
    now = {part.id: part for part in new.parts}
    for part in old.parts:
        other = now.pop(names.get(part.id, part.id), None)
        if other is None or other.kind != part.kind:
            own.append(as_part(part.kind, part.id, None))
            continue
        own += meaning.of_weights(part.weight, other.weight, other.id)
        _gather(part, other, names, comparable, found)
        if found[other.kind, other.id]:
            own += _from_below(part, other, found[other.kind, other.id])
    own += [as_part(part.kind, None, part.id) for part in now.values()]
    found[new.kind, new.id] = tuple(own)


def _from_below(old: Frame, new: Frame, changed: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Of a question what differs, of anything else that something does."""
    if new.kind != "question":
        return (as_part(new.kind, old.id, new.id),)
    return tuple(
        Difference(each.part, each.place or new.id, each.before, each.after) for each in changed
    )


def as_part(kind: NodeKind, before: str | None, after: str | None) -> Difference:
    """A part that the two do not have alike."""
    part: meaning.Part = "questions" if kind == "question" else "parts"
    return Difference(part, before or after or "", before, after)
