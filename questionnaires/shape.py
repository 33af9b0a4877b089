"""The shape of files, by JSON Schema: generated from the model, checked in, published.

The only module that speaks to jsonschema. It is used when content is written and checked; loading
for use relies on the types alone, which are stricter and faster but stop at less telling errors.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from questionnaires import exercises, loader, supplements
from questionnaires.loader import Raw, place_of
from questionnaires.model import Element
from questionnaires.problems import Problem
from questionnaires.responses import Assessment
from questionnaires.texts import _

FILES = loader.FILES | supplements.FILES | exercises.FILES
FOLDER = Path(__file__).with_name("schema")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEEPEST = 40


def models() -> dict[str, type[BaseModel]]:
    """The model behind each published schema, by the schema's file name."""
    named = {f"{name.removesuffix('.toml')}.schema.json": model for name, model in FILES.items()}
    return {**named, "element.schema.json": Element, "assessment.schema.json": Assessment}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of this name, made from its model."""
    made = models()[name].model_json_schema(by_alias=True)
    return {"$schema": DIALECT, "$id": name, **made}


def write_all() -> None:
    """Write every schema into the published folder."""
    FOLDER.mkdir(exist_ok=True)
    for name in models():
        text = json.dumps(schema(name), indent=2, ensure_ascii=False, sort_keys=True)
        (FOLDER / name).write_text(text + "\n", encoding="utf-8", newline="\n")


def check_shape(raw: Raw) -> list[Problem]:
    """Hold every file against its schema; all that does not fit."""
    return [problem for name, table in raw.items() for problem in _check_file(name, table)]


def _check_file(name: str, table: dict[str, Any]) -> list[Problem]:
    from jsonschema.exceptions import best_match

    if _depth(table) > _DEEPEST:
        return [_misfit(name, "", _("tables are nested more than {n} deep").format(n=_DEEPEST))]
    known = f"{name.removesuffix('.toml')}.schema.json" if name in FILES else "element.schema.json"
    problems = []
    for error in sorted(_validator(known).iter_errors(table), key=lambda e: list(map(str, e.path))):
        # Of the branches of an "any of", the one that came furthest says most.
        telling = best_match([error]) or error
        place = place_of(table, tuple(telling.absolute_path))
        problems.append(_misfit(name, place, _in_words(telling)))
    # Several missing keys are as many errors and one sentence.
    return list(dict.fromkeys(problems))


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


def _in_words(error: Any) -> str:
    """One sentence for the errors that authors make most; jsonschema's own for the rest."""
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return _("{keys} is missing").format(keys=", ".join(missing))
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = sorted(key for key in error.instance if key not in known)
        return _("{keys} is no key of this table; known are: {known}").format(
            keys=", ".join(unknown), known=", ".join(known)
        )
    if error.validator in ("enum", "const"):
        allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
        return _("{value} is not one of: {allowed}").format(
            value=_brief(error.instance), allowed=", ".join(map(str, allowed))
        )
    if error.validator == "pattern" and not error.instance.strip():
        return _("the text is blank")
    return str(error.message)[:300]


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _depth(value: Any, limit: int = _DEEPEST + 1) -> int:
    if limit == 0 or not isinstance(value, dict | list) or not value:
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(_depth(each, limit - 1) for each in inner)


def _misfit(name: str, where: str, message: str) -> Problem:
    return Problem(
        name,
        where,
        "Q211",
        _("{message}.").format(message=message.rstrip(".")),
        _("The file does not have the form that its schema describes."),
        _("Correct it; the schemas are in questionnaires/schema."),
    )
