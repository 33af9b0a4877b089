"""JSON from outside, read where it leaves no doubt about what it says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from assessor import files
from assessor.errors import UserError
from questionnaires.texts import _

PARTS = 500_000
"""The most commas of a JSON file. Millions of small mistakes would each take memory."""


def read(path: Path) -> Any:
    """What a JSON file holds.

    Raises:
        UserError: It cannot be read, or is not JSON without doubt, as in `parse`.
    """
    return parse(files.read(path)[0], path)


def parse(data: bytes, name: Path | str) -> Any:
    """What these bytes say, where JSON allows no doubt about it.

    Args:
        data: UTF-8, with or without a byte order mark.
        name: What a person calls the place they come from.

    Raises:
        UserError: They are damaged, cut off, in another encoding, nested deeply, or name a key
            twice, of which most programs silently take one.
    """
    refuse_too_large(data, name)
    try:
        text = data.decode("utf-8-sig")
        if not text.strip("\0 \t\r\n"):
            raise _DoubtfulError(_("it is empty"))
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        words = _("byte {number} is not UTF-8 text").format(number=error.start + 1)
    except json.JSONDecodeError as error:
        words = _("it breaks off or is damaged at line {line}, column {column}").format(
            line=error.lineno, column=error.colno
        )
    except RecursionError:
        words = _("it is nested too deeply")
    except _DoubtfulError as error:
        words = str(error)
    except ValueError:
        words = _("a number in it is too long")
    raise unusable(name, words)


def unusable(name: Path | str, words: str) -> UserError:
    """The refusal of a file for what is in it; `words` fit behind a colon."""
    return UserError(
        _("{file} cannot be used: {words}.").format(file=name, words=words),
        _("The file was left as it is. Use a copy from before, or ask the sender for a new one."),
    )


def refuse_too_large(data: bytes, name: Path | str) -> None:
    """Hold what is read and what is about to be written against the same limits.

    Raises:
        UserError: It is above `files.LIMIT` or `PARTS`.
    """
    # Counting takes longer than writing, and a file of fewer bytes cannot have that many.
    if len(data) > files.LIMIT or (len(data) > PARTS and data.count(b",") > PARTS):
        raise files.too_large(name)


class _DoubtfulError(ValueError):
    """JSON that is well formed and still not to be trusted, in words."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        [(twice, _count)] = Counter(key for key, _value in pairs).most_common(1)
        raise _DoubtfulError(_("the key “{key}” stands twice in one place").format(key=twice))
    return table


def _no_constant(text: str) -> NoReturn:
    raise _DoubtfulError(_("{text} is not a number").format(text=text))
