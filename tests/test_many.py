"""Many saved files: read quickly or refused as one by one, scored, remembered, interrupted."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import bombs
import numpy as np
import pytest
import readers
import spoilt
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import cli, many, opening, saved, store
from assessor.errors import UserError
from assessor.many import cache, quick, rows, source, work
from assessor.saved import Said
from questionnaires import texts
from questionnaires.responses import Assessment, Drill, Edition, Evidence, Packet
from scoring import assess
from scoring.columns import OUTCOMES, STATUSES
from scoring.columns.coding import Coding

WORKSHOP = opening.questionnaire("op3_workshop")
CODING = Coding(WORKSHOP)
READER = quick.Reader(CODING)
AT = "2026-01-01T00:00:00Z"


def assessment(system="Tesmara", said=(), **more):
    made = Assessment(
        id="0123abcd", created=AT, system=system, assessor_type="self", profile="full",
        questionnaire=Edition(id=WORKSHOP.id, edition=WORKSHOP.edition, digest=WORKSHOP.digest),
        **more,
    )  # fmt: skip
    return saved.said(made, said)


SAID = (
    Said("M1-POL-01", "answered", 2, comment='It says "yes": C:\\law\\12.', by="A", at=AT),
    Said("M1-POL-02", "unknown", agency="Customs", at=AT),
    Said("M1-POL-03", "not_applicable", reason="There is no such industry.", at=AT),
    Said("M1-POL-01", "answered", 3, at="2026-02-03T04:05:06Z",
         evidence=(Evidence(title="An act", reference="Gazette", date="2019-05"),)),
    Said("M1-POL-02", "unanswered", at=AT),
)  # fmt: skip
USUAL = saved.dumps(assessment(said=SAID, note="Invented.", agency="Ministry"))


def write(folder, **files):
    for name, made in files.items():
        (folder / f"{name}.json").write_bytes(
            made if isinstance(made, bytes) else saved.dumps(made)
        )
    return folder


def one_by_one(data, coding=CODING, name="a.json"):
    """The row of a file as the rest of the program reads it; None where it refuses it."""
    try:
        read = saved.loads(data, name)
        opening.refuse_other(read, coding.questionnaire, Path(name))
        opening.hold_against(read, coding.questionnaire, Path(name))
    except UserError:
        return None
    return rows.row(coding, read, name)


def agrees(data, coding=CODING, reader=READER):
    """Whether it was read quickly; then it must have come out as it does one by one."""
    found = reader.row(data, "a.json")
    if found is not None:
        assert found == one_by_one(data, coding)
    return found is not None


def test_the_usual_form_is_read_quickly():
    assert agrees(USUAL)
    assert agrees(saved.dumps(assessment()))
    assert agrees(json.dumps(json.loads(USUAL)).encode())
    assert READER.row(USUAL, "a.json").about.last_answer == "2026-02-03T04:05:06Z"


ONCE = '"status": "answered"'
CHANGES = {
    "a key twice": (ONCE, f"{ONCE}, {ONCE}"),
    "a key twice, once with a blank after it": (ONCE, f'{ONCE}, "status" : "answered"'),
    "a key twice, once in disguise": (ONCE, f'{ONCE}, "stat\\u0075s": "answered"'),
    "a cell twice": ('"responses": {', '"responses": {"M1-POL-01": [], '),
    "a list twice": ('"heads": [', '"heads": [], "heads": ['),
    "no version": ('"format_version": 2,', ""),
    "the first version": ('"format_version": 2', '"format_version": 1'),
    "a later version": ('"format_version": 2', '"format_version": 3'),
    "a version that is not whole": ('"format_version": 2', '"format_version": 2.0'),
    "true for a level": ('"value": 2', '"value": true'),
    "a level that is not whole": ('"value": 2', '"value": 2.0'),
    "a level in words": ('"value": 2', '"value": "2"'),
    "no such level": ('"value": 2', '"value": 5'),
    "no value": ('"value": 2,', ""),
    "null": ('"by": "A"', '"by": null'),
    "a value of nobody": ('"status": "unknown"', '"status": "unknown", "value": 1'),
    "a reason of blanks": ("There is no such industry.", "  "),
    "a reason for an answer": ('"value": 2', '"value": 2, "reason": "x"'),
    "a revision too high": ('"rev": 3', '"rev": 9'),
    "a revision of nothing": ('"rev": 1', '"rev": 0'),
    "a revision twice": ('"rev": 3', '"rev": 2'),
    "a day that does not exist": ("2026-02-03T", "2026-02-30T"),
    "a week for a day": ("2026-02-03T", "2026-W05-2T"),
    "an hour that does not exist": ("T04:05:06Z", "T24:05:06Z"),
    "no such cell": ("M1-POL-02", "M1-POL-99"),
    "another digest": (WORKSHOP.digest, "0" * 64),
    "another edition": ('"edition": "', '"edition": "1'),
    "no such profile": ('"profile": "full"', '"profile": "none"'),
    "a name of nothing": ('"system": "Tesmara"', '"system": ""'),
    "another format": ("assessor/assessment", "assessor/other"),
    "an unknown key": ('"language"', '"languages"'),
    "half a letter": ('"note": "Invented."', '"note": "\\ud800"'),
    "a control character": ("Invented.", "\x01"),
    "not a number": ('"rev": 3', '"rev": NaN'),
    "digits of another script": (AT, AT.replace("2026", "２０２６")),
    "goals": ('"responses"', '"goals": {"all": [{"rev": 1, "at": "x"}]}, "responses"'),
    "too long": ("Invented.", "x" * 20_001),
    "a mark of its own at the start": ("{", "\ufeff{"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_not_plainly_right_is_left_to_others(what):
    before, after = CHANGES[what]
    text = USUAL.decode()
    assert before in text
    assert not agrees(text.replace(before, after, 1).encode())


@settings(max_examples=1500, deadline=None)
@given(st.integers(0, 2**64))
def test_spoilt_files_are_never_read_otherwise_than_one_by_one(seed):
    agrees(spoilt.of("a.json", USUAL, Random(seed)))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=30), by=st.text(max_size=30), note=st.text(max_size=30))
def test_texts_of_every_script_are_read_quickly(text, by, note):
    made = assessment(said=[Said("M1-POL-01", "answered", 1, comment=text, by=by)], note=note)
    agrees(saved.dumps(made))


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """A small questionnaire that is not bundled, with files of every kind that is read."""
    world = tmp_path_factory.mktemp("port")
    before = Path.cwd()
    os.chdir(world)
    try:
        readers.readers(world)
        texts.use("en")  # commands that were tried may have spoken another language
        coding = Coding(opening.questionnaire(world / "port"))
        yield world, coding, quick.Reader(coding)
    finally:
        os.chdir(before)


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**64))
def test_spoilt_files_of_a_small_questionnaire_are_read_as_one_by_one(port, seed):
    world, coding, reader = port
    data = json.loads((world / "a.json").read_bytes())
    data.pop("goals")
    data.pop("needs")
    usual = json.dumps(data, indent=1).encode()
    assert agrees(usual, coding, reader)
    agrees(spoilt.of("a.json", usual, Random(seed)), coding, reader)


BOMBS = bombs.OTHERS["saved assessment", "a.json"]


def test_files_made_to_fill_the_memory_are_skipped(tmp_path):
    write(tmp_path, sound=USUAL, **{name.replace(" ", "-"): BOMBS[name]() for name in BOMBS})
    (tmp_path / "huge.json").write_bytes(b" " * 20_000_001)
    begin = time.perf_counter()
    read = many.read([tmp_path])
    assert time.perf_counter() - begin < readers.SLOWEST
    assert len(read.files) == 1
    assert len(read.skipped) == len(BOMBS) + 1


def test_each_file_comes_out_as_scoring_says(tmp_path):
    states = {
        f"s{n}": assessment(f"State {n}", [Said(cell, "answered", (n + i) % 5)
                                           for i, cell in enumerate(CODING.row) if i % (n + 2)])
        for n in range(3)
    }  # fmt: skip
    quick_one = assessment("Quick", SAID).model_copy(update={"profile": "quick"})
    read = many.read([write(tmp_path, **states, t=quick_one)])
    assert [about.system for about in read.files] == ["State 0", "State 1", "State 2", "Quick"]
    for file, (name, made) in enumerate([*states.items(), ("t", quick_one)]):
        assert read.files[file].name == str(tmp_path / f"{name}.json")
        result = assess(WORKSHOP, made.current(), made.profile)
        for node in result.total.walk():
            column = read.nodes.index(node.id)
            assert read.asked[file, column] == node.coverage.asked
            assert read.evidenced[file, column] == node.coverage.evidenced
            assert read.shown[file, column] == node.shown
            low = read.low[file, column]
            assert node.interval is None or abs(low - float(node.interval.low)) < 1e-12
        assert [OUTCOMES[each] for each in read.findings[file]] == [
            finding.outcome for finding in result.findings
        ]
    off = read.status[3, read.cells.index("M1-POL-02")] == STATUSES.index("off_path")
    assert off == ("M1-POL-02" not in WORKSHOP.asked_in("quick"))


def test_what_cannot_be_counted_in_is_skipped_with_its_reason(tmp_path):
    sealed = b"-----BEGIN AGE ENCRYPTED FILE-----\nx\n-----END AGE ENCRYPTED FILE-----\n"
    other = assessment().model_copy(
        update={"questionnaire": Edition(id=WORKSHOP.id, edition="1999", digest="0" * 64)}
    )
    asked = ("M1-POL-01",)
    write(
        tmp_path, a=USUAL, b=b"{}", c=USUAL[:-30], other=other, sealed=sealed,
        packet=assessment(packet=Packet(agency="x", questions=asked)),
        team=assessment(drill=Drill(exercise="e", edition="1", team="Blue", questions=asked)),
    )  # fmt: skip
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    (tmp_path / ".hidden.json").write_bytes(USUAL)
    (tmp_path / "notes.txt").write_bytes(USUAL)
    read = many.read([tmp_path])
    assert [about.name for about in read.files] == [str(tmp_path / "a.json")]
    reasons = {Path(name).name: reason for name, reason in read.skipped}
    assert set(reasons) == {
        "b.json", "c.json", "other.json", "sealed.json", "packet.json", "team.json", "pipe.json",
        "link.json",
    }  # fmt: skip
    assert "edition 1999" in reasons["other.json"]
    assert "passphrase" in reasons["sealed.json"]
    assert "packet" in reasons["packet.json"]
    assert "exercise" in reasons["team.json"]


def test_a_file_named_twice_counts_once(tmp_path, monkeypatch):
    (tmp_path / "within").mkdir()
    write(tmp_path / "within", a=USUAL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "within")
    places = ("within/a.json", ".", "within", tmp_path, "other", "within/../within")
    read = many.read([Path(place) for place in places])
    assert [about.name for about in read.files] == ["within/a.json"]


def test_a_questionnaire_of_ones_own_is_named_by_its_folder(port):
    world, coding, _reader = port
    read = many.read([world / "a.json"], world / "port")
    assert read.questionnaire.digest == coding.questionnaire.digest
    with pytest.raises(UserError, match="not bundled"):
        many.read([world / "a.json"])
    assert len(read.files) == 1  # goals and needs are read the long way


def test_nothing_to_read_is_said(tmp_path):
    with pytest.raises(UserError, match="no saved assessment"):
        many.read([tmp_path])
    with pytest.raises(UserError, match="cannot be read"):
        many.read([tmp_path / "none"])
    with pytest.raises(UserError, match="cannot be used"):
        many.read([write(tmp_path, a=b"x")])


def same(one, other):
    assert one.files == other.files
    assert one.skipped == other.skipped
    for part in ("low", "high", "shown", "asked", "findings", "status", "worth"):
        np.testing.assert_array_equal(getattr(one, part), getattr(other, part))


def test_processes_beside_each_other_read_the_same(tmp_path):
    for n in range(6):
        write(tmp_path, **{f"s{n}": assessment(f"State {n}", SAID[: n + 1])})
    write(tmp_path, bad=b"{}")
    same(many.read([tmp_path]), many.read([tmp_path], processes=2))


def counted(monkeypatch):
    """How many files are read in full from now on."""
    read = []
    row = quick.Reader.row
    monkeypatch.setattr(quick.Reader, "row", lambda *a: read.append(a[2]) or row(*a))
    return read


def test_what_was_read_is_remembered_by_content(tmp_path, monkeypatch):
    write(tmp_path, a=USUAL, b=assessment("B", SAID), bad=b"{}")
    kept = cache.place([tmp_path], None, False)
    first = many.read([tmp_path], cache=kept)
    read = counted(monkeypatch)
    same(first, many.read([tmp_path], cache=kept))
    assert read == [str(tmp_path / "bad.json")]  # a refusal is not remembered
    write(tmp_path, b=assessment("B", SAID[:1]))
    (tmp_path / "c.json").write_bytes(USUAL)
    read.clear()
    again = many.read([tmp_path], cache=kept)
    assert read == [str(tmp_path / "b.json"), str(tmp_path / "bad.json")]
    assert [about.system for about in again.files] == ["Tesmara", "B", "Tesmara"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_cache_holds_no_text(tmp_path):
    write(tmp_path, a=USUAL)
    kept = cache.place([tmp_path], None, False)
    many.read([tmp_path], cache=kept)
    data = kept.read_bytes()
    for word in (b"Tesmara", b"Ministry", b"Invented", b"Gazette", b"Customs", b"yes"):
        assert word not in data


def spoil_header(path):
    path.write_bytes(b"x" * 100)


def spoil_middle(path):
    data = bytearray(path.read_bytes())
    data[4096:6000] = b"\xff" * 1904
    path.write_bytes(data)


def spoil_version(path):
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()


def spoil_place(path):
    """As after copying a folder: the same bytes in another file."""
    data = path.read_bytes()
    path.rename(path.with_name("old"))
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [spoil_header, spoil_middle, spoil_version, spoil_place])
def test_a_cache_that_is_not_ours_is_begun_anew(tmp_path, spoil, capsys):
    write(tmp_path, a=USUAL)
    kept = cache.place([tmp_path], None, False)
    first = many.read([tmp_path], cache=kept)
    spoil(kept)
    same(first, many.read([tmp_path], cache=kept))
    assert "begun anew" in capsys.readouterr().err
    same(first, many.read([tmp_path], cache=kept))
    assert capsys.readouterr().err == ""


def test_rows_that_mean_nothing_are_not_believed(tmp_path):
    write(tmp_path, a=USUAL)
    kept = cache.place([tmp_path], None, False)
    first = many.read([tmp_path], cache=kept)
    for packed in (b"", b"\1", b"\1" + b"\x63" * (2 * len(CODING.cells) + 37), b"\7" * 624, "text"):
        with sqlite3.connect(kept) as base:
            base.execute("UPDATE rows SET packed = ?", (packed,))
        base.close()
        same(first, many.read([tmp_path], cache=kept))


def test_a_file_that_is_no_cache_is_left_alone(tmp_path, capsys):
    write(tmp_path, a=USUAL)
    mine = tmp_path / "mine.db"
    mine.write_bytes(b"my own")
    assert len(many.read([tmp_path], cache=mine).files) == 1
    assert mine.read_bytes() == b"my own"
    assert "nothing is remembered" in capsys.readouterr().err
    link = tmp_path / cache.NAME
    link.symlink_to(mine)
    many.read([tmp_path], cache=link)
    assert mine.read_bytes() == b"my own"


READ = """
import signal
import sys
from pathlib import Path
from assessor.many import read
from assessor.many.batches import batches
from assessor.many.source import source
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs the tests may ignore it
    folder = Path(sys.argv[1])
    for number, batch in enumerate(batches(source([folder], None, folder / ".assessor-cache"),
                                           processes=int(sys.argv[2]))):
        print(number, flush=True)
