"""A form as CSV: written, filled, read back, and what is said of rows that cannot be used."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from form_world import ASKED, BEGUN, on_disk, said, table, weigh, with_
from hypothesis import given
from hypothesis import strategies as st

from assessor import saved, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.exchange.form import csv_form, dates
from assessor.saved import Said
from questionnaires import texts
from questionnaires.responses import Evidence, Packet


def changed(data, delimiter=",", **cells):
    """The table with fields changed: ``L1_N={"answer": "2"}``."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for row in rows:
        row.update(cells.get(row["id"].replace("/", "_"), {}))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def taken(outcome):
    assert [each.what for each in outcome.refused] == []
    return {each.cell: (each.status, each.value) for each in outcome.said}


def refused(outcome):
    return {each.cell: each.what for each in outcome.refused}


@given(said())
def test_what_is_not_filled_in_makes_nothing_new(answers_):
    assessment = with_(*answers_)
    outcome = weigh(table(assessment), assessment)
    assert (outcome.said, outcome.newer, outcome.refused) == ([], [], [])
    assert outcome.unchanged == len(ASKED.cells)
    assert outcome.absent == 0


FILLED = {
    "L1_N": {"answer": "2"}, "L1_C": {"answer": "3 - in use"}, "L1_B": {"status": "unknown"},
    "Y1": {"answer": "Partly "}, "C1": {"answer": "An act; in force"},
    "K1": {"answer": "Beta; a"}, "N1": {"answer": "12.0"}, "T1": {"answer": "'=1+1"},
    "D1": {"answer": "31/05/2019"},
}  # fmt: skip
MEANT = {
    "L1/N": ("answered", 2), "L1/C": ("answered", 3), "L1/B": ("unknown", None),
    "Y1": ("answered", "partly"), "C1": ("answered", "act"), "K1": ("answered", ("b", "a")),
    "N1": ("answered", 12), "T1": ("answered", "=1+1"), "D1": ("answered", "2019-05-31"),
}  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_answers_are_read_as_people_and_programs_write_them(delimiter):
    assert taken(weigh(changed(table(BEGUN), delimiter, **FILLED), BEGUN)) == MEANT


@pytest.mark.parametrize("here", ["en", "es"])
def test_a_table_made_in_spanish_is_read_in_spanish_and_in_english(here):
    spanish = BEGUN.model_copy(update={"language": "es"})
    filled = {
        "L1_N": {"answer": "no se sabe"}, "L1_C": {"status": "No se sabe"},
        "L1_B": {"answer": "No aplicable", "reason": "por ley"}, "Y1": {"answer": "en parte"},
        "K1": {"answer": "ninguno de ellos"}, "T1": {"status": "no aplicable", "reason": "por ley"},
        "C1": {"answer": "don't know"}, "N1": {"status": "unknown"},
    }  # fmt: skip
    with texts.speaking("es"):
        data = changed(table(spanish), **filled)
    with texts.speaking(here):
        assert taken(weigh(data, spanish)) == {
            "L1/N": ("unknown", None), "L1/C": ("unknown", None),
            "L1/B": ("not_applicable", None), "Y1": ("answered", "partly"),
            "K1": ("answered", ()), "T1": ("not_applicable", None),
            "C1": ("unknown", None), "N1": ("unknown", None),
        }  # fmt: skip


def test_a_change_keeps_what_the_row_does_not_change():
    piece = Evidence(title="Act", reference="art. 4", page="12", marking="SECRET", sha256="a" * 64)
    assessment = with_(Said("Y1", "answered", "no", comment="Said so.", evidence=(piece,)))
    outcome = weigh(changed(table(assessment), Y1={"answer": "yes", "comment": ""}), assessment)
    assert outcome.said == [Said("Y1", "answered", "yes", None, "Said so.", (piece,))]


def test_evidence_is_one_piece_a_line_and_keeps_what_the_table_does_not_show():
    piece = Evidence(title="Act", reference="art. 4", page="12", marking="SECRET", sha256="a" * 64)
    assessment = with_(Said("Y1", "answered", "no", evidence=(piece,)))
    row = {"evidence_title": "Decree\nAct", "evidence_reference": "–\nart. 5",
           "evidence_date": "2019\n"}  # fmt: skip
    outcome = weigh(changed(table(assessment), Y1=row), assessment)
    assert outcome.said[0].evidence == (
        Evidence(title="Decree", date="2019"),
        Evidence(title="Act", reference="art. 5", page="12", marking="SECRET"),
    )


