"""Exercises: those that are shipped hold together, and every mistake in one is found."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import HEAD, ONE_MODULE

from questionnaires import bundled, exercises, loader
from questionnaires.checks import check_folder
from questionnaires.checks.exercises import check as check_exercise
from questionnaires.exercise_case import Card
from questionnaires.exercise_key import accepted, cells_of, misread, place, right, right_at
from questionnaires.problems import ContentError

WORKSHOP = bundled.folder("op3_workshop")
SHIPPED = exercises.names(WORKSHOP)

ELEMENT = """
id = "e"
name = "Element"
[[question]]
id = "Q1"
text = "Is it so?"
legal_weight = "good_practice"
sides = ["law", "enforcement"]
anchors = ["nothing", "custom", "some", "all", "reviewed"]
[[question]]
id = "Q2"
text = "Is it so?"
legal_weight = "good_practice"
ask_if = { question = "Q1", at_least = 1 }
anchors = ["nothing", "custom", "some", "all", "reviewed"]
[[question]]
id = "Q3"
kind = "yes_partly_no"
text = "Is it so?"
legal_weight = "good_practice"
"""
PROFILES = """
[[profile]]
id = "short"
name = "Short"
summary = "Two."
questions = ["Q1", "Q2"]
[[profile]]
id = "full"
name = "Full"
summary = "All."
"""
EXERCISE = {
    "exercise.toml": """
id = "isle"
edition = "1"
title = "The Isle"
summary = "An hour."
state = "the Isle"
questions = ["Q1", "Q2"]
[[team]]
id = "a"
name = "Trade"
[[step]]
id = "read"
title = "Reading"
minutes = 40
trainer = "Wait."
participants = "Read."
[[step]]
id = "fire"
title = "The fire"
minutes = 20
inject = "fire"
trainer = "Hand out."
participants = "Argue."
""",
    "case.toml": """
notice = "Invented."
rule = "The lower of two."
[[section]]
id = "law"
title = "Law"
[[section.passage]]
id = "act"
text = "The Act."
[[section.passage]]
id = "figures"
table = { columns = ["what", "many"], rows = [["ships", "2"], ["two", "two"]] }
""",
    "injects.toml": """
[[inject]]
id = "fire"
title = "The fire"
about = "Chemical"
minutes = 20
tasks = ["Say what changes."]
outcome = "It went out."
lesson = "One cell moves."
[[inject.card]]
id = "fire-1"
text = "It burns."
""",
    "key.toml": """
[[answer]]
question = "Q1"
levels = { law = 2, enforcement = 1 }
accept = { law = [3] }
reason = "The Act says it."
passages = ["act"]
[[answer.change]]
inject = "fire"
places = ["enforcement"]
to = 2
why = "It was put out."
passages = ["fire-1"]
[[answer.misreading]]
places = ["enforcement"]
answers = [4]
claim = "All is well."
settled = "It burns."
passages = ["figures"]
[[answer]]
question = "Q2"
levels = 0
reason = "Nothing is said."
passages = ["figures"]
""",
    "facilitator.toml": """
questions = ["What did you learn?"]
[[note]]
id = "use"
title = "Use"
texts = ["Use it."]
""",
    "test.toml": """
