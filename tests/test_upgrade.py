"""Answers carried over to another edition: nothing is guessed, and nothing that was said is lost.

``golden/upgrade.*`` is what the new file and the account of it have to be. After a change that is
meant: GOLDEN=refresh python -m pytest tests/test_upgrade.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from editions import FIRST, SECOND, STEPS, answered, folder, goal, save
from hypothesis import given
from hypothesis import strategies as st

from assessor import opening, saved, secrecy, sound, store
from assessor.cli import main
from assessor.errors import Exit
from assessor.upgrade import carry
from assessor.upgrade.made import Editions
from questionnaires import history, loader
from questionnaires.editions import EditionsFile
from questionnaires.responses import AgencyShare, Drill, Need, Packet

GOLDEN = Path(__file__).with_name("golden")
SAID = {
    "L_1__law": [0, "2*"], "L_1__enforcement": "na", "L_2": ["unknown", "1*"], "L_3": 2,
    "U_1": "b", "U_2": "A mainframe",
}  # fmt: skip


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Two editions on the disk, and answers to the first with goals of the State's own."""
    folder(tmp_path / "one", FIRST)
    folder(tmp_path / "two", SECOND, STEPS)
    said = goal(goal(answered(FIRST, **SAID), "L-1", 1), "L-2", 2)
    save(tmp_path / "a.json", said)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return main(["upgrade", "a.json", *map(str, words)])


def made(world, name="a.2.json"):
    return store.read(world / name)


