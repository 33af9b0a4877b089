"""Whether translations are whole, fresh and fit for use; the messages they are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questionnaires import catalogues
from questionnaires.checks.texts import HIDDEN
from questionnaires.messages import Message
from questionnaires.problems import Problem
from questionnaires.texts import _

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

SAME = "same as in English"
"""A translator's comment (``# same as in English``) that says so on purpose."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[rs]|%[rs]")


def check(file: str, found: Catalog, current: Sequence[Message]) -> Iterator[Problem]:
    """Every problem of a catalogue, in the order of the messages.

    Args:
        file: What the PO file is called in the problems.
        found: What is in it.
        current: What is to be translated.
    """
    entries = {(each.context or "", catalogues.one(each)): each for each in found if each.id}
    contexts = {each.context for each in found if each.context}
    for message in current:
        entry = entries.get((message.context, message.text))
        where = message.context or _brief(message.text)
        if entry is None or not any(catalogues.said_in(entry)):
            known = message.context in contexts and entry is None
            yield _stale(file, where) if known else _missing(file, where, message)
        elif entry.fuzzy:
            yield _stale(file, where)
        else:
            yield from _check_entry(file, where, message, entry, found.num_plurals)


def _check_entry(
    file: str, where: str, message: Message, entry: Entry, plurals: int
) -> Iterator[Problem]:
    forms = catalogues.said_in(entry)
    wanted = 1 if message.many is None else plurals
    if len(forms) != wanted or not all(forms):
        yield Problem(
            file, where, "Q505",
            _("It has {n} filled forms, and the language has {wanted}.").format(
                n=sum(map(bool, forms)), wanted=wanted),
            _("With some numbers nothing would be said."), _("Fill in every form."),
        )  # fmt: skip
    words = " ".join(forms)
    english = message.text if message.many is None else f"{message.text} {message.many}"
    if _placeholders(words) != _placeholders(english):
        yield Problem(
            file, where, "Q503",
            _("Its placeholders are {found}; in English they are {wanted}.").format(
                found=" ".join(_placeholders(words)) or "–",
                wanted=" ".join(_placeholders(english)) or "–"),
            _("A name or a number would be missing, or the program would stop."),
            _("Keep the placeholders letter for letter; they may stand elsewhere."),
        )  # fmt: skip
    if words == english and _is_phrase(message.text) and SAME not in entry.user_comments:
        yield Problem(
            file, where, "Q504", _("It is the English: {text}").format(text=_brief(words)),
            _("It looks translated and is not."),
            _("Translate it, or write the comment “# {same}” above it.").format(same=SAME),
        )  # fmt: skip
    if HIDDEN.search(words):
        yield Problem(
            file, where, "Q506", _("It holds characters that cannot be seen."),
            _("They can rewrite a screen or turn a sentence around."), _("Type the text anew."),
        )  # fmt: skip
    if any(form.count("\n") != message.text.count("\n") for form in forms):
        yield Problem(
            file, where, "Q507", _("It has another number of lines than the English."),
            _("A paragraph or an item of a list was lost or added."),
            _("Part the lines as the English does."),
        )  # fmt: skip


def unreadable(file: str, reason: str) -> Problem:
    """The problem of a catalogue that cannot be read at all."""
    return Problem(
        file, "", "Q508", _("The translations cannot be read: {reason}.").format(reason=reason),
        _("Nothing can be said in this language."),
        _("Open the file with a program for PO files; it shows the place."),
    )  # fmt: skip


def absent(file: str) -> Problem:
    """The problem of a catalogue that is not there."""
    return Problem(
        file, "", "Q509", _("There is no such file."), _("Nothing can be said in this language."),
        _("For a folder of your own, make it with: assessor questionnaire translate FOLDER --lang "
          "LANG"),
    )  # fmt: skip


def not_compiled(file: str) -> Problem:
    """The problem of an MO file that says something else than its PO file."""
    return Problem(
        file, "", "Q510", _("It does not say what the PO file beside it says."),
        _("The program reads this file, so that changes in the other are not seen."),
        _("Compile it: assessor questionnaire translate FOLDER --lang LANG"),
    )  # fmt: skip


def _missing(file: str, where: str, message: Message) -> Problem:
    return Problem(
        file, where, "Q501", _("Not translated: {text}").format(text=_brief(message.text)),
        _("It is shown in English."), _("Translate it."),
    )  # fmt: skip


def _stale(file: str, where: str) -> Problem:
    return Problem(
        file, where, "Q502", _("The English has changed since it was translated."),
        _("It is shown in English until the translation is looked at."),
        _("Correct the translation and take the mark “fuzzy” away."),
    )  # fmt: skip


def _placeholders(text: str) -> list[str]:
    return sorted(set(_PLACEHOLDER.findall(text)))


def _is_phrase(words: str) -> bool:
    """Whether it is more than one word: many single ones are the same in several languages."""
    plain = _PLACEHOLDER.sub(" ", words)
    return len(re.findall(r"\b[a-z]{2,}\b", plain)) > 1


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
