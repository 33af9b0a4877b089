"""One response turned into a share."""

from fractions import Fraction

import pytest
from tiny import answers, questionnaire

from questionnaires.way import Way
from scoring.marks import is_marked, mark, target_share
from scoring.result import Interval


def mark_of(text, said):
    asked = questionnaire(a=f'[[question]]\nid = "Q1"\n{text}')
    question = asked.questions["Q1"]
    cell = question.cells[0]
    responses = {} if said is None else answers(asked, Q1=said)
    return mark(question, Way(), asked.head.scale, cell, responses.get(cell.id))


CHOICE = (
    'kind = "choice"\ntarget = "X"\noptions = [\n'
    '{ id = "X", label = "on record", mark = 1 }, { id = "?", label = "unclear", mark = 0.5 }]'
)
CHECKLIST = (
    'kind = "checklist"\ntarget = 2\noptions = [\n'
    '{ id = "a", label = "A" }, { id = "b", label = "B" }, { id = "c", label = "C" }]'
)
NUMBER = 'kind = "number"\nfloor = 10\ntarget = 20'


@pytest.mark.parametrize(
    ("question", "said", "share"),
    [
        ("", 0, "0"),
        ("", 3, "3/4"),
        ("", 4, "1"),
        ('kind = "yes_partly_no"', "partly", "1/2"),
        (CHOICE, "?", "1/2"),
        (CHECKLIST, "a, c", "2/3"),
        (CHECKLIST, "-", "0"),
        (NUMBER, 12, "1/5"),
        (NUMBER, 99, "1"),
        (NUMBER, -5, "0"),
    ],
)
def test_an_answer_is_a_share_of_the_way_from_nothing_to_everything(question, said, share):
    worth = Fraction(share)
    assert mark_of(question, said).interval == Interval(worth, worth)


def test_a_scale_that_does_not_start_at_zero_still_starts_at_nothing():
    asked = questionnaire(a='[[question]]\nid = "Q1"')
    scale = asked.head.scale.model_copy(update={"min": 1, "max": 4})
    question = asked.questions["Q1"]
    said = answers(asked, Q1=2)["Q1"]
    assert mark(question, Way(), scale, question.cells[0], said).interval.low == Fraction(1, 3)


@pytest.mark.parametrize("said", ["unknown", None])
def test_unknown_and_unanswered_could_be_anything(said):
    assert mark_of("", said).interval == Interval(Fraction(0), Fraction(1))


def test_what_is_not_applicable_does_not_count():
    assert mark_of("", "na").interval is None


def test_texts_and_dates_are_recorded_and_not_marked():
    for kind, said in (("text", "BAFA"), ("date", "2019-05")):
        got = mark_of(f'kind = "{kind}"', said)
        assert (got.status, got.value, got.interval) == ("answered", said, None)


def test_a_choice_without_marks_is_recorded_and_not_marked():
    asked = questionnaire(
        a='[[question]]\nid = "Q1"\nkind = "choice"\n'
        'options = [{ id = "a", label = "A" }, { id = "b", label = "B" }]'
    )
    assert not is_marked(asked.questions["Q1"])


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("", "3/4"),
        ("target = 2", "1/2"),
        (CHECKLIST, "2/3"),
        (CHOICE, "1"),
        (NUMBER, "1"),
        ('kind = "yes_partly_no"', "1"),
        ('kind = "yes_partly_no"\ntarget = "partly"', "1/2"),
    ],
)
def test_the_target_is_a_share_too(question, target):
    asked = questionnaire(a=f'[[question]]\nid = "Q1"\n{question}')
    assert target_share(
        asked.questions["Q1"], asked.head.scale, asked.wanted(asked.questions["Q1"], "full")
    ) == Fraction(target)
