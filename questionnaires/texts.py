"""The one door to gettext: the words of the program, and translations laid over content.

Two domains: ``interface`` for what the program says itself, ``content`` for questionnaires. A
content message's context is its id and field (``M1-POL-01.text``), so that a translator sees what
a sentence belongs to, and the same English words in two places can differ in another language. The
tables it stands in come first, each by its key and, in a list, by its id, its question or its
number (``op3_workshop.module.aims.name``, ``op3_workshop.scale.levels.1.name``); but a question's
context starts with its own id: it keeps its translations when it moves to another element. No two
messages have the same context.
"""

from __future__ import annotations

import gettext as _gettext
import io
import os
import re
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

Say = Callable[[str, str], str]
"""From the context of a message and its English to what is said instead."""

CATALOGUES = Path(__file__).with_name("locale")
BESIDE = "locale"
"""The folder beside a questionnaire that is not bundled, with its own catalogues: ``es.po``."""

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
    "source": ("citation",),
    "field": ("label", "help"),
    "layout": ("title",),
    "row": ("label",),
    "plan": ("work_plan",),
    "phase": ("name", "why", "time_frame"),
    "subject": ("name",),
    "practices": ("cautions", "countries"),
    "fact": ("text", "source"),
    "regimes": ("cautions",),
    "regime": ("name",),
    "statement": ("text",),
    "criterion": ("text", "limits"),
    "reworded": ("why",),
    "changed": ("why",),
    "split": ("why",),
    "merged": ("why",),
    "retired": ("why",),
    "term": ("definition", "note"),
    "exercise": ("title", "summary", "state"),
    "team": ("name",),
    "step": ("title", "trainer", "participants"),
    "case": ("notice", "rule"),
    "section": ("title",),
    "passage": ("text",),
    "table": ("columns", "rows"),
    "inject": ("title", "about", "tasks", "outcome", "lesson"),
    "card": ("time", "text"),
    "answer": ("reason",),
    "change": ("why",),
    "misreading": ("claim", "settled"),
    "facilitator": ("keep", "priorities", "questions"),
    "note": ("title", "texts"),
    "test": ("intro",),
    "item": ("vignette", "reason"),
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
    "sources": {"sources": "source"},
    "fields": {"field": "field", "layout": "layout"},
    "layout": {"rows": "row"},
    "plan": {"phase": "phase", "subject": "subject"},
    "practices": {"fact": "fact"},
    "regimes": {"regime": "regime"},
    "regime": {
        "adherence": "statement", "participation": "statement", "criterion": "criterion",
    },
    "glossary": {"term": "term"},
    "editions": {"step": "edition"},
    "edition": {
        "reworded": "reworded", "changed": "changed", "split": "split", "merged": "merged",
        "retired": "retired",
    },
    "exercise": {"team": "team", "step": "step"},
    "case": {"section": "section"},
    "section": {"passage": "passage"},
    "passage": {"table": "table"},
    "injects": {"inject": "inject"},
    "inject": {"card": "card"},
    "key": {"answer": "answer"},
    "answer": {"change": "change", "misreading": "misreading"},
    "facilitator": {"note": "note"},
    "test": {"item": "item"},
}  # fmt: skip

LARGEST_CATALOGUE = 8_000_000
_CODE = re.compile("[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")


class _Later(_gettext.NullTranslations):
    """The content in a language; its catalogue is read when something is looked up in it.

    Help and errors say nothing of it, and reading it takes as long as showing them.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._of = language

    def pgettext(self, context: str, message: str) -> str:
        return self._read.pgettext(context, message)

    @cached_property
    def _read(self) -> _gettext.NullTranslations:
        return _gettext.translation("content", CATALOGUES, [self._of])


KEYED = frozenset({"source"})
"""The kinds of tables that do not stand in a list but in a table, under their ids."""

_interface: _gettext.NullTranslations = _gettext.NullTranslations()
_content: _gettext.NullTranslations | None = None
_wanted: tuple[str, ...] = ()
_language = "en"


def use(language: str | None) -> None:
    """Speak this language from now on (``es``, ``es_MX``; None or unknown: English)."""
    global _interface, _content, _wanted, _language
    _wanted = _ever_wider(language or "")
    _language = next((code for code in _wanted if _has(code)), "en")
    if _language == "en":
        _interface, _content = _gettext.NullTranslations(), None
    else:
        _interface = _gettext.translation("interface", CATALOGUES, [_language])
        _content = _Later(_language)


def language() -> str:
    """The code of the language in use, such as ``en``."""
    return _language


def is_code(language: str) -> bool:
    """Whether this is how a language is named: it becomes part of paths."""
    return bool(_ever_wider(language))


def knows(language: str) -> bool:
    """Whether the program speaks this language."""
    return any(code == "en" or _has(code) for code in _ever_wider(language))


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages that content is translated into, by their codes.

    Args:
        folder: A questionnaire's; with the languages of the catalogues beside it.
    """
    found = {each.parts[-3] for each in CATALOGUES.glob("*/LC_MESSAGES/content.mo")}
    if folder is not None:
        found |= {each.stem for each in folder.glob(f"{BESIDE}/*.mo")}
    return tuple(sorted(found))


