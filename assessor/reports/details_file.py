"""Reads the details of a paper from a TOML file, and names everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from assessor import files, words
from assessor.errors import UserError
from assessor.reports.case import Asked
from assessor.reports.details import Details
from assessor.reports.parts import supplied
from questionnaires import loader
from questionnaires.problems import ContentError
from questionnaires.texts import _, ngettext

SHOWN = 10
"""How many mistakes are named before the others are only counted."""

MANY = 1000
"""Up to how many mistakes it is worth naming any."""

LONGEST = 60
"""How much of a key is repeated."""

Way = tuple[int | str, ...]
"""A place in the file: keys, and numbers counted from 0 within lists."""


def read(path: Path, case: Asked) -> Details:
    """The details in a file, held against the questionnaire of the case.

    Raises:
        UserError: It cannot be read, is too large, is no TOML, or says what nothing would be made
            of; every mistake is named with its place.
    """
    try:
        details = Details.model_validate(_table(path))
    except ValidationError as error:
        count = error.error_count()
        raise _unusable(path, count, _mistakes(error) if count <= MANY else ()) from error
    strangers = _strangers(details, case)
    if strangers:
        lines = (_line(way, _unknown(str(way[-1]), known)) for way, known in strangers)
        raise _unusable(path, len(strangers), lines)
    return details


def _table(path: Path) -> dict[str, Any]:
    data, _found = files.read(path)
    if len(data) > loader.LARGEST_FILE:
        raise UserError(
            _("{file} is larger than {most} bytes.").format(file=path, most=loader.LARGEST_FILE),
            _("Details are never that long; check that it is the right file."),
        )
    try:
        return loader.parse({path.name: data})[path.name]
    except ContentError as error:
        first = error.problems[0]
        raise UserError(f"{path}: {first.what}", first.todo) from error


def _unusable(path: Path, count: int, mistakes: Iterable[str]) -> UserError:
    lines = [_("{file} cannot be used as it is:").format(file=path), *islice(mistakes, SHOWN)]
    more = count - len(lines) + 1
    if more:
        text = ngettext("{number} more mistake", "{number} more mistakes", more)
        lines.append(text.format(number=more))
    todo = _("Correct the file. A form with every key is made by: assessor details FILE -o NEW")
    return UserError("\n  ".join(lines), todo)


def _mistakes(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False, include_input=False):
        way = each["loc"]
        if each["type"] == "extra_forbidden":
            yield _line(way, _unknown(str(way[-1]), _keys(way[:-1])))
        else:
            yield _line(way, _wrong(each["type"], each.get("ctx", {})))


def _line(way: Way, words: str) -> str:
    """A mistake with its place; what stands in a row is counted from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step[:LONGEST] for step in way)
    return f"{' > '.join(steps)}: {words}"


def _wrong(kind: str, context: dict[str, Any]) -> str:
    said = {
        "missing": _("is missing; add it"),
        "string_type": _("must be a text; put it in quotation marks"),
        "tuple_type": _("must be a list; put it in square brackets"),
        "int_type": _("must be a whole number, without quotation marks"),
        "bool_type": _("must be true or false, without quotation marks"),
        "bool_parsing": _("must be true or false, without quotation marks"),
        "model_type": _("must be a table; put its keys under a heading in square brackets"),
        "dict_type": _("must be a table; put its keys under a heading in square brackets"),
        "string_too_long": _("is too long; at most {most} characters").format(
            most=context.get("max_length")
        ),
        "too_long": _("has too many entries; at most {most}").format(
            most=context.get("max_length")
        ),
        "string_pattern_mismatch": _("is empty; write it or take the entry out"),
        "literal_error": _("must be one of {expected}").format(expected=context.get("expected")),
        "greater_than_equal": _("is too small; at least {least}").format(least=context.get("ge")),
        "less_than_equal": _("is too large; at most {most}").format(most=context.get("le")),
        "value_error": str(context.get("error", "")),
    }
    return said.get(kind, _("is not of the right kind"))


def _unknown(key: str, known: Sequence[str]) -> str:
    """That a key is not known, with the nearest that is, else the first of all of them."""
    spelt = {each.lower(): each for each in known}
    close = get_close_matches(key.lower(), spelt, n=1)
    if close:
        return _("is not known; did you mean {key}?").format(key=spelt[close[0]])
    some = [*known[:SHOWN], "…"] if len(known) > SHOWN else known
    return _("is not known; there are: {keys}").format(keys=words.listed(some))


def _keys(way: Way) -> tuple[str, ...]:
    """The keys of the table that stands at this place of the file."""
    kind: Any = Details
    for step in way:
        kind = kind.model_fields[step].annotation if _is_table(kind) else _inner(kind)
    return tuple(kind.model_fields)


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inner(kind: Any) -> Any:
    """What a list or a table of free names holds."""
    return next(inner for inner in get_args(kind) if _is_table(inner))


def _strangers(details: Details, case: Asked) -> list[tuple[Way, tuple[str, ...]]]:
    """Names of what does not exist, with those there are: nobody would see what they say."""
    modules = tuple(module.id for module in case.questionnaire.modules)
    subjects = tuple(each.id for each in supplied.plan(case).subjects) if details.requests else ()
    named: tuple[tuple[Way, Iterable[str], tuple[str, ...]], ...] = (
        (("event", "highlights"), details.event.highlights, modules),
        (("plan", "measures"), details.plan.measures, tuple(case.questionnaire.questions)),
        (("requests",), details.requests, subjects),
    )
    return [((*way, ident), known) for way, ids, known in named for ident in ids
            if ident not in known]  # fmt: skip
