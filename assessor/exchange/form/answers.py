"""Answers as people read and write them in a form, more loosely than on the command line.

Spreadsheet programs make a number of ``2``, a date of ``2019-05-31``, a long dash of ``-`` and a
curly apostrophe of ``'``; none of that changes what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.exchange.form import dates
from questionnaires import values
from questionnaires.model import Question, Scale
from questionnaires.responses import Response, Status, Value
from questionnaires.texts import _

Said = tuple[Status, Value | None]

_DASHES = re.compile("[-\u2010-\u2015\u2212\uff0d]")
# After a number a name may stand, but no other number: 2-3 is not 2.
_NUMBER = re.compile(r"(-?\d{1,15})(?:[.,]0+)?(?:\s*[-:]\s*(\D.*)?)?")
_SHORT = {"unknown": ("unknown", "?"), "not_applicable": ("na", "n/a", "not_applicable")}


@dataclass(frozen=True)
class Words:
    """What a form calls the answers that do not come from the questionnaire.

    Attributes:
        none: That nothing of a checklist is ticked.
    """

    unknown: str
    not_applicable: str
    yes: str
    partly: str
    no: str
    none: str


def words() -> Words:
    """Those of the language in use. A form carries its own, which may be in another language."""
    return Words(
        _("don't know"), _("not applicable"), _("yes"), _("partly"), _("no"), _("none of them")
    )


def choices(question: Question, scale: Scale | None, words: Words) -> tuple[str, ...]:
    """What a drop-down list offers; empty for questions that are answered freely."""
    if question.kind == "yes_partly_no":
        own: tuple[str, ...] = (words.yes, words.partly, words.no)
    elif question.kind == "level" and scale:
        own = tuple(values.show(question, scale, level.value) for level in scale.levels)
    elif question.kind == "choice":
        own = tuple(values.show(question, scale, option.id) for option in question.options)
    else:
        return ()
    return (*own, words.unknown, words.not_applicable)


def shown(question: Question, scale: Scale | None, said: Response, words: Words) -> str:
    """What was said, in words; empty where nothing is."""
    value = said.value
    if said.status != "answered" or value is None:
        said_so = {"unknown": words.unknown, "not_applicable": words.not_applicable}
        return said_so.get(said.status, "")
    if question.kind == "yes_partly_no":
        return str(getattr(words, str(value)))
    if isinstance(value, tuple):
        return "; ".join(value) or words.none
    if question.kind in ("level", "choice"):
        return values.show(question, scale, value)
    return str(value)


def status(text: str, known: Sequence[Words]) -> str:
    """A status by its English id, where a text names it in words of the form; else the text."""
    said = _simple(text)
    for ident in _SHORT:
        if said in {_simple(getattr(words, ident)) for words in known}:
            return ident
    return text


def read(question: Question, scale: Scale | None, text: str, known: Sequence[Words]) -> Said:
    """What a text says; `known` are the words of the form and those of the language in use.

    Raises:
        ValueError: It is no answer to this question; the message says what would be.
    """
    said = _simple(text)
    for status, short in _SHORT.items():
        full = {_simple(getattr(words, status)) for words in known}
        if said in full or (question.kind != "text" and said in short):
            return ("unknown" if status == "unknown" else "not_applicable"), None
    value = _value(question, scale, text.strip(), said, known)
    values.check(question, scale, value)
    return "answered", value


def _value(
    question: Question, scale: Scale | None, text: str, said: str, known: Sequence[Words]
) -> Value:
    if question.kind == "level" and scale:
        return _level(question, scale, said)
    if question.kind == "yes_partly_no":
        meant = {_simple(getattr(w, own)): own for w in known for own in ("yes", "partly", "no")}
        return meant.get(said, said)
    if question.kind == "choice":
        return _option(question, text)
    if question.kind == "checklist":
        return _ticked(question, text, said, known)
    if question.kind == "date":
        return dates.read(text)
    number = _NUMBER.fullmatch(said)
    if question.kind == "number" and number and number[2] is None:
        return int(number[1])
    return text


def _level(question: Question, scale: Scale, said: str) -> Value:
    """A level by its number, with or without its name; the name must not be another level's."""
    number = _NUMBER.fullmatch(said)
    if not number:
        named = [level.value for level in scale.levels if _simple(level.name) == said]
        return named[0] if len(named) == 1 else said
    value, name = int(number[1]), number[2]
    others = {_simple(level.name) for level in scale.levels if level.value != value}
    own = {_simple(level.name) for level in scale.levels if level.value == value}
    if name in others - own:
        raise ValueError(_("the number and the name are those of two levels"))
    return value


def _option(question: Question, text: str) -> str:
    """The id of the option that a text names by its id, its label or both; else the text."""
    said = _simple(text)
    for option in question.options:
        if said in (_simple(option.id), _simple(f"{option.id} – {option.label}")):
            return option.id
    labelled = [option.id for option in question.options if _simple(option.label) == said]
    if labelled:
        return labelled[0]
    # The label may be in another language than the one in use.
    parted = [o.id for o in question.options if said.startswith(_simple(o.id) + " - ")]
    return max(parted, key=len) if parted else text


def _ticked(question: Question, text: str, said: str, known: Sequence[Words]) -> Value:
    if said == "-" or said in {_simple(words.none) for words in known}:
        return ()
    ids = {option.id for option in question.options}
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split("[;\n]", text))):
        option = _option(question, part)
        if option in ids:
            found.append(option)
        else:
            found += [_option(question, each.strip()) for each in part.split(",")]
    return tuple(dict.fromkeys(found)) or text


def _simple(text: str) -> str:
    """A text without the differences that spreadsheet programs make."""
    return " ".join(_DASHES.sub("-", text).replace("\u2019", "'").casefold().split())