"""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_what_was_done_before_an_interruption_stays_done(tmp_path, processes):
    folder = tmp_path / "files"
    folder.mkdir()
    for n in range(1600):
        (folder / f"{n:04}.json").write_bytes(USUAL.replace(b"Tesmara", b"State %d" % n))
    program = tmp_path / "program.py"
    program.write_text(READ)
    running = subprocess.Popen(
        [sys.executable, str(program), str(folder), processes],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    for line in running.stdout:
        if line == "1\n":
            os.killpg(running.pid, signal.SIGINT)
            break
    _out, err = running.communicate(timeout=60)
    assert running.returncode
    assert err.count("Traceback") <= 1  # of this program alone; the command has none
    with sqlite3.connect(folder / ".assessor-cache") as base:
        [[kept]] = base.execute("SELECT count(*) FROM rows")
    base.close()
    assert 500 <= kept < 1600


def test_the_command_ends_as_interrupted_and_goes_on_from_there(tmp_path, monkeypatch):
    folder = tmp_path / "files"
    folder.mkdir()
    write(folder, **{f"s{n}": assessment(f"State {n}") for n in range(5)})
    monkeypatch.setattr(work, "CHUNK", 2)
    once = work.Worker.read

    def interrupted(self, names):
        if "s4.json" in names[0]:
            raise KeyboardInterrupt
        return once(self, names)

    monkeypatch.setattr(work.Worker, "read", interrupted)
    words = ["dataset", str(folder), "-o", str(tmp_path / "out.csv")]
    assert cli.main(words) == 130
    assert not (tmp_path / "out.csv").exists()
    monkeypatch.setattr(work.Worker, "read", once)
    read = counted(monkeypatch)
    assert cli.main(words) == 0
    assert read == [str(folder / "s4.json")]


def ended(names):
    os._exit(1)


def test_a_process_that_is_ended_from_outside_is_said(tmp_path, monkeypatch):
    write(tmp_path, a=USUAL)
    monkeypatch.setattr(work, "_read", ended)
    with pytest.raises(UserError, match="ended from outside"):
        many.read([tmp_path], processes=2)


def test_progress_tells_how_much_there_is_and_how_far_it_is(tmp_path):
    write(tmp_path, a=USUAL, b=USUAL)
    told = []

    def progress(total):
        told.append(total)
        return source.quiet(0).__class__(told.append)

    many.read([tmp_path], progress=progress)
    assert told == [2, 2]


def test_a_merged_file_may_have_revisions_twice(tmp_path):
    data = json.loads(USUAL)
    data["heads"] = ["a" * 64, "b" * 64]
    data["responses"]["M1-POL-03"][0]["rev"] = 1
    assert agrees(json.dumps(data).encode())
    assert store.loads(json.dumps(data).encode(), Path("a.json")).rev == 5
