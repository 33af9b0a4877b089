"""Saved assessments: what is said is what is read, every answer is safe before the next one."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor import clock, saved, store
from assessor.errors import Exit, UserError
from assessor.saved import Said
from questionnaires.responses import WHOLE, Assessment, Evidence, Response

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def file(tmp_path: Path, begun: Assessment) -> Path:
    path = tmp_path / "tesmara.json"
    store.create(path, begun)
    return path


def child(code: str, *args: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *args], cwd=REPOSITORY, capture_output=True, text=True
    )


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_saved_answer_is_read_back_with_who_and_when(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2026-11-25T10:00:00Z")
    law = Evidence(title="Strategic Goods Act", reference="art. 4", date="2019-05")
    with store.writing(file) as opened:
        opened.say("M1-POL-01", "answered", 3, comment="The act covers this.", evidence=(law,))
    assert store.read(file).current()["M1-POL-01"] == Response(
        rev=1,
        status="answered",
        value=3,
        comment="The act covers this.",
        evidence=(law,),
        by="A. Official",
        agency="Ministry of Trade",
        at="2026-11-25T10:00:00Z",
    )


def test_a_newer_answer_supersedes_and_keeps_the_older(file: Path) -> None:
    with store.writing(file) as opened:
        opened.say("M1-POL-01", "answered", 3, by="B. Official", agency="Customs")
        opened.say("M1-POL-01", "not_applicable", reason="No sea port.")
    assessment = store.read(file)
    older, newer = assessment.responses["M1-POL-01"]
    assert (older.rev, older.value, older.by, older.agency) == (1, 3, "B. Official", "Customs")
    assert (newer.rev, newer.value, newer.reason) == (2, None, "No sea port.")
    assert assessment.rev == 2


def test_an_answer_is_on_the_disk_before_say_returns(file: Path) -> None:
    with store.writing(file) as opened:
        for number in range(5):
            opened.say("M1-POL-01", "answered", number)
            assert store.read(file) == opened.assessment


def test_several_answers_are_saved_all_or_none(file: Path) -> None:
    with store.writing(file) as opened:
        opened.say_many([Said("A", "answered", 1), Said("B", "unknown"), Said("A", "unanswered")])
        with pytest.raises(UserError, match="C cannot be saved"):
            opened.say_many([Said("A", "answered", 2), Said("C", "answered")])
        opened.say_many([])
    assessment = store.read(file)
    assert [(cell, r.rev, r.status) for cell, r in assessment.current().items()] == [
        ("A", 3, "unanswered"),
        ("B", 2, "unknown"),
    ]
    assert assessment.rev == 3


def test_answers_can_be_said_before_there_is_a_file(begun: Assessment) -> None:
    said = saved.said(begun, [Said("A", "answered", 1), Said("A", "answered", 2)])
    assert [response.rev for response in said.responses["A"]] == [1, 2]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Said("A", "answered"), "it is answered but has no value"),
        (Said("A", "unknown", 1), "it has a value but is not answered"),
        (Said("A", "not_applicable"), "it is not applicable but has no reason"),
        (Said("A", "not_applicable", reason="  "), "it is not applicable but has no reason"),
        (Said("A", "answered", 1, reason="x"), "it has a reason for not being applicable"),
        (Said("A", "answered", 1, comment="x" * 20_001), "comment: is too long"),
        (Said("A", "answered", WHOLE + 1), "value: is too large"),
        (Said("A", "answered", "x" * 20_001), "value: is too long"),
        (Said("A", "answered", ("x" * 65,)), "value: is too long"),
        (Said("A", "answered", "\ud800"), "value: is not of the right kind"),
    ],
)
def test_what_could_not_be_read_back_is_not_saved(file: Path, answer: Said, words: str) -> None:
    before = file.read_bytes()
    with store.writing(file) as opened:
        with pytest.raises(UserError, match=words) as refusal:
            opened.say_many([answer])
        opened.say("A", "answered", 4)
    assert refusal.value.code == Exit.BAD_INPUT
    assert file.read_bytes() != before
    assert store.read(file).current()["A"].value == 4


def test_the_file_leaves_out_what_was_not_told(file: Path) -> None:
    with store.writing(file) as opened:
        opened.say("M1-POL-01/law.N", "answered", ("a", "b"), comment="line\nfeed “quoted”")
    text = file.read_text("utf-8")
    assert text.endswith("\n}\n")
    (response,) = json.loads(text)["responses"]["M1-POL-01/law.N"]
    assert list(response) == ["rev", "by", "agency", "at", "status", "value", "comment"]
    assert list(json.loads(text))[:3] == ["format", "format_version", "id"]
    assert "note" not in json.loads(text)


line = st.text(max_size=20)
evidence = st.builds(
    Evidence,
    title=st.text(min_size=1, max_size=20),
    reference=st.none() | line,
    date=st.sampled_from([None, "2019", "2019-05", "2019-05-31"]),
    sha256=st.none() | st.just("ab" * 32),
)
value = (
    st.integers(-WHOLE, WHOLE)
    | st.booleans()
    | st.text(max_size=50)
    | st.lists(st.text(max_size=5), max_size=4).map(tuple)
)
told = st.fixed_dictionaries(
    {
        "comment": st.none() | st.text(max_size=50),
        "evidence": st.lists(evidence, max_size=2).map(tuple),
        "by": st.none() | line,
        "agency": st.none() | line,
    }
)
what = st.one_of(
    st.fixed_dictionaries({"status": st.just("answered"), "value": value}),
    st.fixed_dictionaries(
        {
            "status": st.just("not_applicable"),
            "reason": st.text(min_size=1, max_size=9).filter(str.strip),
        }
    ),
    st.fixed_dictionaries({"status": st.sampled_from(["unknown", "unanswered"])}),
)
answers = st.lists(
    st.builds(lambda cell, a, b: Said(cell, **a, **b), st.text(max_size=9), what, told), max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=answers, note=st.none() | line, language=line)
def test_reading_gives_exactly_what_was_saved(
    begun: Assessment, answers: list[Said], note: str | None, language: str
) -> None:
    assessment = saved.said(begun.model_copy(update={"note": note, "language": language}), answers)
    data = saved.dumps(assessment)
    again = saved.loads(data, "a file")
    assert again == assessment
    assert repr(again) == repr(assessment)  # True and 1 are equal, and not the same answer
    table = json.loads(data)
    assert data.decode() == json.dumps(table, indent=1, ensure_ascii=False) + "\n"
    assert saved.loads(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "Notepad") == assessment


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=answers)
def test_saving_answer_by_answer_gives_the_bytes_of_saving_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, begun: Assessment, answers: list[Said]
) -> None:
    path = tmp_path_factory.mktemp("saved") / "a.json"
    store.create(path, begun)
    with store.writing(path) as opened:
        for answer in answers:
            opened.say_many([answer])
        assert path.read_bytes() == saved.dumps(opened.assessment)


def test_only_the_owner_may_read_the_file(file: Path) -> None:
    file.chmod(0o644)
    with store.writing(file) as opened:
        opened.say("A", "unknown")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    with store.writing(file) as opened:
        opened.say("A", "unknown")
    assert names(file.parent) == {"tesmara.json"}


def test_what_killed_writers_left_is_swept_and_nothing_else(file: Path) -> None:
    others = {
        ".tesmara.json.0123456789abcdef.tmp.bak",
        ".other.json.0123456789abcdef.tmp",
        "tesmara.json.0123456789abcdef.tmp",
        ".tesmara.json.notes.tmp",
    }
    for name in {*others, ".tesmara.json.0123456789abcdef.tmp"}:
        (file.parent / name).touch()
    with store.writing(file):
        assert names(file.parent) == {"tesmara.json", ".tesmara.json.lock", *others}


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    with store.writing(link) as opened:
        opened.say("A", "answered", 2)
    assert link.is_symlink()
    assert store.read(file).current()["A"].value == 2


# -- a second writer


OPENING = """
import sys, pathlib
from assessor import store
with store.writing(pathlib.Path(sys.argv[1])):
    pass