def golden(name: str, written: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "refresh":
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


def test_the_new_file_and_the_account_of_it(world, capsys):
    before = (world / "a.json").read_bytes()
    assert run("--questionnaire", "two", "--from", "one") == 0
    told = capsys.readouterr()
    golden("upgrade.txt", told.out)
    golden("upgrade.json", (world / "a.2.json").read_text("utf-8"))
    assert "Written: a.2.json" in told.err
    assert (world / "a.json").read_bytes() == before


@pytest.mark.usefixtures("world")
def test_the_new_file_is_sound_and_can_be_used(capsys):
    assert run("--questionnaire", "two") == 0
    assert main(["score", "a.2.json", "--questionnaire", "two"]) == 0
    assert main(["verify", "a.2.json"]) == 0
    assert "The chain holds" in capsys.readouterr().out


def test_a_question_that_is_the_same_keeps_its_whole_history(world):
    run("--questionnaire", "two")
    old, new = store.read(world / "a.json"), made(world)
    for cell, to in (("L-1/law", "L-9/law"), ("L-1/enforcement", "L-9/enforcement"),
                     ("U-1", "U-1"), ("L-3", "L-4")):  # fmt: skip
        apart = {"rev", "prev"}
        assert [each.model_dump(exclude=apart) for each in new.responses[to]] == [
            each.model_dump(exclude=apart) for each in old.responses[cell]
        ]
    assert new.aims()["L-9"].wanted == 1


def test_what_is_asked_again_says_what_was_answered_and_keeps_the_evidence(world):
    run("--questionnaire", "two")
    (said,) = made(world).responses["L-2"]
    assert said.status == "unanswered"
    assert "A law has to be in force" in said.comment
    assert "don't know" in said.comment
    assert "As the gazette says." in said.comment
    assert [each.title for each in said.evidence] == ["Gazette 7"]


def test_what_has_no_place_is_named_in_the_note(world, capsys):
    run("--questionnaire", "two")
    note = made(world).note
    assert note.startswith("An invented State.\n")
    assert "U-2: A mainframe (Nobody reads it.)" in note
    assert "L-2: own goal 2" in note
    assert "A mainframe" in capsys.readouterr().out


def test_the_new_file_has_an_id_of_its_own_that_does_not_depend_on_the_clock(world):
    run("--questionnaire", "two", "-o", "x.json")
    run("--questionnaire", "two", "-o", "y.json")
    assert (world / "x.json").read_bytes() == (world / "y.json").read_bytes()
    assert made(world, "x.json").id != store.read(world / "a.json").id


def test_nothing_is_written_over(world, capsys):
    run("--questionnaire", "two")
    before = (world / "a.2.json").read_bytes()
    assert run("--questionnaire", "two") == Exit.BAD_INPUT
    assert run("--questionnaire", "two", "-o", "a.json") == Exit.BAD_INPUT
    assert "exists" in capsys.readouterr().err
    assert (world / "a.2.json").read_bytes() == before


@pytest.mark.usefixtures("world")
def test_what_answers_this_edition_already_is_left(capsys):
    assert run("--questionnaire", "one") == Exit.NOT_SO
    assert "this very edition" in capsys.readouterr().err


@pytest.mark.usefixtures("world")
def test_the_refusal_of_another_edition_names_the_way(capsys):
    assert main(["score", "a.json", "--questionnaire", "two"]) == Exit.BAD_INPUT
    assert "assessor upgrade a.json" in capsys.readouterr().err


# Without a file of editions, and within one edition


def test_without_a_word_on_the_editions_the_old_folder_is_needed(world, capsys):
    folder(world / "bare", SECOND)
    assert run("--questionnaire", "bare") == Exit.BAD_INPUT
    assert "--from" in capsys.readouterr().err
    assert run("--questionnaire", "bare", "--from", "one") == 0
    new = made(world)
    assert new.responses["U-1"][-1].value == "b"
    assert new.responses["L-2"][-1].status == "unanswered"
    assert "in force" in new.responses["L-2"][-1].comment
    assert "L-1/law: 2 – in use" in new.note


def test_mended_wordings_within_an_edition_carry_over_what_means_the_same(world, capsys):
    mended = FIRST | {
        "elements/law.toml": FIRST["elements/law.toml"]
        .replace("Is it published?", "Is it made known?")
        .replace('id = "L-3"', 'id = "L-3"\nwhy = "So."')
    }
    folder(world / "mended", mended)
    assert run("--questionnaire", "mended") == Exit.BAD_INPUT
    assert "--from" in capsys.readouterr().err
    assert run("--questionnaire", "mended", "--from", "one") == 0
    new = made(world, "a.1.json")
    assert new.responses["L-3"][-1].value == 2
    (said,) = new.responses["L-2"]
    assert "Is it published? → Is it made known?" in said.comment
    assert new.questionnaire.digest == loader.load(world / "mended").digest


def test_the_folder_named_as_the_old_one_has_to_be_it(world, capsys):
    assert run("--questionnaire", "two", "--from", "two") == Exit.BAD_INPUT
    told = capsys.readouterr().err
    assert "edition 1" in told
    assert "was answered with, with --from FOLDER" in told
    assert not (world / "a.2.json").exists()


# Odd ways


def carried(assessment, new, *steps, old=FIRST):
    file = EditionsFile.model_validate({"step": [{"from": "1", "to": "2", **s} for s in steps]})
    between = Editions(old and loader.load_texts(old), loader.load_texts(new), file.steps)
    found = carry.upgraded(assessment, between, "full")
    assert list(sound.contradictions(found.assessment)) == []
    assert list(history.broken(found.assessment)) == []
    opening.hold_against(found.assessment, between.new, Path("new.json"))
    return found


def changed(old, new):
    return SECOND | {
        name: text.replace('edition = "1"', 'edition = "2"').replace(old, new)
        for name, text in FIRST.items()
    }


def test_a_value_that_is_no_answer_any_more_is_asked_again():
    options = '{ id = "b", label = "Several", mark = 0 }'
    new = changed(options, options.replace('"b"', '"c"'))
    found = carried(answered(FIRST, U_1=["a", "b"]), new, {}, old=None)
    (said,) = found.assessment.responses["U-1"]
    assert said.status == "unanswered"
    assert "expected one of: a, c" in said.comment
    assert found.kept == 0


def test_an_older_value_that_is_none_any_more_does_not_hide_the_newest():
    options = '{ id = "b", label = "Several", mark = 0 }'
    new = changed(options, options.replace('"b"', '"c"'))
    found = carried(answered(FIRST, U_1=["b", "a"]), new, {}, old=None)
    first, last = found.assessment.responses["U-1"]
    assert (first.status, last.value) == ("unanswered", "a")
    assert [each.ident for each in found.beside] == ["U-1"]
    assert found.again == {}


def test_a_place_that_is_gone_is_told_in_the_first_that_is_left():
    found = carried(
        answered(FIRST, L_1__law=2, L_1__enforcement=1),
        changed('sides = ["law", "enforcement"]', ""), {}, old=None,
    )  # fmt: skip
    (said,) = found.assessment.responses["L-1"]
    assert said.comment.count("L-1/") == 2
    assert "no such place to answer" in said.comment


def test_of_merged_questions_one_answer_may_stand_and_the_other_is_kept():
    new = changed('id = "L-3"', 'id = "L-7"')
    first, _second, third = new["elements/law.toml"].split('[[question]]\nid = "L-')[1:]
    head = 'id = "law"\nname = "Law"\n'
    law = head + "".join(f'[[question]]\nid = "L-{each}' for each in (first, third))
    merged = {"old": ["L-3", "L-2"], "new": "L-7", "carry": "L-3", "why": "They were one."}
    said = answered(FIRST, L_2="1*", L_3=2)
    found = carried(said, new | {"elements/law.toml": law}, {"merged": [merged]})
    first, last = found.assessment.responses["L-7"]
    assert (first.status, last.value) == ("unanswered", 2)
    assert "L-2: 1 – partial" in first.comment
    assert found.assessment.current()["L-7"].value == 2


def test_several_editions_are_crossed_in_one_go(world):
    third = {name: text.replace('edition = "2"', 'edition = "3"').replace("L-9", "L-10")
             for name, text in SECOND.items()}  # fmt: skip
    more = '\n[[step]]\nfrom = "2"\nto = "3"\nrenamed = [{ old = "L-9", new = "L-10" }]\n'
    folder(world / "three", third, STEPS + more)
    assert run("--questionnaire", "three") == 0
    assert made(world, "a.3.json").responses["L-10/law"][-1].value == 2


def test_profiles_agencies_and_marks_go_along(world):
    said = store.read(world / "a.json")
    shares = (AgencyShare(id="trade", name="Trade", leads=("L-1", "U-2"), also=("use",)),)
    said = said.model_copy(update={"agencies": shares})
    said = said.with_need("L-1", Need(rev=said.rev + 1, at=said.created, wanted=True))
    save(world / "a.json", said)
    assert run("--questionnaire", "two") == 0
    new = made(world)
    assert new.agencies[0].leads == ("L-9",)
    assert new.agencies[0].also == ("use",)
    assert new.marks()["L-9"].wanted


def test_a_profile_that_is_gone_has_to_be_named(world, capsys):
    (world / "two" / "profiles.toml").write_text(
        '[[profile]]\nid = "all"\nname = "All"\nsummary = "All."\n'
    )
    assert run("--questionnaire", "two") == Exit.WRONG_USE
    assert "--profile" in capsys.readouterr().err
    assert run("--questionnaire", "two", "--profile", "all") == 0
    assert made(world).profile == "all"


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"packet": Packet(agency="trade", questions=("L-1",))}, "Merge it first"),
        ({"drill": Drill(exercise="x", edition="1", team="A", questions=("L-1",))}, "exercise"),
    ],
)
def test_parts_of_something_else_are_refused(world, capsys, update, words):
    save(world / "a.json", answered(FIRST).model_copy(update=update))
    assert run("--questionnaire", "two") == Exit.BAD_INPUT
    assert words in capsys.readouterr().err