def test_not_applicable_needs_a_reason_and_nothing_else_has_one():
    outcome = weigh(
        changed(
            table(BEGUN), Y1={"answer": "not applicable"},
            C1={"answer": "not applicable", "reason": "There are none."},
            N1={"answer": "3", "reason": "Because."},
        ), BEGUN,
    )  # fmt: skip
    assert [(each.cell, each.reason) for each in outcome.said] == [("C1", "There are none.")]
    assert {cell: what.split(",")[0] for cell, what in refused(outcome).items()} == {
        "Y1": "it is not applicable",
        "N1": "there is a reason for not being applicable",
    }


BAD = {
    "no level": ({"L1_N": {"answer": "9"}}, "L1/N", "expected a level: 0, 1, 2, 3, 4"),
    "two levels": ({"L1_N": {"answer": "2 – proven"}}, "L1/N", "those of two levels"),
    "a word": ({"N1": {"answer": "many"}}, "N1", "expected a whole number"),
    "half": ({"N1": {"answer": "1.5"}}, "N1", "expected a whole number"),
    "a date of two readings": ({"D1": {"answer": "5/6/2019"}}, "D1", "2019-05-06 or 2019-06-05"),
    "no date": ({"D1": {"answer": "May"}}, "D1", "expected a date"),
    "a status": ({"Y1": {"status": "maybe"}}, "Y1", "maybe is no status"),
    "two answers": ({"Y1": {"status": "unknown", "answer": "yes"}}, "Y1", "stands beside it"),
    "a tick": ({"K1": {"answer": "a; c"}}, "K1", "expected none (-) or some"),
    "no title": ({"Y1": {"answer": "yes", "evidence_date": "2019"}}, "Y1", "no title"),
    "a long title": ({"Y1": {"evidence_title": "x" * 501}}, "Y1", "more than 500"),
    "a long comment": ({"Y1": {"comment": "x" * 20_001}}, "Y1", "cannot be saved"),
    "another cell": ({"Y1": {"id": "Y9", "answer": "yes"}}, "Y9", "Y9 is no cell of tiny"),
    "twice": ({"C1": {"id": "Y1", "answer": "no"}}, "Y1", "stands twice"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_taken(name):
    rows, cell, words = BAD[name]
    outcome = weigh(changed(table(BEGUN), **{"T1": {"answer": "fine"}, **rows}), BEGUN)
    assert words in refused(outcome)[cell]
    assert [each.cell for each in outcome.said if each.cell == "T1"] == ["T1"]
    assert all(each.where.startswith("line ") for each in outcome.refused)


def test_a_newer_answer_is_left_unless_it_says_the_same():
    before = with_(Said("Y1", "answered", "no"), Said("C1", "answered", "none"))
    form = changed(table(before), Y1={"answer": "yes"}, C1={"answer": "act"})
    after = with_(Said("Y1", "answered", "partly"), Said("C1", "answered", "act"), to=before)
    outcome = weigh(form, after)
    assert [(each.said.cell, each.stands, each.filled) for each in outcome.newer] == [
        ("Y1", "partly", "yes")
    ]
    assert outcome.said == []


def test_a_row_that_nobody_touched_does_not_stand_against_a_newer_answer():
    before = with_(Said("Y1", "answered", "no"))
    after = with_(Said("Y1", "answered", "yes"), to=before)
    outcome = weigh(table(before), after)
    assert (outcome.newer, outcome.said, outcome.refused) == ([], [], [])


def test_where_agencies_disagree_a_row_cannot_decide():
    apart = [saved.said(BEGUN, [Said("Y1", "answered", value)]) for value in ("yes", "no")]
    from questionnaires import history

    both = history.union(*apart)
    assert weigh(table(both), both).unchanged == len(ASKED.cells)
    outcome = weigh(changed(table(both), Y1={"answer": "partly", "status": ""}), both)
    assert "agencies disagree" in refused(outcome)["Y1"]


def test_a_packet_takes_its_questions_only():
    packet = BEGUN.model_copy(update={"packet": Packet(agency="customs", questions=("Y1",))})
    asked = ASKED.asked_in
    from assessor import opening
    from assessor.exchange.form import incoming, taking

    own = opening.narrowed(ASKED, packet.profile, packet.packet.questions)
    assert asked("full").keys() > own.asked_in("full").keys()
    form = incoming.read(
        changed(table(BEGUN), Y1={"answer": "yes"}, C1={"answer": "act"}), "f", packet
    )
    outcome = taking.weighed(packet, own, form.rows, form.known)
    assert [each.cell for each in outcome.said] == ["Y1"]
    assert refused(outcome)["C1"] == "it is not asked in this packet"


def test_a_table_of_another_assessment_is_refused():
    other = BEGUN.model_copy(update={"id": "ffffffff-0000-4000-8000-000000001540"})
    with pytest.raises(UserError, match="another assessment"):
        weigh(table(other), BEGUN)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello", "neither a workbook nor a table"),
        (b"", "neither a workbook nor a table"),
        (b"id;answer;standing\n", "no column assessment"),
        (b'assessment,id,answer,standing\n"', "do not close"),
        (b"assessment,id,answer,standing\nx,y,\xe4,z\n", "line 2 is not UTF-8"),
        (b"assessment,id,answer,standing,id\n", "no column id, or two"),
    ],
)
def test_what_is_no_such_table_is_refused_in_one_sentence(data, words):
    with pytest.raises(UserError) as caught:
        weigh(data, BEGUN)
    assert words in caught.value.what
    assert caught.value.todo


