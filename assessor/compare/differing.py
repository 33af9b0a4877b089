"""What differs between two editions, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from assessor import words
from questionnaires.texts import _
from scoring.meaning import Difference

LONGEST = 160
"""So much of an old and a new text is shown where they differ."""


NO_NAMES: Mapping[str, str] = MappingProxyType({})


def part(ident: str) -> str:
    """What differs between two editions."""
    return {
        "kind": _("kind of answer"),
        "text": _("text of the question"),
        "unit": _("unit"),
        "anchors": _("what a level means"),
        "options": _("options"),
        "marks": _("what an answer is worth"),
        "scale": _("scale"),
        "cells": _("places to answer"),
        "method": _("method of scoring"),
        "weight": _("weight"),
        "target": _("target"),
        "legal_weight": _("legal weight"),
        "conditions": _("when it is asked"),
        "questions": _("questions"),
        "parts": _("parts"),
    }.get(ident, ident)


def difference(each: Difference, called: Mapping[str, str] = NO_NAMES) -> str:
    """What differs, with how it was and how it is: ``weight (Q1): 1 → 2``.

    Args:
        each: It.
        called: What modules, elements and groups are called, by their ids.
    """
    if each.part == "declared":
        return _declared(each)
    if each.part in ("questions", "parts"):
        return _part(each, called)
    text = (
        _("{part} ({place}): {before} → {after}") if each.place else _("{part}: {before} → {after}")
    )
    return text.format(
        part=part(each.part), place=each.place, before=_shown(each, each.before),
        after=_shown(each, each.after),
    )  # fmt: skip


def differences(
    all_: Iterable[Difference], called: Mapping[str, str] = NO_NAMES, most: int = 3
) -> str:
    """What differs; of many things the first few, and how many more there are."""
    texts = [difference(each, called) for each in all_]
    shown = "; ".join(texts[:most])
    more = len(texts) - most
    return shown if more <= 0 else _("{shown}; and {n} more").format(shown=shown, n=more)


def _declared(each: Difference) -> str:
    text = {
        "changed": _("the edition says that its meaning changed"),
        "split": _("{before} was split, and this is one part of it"),
        "merged": _("{before} was merged with others into {after}"),
    }.get(each.place, "")
    return text.format(before=each.before, after=each.after)


def _part(each: Difference, called: Mapping[str, str]) -> str:
    """A question or a part that the two do not have alike."""
    text = _("{id} is not comparable")
    if each.after is None:
        text = _("{id} is only in A")
    elif each.before is None:
        text = _("{id} is only in B")
    return text.format(id=called.get(each.place, each.place))


def _shown(each: Difference, text: str | None) -> str:
    if text is None:
        return words.NOTHING
    label = words.legal_weight(text) if each.part == "legal_weight" else text
    line = " ".join(label.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
