"""Copies for sharing: what is in them scores the same, and what is confidential is gone."""

import json

import pytest
from tiny import questionnaire

from assessor import clock, redaction, store
from assessor.cli import main
from questionnaires import history
from questionnaires.responses import Assessment, Evidence, Goal, Need, Response

SECRET = "Officer Ansa has the key of the store."


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A folder with an assessment ``a.json`` that says something secret."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    main(["new", "a.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    main(["set", "a.json", "M1-POL-01=3", "--comment", SECRET, "--by", "B. Ansa"])
    return tmp_path / "a.json"


@pytest.mark.parametrize(
    ("level", "gone", "kept"),
    [
        ("names", ["Ansa B."], ["Tesmara"]),
        ("texts", [SECRET, "The Act"], ["Tesmara"]),
        ("system", [SECRET, "The Act", "Tesmara", "Customs"], []),
    ],
)
def test_a_redacted_copy_scores_the_same_and_says_less(mine, capsys, level, gone, kept):
    main(["set", "a.json", "M1-LEG-01=2", "--evidence", "The Act", "--agency", "Customs",
          "--by", "Ansa B."])  # fmt: skip
    main(["set", "a.json", "M2-BRO-01=na", "--reason", SECRET])
    main(["target", "a.json", "all=3", "--note", SECRET])
    main(["need", "a.json", "M1-LEG-01", "policy_commitment", "--note", SECRET])
    main(["need", "a.json", "M1-LEG-01", "--remove"])
    assert main(["redact", "a.json", "--level", level, "-o", "copy.json"]) == 0
    text = (mine.parent / "copy.json").read_text()
    assert [words for words in gone if words in text] == []
    assert [words for words in kept if words not in text] == []
    assert "Ansa B." not in text
    marks = store.read(mine.parent / "copy.json").marks()
    assert {ident: mark.wanted for ident, mark in marks.items()} == {
        "M1-LEG-01": False, "policy_commitment": True,
    }  # fmt: skip
    capsys.readouterr()
    main(["score", "a.json", "--format", "csv"])
    scored = capsys.readouterr().out
    main(["score", "copy.json", "--format", "csv"])
    assert capsys.readouterr().out == scored
    assert main(["verify", "copy.json"]) == 0
    assert main(["merge", "a.json", "copy.json"]) == 3


def test_every_text_that_a_person_can_write_is_left_out(begun):
    said = {"at": "2026-11-24T05:47:36Z", "by": "Ansa", "agency": "Ansa"}
    piece = {"title": "Ansa", "reference": "Ansa", "page": "Ansa", "date": "1999",
             "marking": "Ansa", "sha256": "a5a" + "0" * 61}  # fmt: skip
    decision = {"rule": "chosen", "why": "Ansa"}
    table = begun.model_dump(mode="json") | {
        "system": "Ansa", "agency": "Ansa", "respondent": "Ansa", "note": "Ansa", "rev": 4,
        "agencies": [{"id": "ansa", "name": "Ansa", "leads": ["Q1"], "also": []}],
        "packet": {"agency": "ansa", "questions": ["Q1", "Q2"], "base": []},
        "goals": {"Q1": [said | {"rev": 2, "wanted": 1, "due": "2027", "note": "Ansa"}]},
        "needs": {"Q1": [said | {"rev": 3, "wanted": True, "note": "Ansa"}]},
        "responses": {
            "Q1": [said | {"rev": 1, "status": "not_applicable", "value": None, "reason": "Ansa",
                           "comment": "Ansa", "evidence": [piece], "decision": decision}],
            "Q2": [said | {"rev": 4, "status": "answered", "value": "Ansa"}],
        },
    }  # fmt: skip
    full = Assessment.model_validate_json(json.dumps(table))
    # Whoever adds a member to a saved file decides here what a copy for sharing shows of it.
    assert set(table) == set(Assessment.model_fields)
    assert set(table["responses"]["Q1"][0]) | {"prev"} == set(Response.model_fields)
    assert set(table["goals"]["Q1"][0]) | {"prev"} == set(Goal.model_fields)
    assert set(table["needs"]["Q1"][0]) | {"prev"} == set(Need.model_fields)
    assert set(piece) == set(Evidence.model_fields)
    tiny = questionnaire(e='[[question]]\nid = "Q1"\n[[question]]\nid = "Q2"\nkind = "text"')
    copy = redaction.redacted(full, tiny, "system")
    text = copy.model_dump_json()
    assert [each for each in ("Ansa", "ansa", "1999", "a5a") if each in text] == []
    assert (copy.aims()["Q1"].due, copy.marks()["Q1"].wanted) == ("2027", True)
    assert list(history.broken(copy)) == []
