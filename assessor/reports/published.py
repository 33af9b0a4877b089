"""The JSON Schemas of the reports' data: made from its classes, checked in, published."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_type_hints

from assessor.reports import KINDS
from assessor.reports.paper import Paper

FOLDER = Path(__file__).with_name("schema")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def kinds() -> tuple[str, ...]:
    """The kinds of report there are."""
    return tuple(kind for kind, module in KINDS.items() if find_spec(module))


def name(kind: str) -> str:
    """The file of a kind's schema."""
    return f"{kind}.schema.json"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of what ``assessor report --as KIND --format json`` writes."""
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


def model(kind: str) -> type[Paper]:
    """The class of a kind's data: what its ``paper`` says that it returns."""
    returned: type[Paper] = get_type_hints(import_module(KINDS[kind]).paper)["return"]
    assert issubclass(returned, Paper), f"{kind}: its data is of no class of its own"
    return returned
