"""The JSON Schemas of the reports' data: made from its classes, checked in, published."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_type_hints

from assessor.reports import KINDS
from assessor.reports.paper import Part

PAPERS: dict[str, str] = KINDS | {
    "comparison": "assessor.compare.two",
    "comparison-of-many": "assessor.compare.many.whole",
    "exercise-debrief": "assessor.exercise.debriefing",
    "exercise-note": "assessor.exercise.noting",
}
"""The module of each paper that has data, also of those that are made from several files."""

FOLDER = Path(__file__).with_name("schema")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def kinds() -> tuple[str, ...]:
    """The kinds of paper there are."""
    return tuple(kind for kind, module in PAPERS.items() if find_spec(module))


def name(kind: str) -> str:
    """The file of a kind's schema."""
    return f"{kind}.schema.json"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of what is written of a kind with ``--format json``."""
    made = model(kind).model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": name(kind), **made}


def text(kind: str) -> str:
    """The same as its file holds it."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def write_all() -> None:
    """Write every schema into the published folder."""
    FOLDER.mkdir(exist_ok=True)
    for kind in kinds():
        (FOLDER / name(kind)).write_text(text(kind), encoding="utf-8", newline="\n")


def model(kind: str) -> type[Part]:
    """The class of a kind's data: what its ``paper`` says that it returns."""
    returned: type[Part] = get_type_hints(import_module(PAPERS[kind]).paper)["return"]
    assert issubclass(returned, Part), f"{kind}: its data is of no class of its own"
    return returned
