"""``assessor need``: where help is needed, and what the other commands make of the marks."""

from __future__ import annotations

import json

import pytest
from tiny import questionnaire

from assessor import clock, saved, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.saved import Needed, Said
from questionnaires import history, needs
from questionnaires.responses import Assessment, digest

WORDS = (
    ("too early", lambda table: table["needs"]["Q1"][0].update(rev=0), "needs > Q1 > 1 > rev"),
    ("no mark", lambda table: table["needs"]["Q1"][0].pop("wanted"), "wanted: is missing"),
    ("a word", lambda table: table["needs"]["Q1"][0].update(wanted="yes"), "wanted"),
    ("empty", lambda table: table["needs"].update(Q1=[]), "needs > Q1: is empty"),
    (
        "a day that never was",
        lambda table: table["needs"]["Q1"][0].update(at="2026-02-30T00:00:00Z"),
        "needs > Q1 > 1: its time is not a date that exists",
    ),
    (
        "a revision twice",
        lambda table: table["needs"]["Q1"][0].update(rev=1),
        "needs > Q1 > 1: its revision stands at another answer too",
    ),
)


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """An assessment of the quick scan with one question answered, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    begin = ["--system", "Tesmara", "--type", "self", "--profile", "quick"]
    assert main(["new", "mine.json", "--respondent", "A. Official", *begin]) == 0
    assert main(["set", "mine.json", "M1-POL-01=2"]) == 0
    return tmp_path / "mine.json"


def run(capsys, *words):
    capsys.readouterr()
    try:
        code = main([str(word) for word in words])
    except SystemExit as stop:  # argparse leaves so
        code = stop.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_marks_are_set_listed_and_kept_with_who_and_when(mine, capsys):
    done = run(capsys, "need", mine, "M1-POL-01", "border_detection", "--note", "Two trainers.")
    assert done == (0, "", "2 marks set.\n")
    assert json.loads(mine.read_text())["needs"]["border_detection"] == [
        {
            "rev": 3,
            "prev": [digest("needs", "M1-POL-01", store.read(mine).needs["M1-POL-01"][0])],
            "wanted": True,
            "note": "Two trainers.",
            "by": "A. Official",
            "at": "2026-11-24T05:47:36Z",
        }
    ]
    code, out, _err = run(capsys, "need", mine, "--plain")
    assert code == 0
    for said in ("border_detection: Border and customs detection", "Two trainers.", "2026-11-24"):
        assert said in out


def test_a_mark_is_taken_back_and_never_lost(mine, capsys):
    run(capsys, "need", mine, "M1-POL-01", "M1-POL-01")
    assert run(capsys, "need", mine, "M1-POL-01", "--remove")[2] == "1 mark taken back.\n"
    assert "Nothing is marked" in run(capsys, "need", mine)[1]
    listed = json.loads(run(capsys, "need", mine, "--format", "json")[1])
    assert [(each["wanted"], each["standing"]) for each in listed] == [(True, False), (False, True)]
    assert listed[0]["name"].startswith("Has the government")


def test_a_question_is_taken_out_of_a_marked_element_until_that_is_marked_again(mine, capsys):
    run(capsys, "need", mine, "policy_commitment")
    assert run(capsys, "need", mine, "M1-POL-01", "--remove")[0] == 0
    assert "not needed" in run(capsys, "need", mine)[1]
    code, _out, err = run(capsys, "need", mine, "M1-POL-01", "--remove")
    assert (code, "M1-POL-01 is not marked" in err) == (2, True)
    run(capsys, "need", mine, "policy_commitment")
    assert "not needed" not in run(capsys, "need", mine)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M9-NIX-01"], "M9-NIX-01 is no question, cell or element of op3_workshop"),
        (["M1-POL-01", "nix"], "nix is no question, cell or element"),
        (["all"], "all is no question, cell or element"),
        (["M2-LIC-01", "--remove"], "M2-LIC-01 is not marked"),
        (["review", "--remove"], "review is not marked"),
        (["--note", "for what?"], "no id is given"),
        (["--remove"], "no id is given"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_is_saved(mine, capsys, words, said):
    before = mine.read_bytes()
    code, out, err = run(capsys, "need", mine, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert mine.read_bytes() == before


def test_a_note_that_is_too_long_is_refused(mine, capsys):
    before = mine.read_bytes()
    code, _out, err = run(capsys, "need", mine, "M1-POL-01", "--note", "x" * 20_001)
    assert (code, "note: is too long" in err) == (3, True)
    assert mine.read_bytes() == before


def test_a_file_with_a_mark_on_nothing_is_refused(mine, capsys):
    with store.writing(mine) as opened:
        opened.need([Needed("nix")])
    code, _out, err = run(capsys, "need", mine)
    assert (code, "marks nix, which is no question or element" in err) == (3, True)


def test_a_file_without_marks_is_written_as_before(mine):
    assert "needs" not in json.loads(mine.read_text())


def test_marks_and_answers_live_together_in_the_file(mine, capsys):
    run(capsys, "need", mine, "M1-POL-01")
    run(capsys, "set", mine, "M1-POL-02=1")
    kept = store.read(mine)
    assert saved.dumps(kept) == mine.read_bytes()
    assert kept.marks()["M1-POL-01"].wanted
    assert list(history.broken(kept)) == []
    assert "help is needed" in run(capsys, "history", mine)[1]


@pytest.mark.parametrize(("name", "change", "words"), WORDS, ids=[each[0] for each in WORDS])
def test_a_file_whose_marks_cannot_be_so_is_refused(begun, name, change, words):
    said = saved.said(begun, [Said("Q2", "answered", 1)])
    table = json.loads(saved.dumps(saved.needed(said, [Needed("Q1", note="One.")])))
    change(table)
    with pytest.raises(UserError) as refused:
        saved.loads(json.dumps(table).encode(), "a.json")
    assert words in refused.value.what


def test_marks_set_apart_are_merged_and_the_later_one_holds(begun):
    first = saved.needed(begun, [Needed("Q1")])
    here = saved.needed(first, [Needed("Q1", wanted=False), Needed("Q1", note="After all.")])
    there = saved.needed(first, [Needed("Q2")])
    both, turned = history.union(here, there), history.union(there, here)
    assert both == turned
    assert len(both.needs["Q1"]) == 3
    assert both.marks()["Q1"].note == "After all."
    assert both.marks()["Q2"].wanted
    assert Assessment.model_validate_json(saved.dumps(both)) == both


def test_a_copy_for_sharing_keeps_the_marks_and_not_their_notes(mine, capsys, tmp_path):
    run(capsys, "need", mine, "M1-POL-01", "review", "--note", "Secret.")
    code, _out, err = run(capsys, "redact", mine, "-o", tmp_path / "copy.json", "--level", "texts")
    assert code == 0, err
    copy = store.read(tmp_path / "copy.json")
    assert copy.marks().keys() == {"M1-POL-01", "review"}
    assert "Secret" not in (tmp_path / "copy.json").read_text()


@pytest.mark.parametrize(
    ("marks", "note"),
    [
        ([], None),
        ([Needed("Q1", note="own")], "own"),
        ([Needed("e", note="element")], "element"),
        ([Needed("Q1", note="own"), Needed("e", note="element")], "own"),
        ([Needed("e", note="element"), Needed("Q1", wanted=False)], None),
        ([Needed("Q1", wanted=False), Needed("e", note="element")], "element"),
        ([Needed("e"), Needed("Q1", note="own"), Needed("e", wanted=False)], "own"),
    ],
)
def test_a_question_needs_help_by_its_own_mark_or_its_elements(begun, marks, note):
    world = questionnaire(e='[[question]]\nid = "Q1"\n')
    standing = saved.needed(begun, marks).marks()
    mark = needs.need_of(world, world.questions["Q1"], standing)
    assert (mark.note if mark else None) == note
