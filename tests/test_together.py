"""Several agencies, one assessment: who answers what, packets and back, conflicts and decisions."""

import json

import pytest

from assessor import clock, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.interview.screen import Command, Said, Screen
from assessor.together import conflicts, settling
from questionnaires import history, loader
from questionnaires.responses import Response

HEAD = """
id = "port"
edition = "7"
title = "A port"
summary = "Four questions."
caution = "A self-assessment is no measure of compliance."
answer_rule = "Choose the highest level that is true."
scale = { min = 0, max = 2, target = 1, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "some", meaning = "Something." },
    { value = 2, name = "all", meaning = "Everything." },
] }
[[module]]
id = "controls"
number = 1
name = "Controls"
elements = ["transit", "people"]
"""
TRANSIT = """
id = "transit"
name = "Transit"
[[question]]
id = "T-1"
text = "Can goods in transit be held?"
legal_weight = "obligation"
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
anchors = ["No.", "On paper.", "Yes."]
[[question]]
id = "T-2"
text = "Are they searched?"
legal_weight = "obligation"
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
anchors = ["No.", "Some.", "Yes."]
"""
PEOPLE = """
id = "people"
name = "People"
[[question]]
id = "P-1"
kind = "number"
target = 10
text = "How many officers are trained?"
legal_weight = "expected"
[[question]]
id = "P-2"
text = "Are they rotated?"
legal_weight = "good_practice"
anchors = ["No.", "Some.", "Yes."]
"""
AGENCIES = """
[[agency]]
id = "customs"
name = "Customs"
primary_questions = ["T-1", "T-2"]
[[agency]]
id = "police"
name = "Police"
primary_questions = ["P-1"]
secondary_questions = ["T-1"]
"""


