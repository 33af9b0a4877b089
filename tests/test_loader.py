"""From files to a questionnaire, or to every problem that stands in the way."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from questionnaires import bundled, loader, supplements
from questionnaires.problems import ContentError

BAD = Path(__file__).parent / "examples/bad"
HEAD = """
id = "tiny"
edition = "1"
title = "Tiny"
summary = "For a test."
caution = "An example only."
answer_rule = "As it is."
[[module]]
id = "m"
number = 1
name = "Module"
elements = ["second", "first"]
"""
FIRST = """
id = "first"
name = "First"
[[question]]
id = "Q1"
kind = "yes_partly_no"
text = "Is it so?"
legal_weight = "expected"
weight = 0.1
"""
SECOND = FIRST.replace("first", "second").replace("Q1", "Q2").replace("0.1", '"1/3"')
FILES = {
    "questionnaire.toml": HEAD,
    "elements/first.toml": FIRST,
    "elements/second.toml": SECOND,
}


def written(folder, files):
    (folder / "elements").mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def problems_of(load, what):
    with pytest.raises(ContentError) as caught:
        load(what)
    return caught.value.problems


def test_questions_come_in_the_order_in_which_the_modules_list_their_elements():
    assert list(loader.load_texts(FILES).questions) == ["Q2", "Q1"]


def test_a_folder_and_its_texts_are_the_same_questionnaire(tmp_path):
    assert loader.load(written(tmp_path, FILES)) == loader.load_texts(FILES)


def test_numbers_are_exact():
    questions = loader.load_texts(FILES).questions
    assert questions["Q1"].weight == Fraction(1, 10)
    assert questions["Q2"].weight == Fraction(1, 3)


def test_provisions_and_fields_are_the_shared_ones_where_the_folder_has_none():
    shared = loader.load_texts(FILES)
    assert "1540:OP3(d)" in shared.provisions
    assert "transit_control" in shared.fields
    alone = loader.load_texts(FILES | {"provisions.toml": "provision = []"})
    assert alone.provisions == {}
    assert alone.fields == shared.fields


def test_without_profiles_there_is_one_that_asks_everything():
    (profile,) = loader.load_texts(FILES).profiles
    assert profile.id == "full"
    assert profile.questions is None


def test_other_files_in_the_folder_are_no_content(tmp_path):
    folder = written(tmp_path, FILES)
    before = loader.load(folder)
    (folder / "cases.toml").write_text("not even TOML")
    (folder / "README.md").write_text("Read me.")
    (folder / "elements" / "draft.toml.bak").write_text("name = ")
    assert loader.load(folder) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "# A remark.\n" + text,
        lambda text: text.replace('edition = "1"\ntitle = "Tiny"', 'title = "Tiny"\nedition = "1"'),
        lambda text: text.replace('"Tiny"', "'''Tiny'''"),
    ],
    ids=["line ends", "byte order mark", "comment", "order of keys", "quotation marks"],
)
def test_the_digest_is_of_what_is_said_and_not_of_how_it_is_written(change):
    changed = {name: change(text) for name, text in FILES.items()}
    assert loader.load_texts(changed).digest == loader.load_texts(FILES).digest


@pytest.mark.parametrize(
    "changed",
    [
        {"elements/first.toml": FIRST.replace("Is it so?", "Is it so now?")},
        {"elements/first.toml": FIRST.replace("0.1", "0.2")},
        {"questionnaire.toml": HEAD.replace('"second", "first"', '"first", "second"')},
        {"provisions.toml": "provision = []"},
    ],
)
def test_the_digest_changes_with_anything_that_is_asked_or_counted(changed):
    assert loader.load_texts(FILES | changed).digest != loader.load_texts(FILES).digest


@pytest.mark.parametrize("folder", sorted(BAD.iterdir()), ids=lambda folder: folder.name)
def test_what_cannot_be_read_as_a_questionnaire_is_refused_with_its_problems(folder):
    code, file, *_words = (folder / "expected.txt").read_text("utf-8").splitlines()
    name = file.split(":")[0]
    beside = name in supplements.FILES or name.startswith("exercises/")  # only some read those
    if code.startswith(("Q1", "Q2")) and not beside:
        assert problems_of(loader.load, folder)
    else:
        # Whether it makes sense is for the checks; it can be loaded all the same.
        assert loader.load(folder).id == folder.name


def test_every_file_that_does_not_parse_is_named_at_once(tmp_path):
    folder = written(tmp_path, FILES | {"sources.toml": "=", "elements/first.toml": b"\xff"})
    found = [(problem.code, problem.file) for problem in problems_of(loader.load, folder)]
    assert found == [("Q103", "elements/first.toml"), ("Q104", "sources.toml")]


def test_every_wrong_type_in_every_file_is_named_at_once():
    files = FILES | {
        "questionnaire.toml": HEAD.replace('"1"', "1"),
        "elements/first.toml": FIRST.replace("yes_partly_no", "maybe").replace("0.1", '"much"'),
    }
    assert [problem.where for problem in problems_of(loader.load_texts, files)] == [
        "question ▸ Q1 ▸ kind",
        "question ▸ Q1 ▸ weight",
        "edition",
    ]


def test_the_first_problem_is_the_one_to_mend_and_no_echo_of_it():
    files = FILES | {"elements/first.toml": FIRST.replace("expected", "wanted")}
    (problem,) = problems_of(loader.load_texts, files)
    assert problem.where == "question ▸ Q1 ▸ legal_weight"


# Two megabytes are not worth keeping as an example.
def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    much = FIRST + "#" * loader.LARGEST_FILE
    (problem,) = problems_of(loader.load, written(tmp_path, FILES | {"elements/first.toml": much}))
    assert problem.code == "Q105"
    assert problem.file == "elements/first.toml"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("nowhere", "Q101"),
        ("a/file.txt", "Q101"),
        ("null\0character", "Q102"),
        ("x" * 5000, "Q102"),
    ],
    ids=["nowhere", "in a file", "null", "too long"],
)
def test_a_place_that_is_no_folder_is_a_problem_and_no_crash(tmp_path, place, code):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file.txt").write_text("x")
    assert {problem.code for problem in problems_of(loader.load, tmp_path / place)} == {code}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path):
    folder = written(tmp_path, FILES)
    os.mkfifo(folder / "profiles.toml")
    (problem,) = problems_of(loader.load, folder)
    assert (problem.code, problem.file) == ("Q102", "profiles.toml")


def test_texts_without_a_head_are_a_problem_and_no_crash():
    (problem,) = problems_of(loader.load_texts, {})
    assert problem.code == "Q101"


def test_a_place_is_named_by_ids_as_a_person_finds_it():
    table = {"question": [{"id": "Q1", "options": [{"label": "no id"}]}]}
    assert loader.place_of(table, ("question", 0, "options", 0, "mark")) == (
        "question ▸ Q1 ▸ options ▸ 0 ▸ mark"
    )
    assert loader.place_of(table, ("question", 7, "text")) == "question ▸ 7 ▸ text"


def test_bundled_questionnaires_are_found_by_their_ids():
    assert set(bundled.names()) >= {"op3_workshop", "op3_matrix"}
    assert all(loader.load(bundled.folder(name)).id == name for name in bundled.names())
    with pytest.raises(KeyError):
        bundled.folder("resolutions")
