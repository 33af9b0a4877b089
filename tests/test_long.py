"""The long table: what it says, and what is said of rows that cannot be used."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from tiny import questionnaire

from assessor.errors import UserError
from assessor.exchange import long, table
from assessor.exchange.table import Problem

ASKED = questionnaire(
    a='[[question]]\nid = "A1"\nweapons = ["N", "C", "B"]\n'
    '[[question]]\nid = "A2"\n[[question]]\nid = "A3"\nkind = "text"'
)
HEADER = "assessment,question,cell,value\n"


def read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return list(long.read(BytesIO(data), Path("long.csv"), ASKED))


def said(text):
    return {
        each.assessment: {
            cell: response.value if response.status == "answered" else response.status
            for cell, response in each.responses.items()
        }
        for each in read(text)
        if not isinstance(each, Problem)
    }


def problems(text):
    return [(each.line, each.what) for each in read(text) if isinstance(each, Problem)]


def test_a_row_says_one_thing_of_one_cell():
    table_ = "s,A1,N,3\ns,A1,C,unknown\ns,A1/B,,na\ns,A2,,\nt,A2,,4\n"
    assert said(HEADER + table_) == {
        "s": {"A1/N": 3, "A1/C": "unknown", "A1/B": "not_applicable", "A2": "unanswered"},
        "t": {"A2": 4},
    }


def test_a_question_without_a_cell_speaks_for_all_its_cells():
    assert said("assessment,question,value\ns,A1,2\n") == {"s": dict.fromkeys(
        ("A1/N", "A1/C", "A1/B"), 2)}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "value,cell,question,assessment\n3,,A2,s\n",
        "Value;Question;Assessment\r\n3;A2;s\r\n",
        "\ufeffassessment\tquestion\tvalue\ns\tA2\t3",
        '"assessment","question","value"\n\n"s", A2 ,3\n\n',
    ],
)
def test_columns_may_stand_in_any_order_parted_by_commas_semicolons_or_tabs(text):
    assert said(text) == {"s": {"A2": 3}}


def test_a_quoted_answer_may_hold_commas_and_quotation_marks():
    assert said(HEADER + 's,A3,,"Act, ""the"" first"\n') == {"s": {"A3": 'Act, "the" first'}}


BAD = {
    "an unknown question": ("s,A9,,3", "A9 is no question or cell of tiny"),
    "an unknown cell": ("s,A1,X,3", "A1/X is no question or cell"),
    "a wrong value": ("s,A2,,9", "9 is no answer to A2: expected a level: 0, 1, 2, 3, 4"),
    "a word": ("s,A2,,NaN", "NaN is no answer"),
    "no question": ("s,,,3", " is no question"),
    "no assessment": (",A2,,3", "it names no assessment"),
    "a long name": ("s" * 201 + ",A2,,3", "more than 200 characters"),
    "a field too few": ("s,A2,3", "it has 3 fields, and the header 4"),
    "a field too many": ("s,A2,,3,4", "it has 5 fields"),
    "an open quotation mark": ('s,A2,,"3', "quotation marks do not close"),
    "a stray quotation mark": ('s,A2,,"3"4', "quotation marks do not close"),
    "a carriage return inside": ("s,A2\r,,3", "do not close"),
    "a NUL byte": ("s,A2,,\0", "a NUL byte"),
    "another encoding": (b"s,A2,,\xe4", "byte 7 of the line is not UTF-8"),
    "a line without end": ("s,A2,," + "3" * 300_000, "more than 100000 bytes"),
    "a long text": ("s,A3,," + "x" * 20_001, "expected some text, up to 20000"),
    "a cell twice": ("first,A2,,4", "A2 is answered twice; the first stays"),
    "a cell twice, by its question": ("first,A1,,4", "A1/N is answered twice"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_named_with_its_line_and_stops_no_other(case):
    row, what = BAD[case]
    row = row if isinstance(row, bytes) else row.encode()
    first = "first,A2,,1\nfirst,A1,N,1\n"
    data = (HEADER + first).encode() + row + b"\nlast,A2,,2\n"
    [(line, found)] = problems(data)
    assert line == 4
    assert what in found
    assert said(data)["first"] == {"A2": 1, "A1/N": 1}
    assert said(data)["last"] == {"A2": 2}


def test_an_assessment_that_comes_back_is_not_begun_anew():
    text = HEADER + "s,A2,,1\nt,A2,,2\ns,A1,N,4\nt,A1,N,4\n"
    assert problems(text) == [(4, "the assessment s comes back: its rows must stand together")]
    assert said(text) == {"s": {"A2": 1}, "t": {"A2": 2, "A1/N": 4}}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "it has no header"),
        ("\n", "it has no header"),
        ("s,A2,,3\n", "no column assessment"),
        ("assessment,question,cells,value\n", "its column “cells”"),
        ("assessment,question,value,value\n", "two columns value"),
        ("assessment,question\n", "no column value"),
        ("assessment,question,value\n".encode("utf-16"), "is not UTF-8"),
        ('assessment,question,"value\n', "line 1: its quotation marks"),
        ("assessment," + "x" * table.LONGEST, "line 1: the line has more than"),
    ],
)
def test_a_table_without_the_right_header_is_refused(text, what):
    with pytest.raises(UserError) as refused:
        read(text)
    assert what in refused.value.what


def test_an_empty_table_says_nothing():
    assert read(HEADER) == []
