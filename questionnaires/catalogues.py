"""Catalogues of translations: PO files that people edit, MO files that the program reads.

With `messages` the only module that uses Babel, which who only uses the program does not need.
Every language has two PO files, ``interface`` and ``content``, which `refresh` keeps in step with
the sources.
"""

from __future__ import annotations

import difflib
import io
import re
import struct
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires import messages, texts
from questionnaires.messages import Message
from questionnaires.texts import _

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

LARGEST = 8_000_000
"""The most bytes a PO file may have; the largest of ours has a fifth of that."""

MOST_FORMS = 6
"""The most plural forms that a language has."""

# How alike the old and the new English of a message without a context must be to be one message.
_ALIKE = 0.7
_WIDTH = 79
_WAS = "The English was: "


def refresh() -> None:
    """Bring the PO files of every language up to date with the sources, and compile them."""
    domains = {"interface": messages.interface(), "content": messages.bundled_content()}
    for folder in sorted(texts.CATALOGUES.glob("*/LC_MESSAGES")):
        for domain, current in domains.items():
            bring_up_to_date(folder / f"{domain}.po", current, folder.parent.name)


def bring_up_to_date(path: Path, current: Iterable[Message], language: str) -> None:
    """Make or mend one PO file of ours and compile it into the MO file beside it."""
    old = path.read_bytes() if path.exists() else None
    source, made = renewed(old, current, language)
    path.write_bytes(source)
    path.with_suffix(".mo").write_bytes(made)


def renewed(
    old: bytes | None, current: Iterable[Message], language: str
) -> tuple[bytes, bytes]:  # fmt: skip
    """The bytes of a PO file in step with the current messages, and those of its MO file.

    Args:
        old: The bytes of the PO file there is; None: there is none yet.
        current: What is to be translated.
        language: Its code.

    Raises:
        ValueError: What there is, is no PO file.
    """
    merged = merge(current, read(old, language) if old is not None else None, language)
    return written(merged), compiled(merged)


def read(content: bytes, language: str) -> Catalog:
    """A catalogue from the bytes of its PO file, which anybody may have written.

    Raises:
        ValueError: It is too large, or no PO file in UTF-8.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    class Bounded(Catalog):
        """One whose header cannot ask for a million plural forms of every message."""

        @property
        def num_plurals(self) -> int:
            return min(super().num_plurals, MOST_FORMS)

    if len(content) > LARGEST:
        raise ValueError(_("it is larger than {most} bytes").format(most=LARGEST))
    text = content.decode("utf-8-sig")
    found = Bounded(language)
    try:
        PoFileParser(found, ignore_obsolete=True, abort_invalid=True).parse(io.StringIO(text))
        list(found)  # the header is put together from what was read
    except (PoFileError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error
    return found


def said(compiled: bytes) -> dict[tuple[str, str], tuple[str, ...]]:
    """What an MO file says, in each form, by contexts and English words.

    Raises:
        ValueError: It is damaged.
    """
    from babel.messages.mofile import read_mo

    try:
        found = read_mo(io.BytesIO(compiled))
    except (OSError, LookupError, TypeError, AttributeError, struct.error) as error:
        raise ValueError(str(error)) from error
    return {(each.context or "", one(each)): said_in(each) for each in found if each.id}


def merge(current: Iterable[Message], old: Catalog | None, language: str) -> Catalog:
    """A catalogue of the current messages with the translations of an older one.

    A message whose English changed keeps its translation, marked fuzzy and with the old English
    above it: with a context, the message of the same context; without one, the most alike of those
    that are gone. Messages that are gone are dropped.
    """
    from babel.messages.catalog import Catalog

    made = Catalog(
        language, header_comment=_HEADER.format(language=language), fuzzy=False,
        project="assessor", version="1", copyright_holder="", msgid_bugs_address="",
        creation_date=_NEVER, revision_date=old.revision_date if old else _NEVER,
        last_translator=old.last_translator if old else "-",
        language_team=old.language_team if old else "-",
    )  # fmt: skip
    current = list(current)
    kept = {(each.context or "", one(each)): each for each in old or () if each.id}
    wanted = {(each.context, each.text) for each in current}
    gone = {key: entry for key, entry in kept.items() if key not in wanted and entry.string}
    for message in current:
        entry = kept.get((message.context, message.text))
        _add(made, message, entry or _predecessor(message, gone))
    return made


def _add(to: Catalog, message: Message, old: Entry | None) -> None:
    wanted = message.text if message.many is None else (message.text, message.many)
    changed = old is not None and old.id != wanted
    forms = said_in(old) if old is not None else ()
    if message.many is not None:  # one that was no plural is said so in every form
        forms = (forms * to.num_plurals if len(forms) == 1 else forms)[: to.num_plurals]
    stale = old is not None and (changed or old.fuzzy)
    to.add(
        wanted, (forms[0] if message.many is None else forms) if any(forms) else None,
        locations=[(message.file, 0)],
        flags={"fuzzy"} if stale and any(forms) else (),
        auto_comments=[message.note] if message.note else (),
        user_comments=_comments(old, changed, stale) if old is not None and any(forms) else (),
        context=message.context or None,
    )  # fmt: skip


def _comments(old: Entry, changed: bool, stale: bool) -> list[str]:
    """What translators wrote, with the English that they translated where that was another.

    Babel cannot read the lines that other programs keep that in (``#| msgid``).
    """
    said = [each for each in old.user_comments if not each.startswith("|")]
    own = [each for each in said if not each.startswith(_WAS)]
    if not stale:
        return own
    return [*own, f"{_WAS}{one(old)}"] if changed else said


def _predecessor(message: Message, gone: Mapping[tuple[str, str], Entry]) -> Entry | None:
    """The message that this one was before its English changed."""
    if message.context:
        return next((entry for key, entry in gone.items() if key[0] == message.context), None)
    known = [text for context, text in gone if not context]
    alike = difflib.get_close_matches(message.text, known, 1, _ALIKE)
    return gone["", alike[0]] if alike else None


def whole(entry: Entry) -> bool:
    """Whether a message is translated, in all its forms."""
    forms = said_in(entry)
    return bool(forms) and all(forms)


def said_in(entry: Entry) -> tuple[str, ...]:
    """The forms of a translation, each of which may be empty; none where there is none at all."""
    if isinstance(entry.string, str):
        return (entry.string,)
    return tuple(entry.string or ())


def one(entry: Entry) -> str:
    """The English of a message, for one where it depends on a number."""
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def written(catalogue: Catalog) -> bytes:
    """The bytes of a PO file: messages in the order of the catalogue, files without lines."""
    from babel.messages.pofile import write_po

    out = io.BytesIO()
    write_po(out, catalogue, _WIDTH, include_lineno=False)
    # Which edition of Babel wrote it would change the file and say nothing.
    return re.sub(rb'"Generated-By: [^"]*"\n', b"", out.getvalue())


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of an MO file: what is wholly translated and not stale."""
    from babel.messages.mofile import write_mo

    for entry in catalogue:
        if not whole(entry):
            entry.string = ""  # a plural with empty forms would else be said as nothing
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


_NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change the file each time
_HEADER = """\
# Translations of assessor into {language}.
# Licensed as assessor is (Apache-2.0)."""