@given(st.text())
def test_a_guarded_text_comes_back_and_is_no_formula(text):
    guarded = csv_form.guarded(text)
    assert csv_form.unguarded(guarded) == text
    assert guarded in ("", "-") or not guarded.startswith(("=", "+", "@", "\t", "\r"))
    assert not guarded.startswith("-") or guarded[1:].isdigit() or guarded == "-"


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    for start in (b"", b"assessment,id,answer,status,standing\n", b"PK\x03\x04"):
        with suppress(UserError):
            weigh(start + data, BEGUN)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2019", {"2019"}), ("2019-05-31 00:00:00", {"2019-05-31"}), ("31.5.2019", {"2019-05-31"}),
        ("5/31/2019", {"2019-05-31"}), ("4/4/2019", {"2019-04-04"}), ("2019-13", set()),
        ("31/31/2019", set()), ("²019", set()),
    ],
)  # fmt: skip
def test_dates_as_programs_write_them(text, meant):
    assert dates.readings(text) == meant


def test_the_command_says_what_it_took_and_saves_once(tmp_path, capsys, monkeypatch):
    file = on_disk(tmp_path, BEGUN)
    monkeypatch.setattr("assessor.opening.questionnaire_of", lambda *_: ASKED)
    assert main(["export", str(file), "--csv"]) == 0
    form = file.with_suffix(".csv")
    assert main(["export", str(file), "--csv"]) == 3  # nobody's answers are written over
    form.write_bytes(changed(form.read_bytes(), Y1={"answer": "yes"}, N1={"answer": "x"}))
    capsys.readouterr()
    assert main(["import", str(file), str(form), "--by", "C. Officer"]) == 1
    shown = capsys.readouterr()
    assert "line 8, answer (N1): “x” is no answer to it: expected a whole number" in shown.out
    assert "1 answer taken, 7 unchanged, 1 refused." in shown.err
    now = store.read(file)
    assert (now.responses["Y1"][-1].by, now.rev) == ("C. Officer", 1)
    assert main(["import", str(file), str(form)]) == 1
    assert store.read(file) == now


def test_a_newer_answer_is_overwritten_only_when_told_to(tmp_path, capsys, monkeypatch):
    file = on_disk(tmp_path, BEGUN)
    monkeypatch.setattr("assessor.opening.questionnaire_of", lambda *_: ASKED)
    form = tmp_path / "f.csv"
    form.write_bytes(changed(table(BEGUN), Y1={"answer": "yes"}))
    with store.writing(file) as opened:
        opened.say("Y1", "answered", "no")
    assert main(["import", str(file), str(form)]) == 1
    assert "“no” stands, the form says “yes”" in capsys.readouterr().out
    assert store.read(file).current()["Y1"].value == "no"
    assert main(["import", str(file), str(form), "--overwrite"]) == 0
    assert store.read(file).current()["Y1"].value == "yes"
    assert len(store.read(file).responses["Y1"]) == 2
