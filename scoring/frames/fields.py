"""What keeps the findings on a field from being held side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.model import Question, Questionnaire
from scoring import meaning
from scoring.frames.nodes import Comparable, as_part
from scoring.meaning import Difference, Names


def of_fields(
    old: tuple[Questionnaire, str],
    new: tuple[Questionnaire, str],
    names: Names,
    comparable: Comparable,
) -> Mapping[str, tuple[Difference, ...]]:
    """By field, what keeps the findings on it from being held side by side.

    Args:
        old: The questionnaire and the profile then.
        new: The same now.
        names: Ids of then as they are now.
        comparable: The questions whose answers mean the same.
    """
    was, is_ = _touching(*old), _touching(*new)
    return {
        field: tuple(_of_field(was.get(field, ()), is_.get(field, ()), old, new, names, comparable))
        for field in {**was, **is_}
    }


def _touching(questionnaire: Questionnaire, profile: str) -> dict[str, tuple[Question, ...]]:
    found: dict[str, tuple[Question, ...]] = {}
    for question in questionnaire.asked_in(profile).values():
        for field in question.fields:
            found[field] = (*found.get(field, ()), question)
    return found


def _of_field(
    was: tuple[Question, ...],
    is_: tuple[Question, ...],
    old: tuple[Questionnaire, str],
    new: tuple[Questionnaire, str],
    names: Names,
    comparable: Comparable,
) -> Iterator[Difference]:
    now = {question.id: question for question in is_}
    for before in was:
        after = now.pop(names.get(before.id, before.id), None)
        if after is None or (before.id, after.id) not in comparable:
            yield as_part("question", before.id, after.id if after else None)
            continue
        yield from meaning.of_targets((old[0], before, old[1]), (new[0], after, new[1]))
        yield from meaning.of_conditions(before, after, names)
    for ident in now:
        yield as_part("question", None, ident)