def test_conflicts_are_settled_first(world, capsys):
    base = answered(FIRST)
    one, two = answered(FIRST, L_2=1), answered(FIRST, L_2=2)
    merged = history.union(base, one, two)
    assert merged.conflicts
    save(world / "a.json", merged)
    assert run("--questionnaire", "two") == Exit.BAD_INPUT
    assert "Settle" in capsys.readouterr().err


def test_a_protected_file_stays_protected_with_the_same_passphrase(world, monkeypatch):
    key = secrecy.new_key("four words of nonsense")
    sealed = key.seal((world / "a.json").read_bytes())
    (world / "a.json").write_bytes(sealed)
    monkeypatch.setitem(secrecy._unlocked, key.wrapped, key)
    assert run("--questionnaire", "two") == 0
    data = (world / "a.2.json").read_bytes()
    assert secrecy.is_protected(data)
    assert store.read(world / "a.2.json").responses["U-1"]


def test_a_file_of_editions_with_mistakes_is_refused(world, capsys):
    (world / "two" / "editions.toml").write_text('[[step]]\nfrom = "1"\n')
    assert run("--questionnaire", "two") == Exit.BAD_INPUT
    assert "editions.toml" in capsys.readouterr().err


# Whatever was said

ANSWERS = st.lists(st.sampled_from([0, 1, 2, "unknown", "na", "1*"]), max_size=3)


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("L_1__law", "L_1__enforcement", "L_2", "L_3"), ANSWERS)
        | {"U_1": st.lists(st.sampled_from(["a", "b", "unknown"]), max_size=2)}
        | {"U_2": st.lists(st.sampled_from(["Old", "New*"]), max_size=2)}
    )
)
def test_everything_ever_said_is_carried_over_or_told(said):
    before = answered(FIRST, **said)
    (step,) = EditionsFile.model_validate(loader.parse({"e": STEPS.encode()})["e"]).steps
    found = carried(before, SECOND, step.model_dump(by_alias=True))
    told = {(each.ident, each.entry.rev) for each in found.left}
    later = [
        entry.model_dump(exclude={"rev", "prev"})
        for _part, _ident, entry in history.entries(found.assessment)
    ]
    for _part, ident, entry in history.entries(before):
        assert (ident, entry.rev) in told or entry.model_dump(exclude={"rev", "prev"}) in later
    assert saved.loads(saved.dumps(found.assessment), "new") == found.assessment
