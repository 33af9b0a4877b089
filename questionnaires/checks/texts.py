"""The words and lists of the files themselves, before they become values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from questionnaires import loader
from questionnaires.problems import Problem
from questionnaires.texts import _

# What no content may hold: control characters and the marks that turn text around.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
# A self-assessment reports findings. It never judges a State in these words.
_VERDICT = re.compile(r"\bnon-?compliant\b|\bcompliant\b", re.IGNORECASE)


def check_lists(raw: loader.Raw) -> Iterator[Problem]:
    """Find what stands twice in a list: one of the two would be lost, or counted double."""
    for name, table in raw.items():
        for place, values in _lists(table, ()):
            idents = [value["id"] if isinstance(value, dict) else value for value in values]
            for ident in (i for i, times in Counter(idents).items() if times > 1):
                yield Problem(
                    name, " ▸ ".join(place), "Q323",
                    _("{ident} stands twice in this list.").format(ident=ident),
                    _("One of the two would be lost, or counted double."),
                    _("Take one of them out, or correct it."),
                )  # fmt: skip


def _lists(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """All lists of ids and of tables with ids, but for those that have checks of their own."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("anchors", "enforcement_anchors"):
                yield from _lists(inner, (*place, key))
    elif isinstance(value, list):
        if place[-1] not in ("module", "elements", "question", "group", "parts") and all(
            isinstance(each, str) or (isinstance(each, dict) and "id" in each) for each in value
        ):
            yield place, value
        for inner in value:
            named = (
                (*place, str(inner["id"])) if isinstance(inner, dict) and "id" in inner else place
            )
            if not isinstance(inner, list):  # in the row of a table two entries may be alike
                yield from _lists(inner, named)


def check_words(raw: loader.Raw) -> Iterator[Problem]:
    """No text hides characters, and none passes a verdict on a State."""
    for name, table in raw.items():
        for where, words in _words(table, ()):
            if HIDDEN.search(words):
                yield Problem(
                    name, where, "Q321", _("It holds characters that cannot be seen."),
                    _("They can rewrite a screen or turn a sentence around."),
                    _("Type the text anew."),
                )  # fmt: skip
            if _VERDICT.search(words):
                yield Problem(
                    name, where, "Q322", _("It says compliant or non-compliant."),
                    _("This program reports findings; it does not judge a State."),
                    _("Say what is in place and what is not."),
                )  # fmt: skip


def _words(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield " ▸ ".join(place), value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            ident = inner.get("id") if isinstance(inner, dict) else None
            yield from _words(inner, (*place, str(ident or number)))
