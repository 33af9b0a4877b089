"""The JSON Schemas of the reports' data: up to date, and kept to by what the program writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from test_reports import SAID, answered, world

from assessor import opening, reports, store
from assessor.errors import UserError
from assessor.reports import paper, published
from assessor.reports.case import Case
from scoring import assess

EXAMPLES = [
    Path(__file__).parents[1] / "examples" / name
    for name in ("germany_law_2022.json", "tesmara.json")
]
KINDS = published.kinds()


def case(file: Path) -> Case:
    assessment = store.read(file)
    questionnaire = opening.questionnaire_of(assessment, None, file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    return Case(assessment, questionnaire, result, opening.folder(questionnaire.id))


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_that_of_the_classes(kind: str) -> None:
    there = (published.FOLDER / published.name(kind)).read_text("utf-8")
    assert there == published.text(kind), "run: make schemas"


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    there = {path.name for path in published.FOLDER.glob("*.json")}
    assert there == {published.name(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_and_schema_says_what_it_is(kind: str) -> None:
    schema = published.schema(kind)
    assert schema["description"]
    assert [name for name, part in schema["$defs"].items()
            if part.get("type") == "object" and not part.get("description")] == []  # fmt: skip


@pytest.mark.parametrize("kind", reports.KINDS)
def test_what_is_written_of_the_examples_keeps_to_its_schema(kind: str) -> None:
    validator = Draft202012Validator(published.schema(kind))
    written = 0
    for file in EXAMPLES:
        try:
            data = reports.make(case(file), kind, "json")
        except UserError:  # not every questionnaire has what every kind needs
            continue
        written += 1
        assert [error.message for error in validator.iter_errors(json.loads(data))] == []
    assert written


def test_answers_of_every_kind_keep_to_the_schema_of_the_gap_report() -> None:
    questionnaire = world()
    said = {
        **SAID,
        "B-1": {"status": "answered", "value": "X"},
        "B-2": {"status": "answered", "value": ("sale",)},
        "B-4": {"status": "answered", "value": "A text."},
    }
    assessment = answered(said)
    result = assess(questionnaire, assessment.current(), "full")
    data = json.loads(reports.make(Case(assessment, questionnaire, result, Path()), "gap", "json"))
    assert data["source"]["answers"]["B-2"] == {"status": "answered", "value": ["sale"]}
    Draft202012Validator(published.schema("gap")).validate(data)


def test_a_schema_refuses_what_the_program_does_not_write() -> None:
    data = json.loads(reports.make(case(EXAMPLES[0]), "gap", "json"))
    validator = Draft202012Validator(published.schema("gap"))
    for wrong in ({**data, "extra": 1}, {**data, "scores": {}}, {**data, "format": "x"}):
        assert not validator.is_valid(wrong)


def test_only_the_class_of_a_kind_is_written() -> None:
    assert issubclass(published.model("gap"), paper.Paper)
    with pytest.raises(AttributeError):
        paper.write({"caution": "x"})  # type: ignore[arg-type]