@pytest.fixture
def port(tmp_path, monkeypatch):
    """A folder with a questionnaire ``port`` and an assessment ``a.json`` of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "port" / "elements").mkdir(parents=True)
    for name, text in {
        "questionnaire.toml": HEAD, "elements/transit.toml": TRANSIT,
        "elements/people.toml": PEOPLE, "agencies.toml": AGENCIES,
    }.items():  # fmt: skip
        (tmp_path / "port" / name).write_text(text)
    times = iter(range(1000))
    monkeypatch.setattr(clock, "now", lambda: f"2026-01-02T00:{next(times) // 60:02}:00Z")
    told("new", "a.json", "--questionnaire", "port", "--system", "Tesmara", "--type", "self",
         "--profile", "full", "--respondent", "Chair")  # fmt: skip
    return tmp_path


def told(*words, code=0):
    """Run a command on the questionnaire ``port``."""
    own = () if words[0] == "new" else ("--questionnaire", "port")
    assert main([*map(str, words), *own]) == code


def split(folder="packets"):
    told("split", "a.json", "--out", folder)


def disagree():
    """Customs says of T-1 that it is all in place, the police that nothing is."""
    split()
    told(
        "set", "packets/packet-customs.json", "T-1=2", "--comment", "We hold.", "--evidence", "Log"
    )
    told("set", "packets/packet-police.json", "T-1=0", "P-1=4")
    told("merge", "a.json", "packets/packet-customs.json", "packets/packet-police.json")


def test_each_agency_gets_its_questions_and_no_other(port, capsys):
    told("set", "a.json", "T-1=1", "P-2=2")
    split()
    customs = store.read(port / "packets/packet-customs.json")
    assert customs.packet.questions == ("T-1", "T-2")
    assert list(customs.responses) == ["T-1"]
    assert (customs.agency, customs.respondent) == ("Customs", None)
    assert store.read(port / "packets/packet-police.json").packet.questions == ("T-1", "P-1")
    out, err = capsys.readouterr()
    assert "packet-customs.json: Customs, 2 questions" in out
    assert "1 question is on no agency's list and stays in a.json: P-2" in err


def test_a_packet_asks_its_own_questions_only(port, capsys):
    split()
    capsys.readouterr()
    told("status", "packets/packet-police.json", "--format", "json")
    assert json.loads(capsys.readouterr().out)["nodes"]["total"]["asked"] == 2
    told("set", "packets/packet-police.json", "T-2=1", code=3)
    assert "T-2 is not asked in this packet, of Police" in capsys.readouterr().err


def test_no_packet_is_written_over_another(port, capsys):
    split()
    before = (port / "packets/packet-police.json").read_bytes()
    told("set", "packets/packet-customs.json", "T-1=2")
    told("split", "a.json", "--out", "packets", code=3)
    assert "exists already" in capsys.readouterr().err
    assert (port / "packets/packet-police.json").read_bytes() == before


def test_where_one_packet_cannot_be_written_none_of_them_stays(port, monkeypatch, capsys):
    create = store.create

    def full(path, assessment, key=None):
        if "police" in path.name:
            raise UserError("The disk is full.")
        create(path, assessment, key)

    with monkeypatch.context() as now:
        now.setattr(store, "create", full)
        told("split", "a.json", "--out", "packets", code=3)
    assert list((port / "packets").iterdir()) == []
    split()


def test_what_comes_back_is_merged_once_however_often_it_comes(port, capsys):
    split()
    told("set", "packets/packet-customs.json", "T-1=2", "T-2=1")
    told("merge", "a.json", "packets/packet-customs.json", "packets/packet-customs.json")
    once = (port / "a.json").read_bytes()
    told("merge", "a.json", "packets/packet-customs.json", "packets/packet-police.json")
    assert (port / "a.json").read_bytes() == once
    assert [said.agency for said in store.read(port / "a.json").responses["T-1"]] == ["Customs"]
    assert "packet-customs.json: Customs, 0 new entries" in capsys.readouterr().out


def test_disagreement_is_kept_and_counts_as_not_known(port, capsys):
    disagree()
    assert "1 cell is in conflict" in capsys.readouterr().err
    assessment = store.read(port / "a.json")
    assert [said.value for said in assessment.responses["T-1"]] in ([2, 0], [0, 2])
    assert assessment.current()["T-1"].status == "unknown"
    told("conflicts", "a.json", "--format", "json")
    [conflict] = json.loads(capsys.readouterr().out)
    assert (conflict["cell"], conflict["leads"]) == ("T-1", ["Customs"])
    assert [(each["agency"], each["value"]) for each in conflict["said"]] == [
        ("Customs", 2), ("Police", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("rule", "value"), [("lowest", 0), ("median", 0), ("lead", 2)])
def test_a_rule_settles_and_says_who_decided_and_why(port, capsys, rule, value):
    disagree()
    told("conflicts", "a.json", "--rule", rule, "--why", "So agreed.", "--by", "The chair")
    assessment = store.read(port / "a.json")
    assert assessment.conflicts == {}
    newest = assessment.responses["T-1"][-1]
    assert (newest.value, newest.by, newest.decision.rule) == (value, "The chair", rule)
    assert newest.decision.why == "So agreed."
    assert len(assessment.responses["T-1"]) == 3
    assert "1 conflict settled, 0 left open." in capsys.readouterr().err


def test_what_a_rule_does_not_decide_stays_open_and_is_listed(port, capsys):
    disagree()
    told("conflicts", "a.json", "--rule", "agreed")
    out, err = capsys.readouterr()
    assert "0 conflicts settled, 1 left open." in err
    assert "We hold." in out
    assert list(store.read(port / "a.json").conflicts) == ["T-1"]


def test_who_does_not_know_disagrees_with_nobody_under_agreed(port):
    split()
    told("set", "packets/packet-customs.json", "T-1=2")
    told("set", "packets/packet-police.json", "T-1=unknown")
    told("merge", "a.json", "packets/packet-customs.json", "packets/packet-police.json")
    told("conflicts", "a.json", "--rule", "agreed")
    assert store.read(port / "a.json").current()["T-1"].value == 2


def test_the_answer_taken_keeps_its_evidence_and_comment(port):
    disagree()
    told("conflicts", "a.json", "--rule", "lead")
    newest = store.read(port / "a.json").current()["T-1"]
    assert (newest.comment, [piece.title for piece in newest.evidence]) == ("We hold.", ["Log"])


def test_a_late_answer_that_did_not_know_of_the_decision_is_a_new_conflict(port):
    disagree()
    told("conflicts", "a.json", "--rule", "lead")
    told("set", "packets/packet-police.json", "T-1=1")
    told("merge", "a.json", "packets/packet-police.json")
    assert list(store.read(port / "a.json").conflicts) == ["T-1"]


def test_goals_and_marks_of_its_questions_go_with_a_packet_and_come_back(port, capsys):
    told("need", "a.json", "T-1", "P-2", "people", "--note", "Two trainers.")
    told("target", "a.json", "T-2=2")
    split()
    packet = port / "packets/packet-customs.json"
    sent = store.read(packet)
    assert (list(sent.needs), list(sent.goals)) == (["T-1"], ["T-2"])
    told("need", packet, "T-1", "--remove")
    told("need", packet, "T-2")
    told("target", packet, "T-1=1")
    for words in (("need", "people"), ("target", "all=2"), ("target", "transit=2")):
        told(words[0], packet, words[1], code=3)
        assert "is not asked in this packet, of Customs" in capsys.readouterr().err
    told("merge", "a.json", packet)
    whole = store.read(port / "a.json")
    assert {ident: mark.wanted for ident, mark in whole.marks().items()} == {
        "T-1": False, "P-2": True, "people": True, "T-2": True,
    }  # fmt: skip
    assert {ident: goal.wanted for ident, goal in whole.aims().items()} == {"T-1": 1, "T-2": 2}
    assert list(history.broken(whole)) == []


def test_a_packet_that_somebody_edited_is_refused_whole(port, capsys):
    told("set", "a.json", "T-1=1")
    split()
    packet = port / "packets/packet-customs.json"
    table = json.loads(packet.read_text())
    table["responses"]["T-1"][0]["value"] = 2
    packet.write_text(json.dumps(table))
    before = (port / "a.json").read_bytes()
    told("set", "packets/packet-police.json", "P-1=1")
    told("merge", "a.json", "packets/packet-police.json", packet, code=3)
    assert "was changed other than by answering it: what it says of T-1" in capsys.readouterr().err
    assert (port / "a.json").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "11111111-1111"}, "belongs to another assessment"),
        ({"questionnaire": {"id": "port", "edition": "8", "digest": "0" * 64}}, "answers port 8"),
    ],
)
def test_a_packet_of_another_assessment_or_edition_is_refused(port, capsys, change, words):
    split()
    packet = port / "packets/packet-customs.json"
    packet.write_text(json.dumps(json.loads(packet.read_text()) | change))
    told("merge", "a.json", packet, code=3)
    assert words in capsys.readouterr().err


def test_a_packet_cannot_be_newer_than_what_it_is_merged_into(port, capsys):
    (port / "old.json").write_bytes((port / "a.json").read_bytes())
    told("set", "a.json", "T-1=1")
    split()
    told("merge", "old.json", "packets/packet-customs.json", code=3)
    assert "was split from a later state" in capsys.readouterr().err
    told("merge", "packets/packet-police.json", "packets/packet-customs.json", code=3)
    assert "is a packet itself" in capsys.readouterr().err


def test_agencies_are_changed_for_one_assessment(port, capsys):
    told("agencies", "a.json", "--set", "harbour", "--name", "Harbour", "--leads", "people", "T-2")
    told("agencies", "a.json", "--set", "customs", "--not", "T-2")
    told("agencies", "a.json", "--remove", "police")
    told("agencies", "a.json", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {
        "agencies": [
            {"id": "customs", "name": "Customs", "leads": ["T-1"], "also": []},
            {"id": "harbour", "name": "Harbour", "leads": ["T-2", "P-1", "P-2"], "also": []},
        ],
        "on_no_list": [],
    }
    for words in (
        ("--set", "Not An Id", "--leads", "T-1"), ("--set", "x", "--leads", "Z-9"),
        ("--remove", "nobody"), ("--leads", "T-1"),
    ):  # fmt: skip
        told("agencies", "a.json", *words, code=2)


class Answers:
    """A prompter that gives prepared answers: the key of a choice, a text, or Esc as None."""

    def __init__(self, *answers):
        self.answers = list(answers)

    def ask(self, screen: Screen) -> Said:
        if not self.answers:
            raise EOFError
        answer = self.answers.pop(0)
        if answer is None:
            return Said(Command.BACK)
        choices = getattr(screen.ask, "choices", ())
        return Said(None, next((c.value for c in choices if c.key == answer), answer))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["2", "The police know."], 0),
        (["2", None, "1", ""], 2),
        (["l"], None),
        (["q"], None),
        ([None], None),
        ([], None),
    ],
)
def test_the_dialogue_has_a_way_back_and_a_way_out(port, keys, value):
    disagree()
    questionnaire = loader.load(port / "port")
    with store.writing(port / "a.json") as opened:
        found = conflicts.found(opened.assessment, questionnaire)
        settling.settle(
            Answers(*keys), questionnaire, found, None, lambda said: opened.say_many([said])
        )
    said = store.read(port / "a.json").responses["T-1"]
    assert (said[-1].value if len(said) == 3 else None) == value
    assert list(history.broken(store.read(port / "a.json"))) == []


def test_the_median_is_an_answer_that_was_given():
    questionnaire = loader.load_texts(
        {"questionnaire.toml": HEAD, "elements/transit.toml": TRANSIT,
         "elements/people.toml": PEOPLE}
    )  # fmt: skip
    question = questionnaire.questions["P-1"]
    said = tuple(
        Response(rev=1, at="2026-01-02T00:00:00Z", status="answered", value=value)
        for value in (9, 1, 4, 6)
    )
    conflict = conflicts.Conflict(question.cells[0], question, said, (), None)
    assert conflicts.median(conflict).value == 4
    assert conflicts.lowest(conflict).value == 1
    assert conflicts.lead(conflict) is None


def test_the_history_tells_who_said_what_and_how_it_was_settled(port, capsys):
    disagree()
    told("conflicts", "a.json", "--rule", "lead", "--why", "It is their law.")
    capsys.readouterr()
    told("history", "a.json", "--format", "json")
    entries = json.loads(capsys.readouterr().out)
    assert [(each["rev"], each["id"], each["agency"]) for each in entries[:2]] == [
        (1, "T-1", entries[0]["agency"]),
        (1, "T-1", entries[1]["agency"]),
    ]
    assert {entries[0]["agency"], entries[1]["agency"]} == {"Customs", "Police"}
    assert entries[-1]["decision"] == {"rule": "lead", "why": "It is their law."}
    told("history", "a.json", "T-1")
    shown = " ".join(capsys.readouterr().out.split())
    assert "3 entries." in shown
    assert "settles a conflict" in shown
    told("history", "a.json", "people", "--format", "json")
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == ["P-1"]
    told("history", "a.json", "Z-9", code=2)


def test_verify_says_whether_a_file_is_as_it_was_saved(port, capsys):
    disagree()
    assert main(["verify", "a.json"]) == 0
    assert "The chain holds: 3 entries" in capsys.readouterr().out
    assert main(["verify", "packets/packet-customs.json"]) == 0
    text = (port / "a.json").read_text()
    (port / "a.json").write_text(text.replace('"comment": "We hold."', '"comment": "We may."'))
    assert main(["verify", "a.json"]) == 1
    assert "The chain is broken" in capsys.readouterr().out


def test_status_and_report_say_that_agencies_disagree(port, capsys):
    disagree()
    capsys.readouterr()
    told("status", "a.json")
    shown = " ".join(capsys.readouterr().out.split())
    assert "In conflict 1 cell, counted as not known" in shown
    assert "assessor conflicts a.json --resolve" in shown
    told("report", "a.json")
    assert "Counted as not known until it is settled: T-1." in capsys.readouterr().out
    told("status", "packets/packet-customs.json")
    assert "Packet of Customs" in " ".join(capsys.readouterr().out.split())
