"""The command line: what it says, where it says it, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """An assessment of the quick scan, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    made = main(["new", "mine.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    assert made == 0
    return tmp_path / "mine.json"


def run(capsys, *words):
    capsys.readouterr()
    try:
        code = main([str(word) for word in words])
    except SystemExit as stop:  # argparse leaves so
        code = stop.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_alone_it_says_where_one_is_and_what_comes_next(mine, capsys):
    code, out, _err = run(capsys)
    assert code == 0
    assert "mine.json" in out
    assert "assessor answer mine.json" in out


def test_an_assessment_is_created_for_its_owner_only(mine):
    assert json.loads(mine.read_text())["system"] == "Tesmara"
    if os.name == "posix":
        assert mine.stat().st_mode & 0o777 == 0o600


def test_what_is_set_is_scored_and_explained(mine, capsys):
    assert run(capsys, "set", mine, "M2-TRA-01/law.N=3", "M2-TRA-01/law.C=1")[0] == 0
    code, out, _err = run(capsys, "explain", mine, "transit_control/law.C")
    assert code == 0
    assert "partly" in out
    assert "M2-TRA-01" in out
    code, out, _err = run(capsys, "score", mine, "--format", "csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(out))}
    assert (code, rows["M2-TRA-01"]["low"], rows["M2-TRA-01"]["answered"]) == (0, "0.1667", "2")


def test_an_id_alone_fills_all_its_cells_and_nothing_takes_an_answer_back(mine, capsys):
    run(capsys, "set", mine, "M2-TRA-01=2")
    run(capsys, "set", mine, "M2-TRA-01/law.B=")
    said = json.loads(mine.read_text())["responses"]
    assert [each["status"] for each in said["M2-TRA-01/law.B"]] == ["answered", "unanswered"]
    assert len(said) == 6


def test_an_answer_keeps_its_comment_and_evidence(mine, capsys):
    run(
        capsys,
        "set",
        mine,
        "M1-POL-01=1",
        "--comment",
        "Draft.",
        "--evidence",
        "Decree|Art. 3|2019",
    )
    run(capsys, "set", mine, "M1-POL-01=2", "--evidence", "Gazette")
    said = json.loads(mine.read_text())["responses"]["M1-POL-01"][-1]
    assert (said["value"], said["comment"]) == (2, "Draft.")
    assert said["evidence"] == [
        {"title": "Decree", "reference": "Art. 3", "date": "2019"},
        {"title": "Gazette"},
    ]


def test_reports_are_results_and_go_to_standard_output_or_a_file(mine, capsys):
    code, out, err = run(capsys, "report", mine, "--format", "markdown")
    assert (code, err) == (0, "")
    assert out.startswith("# Gap report: Tesmara")
    code, out, err = run(capsys, "report", mine, "--format", "json", "-o", "gap.json")
    assert (code, out) == (0, "")
    assert "gap.json" in err
    assert json.loads(Path("gap.json").read_text())["header"]["system"] == "Tesmara"


def test_the_same_input_gives_the_same_bytes(capsys):
    file = EXAMPLES / "tesmara.json"
    for form in ("terminal", "markdown", "json"):
        first = run(capsys, "report", file, "--format", form)
        assert run(capsys, "report", file, "--format", form) == first


def test_a_report_never_writes_over_the_assessment(mine, capsys):
    before = mine.read_bytes()
    code, _out, err = run(capsys, "report", mine, "-o", mine)
    assert code == 2
    assert "is a file that the report is made from" in err
    assert mine.read_bytes() == before


def test_fail_under_asks_whether_the_total_is_sure_to_reach_it(mine, capsys):
    file = EXAMPLES / "tesmara.json"
    assert run(capsys, "score", file, "--fail-under", 15)[0] == 0
    code, out, err = run(capsys, "score", file, "--fail-under", 16)
    assert code == 1
    assert "Total" in out
    assert "its low end is 15." in err
    code, _out, err = run(capsys, "score", mine, "--fail-under", 0)
    assert code == 1
    assert "too little is answered" in err


def test_a_matrix_profile_becomes_an_assessment(tmp_path, capsys):
    out = tmp_path / "germany.json"
    code, _out, err = run(
        capsys, "import", "matrix", EXAMPLES / "germany_law_2022.source.json", "-o", out
    )
    assert code == 0
    assert "Germany, 156 cells marked, 39 not seen" in err
    said = json.loads(out.read_text())["responses"]["MX-CD-03/enforcement.N"][-1]
    assert said["value"] == "X"
    assert said["evidence"][0]["title"] == "AWG §18(2) nos 4-5, §18(5) nos 3-4"


WRONG = {
    "no such file": (["score", "no.json"], 3, "there is no such file"),
    "an unknown id": (["set", "mine.json", "M9-XXX-01=3"], 2, "M9-XXX-01 is no question or cell"),
    "an unknown cell": (["set", "mine.json", "M2-TRA-01/law.X=3"], 2, "M2-TRA-01/law.X is no"),
    "no value": (["set", "mine.json", "M1-POL-01"], 2, "it has no ="),
    "a wrong value": (["set", "mine.json", "M1-POL-01=5"], 2, "expected a level: 0, 1, 2, 3, 4"),
    "words for a level": (["set", "mine.json", "M1-POL-01=yes"], 2, "expected a level"),
    "na without a reason": (["set", "mine.json", "M1-POL-01=na"], 2, "without a reason"),
    "a wrong date": (["set", "mine.json", "M1-POL-01=1", "--evidence", "A||tomorrow"], 2, "--evid"),
    "nothing to explain": (["explain", "mine.json", "M9"], 2, "M9"),
    "an unknown profile": (["new", "x.json", "--system", "A", "--type", "self", "--profile", "p"],
                           2, "has no profile p"),
    "a file that exists": (["new", "mine.json", "--system", "A"], 3, "exists already"),
    "an empty system": (["new", "x.json", "--system", " ", "--type", "self", "--profile", "full"],
                        2, "empty or too long"),
    "no questionnaire": (["questionnaire", "show", "nowhere"], 2, "no questionnaire nowhere"),
    "no question": (["questionnaire", "show", "--question", "X"], 2, "X is no question"),
    "a folder": (["status", "."], 3, "is a folder"),
    "a report without a folder": (["report", "mine.json", "-o", "no/where.md"], 3, "no/where.md"),
    "a matrix that is none": (["import", "matrix", "mine.json", "-o", "x.json"], 3, "OP3_c_d"),
    "a wrong percentage": (["score", "mine.json", "--fail-under", "lots"], 2, "from 0 to 100"),
    "no terminal": (["answer", "mine.json"], 2, "assessor set FILE ID=VALUE"),
    "no terminal for new": (["new", "y.json"], 2, "--system NAME"),
    "a wrong command": (["frobnicate"], 2, "frobnicate"),
    "an unknown start": (["answer", "mine.json", "--plain", "--at", "M9"], 2, "M9"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_one_clear_sentence_and_leaves_the_file_alone(mine, capsys, monkeypatch, case):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    words, wanted, said = WRONG[case]
    before = mine.read_bytes()
    code, out, err = run(capsys, *words)
    assert code == wanted
    assert said in err
    assert "Traceback" not in err + out
    assert mine.read_bytes() == before
    assert not Path("x.json").exists()


def edited(file, **changes):
    table = json.loads(file.read_text())
    table.update(changes)
    file.write_text(json.dumps(table))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"questionnaire": {"id": "other", "edition": "1", "digest": "0" * 64}}, "not bundled"),
        ({"questionnaire": {"id": "op3_workshop", "edition": "2019.1", "digest": "0" * 64}},
         "edition 2019.1"),
        ({"questionnaire": {"id": "op3_workshop", "edition": "2026.1", "digest": "0" * 64}},
         "other wordings"),
        ({"profile": "nobody"}, "profile nobody"),
        ({"rev": 1, "responses": {"M9-X": [{"rev": 1, "status": "unknown",
                                           "at": "2026-01-01T00:00:00Z"}]}}, "no such cell"),
        ({"rev": 1, "responses": {"M1-POL-01": [{"rev": 1, "status": "answered", "value": 9,
                                                "at": "2026-01-01T00:00:00Z"}]}}, "holds 9"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_its_questionnaire_is_refused(mine, capsys, changes, said):
    edited(mine, **changes)
    before = mine.read_bytes()
    for words in (["score"], ["status"], ["report"], ["set", "M1-POL-01=1"], ["explain", "total"]):
        code, _out, err = run(capsys, words[0], mine, *words[1:])
        assert code == 3
        assert said in err
    assert mine.read_bytes() == before


def test_a_questionnaire_of_ones_own_is_checked_and_then_used(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bad = Path(__file__).parent / "examples" / "bad" / "anchor_missing"
    begin = ["--system", "A", "--type", "self", "--profile", "full"]
    code, _out, err = run(capsys, "new", "a.json", "--questionnaire", bad, *begin)
    assert code == 3
    assert "questionnaire check" in err
    good = Path(__file__).parent / "examples" / "good"
    own = sorted(good.iterdir())[0]
    assert run(capsys, "new", "a.json", "--questionnaire", own, *begin)[0] == 0
    assert run(capsys, "score", "a.json")[0] == 3
    assert run(capsys, "score", "a.json", "--questionnaire", own)[0] == 0


def test_checking_a_questionnaire_names_every_problem_and_fails(capsys):
    bad = Path(__file__).parent / "examples" / "bad" / "anchor_missing"
    code, out, err = run(capsys, "questionnaire", "check", bad)
    assert code == 1
    assert "Q311" in out
    assert "1 problem." in err
    code, out, _err = run(capsys, "questionnaire", "check", bad, "--format", "json")
    assert json.loads(out)[0]["code"] == "Q311"


def test_all_bundled_questionnaires_are_free_of_problems(capsys):
    code, out, err = run(capsys, "questionnaire", "check")
    assert (code, out) == (0, "")
    assert "no problems" in err


def test_a_reader_that_has_seen_enough_is_no_error():
    program = [sys.executable, "-m", "assessor", "report", str(EXAMPLES / "tesmara.json")]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_options_for_all_may_stand_before_and_after_the_command(mine, capsys):
    before = run(capsys, "--plain", "status", mine)
    assert run(capsys, "status", mine, "--plain") == before
    assert "═" not in before[1]


def test_code_pages_of_the_eighties_do_not_break_the_output():
    environment = {**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}
    program = [sys.executable, "-m", "assessor", "score", str(EXAMPLES / "germany_law_2022.json")]
    done = subprocess.run(program, capture_output=True, env=environment, check=True)
    assert "63–88 %" in done.stdout.decode("utf-8")


def test_hostile_names_do_not_reach_the_terminal(mine, capsys):
    edited(mine, system="\x1b[2J[bold]Evil[/bold]\u202e")
    _code, out, err = run(capsys, "report", mine)
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err
    assert "[bold]Evil[/bold]" in out


def test_the_demo_shows_the_whole_chain_and_can_be_run_again(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _time in range(2):
        code, out, _err = run(capsys, "demo")
        assert code == 0
        for said in ("op3_workshop", "Scores: Germany", "Gap report: Germany", "assessor new"):
            assert said in out
    assert Path("assessor-demo/gap-report.md").read_text().startswith("# Gap report: Germany")
    assert json.loads(Path("assessor-demo/gap-report.json").read_text())


def test_the_demo_leaves_copies_that_somebody_worked_on(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(capsys, "demo")
    copy = Path("assessor-demo/tesmara.json")
    assert run(capsys, "set", copy, "M1-POL-01=4")[0] == 0
    worked_on = copy.read_bytes()
    run(capsys, "demo")
    assert copy.read_bytes() == worked_on
