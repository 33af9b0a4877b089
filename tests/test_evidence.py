"""The register of evidence: added, listed, checked against the files."""

import json

import pytest

from assessor import clock, register, store
from assessor.cli import main
from questionnaires.responses import Evidence


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A folder with an assessment ``a.json`` that answers one question, and a file to show."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    main(["new", "a.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    main(["set", "a.json", "M1-POL-01=3"])
    (tmp_path / "act.pdf").write_bytes(b"an act")
    return tmp_path / "a.json"


def test_a_file_is_recorded_by_name_and_digest_and_nothing_else_of_it(mine, capsys):
    assert main(["evidence", "a.json", "add", "M1-POL-01", "--source", "./act.pdf", "--page", "12",
                 "--date", "2019-05", "--marking", "RESTRICTED"]) == 0  # fmt: skip
    [piece] = store.read(mine).current()["M1-POL-01"].evidence
    assert piece == Evidence(
        title="act.pdf", reference="act.pdf", page="12", date="2019-05", marking="RESTRICTED",
        sha256=register.sha256(mine.parent / "act.pdf"),
    )  # fmt: skip
    assert b"an act" not in mine.read_bytes()
    assert store.read(mine).current()["M1-POL-01"].value == 3
    capsys.readouterr()
    main(["evidence", "a.json", "list"])
    shown = " ".join(capsys.readouterr().out.split())
    for words in ("act.pdf; act.pdf; p. 12; 2019-05", "Marking: RESTRICTED", "Supports: M1-POL-01"):
        assert words in shown


def test_answers_at_target_without_evidence_are_listed(mine, capsys):
    main(["evidence", "a.json", "list"])
    assert "At or above the target, without evidence" in capsys.readouterr().out
    main(["evidence", "a.json", "list", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == {
        "evidence": [], "without_evidence": ["M1-POL-01"],
    }  # fmt: skip


def test_check_finds_what_is_missing_or_changed(mine, capsys):
    main(["evidence", "a.json", "add", "M1-POL-01", "--source", "act.pdf"])
    main(["evidence", "a.json", "add", "M1-POL-01", "--title", "Speech", "--citation", "UN, 2020"])
    assert main(["evidence", "a.json", "check"]) == 0
    assert "1 file is as it was." in capsys.readouterr().err
    act = mine.parent / "act.pdf"
    act.write_bytes(b"another act")
    assert main(["evidence", "a.json", "check"]) == 1
    assert "act.pdf: changed since it was recorded" in capsys.readouterr().out
    act.unlink()
    assert main(["evidence", "a.json", "check"]) == 1
    assert "act.pdf: not in ." in capsys.readouterr().out
    (mine.parent / "files").mkdir()
    (mine.parent / "files" / "act.pdf").write_bytes(b"an act")
    assert main(["evidence", "a.json", "check", "--folder", "files"]) == 0


def test_a_name_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret").write_bytes(b"x")
    inside = tmp_path / "inside"
    inside.mkdir()
    for name in ("../secret", str(tmp_path / "secret"), "..\\secret", "a\0b", ".."):
        evidence = Evidence(title="t", reference=name, sha256="0" * 64)
        piece = register.Piece(1, evidence, ())
        assert register.state(piece, inside) in ("missing", "unreadable")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["M1-POL-01"], 2, "has no name"),
        (["M1-POL-01", "--title", "x", "--date", "May"], 2, "is no date"),
        (["M1-POL-01", "--source", "nowhere.pdf"], 3, "nowhere.pdf cannot be read"),
        (["M1-POL-01", "--title", "x" * 501], 2, "too long"),
        (["M9-XXX-01", "--title", "x"], 2, "is no question, cell or element"),
        (["M1-LEG-01", "--title", "x"], 3, "has no answer yet"),
    ],
)
def test_what_cannot_be_recorded_changes_nothing(mine, capsys, words, code, told):
    before = mine.read_bytes()
    assert main(["evidence", "a.json", "add", *words]) == code
    assert told in capsys.readouterr().err
    assert mine.read_bytes() == before
