"""``assessor target`` and what the other commands make of goals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assessor import clock, saved, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.saved import Aimed, Said
from questionnaires.responses import digest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """An assessment of the quick scan with one question answered, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    begin = ["--system", "Tesmara", "--type", "self", "--profile", "quick"]
    assert main(["new", "mine.json", "--respondent", "A. Official", *begin]) == 0
    assert main(["set", "mine.json", "M2-TRA-01=2"]) == 0
    return tmp_path / "mine.json"


def run(capsys, *words):
    capsys.readouterr()
    try:
        code = main([str(word) for word in words])
    except SystemExit as stop:  # argparse leaves so
        code = stop.code
    said = capsys.readouterr()
    return code, said.out, said.err


def scored(capsys, *words):
    """The rows of ``score --format csv``, by node."""
    code, out, _err = run(capsys, "score", *words, "--format", "csv")
    assert code == 0
    return {row["id"]: row for row in csv.DictReader(io.StringIO(out))}


def test_goals_are_set_listed_and_kept_with_who_and_when(mine, capsys):
    code, out, err = run(
        capsys, "target", mine, "all=2", "M2-TRA-01=4", "--by", "2027-06", "--note", "Law first."
    )
    assert (code, out, err) == (0, "", "2 goals set.\n")
    table = json.loads(mine.read_text())
    assert table["goals"]["M2-TRA-01"] == [
        {
            "rev": 8,
            "prev": [digest("goals", "all", store.read(mine).goals["all"][0])],
            "wanted": 4,
            "due": "2027-06",
            "note": "Law first.",
            "by": "A. Official",
            "at": "2026-11-24T05:47:36Z",
        }
    ]
    code, out, _err = run(capsys, "target", mine)
    assert code == 0
    for said in ("2 – Partial", "4 – Proven", "2027-06", "2026-11-24"):
        assert said in out


def test_a_goal_is_superseded_or_taken_back_and_never_lost(mine, capsys):
    run(capsys, "target", mine, "all=2", "--by", "2027")
    run(capsys, "target", mine, "all=3")
    _code, _out, err = run(capsys, "target", mine, "all=")
    assert err == "1 goal taken back.\n"
    assert "No goal is set" in run(capsys, "target", mine)[1]
    listed = json.loads(run(capsys, "target", mine, "--format", "json")[1])
    assert [(each["wanted"], each["standing"]) for each in listed] == [
        (2, False), (3, False), (None, False),
    ]  # fmt: skip


def test_a_file_without_goals_stays_as_it_is(mine, capsys):
    assert "goals" not in json.loads(mine.read_text())
    for file in EXAMPLES.glob("*.json"):
        if "source" not in file.name:
            assert saved.dumps(store.read(file)) == file.read_bytes()


def test_goals_and_answers_live_together_in_the_file(mine, capsys):
    run(capsys, "target", mine, "all=2")
    run(capsys, "set", mine, "M1-POL-01=3")
    run(capsys, "target", mine, "M1-POL-01=4")
    kept = store.read(mine)
    assert saved.dumps(kept) == mine.read_bytes()
    assert kept.rev == 9
    assert {ident: goal.wanted for ident, goal in kept.aims().items()} == {
        "all": 2, "M1-POL-01": 4,
    }  # fmt: skip