minutes = 5
intro = "Alone."
[[item]]
id = "t1"
question = "Q2"
vignette = "Nothing is there."
levels = 0
reason = "Nothing."
""",
}


def written(tmp_path, mistake=None, folder="isle"):
    """The folder of a tiny questionnaire with an exercise, in which one text may be another."""
    home = tmp_path / "tiny"
    beside = home / "exercises" / folder
    beside.mkdir(parents=True)
    (home / "elements").mkdir()
    (home / "elements/e.toml").write_text(ELEMENT)
    (home / "profiles.toml").write_text(PROFILES)
    (home / "questionnaire.toml").write_text(HEAD + ONE_MODULE.format(elements='"e"'))
    for name, text in EXERCISE.items():
        if mistake and mistake[0] == name:
            assert text.count(mistake[1]) >= 1
            text = text.replace(mistake[1], mistake[2], 1)
        (beside / name).write_text(text)
    return home


def test_a_sound_exercise_has_no_problem_and_is_found(tmp_path):
    home = written(tmp_path)
    assert check_folder(home) == []
    assert exercises.names(home) == ("isle",)
    assert exercises.load(home, "isle").minutes == 60


KEY, CASE, DAY, TEST = "key.toml", "case.toml", "exercise.toml", "test.toml"
MISTAKES = [
    # What is written, what is put in its place, and the problem: its code and a part of it.
    (KEY, '"Q2"\nlevels', '"Q1"\nlevels', ["Q371 Q1", "Q379 Q2"]),
    (DAY, 'id = "isle"', 'id = "isles"', ["Q372 isles"]),
    (DAY, '["Q1", "Q2"]', '["Q1", "Q2", "Q3"]', ["Q373 Q3", "Q379 Q3"]),
    (DAY, '["Q1", "Q2"]', '["Q1", "Q2", "Q9"]', ["Q302 Q9", "Q379 Q9"]),
    (DAY, '["Q1", "Q2"]', '["Q1", "Q2", "Q2"]', ["Q323 Q2"]),
    (CASE, 'id = "figures"', 'id = "act"',
     ["Q302 figures", "Q302 figures", "Q323 act", "Q374 act"]),
    (CASE, 'id = "figures"', 'id = "fire-1"', ["Q302 figures", "Q302 figures", "Q374 fire-1"]),
    (CASE, 'text = "The Act."', "", ["Q376 act"]),
    (CASE, '["ships", "2"]', '["ships"]', ["Q377 Row 1"]),
    (DAY, 'inject = "fire"', 'inject = "flood"', ["Q302 flood", "Q378 fire"]),
    (DAY, "minutes = 20", "minutes = 25", ["Q378 25"]),
    (DAY, 'inject = "fire"', "", ["Q378 fire"]),
    (DAY, '["Q1", "Q2"]', '["Q1"]', ["Q380 Q2"]),
    (KEY, "accept = { law = [3] }", "accept = { port = [3] }", ["Q381 port"]),
    (KEY, 'places = ["enforcement"]\nto', 'places = ["port"]\nto', ["Q381 port"]),
    (KEY, 'places = ["enforcement"]\nanswers', 'places = ["port"]\nanswers', ["Q381 port"]),
    (KEY, "law = 2", "law = 7", ["Q382 7"]),
    (KEY, "law = 2", 'law = "2"', ["Q382 2"]),
    (KEY, "[3]", '["yes"]', ["Q382 yes"]),
    (KEY, "to = 2", "to = -1", ["Q382 -1"]),
    (KEY, "answers = [4]", "answers = [4, 5]", ["Q382 5"]),
    (KEY, ", enforcement = 1", "", ["Q383 enforcement"]),
    (KEY, "levels = 0", "levels = { N = 0 }", ["Q384 Q2"]),
    (KEY, '["act"]', '["act", "fire-1"]', ["Q385 fire-1"]),
    (KEY, '["act"]', '["acts"]', ["Q302 acts"]),
    (KEY, 'inject = "fire"', 'inject = "flood"', ["Q302 flood"]),
    (KEY, "to = 2", "to = 1", ["Q387 1"]),
    (KEY, "answers = [4]", "answers = [1, 4]", ["Q388 1"]),
    (KEY, 'places = ["enforcement"]\nanswers = [4]', "answers = [3]", ["Q388 3"]),
    (KEY, "{ law = 2, enforcement = 1 }", "{ law = 0, enforcement = 0 }", ["Q390 Q2"]),
    (TEST, '"Q2"', '"Q9"', ["Q302 Q9"]),
    (TEST, "levels = 0", "levels = 9", ["Q382 9"]),
    ("injects.toml", "It burns.", "It\\u202Eburns.", ["Q321 fire"]),
    ("facilitator.toml", "Use it.", "It is non-compliant.", ["Q322 use"]),
    (KEY, 'reason = "The Act says it."', "", ["Q211 reason"]),
    (KEY, 'reason = "Nothing is said."', 'reason = " "', ["Q211 reason"]),
    (KEY, 'passages = ["act"]', "passages = []", ["Q211 passages"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "expected"), MISTAKES)
def test_one_mistake_is_found_where_it_stands(tmp_path, name, right, wrong, expected):
    found = check_folder(written(tmp_path, (name, right, wrong)))
    for line, (code, _, words) in zip(
        sorted(map(str, found)), (each.partition(" ") for each in expected), strict=True
    ):
        assert line.startswith(f"{code} exercises/isle/")
        assert words in line


def test_a_cell_that_one_inject_moves_twice(tmp_path):
    again = '[[answer.change]]\ninject = "fire"\nto = 3\nwhy = "Again."\npassages = ["fire-1"]\n'
    first = "[[answer.misreading]]"
    found = check_folder(written(tmp_path, (KEY, first, again + first)))
    assert [problem.code for problem in found] == ["Q386"]


def test_an_inject_that_is_called_like_the_beginning(tmp_path):
    home = written(tmp_path)
    for file in (home / "exercises/isle").iterdir():
        file.write_text(file.read_text().replace('"fire"', '"start"'))
    assert {problem.code for problem in check_folder(home)} >= {"Q375"}


def test_a_test_asks_each_question_once(tmp_path):
    twice = EXERCISE[TEST].partition("[[item]]")[2].replace("t1", "t2")
    found = check_folder(written(tmp_path, (TEST, "[[item]]", f"[[item]]{twice}[[item]]")))
    assert [(problem.code, problem.where) for problem in found] == [("Q389", "Q2")]


def test_a_file_that_is_missing_is_named_and_the_test_may_be(tmp_path):
    home = written(tmp_path)
    (home / "exercises/isle/test.toml").unlink()
    assert check_folder(home) == []
    (home / "exercises/isle/key.toml").unlink()
    assert [(p.code, p.file) for p in check_folder(home)] == [("Q106", "exercises/isle/key.toml")]
    (home / "exercises/empty").mkdir()
    assert {p.file.split("/")[1] for p in check_folder(home)} == {"isle", "empty"}


VALUES = ("", '""', "0", "-1", "1e9", "true", "[]", "{}", '["Q1"]', '{ a = 1 }', '"start"',
          '"Q1"', '"\\u0000"', "99999999999999999999", "[[[]]]", '"law"', '["fire-1"]')  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    name=st.sampled_from(sorted(EXERCISE)),
    at=st.floats(0, 1),
    length=st.integers(0, 30),
    put=st.sampled_from(VALUES) | st.text(max_size=8),
)
def test_a_spoilt_exercise_is_refused_with_its_problems_or_it_works(
    tmp_path_factory, name, at, length, put
):
    home = written(tmp_path_factory.mktemp("spoilt"))
    file, text = home / "exercises/isle" / name, EXERCISE[name]
    start = int(at * len(text))
    file.write_bytes((text[:start] + put + text[start + length :]).encode("utf-8", "replace"))
    problems = check_folder(home)
    if any(problem.code < "Q211" for problem in problems):
        with pytest.raises(ContentError):
            exercises.load(home, "isle")
    elif not problems:
        exercise, questions = exercises.load(home, "isle"), loader.load(home).questions
        for cell in cells_of(questions, exercise.head.questions):
            assert right_at(exercise.key[cell.question], cell, exercise.stages) in range(5)


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(EXERCISE)), content=st.binary(max_size=60))
def test_a_spoilt_file_raises_nothing_but_its_problems(tmp_path_factory, name, content):
    home = written(tmp_path_factory.mktemp("spoilt"))
    (home / "exercises/isle" / name).write_bytes(EXERCISE[name].encode()[:90] + content)
    assert all(str(problem) for problem in check_folder(home))
    with suppress(ContentError):
        exercises.load(home, "isle")


# The exercises that are shipped.


@pytest.fixture(scope="module")
def questionnaire():
    return loader.load(WORKSHOP)


@pytest.mark.parametrize("ident", SHIPPED)
def test_every_cell_of_a_shipped_exercise_has_its_answer_and_its_passage(questionnaire, ident):
    exercise = exercises.load(WORKSHOP, ident)
    assert set(exercise.key) == set(exercise.head.questions)
    for cell in cells_of(questionnaire.questions, exercise.head.questions):
        answer = exercise.key[cell.question]
        assert right(answer, cell) in range(5)
        assert right(answer, cell) not in accepted(answer, cell)
        assert not any(isinstance(exercise.passages[i], Card) for i in answer.passages)


@pytest.mark.parametrize("ident", SHIPPED)
def test_the_order_of_the_sheet_is_that_of_the_questionnaire_by_module(questionnaire, ident):
    asked = exercises.load(WORKSHOP, ident).head.questions
    modules = [questionnaire.module_of[questionnaire.element_of[i].id].number for i in asked]
    assert modules == sorted(modules)
    assert set(modules) == {1, 2, 3, 4}


def test_tesmara_is_a_full_day_of_thirty_questions_and_three_injects(questionnaire):
    tesmara = exercises.load(WORKSHOP, "tesmara")
    cells = cells_of(questionnaire.questions, tesmara.head.questions)
    assert (len(tesmara.head.questions), len(cells)) == (30, 97)
    assert tesmara.stages == ("start", "dairy-vessels", "shared-process", "broker")
    breaks = ("coffee-1", "lunch", "coffee-2")
    assert sum(step.minutes for step in tesmara.head.steps if step.id not in breaks) == 6 * 60
    moved = {
        cell.id: (right(answer, cell), right_at(answer, cell, tesmara.stages))
        for cell in cells
        if right(answer := tesmara.key[cell.question], cell)
        != right_at(answer, cell, tesmara.stages)
    }
    assert moved == {
        "M2-DEF-03/enforcement": (0, 1),
        "M2-CAT-01/enforcement.C": (2, 1),
        "M2-TRA-01/enforcement.C": (0, 1),
        "M2-BRO-01/enforcement.N": (0, 1),
    }


def test_the_usual_quarrels_of_tesmara_are_known_misreadings(questionnaire):
    key = exercises.load(WORKSHOP, "tesmara").key
    quarrels = {
        "M2-DEF-04": 0, "M1-POL-01": 4, "M2-LIC-01/enforcement.C": 3, "M2-ACC-01/law.B": 3,
        "M2-TRA-01/enforcement.B": 2, "M2-PEN-01/law.N": 3, "M3-ICP-05": 3, "M4-MLA-01/law": 3,
        "M2-FIN-01/law.C": 3, "M2-EUC-01/enforcement.N": 4,
    }  # fmt: skip
    for ident, level in quarrels.items():
        cell = questionnaire.cells[ident]
        found = list(misread(key[cell.question], cell, level))
        assert found, (ident, place(cell))


def test_the_examples_of_the_case_and_its_key_say_the_same(questionnaire):
    from assessor import store

    said = store.read(Path(__file__).parents[1] / "examples/tesmara.json").current()
    tesmara = exercises.load(WORKSHOP, "tesmara")
    for cell in cells_of(questionnaire.questions, tesmara.head.questions):
        assert said[cell.id].value == right(tesmara.key[cell.question], cell)


def test_what_the_facilitator_is_told_to_look_up_exists(questionnaire):
    for ident in SHIPPED:
        folder = WORKSHOP / "exercises" / ident
        named = set(re.findall(r"\bM\d-[A-Z]+-\d+", "".join(
            file.read_text("utf-8") for file in folder.glob("*.toml"))))  # fmt: skip
        assert named <= set(questionnaire.questions)


def test_the_page_on_writing_an_exercise_shows_one_that_has_no_problem(questionnaire):
    page = (Path(__file__).parents[1] / "docs/exercises.md").read_text("utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    raw = {name: tomllib.loads(block) for name, block in zip(exercises.FILES, blocks, strict=True)}
    shown = exercises.build(raw, Path("exercises/island"), "op3_workshop")
    assert list(check_exercise(questionnaire, shown)) == []
