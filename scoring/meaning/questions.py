"""What differs between a question then and now, as far as its answers are concerned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from questionnaires.model import Question, Scale
from scoring.meaning.difference import Difference, as_text, in_words, plainly


def of_question(
    old: Question, new: Question, scales: tuple[Scale | None, Scale | None], reworded: bool
) -> Iterator[Difference]:
    """What differs between a question then and now, as far as its answers are concerned.

    Args:
        old: The question as it was.
        new: The question as it is.
        scales: The scale of each edition.
        reworded: Whether the author says that other words mean the same.
    """
    yield from plainly("kind", old.kind, new.kind)
    yield from _places(old, new)
    yield from _options(old, new, reworded)
    if "number" in (old.kind, new.kind):
        # What a number is worth depends on both ends.
        yield from plainly("target", as_text(old.target), as_text(new.target))
        yield from plainly("marks", as_text(old.floor), as_text(new.floor))
    if "choice" in (old.kind, new.kind):
        yield from plainly("marks", as_text(old.floor), as_text(new.floor))
    if "level" in (old.kind, new.kind):
        yield from of_scales(*scales, reworded)
    if not reworded:
        yield from in_words("text", old.text, new.text)
        yield from in_words("unit", old.unit, new.unit)
        yield from _anchors(old, new, scales[1].min if scales[1] else 0)


def of_scales(old: Scale | None, new: Scale | None, reworded: bool) -> Iterator[Difference]:
    """What differs between the scales: which levels there are, what they are worth and say."""
    was, is_ = ({level.value: level for level in s.levels} if s else {} for s in (old, new))
    marks = [s.marks if s else {} for s in (old, new)]
    for value in sorted(was.keys() | is_.keys()):
        before, after = was.get(value), is_.get(value)
        place = str(value)
        if before is None or after is None:
            yield Difference(
                "scale", place, before.name if before else None, after.name if after else None
            )
            continue
        yield from plainly("marks", str(marks[0][value]), str(marks[1][value]), place)
        if not reworded:
            yield from in_words("scale", before.name, after.name, place)
            yield from in_words("scale", before.meaning, after.meaning, place)


def _places(old: Question, new: Question) -> Iterator[Difference]:
    was, is_ = ([c.id.partition("/")[2] for c in each.cells] for each in (old, new))
    if was != is_:
        yield Difference("cells", "", ", ".join(was) or None, ", ".join(is_) or None)


def _anchors(old: Question, new: Question, floor: int) -> Iterator[Difference]:
    for name in ("anchors", "enforcement_anchors"):
        pairs = zip_longest(getattr(old, name), getattr(new, name))
        for number, (before, after) in enumerate(pairs, floor):
            yield from in_words("anchors", before, after, str(number))


def _options(old: Question, new: Question, reworded: bool) -> Iterator[Difference]:
    was, is_ = ({option.id: option for option in each.options} for each in (old, new))
    for ident in dict.fromkeys((*was, *is_)):
        before, after = was.get(ident), is_.get(ident)
        if before is None or after is None:
            yield Difference(
                "options", ident, before.label if before else None, after.label if after else None
            )
            continue
        yield from plainly("marks", as_text(before.mark), as_text(after.mark), ident)
        if not reworded:
            yield from in_words("options", before.label, after.label, ident)
