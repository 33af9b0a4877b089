"""Tiny questionnaires written inline, and answers to them."""

from __future__ import annotations

from questionnaires import loader, values
from questionnaires.model import Questionnaire
from questionnaires.responses import Evidence, Response

HEAD = """
id = "tiny"
edition = "1"
title = "Tiny"
summary = "A questionnaire for a test."
caution = "Findings, no measure of compliance."
answer_rule = "Choose the highest that is true."
[scale]
min = 0
max = 4
target = 3
levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "informal", meaning = "Custom." },
    { value = 2, name = "partial", meaning = "Some." },
    { value = 3, name = "in use", meaning = "All, in use." },
    { value = 4, name = "proven", meaning = "Reviewed." },
]
"""
ONE_MODULE = """
[[module]]
id = "aims"
number = 1
name = "Aims"
elements = [{elements}]
"""
AT = "2026-01-01T00:00:00Z"


def questionnaire(head: str = "", **elements: str) -> Questionnaire:
    """One module with these elements; each text holds ``[[question]]`` tables.

    A question without `text`, `legal_weight` or `anchors` gets them, so that a test writes down
    only what it is about. Lines in `head` come after the scale; they may begin with a table.
    """
    listed = ", ".join(f'"{name}"' for name in elements)
    files = {"questionnaire.toml": HEAD + head + ONE_MODULE.format(elements=listed)}
    for name, text in elements.items():
        filled = "\n[[question]]\n".join(map(_filled, text.split("[[question]]")[1:]))
        files[f"elements/{name}.toml"] = f'id = "{name}"\nname = "{name}"\n[[question]]\n{filled}'
    return loader.load_texts(files)


def _filled(question: str) -> str:
    lines = question.splitlines()
    keys = {line.split("=")[0].strip() for line in lines if "=" in line}
    given = {
        "text": '"Is it so?"',
        "legal_weight": '"good_practice"',
        "anchors": '["nothing", "custom", "some", "all", "reviewed"]',
    }
    if "kind" in keys:
        given.pop("anchors")
    return "\n".join([*lines, *(f"{k} = {v}" for k, v in given.items() if k not in keys)])


def answers(questionnaire: Questionnaire, **said: object) -> dict[str, Response]:
    """Responses by cell: ``Q1=3``, ``Q1="unknown"``, ``Q1="na"``; a dict for a question's cells.

    Ids are written as Python names: ``M2_LIC_01`` for ``M2-LIC-01``.
    """
    made = {}
    for name, value in said.items():
        ident = name.replace("_", "-")
        cells = (
            {f"{ident}/{cell}": each for cell, each in value.items()}
            if isinstance(value, dict)
            else {cell.id: value for cell in questionnaire.questions[ident].cells}
        )
        for cell, each in cells.items():
            made[cell] = response(questionnaire, cell, each)
    return made


def response(questionnaire: Questionnaire, cell: str, value: object) -> Response:
    """One response: a value, ``unknown`` or ``na``; a trailing ``*`` adds a piece of evidence."""
    text = str(value)
    evidence = (Evidence(title="A law"),) if text.endswith("*") else ()
    text = text.removesuffix("*")
    if text == "unknown":
        return Response(rev=1, status="unknown", at=AT)
    if text == "na":
        return Response(rev=1, status="not_applicable", reason="None exists.", at=AT)
    question = questionnaire.questions[questionnaire.cells[cell].question]
    parsed = values.parse(question, questionnaire.head.scale, text)
    return Response(rev=1, status="answered", value=parsed, evidence=evidence, at=AT)