"""


def test_a_second_writer_is_refused(file: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    with store.writing(file) as opened:
        for name in (file, link):
            second = child(OPENING, name)
            assert f"{file} is open in another assessor." in second.stderr
        opened.say("A", "unknown")
        assert store.read(file) == opened.assessment  # reading is always possible
    assert child(OPENING, file).returncode == 0


def test_the_same_process_is_a_second_writer_too(file: Path) -> None:
    with store.writing(file):
        with (
            pytest.raises(UserError, match="is open in another assessor") as refusal,
            store.writing(file),
        ):
            pass
        assert refusal.value.code == Exit.BAD_INPUT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_of_many_writers_that_come_and_go_none_loses_an_answer(file: Path) -> None:
    """The lock file is removed at the end of each turn, where a careless lock would let two in."""

    writers = [forked(take_turns, file, f"W{n}") for n in range(4)]
    assert [os.waitpid(pid, 0)[1] for pid in writers] == [0, 0, 0, 0]
    assessment = store.read(file)
    assert assessment.rev == 100
    assert {cell: [r.value for r in said] for cell, said in assessment.responses.items()} == {
        f"W{n}": list(range(25)) for n in range(4)
    }
    assert names(file.parent) == {"tesmara.json"}


def take_turns(file: Path, who: str) -> None:
    done = 0
    while done < 25:
        try:
            with store.writing(file) as opened:
                opened.say(who, "answered", done)
        except UserError as error:
            assert "is open in another assessor" in error.what  # noqa: PT017
        else:
            done += 1


def forked(work: Callable[..., object], *args: object) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        work(*args)
    except BaseException as error:
        os.write(2, f"{error!r}\n".encode())
        os._exit(1)
    os._exit(0)


# -- another program


def test_what_another_program_wrote_is_not_written_over(file: Path, begun: Assessment) -> None:
    with store.writing(file) as opened:
        opened.say("A", "answered", 1)
        theirs = saved.dumps(begun.model_copy(update={"system": "Elsewhere"}))
        file.write_bytes(theirs)
        with pytest.raises(UserError, match="Another program has changed") as refusal:
            opened.say("B", "answered", 2)
        assert "B" not in opened.assessment.responses
    rescued = file.with_name("tesmara.rescued-1.json")
    assert str(rescued) in refusal.value.todo
    assert {cell: r.value for cell, r in store.read(rescued).current().items()} == {"A": 1, "B": 2}
    assert file.read_bytes() == theirs
    assert names(file.parent) == {"tesmara.json", "tesmara.rescued-1.json"}


def test_rescued_answers_are_not_written_over_either(file: Path) -> None:
    file.with_name("tesmara.rescued-1.json").write_text("from another day")
    with store.writing(file) as opened:
        file.unlink()
        for number in (1, 2):
            with pytest.raises(UserError, match=r"moved or removed"):
                opened.say("A", "answered", number)
    assert not file.exists()
    assert file.with_name("tesmara.rescued-1.json").read_text() == "from another day"
    for number in (1, 2):
        rescued = store.read(file.with_name(f"tesmara.rescued-{number + 1}.json"))
        assert rescued.current()["A"].value == number


def test_while_nothing_can_be_rescued_nothing_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing(file) as opened:
        opened.say("A", "answered", 1)
        file.write_text("theirs")
        with monkeypatch.context() as full:
            full.setattr(os, "write", refusing(errno.ENOSPC))
            with pytest.raises(UserError, match="saved beside it: the disk is full") as refusal:
                opened.say("B", "answered", 2)
        assert "give the last answer again" in refusal.value.todo
        with pytest.raises(UserError, match="Another program has changed"):
            opened.say("B", "answered", 2)
    rescued = store.read(file.with_name("tesmara.rescued-1.json"))
    assert {cell: r.value for cell, r in rescued.current().items()} == {"A": 1, "B": 2}
    assert file.read_text() == "theirs"


def test_a_folder_that_is_gone_is_said(file: Path) -> None:
    with store.writing(file) as opened:
        shutil.rmtree(file.parent)
        with pytest.raises(UserError, match="saved beside it: there is no such file or folder"):
            opened.say("A", "answered", 1)
        assert opened.assessment.responses == {}


def test_a_file_that_was_only_touched_is_not_changed(file: Path) -> None:
    with store.writing(file) as opened:
        copy = file.with_name("copy")
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (0, 0))
        copy.replace(file)
        opened.say("A", "answered", 1)
    assert store.read(file).current()["A"].value == 1


# -- trouble with the disk


def refusing(number: int) -> Callable[..., Any]:
    def refuse(*_: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("step", ["write", "fsync", "close"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_a_full_disk_costs_nothing_that_was_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    with store.writing(file) as opened:
        opened.say("A", "answered", 1)
        before = file.read_bytes(), opened.assessment
        with monkeypatch.context() as full:
            full.setattr(os, step, refusing(number))
            with pytest.raises(UserError, match=words) as refusal:
                opened.say("B", "answered", 2)
        assert "All answers saved before are safe" in refusal.value.todo
        assert (file.read_bytes(), opened.assessment) == before
        assert names(file.parent) == {"tesmara.json", ".tesmara.json.lock"}
        opened.say("B", "answered", 3)
    assert {cell: r.value for cell, r in store.read(file).current().items()} == {"A": 1, "B": 3}


def test_an_answer_in_a_folder_that_could_not_be_synced_can_be_given_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing(file) as opened:
        with monkeypatch.context() as broken:
            broken.setattr("assessor.files.sync_folder", refusing(errno.EIO))
            with pytest.raises(UserError, match="the disk reports an error"):
                opened.say("A", "answered", 1)
        opened.say("A", "answered", 2)
    assert [r.value for r in store.read(file).responses["A"]] == [2]


def test_a_file_never_grows_beyond_what_can_be_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing(file) as opened:
        monkeypatch.setattr("assessor.files.LIMIT", len(file.read_bytes()) + 100)
        with pytest.raises(UserError, match="would become, larger"):
            opened.say("A", "answered", 1, comment="x" * 100)
    assert store.read(file).rev == 0


# -- a new file


def test_creating_refuses_to_write_over_anything(tmp_path: Path, begun: Assessment) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("taken.json", "folder", "link"):
        with pytest.raises(UserError, match=f"{name} exists already") as refusal:
            store.create(tmp_path / name, begun)
        assert refusal.value.code == Exit.BAD_INPUT
    assert taken.read_text() == "mine"
    assert names(tmp_path) == {"taken.json", "folder", "link"}


def test_creating_says_that_the_folder_is_missing(tmp_path: Path, begun: Assessment) -> None:
    with pytest.raises(UserError, match=r"there is no folder .*nowhere"):
        store.create(tmp_path / "nowhere" / "a.json", begun)


def test_creating_refuses_what_could_not_be_read(tmp_path: Path, begun: Assessment) -> None:
    response = Response(rev=7, status="unknown", at="2026-11-24T05:47:36Z")
    with pytest.raises(UserError, match="its revision is above that of the file"):
        store.create(
            tmp_path / "a.json", begun.model_copy(update={"responses": {"A": (response,)}})
        )
    assert names(tmp_path) == set()


def test_reading_needs_no_lock_library() -> None:
    code = "import sys, assessor.store; print('filelock' in sys.modules, 'rich' in sys.modules)"
    assert child(code).stdout == "False False\n"
