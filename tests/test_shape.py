"""The published schemas: made from the model, up to date, and clear about what does not fit."""

import json
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from questionnaires import shape
from questionnaires.responses import Assessment, Response

HEAD = {
    "id": "tiny",
    "edition": "1",
    "title": "Tiny",
    "summary": "For a test.",
    "caution": "An example only.",
    "answer_rule": "As it is.",
    "module": [{"id": "m", "number": 1, "name": "Module", "elements": ["e"]}],
}


def misfits(name, table):
    return [(problem.where, problem.what) for problem in shape.check_shape({name: table})]


@pytest.mark.parametrize("name", shape.models())
def test_the_published_schema_is_up_to_date_with_the_model(name):
    published = (shape.FOLDER / name).read_text("utf-8")
    assert json.loads(published) == shape.schema(name), "run: make schemas"
    Draft202012Validator.check_schema(json.loads(published))


def test_no_schema_is_published_that_has_no_model():
    assert {path.name for path in shape.FOLDER.iterdir()} == set(shape.models())


def test_writing_the_schemas_again_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(shape, "FOLDER", tmp_path / "schema")
    shape.write_all()
    shape.write_all()
    written = {path.name: json.loads(path.read_text("utf-8")) for path in shape.FOLDER.iterdir()}
    assert written == {name: shape.schema(name) for name in shape.models()}


def test_a_saved_assessment_fits_its_schema(begun):
    at = "2026-11-24T05:47:36Z"
    said = begun.with_response("Q1", Response(rev=1, status="answered", value=("a", "b"), at=at))
    saved = json.loads(said.model_dump_json())
    validator = Draft202012Validator(shape.schema("assessment.schema.json"))
    assert list(validator.iter_errors(saved)) == []
    assert Assessment.model_validate_json(json.dumps(saved)) == said
    assert list(validator.iter_errors(saved | {"stray": 1}))


def test_what_fits_has_no_problem_exact_numbers_included():
    assert misfits("questionnaire.toml", HEAD) == []
    weighed = HEAD | {"module": [HEAD["module"][0] | {"weight": Fraction(1, 2)}]}
    assert misfits("questionnaire.toml", weighed) == []


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"title": 7}, "title", "7 is not of type 'string'."),
        ({"title": ""}, "title", "the text is blank."),
        ({"covers": ["op4"]}, "covers ▸ 0",
         "'op4' is not one of: op1, op2, op3ab, op3cd, op6to10."),
        ({"findings": {}}, "findings", "reading is missing."),
        ({"scoring": {"total": "median"}}, "scoring ▸ total",
         "'median' is not one of: mean, geometric, minimum, sum, subtract, weakest_link, ladder, "
         "stack, lookup, none."),
        ({"module": [{"id": "m"}]}, "module ▸ m", "number, name, elements is missing."),
        ({"module": []}, "module", "[] should be non-empty."),
    ],
)  # fmt: skip
def test_a_misfit_is_named_with_its_place_and_in_words(change, where, what):
    assert misfits("questionnaire.toml", HEAD | change) == [(where, what)]


def test_an_unknown_key_is_told_with_the_known_ones():
    question = {"id": "Q1", "text": "?", "legal_weight": "expected"}
    table = {"id": "e", "nmae": "E", "name": "E", "question": [question]}
    ((where, what),) = misfits("elements/e.toml", table)
    assert where == ""
    assert what == (
        "nmae is no key of this table; known are: id, name, weight, scoring, target, group, "
        "question."
    )


def test_all_misfits_of_all_files_are_told_at_once():
    raw = {
        "questionnaire.toml": HEAD | {"title": 7, "edition": 1},
        "profiles.toml": {"profile": [{"id": "full", "name": "Full"}]},
    }
    assert [(p.file, p.where) for p in shape.check_shape(raw)] == [
        ("questionnaire.toml", "edition"),
        ("questionnaire.toml", "title"),
        ("profiles.toml", "profile ▸ full"),
    ]


def test_tables_nested_too_deep_are_not_followed():
    table = "the innermost"
    for _level in range(500):
        table = {"not": table}
    ((_where, what),) = misfits("elements/e.toml", {"question": [{"ask_if": table}]})
    assert what == "tables are nested more than 40 deep."


def test_a_long_value_is_cut_short_in_the_message():
    ((_where, what),) = misfits("questionnaire.toml", HEAD | {"covers": ["x" * 10_000]})
    assert len(what) < 150
