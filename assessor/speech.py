"""Which language the program speaks: the one asked for, then a file's own, then the system's."""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires import texts
from questionnaires.texts import _

_settled = True
"""Whether a file that is opened no longer changes the language."""


def begin(arguments: Sequence[str]) -> str:
    """Speak from the start, so that help and errors do too.

    Args:
        arguments: The command line; ``--lang`` on it settles the matter.

    Returns:
        What to tell a person who asked for a language that the program lacks; else nothing.
    """
    global _settled
    asked = _asked(arguments)
    _settled = asked is not None
    texts.use(asked or texts.system_language())
    if asked is None or texts.knows(asked):
        return ""
    known = ", ".join(sorted({"en", *texts.languages()}))
    with texts.speaking(texts.system_language()):
        return _("The program does not speak {language}; it knows {known}.").format(
            language=asked[:40], known=known
        )


def settle() -> None:
    """Keep the language, whatever that of a file is."""
    global _settled
    _settled = True


def follow(language: str) -> None:
    """Speak the language of a file that is opened; the first one decides."""
    global _settled
    if not _settled:
        texts.use(language)
        _settled = True


def _asked(arguments: Sequence[str]) -> str | None:
    for position, word in enumerate(arguments):
        if word == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None
