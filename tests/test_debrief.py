"""The debrief and the note: what a folder of teams' files comes to, whatever is in the folder.

``golden/debrief.txt`` and ``golden/debrief.md`` are what they have to be, byte for byte. After a
change that is meant:

    GOLDEN=refresh python -m pytest tests/test_debrief.py

and read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import timedelta
from fractions import Fraction as F
from io import StringIO
from pathlib import Path

import drilled
import pytest
import tiny
from drilled import NAMES, START, Team
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_reports_charts import assert_tidy
from test_reports_hostile import HOSTILE

from assessor import files, reports, saved
from assessor.cli import main
from assessor.errors import UserError
from assessor.exercise import debriefing, noting
from assessor.exercise.debriefing import gathering, heat, working
from assessor.exercise.debriefing.results import Debrief
from assessor.exercise.hands import Hands
from assessor.exercise.noting.told import together
from assessor.reports import published
from assessor.reports.details import Details
from assessor.reports.document import Figure
from assessor.secrecy import BEGIN
from scoring import drill

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return drilled.folder(tmp_path)


def team(top: Path, name: str, part: str = "play", number: int = 1, **more: object) -> Team:
    return Team(*drilled.world(top), name, part, number, **more)


def right(found: Team) -> Team:
    """Says everything as the key has it at the start."""
    places = {"law.N": 3, "law.C": 0, "enforcement.N": 1, "enforcement.C": 0}
    return found.say(A_1=2, A_2="no", A_3="a", T_1=places, T_2=2)


def read(top: Path, folder: Path, **how: object) -> Debrief:
    return working.build(gathering.gather(folder, top, None), **how)


def text(debrief: Debrief, form: str = "terminal") -> str:
    return reports.written(debriefing, debrief, form).decode()


def flat(debrief: Debrief, form: str = "terminal") -> str:
    return " ".join(text(debrief, form).split())


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(("form", "end"), [("terminal", "txt"), ("markdown", "md")])
def test_the_debrief_is_the_golden_one(top: Path, form: str, end: str) -> None:
    found = text(read(top, drilled.teams(top.parent / "teams", top, 5)), form)
    golden = GOLDEN / f"debrief.{end}"
    if os.environ.get("GOLDEN") == "refresh":
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode()


def test_answers_are_held_against_the_key_as_it_was_in_their_stage(top: Path) -> None:
    played = right(team(top, "Customs")).reach("call").say(T_2=0)
    played.reach("letter").say(T_1={"law.C": 2, "enforcement.C": 2}).save(top.parent / "t/a.json")
    start, call, letter = read(top, top.parent / "t").stages
    assert [each.standings[0].tally.right for each in (start, call, letter)] == [8, 8, 7]
    assert (call.key["T-2"].right, letter.key["T-1/law.C"].right) == (0, 2)
    assert [each.id for each in letter.moves[0].moved] == ["T-1/law.C"]
    assert [each.id for each in letter.moves[0].raised] == ["T-1/enforcement.C"]
    assert call.moves[0].others == ()
    assert letter.touched == ("T-1",)


def test_a_stage_that_a_team_did_not_come_to_has_no_figures_of_it(top: Path) -> None:
    right(team(top, "Customs")).reach("call").save(top.parent / "t/a.json")
    right(team(top, "Police", number=2)).save(top.parent / "t/b.json")
    start, call = read(top, top.parent / "t").stages
    assert [each.team.name for each in start.standings] == ["Customs", "Police"]
    assert [each.team.name for each in call.standings] == ["Customs"]
    assert call.standings[0].hits["T-2"].kind == "further"  # the inject moved it, the team did not


def test_every_kind_of_answer(top: Path) -> None:
    places = {"law.N": 2, "law.C": 3, "enforcement.N": 2, "enforcement.C": "unknown"}
    said = team(top, "Customs").say(A_1=3, A_2="partly", A_3="b", T_1=places)
    said.save(top.parent / "t/a.json")
    tally = read(top, top.parent / "t").stages[0].standings[0].tally
    assert {hit.cell.id: (hit.kind, hit.distance) for hit in tally.hits} == {
        "A-1": ("accepted", 0),
        "A-2": ("off_by_one", 1),
        "A-3": ("further", None),
        "T-1/law.N": ("off_by_one", -1),
        "T-1/law.C": ("further", 3),
        "T-1/enforcement.N": ("accepted", 0),
        "T-1/enforcement.C": ("unknown", None),
        "T-2": ("unanswered", None),
    }
    assert tally.share == F(2, 8)
    assert (tally.distance, tally.direction) == (F(5, 5), F(3, 5))


levels = st.integers(0, 4)


@given(levels, levels, st.sets(levels, max_size=2))
def test_an_answer_is_right_where_it_has_no_distance_from_the_key(
    said: int, key: int, accept: set[int]
) -> None:
    questionnaire = tiny.questionnaire(a='[[question]]\nid = "Q1"')
    [cell] = questionnaire.cells.values()
    wanted = drill.Wanted(key, tuple(accept - {key}))
    hit = drill.judge(
        cell, questionnaire.questions["Q1"], questionnaire.head.scale, wanted,
        tiny.response(questionnaire, "Q1", said),
    )  # fmt: skip
    assert hit.right == (hit.distance == 0) == (said in {key, *accept})
    assert (hit.kind == "exact") == (said == key)
    assert (hit.kind == "off_by_one") == (min(abs(said - k) for k in {key, *accept}) == 1)


def test_what_to_talk_about_first_and_what_nobody_would_bring_up(top: Path) -> None:
    for number, (name, night) in enumerate((("A", 0), ("B", 4), ("C", 2)), 1):
        right(team(top, name, number=number)).say(T_2=night, A_2="yes").say(
            "Who <b>knows</b>?", T_2=night
        ).save(top.parent / f"t/{name}.json")
    stage = read(top, top.parent / "t").stages[0]
    assert (stage.talks[0].question.id, stage.talks[0].apart) == ("T-2", F(2, 3))
    assert stage.talks[1].question.id == "A-2"  # no disagreement, and none of three right
    shown = flat(read(top, top.parent / "t"))
    assert "0: T1; 2: T3; 4: T2" in shown
    assert re.search(r"All agree, and the key says otherwise .* A-2 A-2 yes no", shown)
    assert "T2 B: Who <b>knows</b>?" in shown
    assert "Who <b>" not in flat(read(top, top.parent / "t"), "html")


def test_a_misreading_is_quoted_with_its_passage_and_only_of_answers_that_are_wrong(
    top: Path,
) -> None:
    right(team(top, "Customs")).say(T_1={"law.C": 3}).save(top.parent / "t/a.json")
    late = right(team(top, "Police", number=2)).reach("call").say(T_1={"enforcement.N": 4})
    late.save(top.parent / "t/b.json")
    start, call = read(top, top.parent / "t").stages
    [(claim, teams)] = [(b.misreading.claim, [t.name for t in b.teams]) for b in start.betrayed]
    assert (claim, teams) == ("Customs may hold anything.", ["Customs"])
    assert [b.misreading.claim for b in call.betrayed] == ["Goods are held every year."]
    shown = flat(read(top, top.parent / "t"))
    assert "“Section 4: customs may hold nuclear goods in transit for 30 days." in shown
    assert "2023 1 2024 0" in shown  # the table of the passage
    right(team(top, "Mint", number=3)).say(T_1={"enforcement.N": 4}).save(top.parent / "t/c.json")
    again = flat(read(top, top.parent / "t", stage="start"))
    assert again.count("“What was held:”") == 1


def test_time_is_counted_by_stage_and_pauses_are_no_active_time(top: Path) -> None:
    late = team(top, "Customs").say(A_1=2).after(30).say(A_2="no", A_3="a").after(5)
    late.reach("call").say(T_2=0).save(top.parent / "t/a.json")
    times = read(top, top.parent / "t").times["Customs"]
    assert (times["start"].whole, times["start"].active) == (32 * 60, 60)
    assert (times["call"].whole, times["call"].active) == (60, 60)
    assert (times[""].whole, times[""].active) == (39 * 60, 8 * 60)


def test_five_broken_files_of_sixty_are_named_and_the_others_are_used(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = drilled.teams(top.parent / "teams", top, 55, tests=False)
    sound = (folder / "team-01.json").read_text()
    bad = {
        "broken.json": sound[:400],
        "sub/another.json": sound.replace('"harbour"', '"another"'),
        "edition.json": re.sub(r'("exercise": "harbour",\s*"edition": )"1"', r'\1"2"', sound),
        "digest.json": re.sub(r'("digest": )"[0-9a-f]{4}', r'\1"abcd', sound),
        "notes.json": '{"a": 1}',
    }
    for name, content in bad.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    code, out, err = run(capsys, "exercise", "debrief", folder, "--questionnaire", top)
    assert code == 0
    assert "55 teams" in out
    for name in bad:
        assert name in err
        assert name in out.replace("\n  ", "")
    assert "5 files cannot be used and are left out." in err
    assert "Traceback" not in err


def test_other_files_are_named_with_their_reason(top: Path, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    right(team(top, "Customs")).save(folder / "a.json")
    plain = right(team(top, "Police", number=2)).file
    (folder / "sealed.json").write_bytes(BEGIN + b"\n")  # nobody is asked for the passphrase
    files.write(folder / "own.json", saved.dumps(plain.model_copy(update={"drill": None})))
    files.write(
        folder / "strange.json",
        saved.dumps(plain.model_copy(update={"stages": {"never": right(team(top, "X")).reach(
            "call").file.stages["call"]}, "rev": 99})),
    )  # fmt: skip
    with (folder / "large.json").open("wb") as file:
        file.truncate(files.LIMIT + 1)
    (folder / "folder.json").mkdir()
    _questionnaire, exercise = drilled.world(top)
    Hands(exercise, folder / "hands.json").count("start", "A-1", {"2": 5})
    found = gathering.gather(folder, top, None)
    assert [each.team for each in found.files] == ["customs"]
    said = "\n".join(found.unusable)
    assert "sealed.json is protected with a passphrase." in said
    assert "own.json is an assessment, and no team's file" in said
    assert "strange.json reached the inject never" in said
    assert "large.json" in said
    assert "hands.json" not in said  # what the trainer counted may lie beside the teams' files
    assert "larger than this program reads" in said


def test_of_several_files_of_a_team_and_part_the_newest_counts(top: Path) -> None:
    folder = top.parent / "t"
    right(team(top, "Customs")).save(folder / "first.json")
    later = team(top, " customs ", number=2, start=START + timedelta(hours=2)).say(A_1=4)
    later.save(folder / "sub/second.json")
    found = gathering.gather(folder, top, None)
    assert [Path(each.name).name for each in found.files] == ["second.json"]
    [sentence] = found.older
    assert "first.json is left out" in sentence
    assert "second.json is newer" in sentence


def test_a_folder_without_any_team_is_refused(
    top: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "x.json").write_text("{}")
    for folder in ("none", "nowhere"):
        words = ("exercise", "debrief", tmp_path / folder, "--questionnaire", top)
        code, out, err = run(capsys, *words)
        assert (code != 0, out) == (True, "")
        assert err.splitlines()[-1]
        assert "Traceback" not in err


def test_as_many_files_of_two_exercises_ask_which(top: Path) -> None:
    folder = top.parent / "t"
    right(team(top, "A")).save(folder / "a.json")
    content = (folder / "a.json").read_text().replace('"harbour"', '"another"')
    (folder / "b.json").write_text(content)
    with pytest.raises(UserError, match="another, harbour"):
        gathering.gather(folder, top, None)
    assert len(gathering.gather(folder, top, "harbour").files) == 1


def test_nothing_in_an_anonymous_paper_tells_who_is_who(top: Path) -> None:
    folder = drilled.teams(top.parent / "teams", top, 8)
    for number, name in enumerate(NAMES, 1):
        said = right(team(top, name, number=number, start=START + timedelta(hours=9)))
        said.say(f"{name} says so.", A_1=number % 5).save(folder / f"{name} again.json")
    (folder / "Customs broken.json").write_text("{")
    found = read(top, folder, anonymous=True)
    for form in ("terminal", "markdown", "html", "json"):
        shown = text(found, form)
        for word in (*NAMES, *(f"{name} says" for name in NAMES), ".json", "team-0"):
            if word != "Trade":  # an option of a question is called so
                assert word not in shown, (form, word)
    cells = [
        str(value) for sheet in debriefing.sheets(found) for row in sheet.rows for value in row
    ]
    assert not [each for each in cells if "says so" in each or each in NAMES]
    assert "Team 1" in text(found)
    assert "files were left out" in text(found)
    order = [each.file.respondent for each in found.stages[0].standings]
    assert order != sorted(order)
    told = together(found, Details())
    note = reports.written(noting, told, "markdown").decode()
    assert not [name for name in NAMES if name in note.replace("The paper names Trade", "")]


def test_the_numbers_of_anonymous_teams_have_nothing_to_do_with_their_names(top: Path) -> None:
    numbered = []
    for turn, names in enumerate((NAMES, NAMES[::-1])):
        for number, name in enumerate(names):
            right(team(top, name, number=number)).save(top.parent / f"{turn}/{number}.json")
        found = read(top, top.parent / str(turn), anonymous=True)
        numbered.append([each.file.id for each in found.stages[0].standings])
    assert numbered[0] == numbered[1]


def test_two_teams_one_team_and_only_tests_are_debriefed_too(top: Path) -> None:
    folder = top.parent / "t"
    test = team(top, "Ana", "pre", number=5).say(A_1=1, A_2="yes", T_2=0)
    test.save(folder / "pre.json")
    found = read(top, folder)
    assert (found.stages, found.teams) == ((), ())
    assert "Nobody sat both tests: no gain can be told." in flat(found)
    assert "no test after" in flat(found)
    right(team(top, "Customs")).save(folder / "a.json")
    one = flat(read(top, folder))
    assert "8 of 8" in one
    assert "Alpha Cells" not in one
    right(team(top, "Police", number=2)).say(T_2=3).save(folder / "b.json")
    assert "Alpha Cells" in flat(read(top, folder))


def test_learning_is_told_by_person_and_item_and_survives_a_missing_test(top: Path) -> None:
    folder = top.parent / "t"
    places = {"law.N": 3, "law.C": 3, "enforcement.N": 1, "enforcement.C": 1}
    team(top, "Ana", "pre", 1).say(A_1=1, A_2="no", T_1=places).save(folder / "1.json")
    places = {"law.N": 3, "law.C": 3, "enforcement.N": 0, "enforcement.C": 0}
    team(top, "Ana", "post", 2).say(A_1=1, A_2="yes", T_1=places).save(folder / "2.json")
    team(top, "Ben", "pre", 3).say(A_1=1).save(folder / "3.json")
    learned = read(top, folder).learning
    assert learned is not None
    (_ana, first), (_ben, second) = learned.people
    assert (first.pre, first.post, first.gain) == (F(3, 8), F(3, 4), F(3, 5))
    assert (second.pre, second.post, second.gain) == (F(1, 4), None, None)
    assert (learned.pairs, dict(learned.items)["three"].gain) == (1, 1)
    shown = flat(read(top, folder))
    assert "Ana 38 % 75 % 0.60 (medium)" in shown
    assert "1 test before has none after it: it is listed and in no gain." in shown
    assert "Gain of the averages: 0.60 (medium); the 1 single gain: 0.60." in shown


def test_without_the_library_everything_but_alpha_is_there(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    found = read(top, drilled.teams(top.parent / "teams", top, 4))
    assert "To have it: pip install 'assessor[analysis]'" in flat(found)
    assert json.loads(text(found, "json"))["stages"][0]["agreement"] is None


@pytest.mark.parametrize("count", [1, 4, 30])
def test_the_charts_are_tidy_and_say_in_signs_what_they_say_in_colours(
    top: Path, count: int
) -> None:
    found = read(top, drilled.teams(top.parent / "teams", top, count, tests=False))
    figures = [b for b in heat.blocks(found, found.last) if isinstance(b, Figure)]
    assert figures
    for figure in figures:
        assert_tidy(figure)


def test_tables_fit_a_screen_of_eighty_columns(top: Path) -> None:
    from assessor.reports.formats import terminal

    found = read(top, drilled.teams(top.parent / "teams", top, 30))
    shown = terminal.render(debriefing.document(found), 80)
    assert max(map(len, shown.splitlines())) <= 80
    assert "T21" in shown
    assert "- Question: A-1; T1" not in shown  # no table fell apart into sentences


def test_answers_by_kind_fit_a_screen_whatever_teams_are_called(top: Path) -> None:
    team(top, "x" * 200).say(A_1=1).save(top.parent / "t/a.json")
    right(team(top, "Police", number=2)).save(top.parent / "t/b.json")
    shown = text(read(top, top.parent / "t"))
    assert "Team       exact  off by one  not answered\n" in shown  # kinds that nobody has are out
    assert " T1 8 0 0 T2 0 1 7 " in " ".join(shown.split())


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_hostile_names_and_comments_stay_text(top: Path, form: str) -> None:
    for number, hostile in enumerate(HOSTILE):
        name = hostile[:200] if hostile.strip() else "blank"
        said = right(team(top, name, number=number)).say(hostile or None, T_2=number % 5)
        said.save(top.parent / f"t/{number}.json")
    shown = text(read(top, top.parent / "t"), form)
    assert not set(shown) & set("\x1b\x00\x9b\u202e\u2066\u200b\ufeff")
    assert "<script>alert" not in shown or form != "html"


@pytest.mark.parametrize("form", reports.FORMATS)
def test_both_papers_are_written_in_every_format_and_the_same_each_time(
    top: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = drilled.teams(tmp_path / "teams", top, 3)
    for action in ("debrief", "note"):
        outs = [tmp_path / f"{action}{n}{reports.FORMATS[form]}" for n in (1, 2)]
        for out in outs:
            words = ("exercise", action, folder, "--questionnaire", top, "-o", out)
            assert run(capsys, *words)[0] == 0
        assert outs[0].read_bytes() == outs[1].read_bytes()
        assert outs[0].stat().st_size > 500


@pytest.mark.parametrize("anonymous", [False, True])
def test_the_data_keeps_to_its_published_schema(top: Path, anonymous: bool) -> None:
    found = read(top, drilled.teams(top.parent / "teams", top, 4), anonymous=anonymous)
    papers = (
        ("exercise-debrief", reports.written(debriefing, found, "json")),
        ("exercise-note", reports.written(noting, together(found, Details()), "json")),
    )
    for kind, data in papers:
        Draft202012Validator(published.schema(kind)).validate(json.loads(data))


def test_one_stage_can_be_asked_for(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = drilled.teams(top.parent / "teams", top, 3)
    words = ("exercise", "debrief", folder, "--questionnaire", top, "--stage")
    code, out, _err = run(capsys, *words, "letter")
    assert (code, "After inject 2: A letter" in out, "Before the first" in out) == (0, True, False)
    code, out, err = run(capsys, *words, "noon")
    assert (code, out, "letter" in err) == (2, "", True)


def test_a_paper_is_never_written_over_a_team_s_file(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = right(team(top, "A")).save(top.parent / "t/a.json")
    before = file.read_bytes()
    words = ("exercise", "debrief", file.parent, "--questionnaire", top, "-o", file)
    code, _out, _err = run(capsys, *words)
    assert code == 2
    assert file.read_bytes() == before


def test_the_note_takes_what_is_told_beside_it_and_fills_in_the_rest(top: Path) -> None:
    found = read(top, drilled.teams(top.parent / "teams", top, 4))
    details = Details.model_validate(
        {
            "event": {
                "organiser": "Port authority",
                "venue": "Varn City",
                "participants": ({"agency": "Customs", "number": 3},),
                "highlights": {"aims": ("The paper is known to few.",)},
                "further_steps": ("Meet again in June.",),
            }
        }
    )
    told = together(found, details)
    shown = " ".join(reports.written(noting, told, "terminal").decode().replace("▌", "").split())
    for words in (
        "Exercise The harbour of Varn", "Date 2026-03-02", "Organiser Port authority",
        "with 3 participants", "4 teams handed in their answers. 4 took the tests.",
        "an invented State", "The paper is known to few.", "Meet again in June.",
        "They say nothing of the system of any real State", "Gain of the averages",
        "A level rests on what can be shown, not on luck.", "[to be filled in: objectives]",
    ):  # fmt: skip
        assert words in shown
    assert len(shown.split()) < 900  # two pages


def test_it_speaks_the_language_that_most_of_the_files_are_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, language in (("Norte", "es"), ("Sur", "es"), ("East", "en")):
        monkeypatch.setattr("sys.stdin", StringIO("2\nq\n"))
        words = ("exercise", "record", "karsovel", "--lang", language, "--team", name)
        main([*words, "-o", str(tmp_path / f"{name}.json")])
    capsys.readouterr()
    main(["exercise", "debrief", str(tmp_path)])
    assert capsys.readouterr().out.startswith("Puesta en común: La República de Karsovel")
    main(["exercise", "debrief", str(tmp_path), "--lang", "en"])
    assert capsys.readouterr().out.startswith("Debrief: The Republic of Karsovel")
