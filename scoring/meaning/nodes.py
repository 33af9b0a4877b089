"""What differs in how answers are put together: ways, conditions, weights and targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from questionnaires.model import Question, Questionnaire
from questionnaires.way import Way
from scoring.meaning.difference import Difference, as_text, plainly

Names = Mapping[str, str]
"""Ids of the earlier edition by those of the later one's questions and elements."""


def of_ways(old: Way, new: Way, names: Names) -> Iterator[Difference]:
    """What differs in how a node combines its parts, key by key; ids of then as they are now."""
    was = _renamed(old.model_dump(mode="json", by_alias=True), names)
    is_ = new.model_dump(mode="json", by_alias=True)
    for cap in (*was["caps"], *is_["caps"]):
        cap.pop("why")
    if "drop" not in (old.open, new.open):
        # It only says whether a figure is shown.
        was.pop("coverage_threshold"), is_.pop("coverage_threshold")
    for key in (each for each in was if was[each] != is_[each]):
        place = "" if key == "method" else key
        yield Difference("method", place, _written(was[key]), _written(is_[key]))


def of_conditions(old: Question, new: Question, names: Names) -> Iterator[Difference]:
    """What differs in when a question is asked."""
    was, is_ = (
        each.ask_if.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if each.ask_if
        else None
        for each in (old, new)
    )
    was = _renamed(was, names)
    if was != is_:
        yield Difference("conditions", "", _written(was), _written(is_))


def of_weights(old: Fraction, new: Fraction, place: str) -> Iterator[Difference]:
    """What differs in the weight of a part."""
    yield from plainly("weight", str(old), str(new), place)


def of_targets(
    old: tuple[Questionnaire, Question, str], new: tuple[Questionnaire, Question, str]
) -> Iterator[Difference]:
    """What differs in the answer wanted and in how strongly it is asked for.

    Args:
        old: The questionnaire, the question and the profile then.
        new: The same now.
    """
    place = new[1].id
    yield from plainly("legal_weight", old[1].legal_weight, new[1].legal_weight, place)
    wanted = [as_text(each[0].wanted(each[1], each[2])) for each in (old, new)]
    yield from plainly("target", wanted[0], wanted[1], place)


def _renamed(tree: Any, names: Names) -> Any:
    """Conditions as they would be written now: questions by the ids that they have now."""
    if isinstance(tree, dict):
        return {
            key: names.get(value, value) if key == "question" else _renamed(value, names)
            for key, value in tree.items()
        }
    return [_renamed(each, names) for each in tree] if isinstance(tree, list) else tree


def _written(value: Any) -> str | None:
    """Data on one line, as close to content as it needs to be read."""
    if isinstance(value, dict):
        parts = (f"{k} = {_written(v)}" for k, v in value.items() if v not in (None, [], {}))
        return "{ " + ", ".join(parts) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(str(_written(each)) for each in value) + "]"
    return None if value is None else str(value)
