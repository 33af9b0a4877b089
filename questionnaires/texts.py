"""The one door to gettext: the words of the program, and translations laid over content.

Two domains: ``interface`` for what the program says itself, ``content`` for questionnaires. A
content message's context is its id and field (``M1-POL-01.text``), so that a translator sees what
a sentence belongs to, and the same English words in two places can differ in another language. The
ids of the tables it stands in come first (``op3_workshop.aims.name``), but a question's context
starts with its own: it keeps its translations when it moves to another element.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CATALOGUES = Path(__file__).with_name("locale")

# By kind of table: the keys that are words for people, and the keys that hold further tables, with
# their kind. Lists of words are translated item by item, with the item's number in the context.
WORDS: dict[str, tuple[str, ...]] = {
    "questionnaire": ("title", "summary", "caution", "answer_rule", "unreached"),
    "findings": ("reading",),
    "level": ("name", "meaning"),
    "module": ("name",),
    "element": ("name",),
    "group": ("name",),
    "band": ("name",),
    "cap": ("why",),
    "question": (
        "text", "why", "legal_basis", "na_only_if", "anchors", "enforcement_anchors", "unit",
        "evidence", "action",
    ),
    "option": ("label",),
    "profile": ("name", "summary"),
    "agency": ("name", "task", "bring", "blind_spot"),
    "vocabulary": ("weapons", "sides", "instances", "respondents", "assistance"),
    "provision": ("title", "duty", "paragraph"),
    "field": ("label", "help"),
    "layout": ("title",),
    "row": ("label",),
    "plan": ("work_plan",),
    "phase": ("name", "why", "time_frame"),
    "subject": ("name",),
    "practices": ("cautions", "countries"),
    "fact": ("text",),
    "regimes": ("cautions",),
    "regime": ("name",),
    "statement": ("text",),
    "criterion": ("text", "limits"),
}  # fmt: skip
TABLES: dict[str, dict[str, str]] = {
    "questionnaire": {
        "module": "module", "scale": "scale", "scoring": "scoring", "findings": "findings",
    },
    "scale": {"levels": "level"},
    "scoring": {"cells": "way", "element": "way", "module": "way", "total": "way"},
    "module": {"scoring": "way"},
    "element": {"scoring": "way", "group": "group", "question": "question"},
    "group": {"scoring": "way"},
    "question": {"options": "option", "scoring": "way"},
    "way": {"bands": "band", "caps": "cap"},
    "profiles": {"profile": "profile"},
    "agencies": {"agency": "agency"},
    "provisions": {"provision": "provision"},
    "fields": {"field": "field", "layout": "layout"},
    "layout": {"rows": "row"},
    "plan": {"phase": "phase", "subject": "subject"},
    "practices": {"fact": "fact"},
    "regimes": {"regime": "regime"},
    "regime": {
        "adherence": "statement", "participation": "statement", "criterion": "criterion",
    },
}  # fmt: skip

_interface: _gettext.NullTranslations = _gettext.NullTranslations()
_content: _gettext.NullTranslations | None = None


def use(language: str | None) -> None:
    """Speak this language from now on (``es``, ``es_MX``; None or unknown: English)."""
    global _interface, _content
    wanted = [language] if language else []
    _interface = _gettext.translation("interface", CATALOGUES, wanted, fallback=True)
    found = _gettext.find("content", CATALOGUES, wanted)
    _content = _gettext.translation("content", CATALOGUES, wanted) if found else None


def languages() -> tuple[str, ...]:
    """The languages that content is translated into, by their codes."""
    return tuple(sorted(found.parts[-3] for found in CATALOGUES.glob("*/LC_MESSAGES/content.mo")))


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak another language within the block."""
    global _interface, _content
    before = _interface, _content
    use(language)
    try:
        yield
    finally:
        _interface, _content = before


def system_language() -> str | None:
    """The language the user's environment asks for, or None where it says nothing."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].split(".")[0]
        if value:
            return None if value in ("C", "POSIX") else value
    return None


def _(message: str) -> str:
    """Translate one message of the interface; pass literal text only, so that it can be found."""
    return _interface.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a message that depends on a number; the caller formats the number in."""
    return _interface.ngettext(one, many, number)


def overlay(kind: str, table: Any, context: str = "") -> Any:
    """Lay the language in use over a content table and the tables within it.

    Args:
        kind: What the table is, a key of `WORDS` or `TABLES`.
        table: The table as it was read; anything else comes back as it is, for the checks to find.
        context: What the messages' contexts start with; the table's own id is added.

    Returns:
        A copy with translated words, or the very same table when the language has no catalogue.
    """
    if _content is None or not isinstance(table, dict):
        return table
    outer = "" if kind == "question" else context
    here = f"{outer}.{table['id']}".lstrip(".") if "id" in table else context or kind
    done = {k: _translated(f"{here}.{k}", table[k]) for k in WORDS.get(kind, ()) if k in table}
    for key, inner in TABLES.get(kind, {}).items():
        if isinstance(table.get(key), list):
            done[key] = [overlay(inner, row, here) for row in table[key]]
        elif key in table:
            done[key] = overlay(inner, table[key], f"{here}.{key}")
    if "table" in table and isinstance(done.get("bands"), list):
        # The rows of a lookup table name bands.
        names = {
            old["name"]: new["name"]
            for old, new in zip(table["bands"], done["bands"], strict=True)
            if isinstance(old, dict) and isinstance(old.get("name"), str)
        }
        done["table"] = _replaced(table["table"], names)
    return table | done


def _replaced(value: Any, names: dict[Any, Any]) -> Any:
    if isinstance(value, list):
        return [_replaced(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _replaced(each, names) for key, each in value.items()}
    return names.get(value, value) if isinstance(value, str) else value


def _translated(context: str, words: Any) -> Any:
    assert _content is not None
    if isinstance(words, str):
        return _content.pgettext(context, words) if words else words
    if isinstance(words, list):
        return [_translated(f"{context}.{number}", word) for number, word in enumerate(words)]
    if isinstance(words, dict):
        return {key: _translated(f"{context}.{key}", word) for key, word in words.items()}
    return words