def _ever_wider(language: str) -> tuple[str, ...]:
    """The language as it was asked for and without its country: ``es_MX``, ``es``."""
    if len(language) > 35 or not _CODE.fullmatch(language):
        return ()  # it may come from a file of anybody's, and it becomes part of a path
    code = language.replace("-", "_")
    return tuple(dict.fromkeys((code, code.split("_")[0].lower())))


def _has(code: str) -> bool:
    return (CATALOGUES / code / "LC_MESSAGES" / "interface.mo").is_file()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak another language within the block."""
    global _interface, _content, _wanted, _language
    before = _interface, _content, _wanted, _language
    use(language)
    try:
        yield
    finally:
        _interface, _content, _wanted, _language = before


@contextmanager
def untranslated() -> Iterator[None]:
    """Within the block, content stays as it was written; the program goes on in its language."""
    global _content, _wanted
    before = _content, _wanted
    _content, _wanted = None, ()
    try:
        yield
    finally:
        _content, _wanted = before


@contextmanager
def beside(folder: Path) -> Iterator[None]:
    """Within the block, look content up first in the catalogue that stands in its own folder.

    Raises:
        ContentError: There is one for the language in use, and it is damaged.
    """
    global _content
    before = _content
    paths = (folder / BESIDE / f"{code}.mo" for code in _wanted)
    found = next((path for path in paths if path.is_file()), None)
    if found:
        own = _own(found)
        own.add_fallback(before or _gettext.NullTranslations())
        _content = own
    try:
        yield
    finally:
        _content = before


def _own(path: Path) -> _gettext.NullTranslations:
    """A catalogue that anybody may have made."""
    from questionnaires.problems import ContentError, Problem

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_CATALOGUE + 1)
        if len(data) > LARGEST_CATALOGUE:
            raise ValueError(_("it is larger than {most} bytes").format(most=LARGEST_CATALOGUE))
        return _gettext.GNUTranslations(io.BytesIO(data))
    except (OSError, ValueError, LookupError, struct.error, RecursionError) as error:
        raise ContentError([Problem(
            f"{BESIDE}/{path.name}", "", "Q107",
            _("The translations cannot be read: {reason}.").format(reason=error),
            _("The questionnaire could not be shown in this language."),
            _("Make it anew: assessor questionnaire translate {folder} --lang {language}").format(
                folder=path.parent.parent, language=path.stem),
        )]) from error  # fmt: skip


def system_language() -> str | None:
    """The language the user's environment asks for, or None where it says nothing."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].split(".")[0].split("@")[0]
        if value:
            return None if value in ("C", "POSIX") else value
    return _windows_language() if sys.platform == "win32" else None


def _windows_language() -> str | None:
    """What Windows shows its own menus in."""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return locale.windows_locale.get(number)


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
    if _content is None:
        return table
    return _laid(kind, table, _context(kind, table, context), _content.pgettext)


def messages(kind: str, table: Any, context: str = "") -> list[tuple[str, str]]:
    """What `overlay` looks up for a table: contexts and English words, in their order."""
    found: list[tuple[str, str]] = []

    def note(where: str, words: str) -> str:
        found.append((where, words))
        return words

    _laid(kind, table, _context(kind, table, context), note)
    return found


def _laid(kind: str, table: Any, context: str, say: Say) -> Any:
    if not isinstance(table, dict):
        return table
    done = {k: _said(f"{context}.{k}", table[k], say) for k in WORDS.get(kind, ()) if k in table}
    for key, inner in TABLES.get(kind, {}).items():
        if isinstance(table.get(key), list):
            done[key] = [
                _laid(inner, row, _context(inner, row, f"{context}.{key}", str(number)), say)
                for number, row in enumerate(table[key])
            ]
        elif inner in KEYED and isinstance(table.get(key), dict):
            done[key] = {
                ident: _laid(inner, row, f"{context}.{key}.{ident}", say)
                for ident, row in table[key].items()
            }
        elif key in table:
            done[key] = _laid(inner, table[key], f"{context}.{key}", say)
    if "table" in table and isinstance(done.get("bands"), list):
        # The rows of a lookup table name bands.
        names = {
            old["name"]: new["name"]
            for old, new in zip(table["bands"], done["bands"], strict=True)
            if isinstance(old, dict) and isinstance(old.get("name"), str)
        }
        done["table"] = _replaced(table["table"], names)
    return table | done


def _context(kind: str, table: Any, outer: str, number: str = "") -> str:
    """Where a table is: in what is around it, by its id, its question or its number."""
    if not isinstance(table, dict):
        return outer
    if kind == "question":
        return str(table.get("id"))
    own = table.get("id", table.get("question", number))
    return ".".join(filter(None, (outer, str(own))))


def _replaced(value: Any, names: dict[Any, Any]) -> Any:
    if isinstance(value, list):
        return [_replaced(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _replaced(each, names) for key, each in value.items()}
    return names.get(value, value) if isinstance(value, str) else value


def _said(context: str, words: Any, say: Say) -> Any:
    if isinstance(words, str):
        return say(context, words) if any(map(str.isalpha, words)) else words
    if isinstance(words, list):
        return [_said(f"{context}.{number}", word, say) for number, word in enumerate(words)]
    if isinstance(words, dict):
        return {key: _said(f"{context}.{key}", word, say) for key, word in words.items()}
    return words
