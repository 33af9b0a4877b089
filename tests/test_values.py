"""Answers by kind of question: typed, checked and shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.model import Level, Option, Question, Scale
from questionnaires.values import check, choices, parse, show

SCALE = Scale(
    min=0,
    max=2,
    target=1,
    levels=(
        Level(value=0, name="Absent", meaning="Nothing."),
        Level(value=1, name="Partial", meaning="Something."),
        Level(value=2, name="In use", meaning="Everything."),
    ),
)
OPTIONS = (Option(id="sea", label="By sea"), Option(id="air", label="By air"))


def question(kind, **more):
    return Question(id="Q1", kind=kind, text="Q?", legal_weight="expected", **more)


QUESTIONS = {
    "level": question("level"),
    "yes_partly_no": question("yes_partly_no"),
    "choice": question("choice", options=OPTIONS),
    "checklist": question("checklist", options=OPTIONS),
    "number": question("number", target=5, unit="inspectors"),
    "text": question("text"),
    "date": question("date"),
}


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        ("level", "1", 1, "1 – Partial"),
        ("level", " 2\n", 2, "2 – In use"),
        ("yes_partly_no", "yes", "yes", "yes"),
        ("yes_partly_no", "Partly", "partly", "partly"),
        ("choice", "sea", "sea", "sea – By sea"),
        ("checklist", "air, sea", ("air", "sea"), "By air, By sea"),
        ("checklist", "air", ("air",), "By air"),
        ("checklist", "-", (), "none of them"),
        ("number", "12", 12, "12 inspectors"),
        ("number", "-3", -3, "-3 inspectors"),
        ("text", "  Law 12\nof 2019 ", "Law 12\nof 2019", "Law 12\nof 2019"),
        ("date", "2019", "2019", "2019"),
        ("date", "2019-05", "2019-05", "2019-05"),
        ("date", "2020-02-29", "2020-02-29", "2020-02-29"),
    ],
)
def test_an_answer_is_typed_kept_and_shown(kind, typed, value, shown):
    parsed = parse(QUESTIONS[kind], SCALE, typed)
    assert parsed == value
    assert type(parsed) is type(value)
    assert show(QUESTIONS[kind], SCALE, parsed) == shown


@pytest.mark.parametrize(
    ("kind", "wrong", "words"),
    [
        ("level", ["3", "-1", "1.5", "one", "", "in use"], "expected a level: 0, 1, 2"),
        ("yes_partly_no", ["y", "maybe", "", "ja"], "expected one of: yes, partly, no"),
        ("choice", ["Sea", "By sea", "", "sea, air"], "expected one of: sea, air"),
        ("checklist", ["rail", "", "sea, sea", "sea,", "sea;air", "-,sea"],
         "expected none (-) or some of these, parted by commas: sea, air"),
        ("number", ["twelve", "1.5", "1e3", "", "1" * 16, "+1", "0x10"], "expected a whole number"),
        ("text", ["", " \n", "x" * 20_001], "expected some text, up to 20000 characters"),
        ("date", ["May 2019", "2019-13", "2019-02-30", "19", "0000", "2019-5", "2019-05-31T00:00"],
         "expected a date such as 2019, 2019-05 or 2019-05-31"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_what_would_be(kind, wrong, words):
    for text in wrong:
        with pytest.raises(ValueError, match="expected") as caught:
            parse(QUESTIONS[kind], SCALE, text)
        assert str(caught.value) == words


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("level", True),
        ("level", "1"),
        ("level", None),
        ("yes_partly_no", True),
        ("choice", 1),
        ("choice", ("sea",)),
        ("checklist", "sea"),
        ("checklist", ("sea", "sea")),
        ("number", True),
        ("number", "12"),
        ("number", 10**15),
        ("text", 7),
        ("date", 2019),
        ("date", "٢٠١٩"),
    ],
)
def test_a_value_of_another_type_is_no_answer_though_it_looks_like_one(kind, value):
    with pytest.raises(ValueError, match="expected"):
        check(QUESTIONS[kind], SCALE, value)


def test_without_a_scale_no_level_is_an_answer():
    with pytest.raises(ValueError, match="expected a level"):
        parse(QUESTIONS["level"], None, "1")


def test_what_can_be_typed_is_offered_where_it_is_not_free():
    offered = {kind: choices(question, SCALE) for kind, question in QUESTIONS.items()}
    assert offered == {
        "level": ("0", "1", "2"),
        "yes_partly_no": ("yes", "partly", "no"),
        "choice": ("sea", "air"),
        "checklist": ("sea", "air"),
        "number": (),
        "text": (),
        "date": (),
    }


@pytest.mark.parametrize(
    ("kind", "value"),
    [("level", 9), ("choice", "rail"), ("checklist", ("rail",)), ("yes_partly_no", "maybe")],
)
def test_what_an_older_file_holds_is_shown_as_it_is(kind, value):
    shown = show(QUESTIONS[kind], SCALE, value)
    assert shown == (value[0] if isinstance(value, tuple) else str(value))


@settings(deadline=None)
@given(
    kind=st.sampled_from(sorted(QUESTIONS)),
    text=st.text(max_size=30) | st.from_regex(r"[-0-9a-z, ]+"),
)
def test_anything_typed_is_an_answer_or_refused_in_words(kind, text):
    try:
        value = parse(QUESTIONS[kind], SCALE, text)
    except ValueError as error:
        words = str(error)
    else:
        words = "expected"
        check(QUESTIONS[kind], SCALE, value)
        typed = ",".join(value) or "-" if isinstance(value, tuple) else str(value)
        assert parse(QUESTIONS[kind], SCALE, typed) == value
        assert show(QUESTIONS[kind], SCALE, value)
    assert words.startswith("expected")
