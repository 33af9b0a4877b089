"""Every mistake in content is found, by its code and its place, and no content upsets the checks.

The examples are folders: one tiny questionnaire for each feature in ``examples/good``, one for each
mistake in ``examples/bad`` with an ``expected.txt``. There each paragraph is one problem: its code,
then words that its line must hold.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import checks, exercises, loader, shape
from questionnaires.cases import Case, Expected
from questionnaires.checks import check_folder, translations
from questionnaires.problems import Problem
from questionnaires.values import choices
from scoring.cases import differences

EXAMPLES = Path(__file__).parent / "examples"
GOOD = sorted((EXAMPLES / "good").iterdir())
BAD = sorted((EXAMPLES / "bad").iterdir())
problems_of = cache(check_folder)


def expected(folder):
    paragraphs = (folder / "expected.txt").read_text("utf-8").strip().split("\n\n")
    return [paragraph.splitlines() for paragraph in paragraphs]


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_a_good_example_has_no_problem(folder):
    assert check_folder(folder) == []
    assert loader.load(folder).id == folder.name


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_mistake_is_found_with_its_code_and_place_and_nothing_else_is(folder):
    found = [str(problem) for problem in problems_of(folder)]
    for code, *words in expected(folder):
        fitting = [p for p in found if p.startswith(code) and all(word in p for word in words)]
        assert fitting, f"{code} {words} is not among {found}"
        found.remove(fitting[0])
    assert found == []


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_problem_says_what_why_and_what_to_do_in_sentences(folder):
    problems = problems_of(folder)
    assert problems == sorted(problems)
    for problem in problems:
        for sentence in (problem.what, problem.why, problem.todo):
            assert re.fullmatch(r"\S.*[.]", sentence, re.DOTALL), sentence


def test_every_code_has_an_example_and_stands_for_one_mistake():
    parts = sorted(Path(checks.__file__).parent.glob("*.py"))
    parts.remove(Path(translations.__file__))  # test_catalogues has an example of each
    files = [*parts, *(Path(each.__file__) for each in (exercises, loader, shape))]
    sources = [file.read_text("utf-8") for file in files]
    codes = re.findall(r'"(Q\d{3})"', "".join(sources))
    shown = {code for folder in BAD for code, *_words in expected(folder)}
    # A file too large to be kept as an example is made by test_loader.
    assert shown | {"Q105"} == set(codes)
    # One code, one message in the source.
    assert sorted(codes) == sorted(set(codes))


def test_a_problem_reads_as_one_line():
    problem = Problem("elements/e.toml", "Q1", "Q308", "It is so.", "It matters.", "Mend it.")
    assert str(problem) == "Q308 elements/e.toml: Q1: It is so. It matters. Mend it."


# Whatever the bytes are: check_folder gives a list of problems and never raises. The examples are
# mutated as text (bytes cut out and put in) and as content (a value put in place of another). What
# the checks let through can be answered and scored.

VALUES = (
    '""', '" "', '"\\u0000"', '"e"', '"Q1"', '"total"', "true", "-1", "0", "1", "2", "0.5", "1e9",
    "1e99", "-inf", "nan", "9999999999999", "0xffffffffffffffffffff", '"1/0"', '"1/3"', "[]", "{}",
    '["a", "a"]', '[1, "a", {}]', "[[[]]]", '["N", "N"]', '[{ id = "a" }]', "[{ id = 1 }]",
    "{ question = 'Q1' }", "{ not = { not = { not = {} } } }", "{ all = [] }", "1979-05-27",
    "'''\nlines\n'''", '"compliant"', '"level"', '"number"', '"checklist"',
)  # fmt: skip
BYTES = (b"[", b"]", b'"', b"\n[[question]]\n", b"\xff", b"\0", b"\r", b"=", b".", b"\xef\xbb\xbf")
SMALL = {
    name: (EXAMPLES / "good/own_fields" / name).read_bytes()
    for name in ("provisions.toml", "fields.toml")
}


@st.composite
def mutated(draw):
    """A good example's files, one of them changed in one to three places."""
    folder = draw(st.sampled_from(GOOD))
    paths = [path for path in folder.rglob("*.toml") if path.name != "cases.toml"]
    files = SMALL | {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    name = draw(st.sampled_from(sorted(files)))
    for _time in range(draw(st.integers(1, 3))):
        files[name] = draw(st.sampled_from([_cut, _replace]))(draw, files[name])
    return files


def _cut(draw, content):
    start = draw(st.integers(0, len(content)))
    end = start + draw(st.integers(0, 30))
    return content[:start] + draw(st.sampled_from(BYTES) | st.binary(max_size=9)) + content[end:]


def _replace(draw, content):
    places = list(re.finditer(rb"(?<== ).+?(?=[,}\n]|$)", content))
    if not places:
        return content
    place = draw(st.sampled_from(places))
    return (
        content[: place.start()] + draw(st.sampled_from(VALUES)).encode() + content[place.end() :]
    )


@settings(max_examples=100, deadline=None)
@given(files=mutated())
def test_whatever_the_bytes_are_there_is_a_list_of_problems(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("mutated")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    found = check_folder(folder)
    assert all(isinstance(problem, Problem) for problem in found)
    assert found == sorted(found)
    if not found:
        _can_be_answered_and_scored(loader.load(folder))


def _can_be_answered_and_scored(questionnaire):
    typed = {"number": "7", "text": "Law 12", "date": "2019-05"}
    for end in (0, -1):
        answers = {
            ident: typed.get(question.kind) or choices(question, questionnaire.head.scale)[end]
            for ident, question in questionnaire.questions.items()
        }
        for profile in questionnaire.profiles:
            case = Case(name="c", profile=profile.id, answers=answers, expect=Expected())
            assert differences(case, questionnaire) == []