WRONG = {
    "an unknown id": (["M9-XXX-01=3"], "M9-XXX-01 is no question or element"),
    "a cell": (["M2-TRA-01/law.N=3"], "M2-TRA-01/law.N is no question or element"),
    "no level": (["all"], "it has no ="),
    "a wrong level": (["all=5"], "expected a level: 0, 1, 2, 3, 4"),
    "a word for a level": (["M2-TRA-01=high"], "expected a level"),
    "one of several": (["all=2", "M2-TRA-01=9"], "9 is no goal for M2-TRA-01"),
    "a date that is none": (["all=2", "--by", "soon"], "--by soon is no date"),
    "a day that does not exist": (["all=2", "--by", "2027-02-30"], "2027-02-30 is no date"),
    "nothing to take back": (["all="], "no goal for all to take back"),
    "a date for nothing": (["--by", "2027"], "none is given"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_one_clear_sentence_and_leaves_the_file_alone(mine, capsys, case):
    words, said = WRONG[case]
    before = mine.read_bytes()
    code, out, err = run(capsys, "target", mine, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert mine.read_bytes() == before


AT = "2026-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ({"M9-X": [{"rev": 1, "wanted": 2, "at": AT}]}, "a goal for M9-X, which is no question"),
        ({"all": [{"rev": 1, "wanted": 9, "at": AT}]}, "holds 9 as a goal for all"),
        ({"all": [{"rev": 99, "wanted": 2, "at": AT}]}, "goals > all > 1: its revision is above"),
        ({"all": [{"rev": 1, "wanted": 2, "due": "2027-13", "at": AT}]}, "date does not exist"),
        ({"all": [{"rev": 1, "due": "2027", "at": AT}]}, "it is taken back but has a date"),
        ({"all": [{"rev": 1, "wanted": [2], "at": AT}]}, "goals > all > 1 > wanted: is not of"),
        ({"all": []}, "goals > all: is empty"),
        ({"all": [{"rev": 1, "wanted": 1, "at": AT, "until": 1}]}, "until: is not known"),
    ],
)
def test_a_file_whose_goals_make_no_sense_is_refused(mine, capsys, goals, said):
    table = json.loads(mine.read_text()) | {"rev": 7, "responses": {}, "goals": goals}
    mine.write_text(json.dumps(table))
    for command in ("score", "target", "report"):
        code, _out, err = run(capsys, command, mine)
        assert code == 3
        assert said in err


def test_a_goal_shares_no_revision_with_an_answer(mine, capsys):
    table = json.loads(mine.read_text()) | {"goals": {"all": [{"rev": 1, "wanted": 2, "at": AT}]}}
    mine.write_text(json.dumps(table))
    assert "stands at another answer too" in run(capsys, "score", mine)[2]


def test_a_goal_that_could_not_be_read_back_is_not_saved(mine):
    before = mine.read_bytes()
    with store.writing(mine) as opened, pytest.raises(UserError, match="due: does not have"):
        opened.aim([Aimed("all", 2), Aimed("all", 3, due="soon")])
    assert mine.read_bytes() == before


def test_scores_show_how_much_is_reached_only_where_goals_are_set(mine, capsys):
    assert "To target" not in run(capsys, "score", mine)[1]
    assert scored(capsys, mine)["M2-TRA-01"]["to_target_low"] == "0.6667"
    run(capsys, "target", mine, "M2-TRA-01=4")
    assert "To target" in run(capsys, "score", mine)[1]
    assert scored(capsys, mine)["M2-TRA-01"]["to_target_low"] == "0.5000"
    tree = json.loads(run(capsys, "score", mine, "--format", "json")[1])
    assert tree["to_target"] is None  # too little is answered to show a total
    assert "3 of 6 that its answers aim at = 50 %" in run(capsys, "explain", mine, "M2-TRA-01")[1]


def test_the_report_shows_the_own_goal_beside_the_target(mine, capsys):
    run(capsys, "target", mine, "M2-TRA-01=1", "--by", "2027", "--note", "A first step.")
    _code, out, _err = run(capsys, "report", mine, "--format", "markdown")
    assert "**Wanted, law:** 3 – In use" in out
    assert "**Own goal:** 1 – Informal, by 2027 (A first step.)" in out
    report = json.loads(run(capsys, "report", mine, "--format", "json")[1])
    (gap,) = report["gaps"]
    assert gap["goal"] == {
        "wanted": 1, "label": "1 – Informal", "due": "2027", "note": "A first step.",
    }  # fmt: skip
    assert report["own_gaps"] == []


def test_a_higher_goal_is_a_gap_of_its_own_kind(mine, capsys):
    run(capsys, "set", mine, "M2-TRA-01=3")
    run(capsys, "target", mine, "M2-TRA-01=4")
    _code, out, _err = run(capsys, "report", mine, "--format", "markdown")
    assert "No answer lies below its target." in out
    assert "At the target, below the State's own goal" in out.replace("’", "'")
    assert "**Wanted, law:** 4 – Proven" in out


@pytest.fixture
def earlier(mine):
    """The same assessment as it was before anything more was said."""
    copy = mine.with_name("earlier.json")
    copy.write_bytes(mine.read_bytes())
    return copy


def test_progress_since_a_baseline_is_told_for_every_node(mine, earlier, capsys):
    run(capsys, "set", mine, "M2-TRA-01=3")
    run(capsys, "target", mine, "M2-TRA-01=4")
    row = scored(capsys, mine, "--baseline", earlier)["M2-TRA-01"]
    assert (row["progress_low"], row["progress_high"]) == ("0.5000", "0.5000")
    code, out, err = run(capsys, "score", mine, "--baseline", earlier)
    assert (code, err) == (0, "")
    assert "Progress since 2026-11-24" in out
    tree = json.loads(run(capsys, "score", mine, "--baseline", earlier, "--format", "json")[1])
    assert tree["progress"]["undefined"] == "no_figure"


def test_the_baselines_questions_are_those_of_this_assessment(mine, earlier, capsys):
    table = json.loads(earlier.read_text()) | {"profile": "full"}
    earlier.write_text(json.dumps(table))
    with_full = scored(capsys, mine, "--baseline", earlier)
    assert with_full["M2-TRA-01"]["progress_low"] == "0.0000"


def test_a_baseline_by_somebody_else_is_used_with_a_warning(mine, earlier, capsys):
    table = json.loads(earlier.read_text()) | {"assessor_type": "external", "system": "Nortland"}
    earlier.write_text(json.dumps(table))
    code, _out, err = run(capsys, "score", mine, "--baseline", earlier)
    assert code == 0
    assert "assessment from outside, this one of the kind self-assessment" in err
    assert "of Nortland, this assessment of Tesmara" in err


def test_a_baseline_of_another_questionnaire_is_refused(mine, capsys):
    other = EXAMPLES / "germany_law_2022.json"
    code, out, err = run(capsys, "score", mine, "--baseline", other)
    assert (code, out) == (2, "")
    assert "no progress between different questions" in err
    code, _out, err = run(capsys, "score", mine, "--baseline", "no.json")
    assert code == 3
    assert "there is no such file" in err


def test_hostile_goals_do_not_reach_the_terminal(mine, capsys):
    with store.writing(mine) as opened:
        opened.aim([Aimed("all", 2, note="\x1b[2J[bold]Evil[/bold]\u202e")])
        opened.say_many([Said("M1-POL-01", "answered", 0)])
    for words in (["target"], ["report"], ["score"], ["target", "--format", "json"]):
        _code, out, err = run(capsys, words[0], mine, *words[1:])
        assert "\x1b" not in out + err
        assert "\u202e" not in out + err
