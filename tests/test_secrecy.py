"""Protected files: sealed on the disk, usable by every command, and nothing lost on the way."""

import base64
import re
import sys

import pytest

from assessor import clock, secrecy, store
from assessor.cli import main
from assessor.errors import UserError

SECRET = "Officer Ansa has the key of the store."
PASSPHRASE = "four words and more"


@pytest.fixture
def passphrases(monkeypatch):
    """What is typed when a passphrase is asked for, one after the other."""
    typed = []
    monkeypatch.setattr(secrecy, "asked", lambda prompt: typed.pop(0))
    monkeypatch.setattr(secrecy, "_unlocked", {})
    return typed


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A folder with an assessment ``a.json`` that says something secret."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    main(["new", "a.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    main(["set", "a.json", "M1-POL-01=3", "--comment", SECRET, "--by", "B. Ansa"])
    return tmp_path / "a.json"


def protect(passphrases):
    passphrases += [PASSPHRASE, PASSPHRASE]
    assert main(["protect", "a.json"]) == 0


def clear(path):
    files = [each for each in path.parent.rglob("*") if each.is_file()]
    return [each.name for each in files if SECRET.encode() in each.read_bytes()]


def test_what_is_protected_can_be_read_changed_and_reported_with_the_passphrase(
    mine, passphrases, capsys
):
    protect(passphrases)
    assert clear(mine) == []
    assert mine.read_bytes().startswith(secrecy.BEGIN)
    assert mine.stat().st_mode & 0o777 == 0o600 or sys.platform == "win32"
    passphrases.append(PASSPHRASE)
    assert main(["set", "a.json", "M1-LEG-01=2"]) == 0
    assert main(["report", "a.json"]) == 0
    assert store.read(mine).current()["M1-POL-01"].comment == SECRET
    assert clear(mine) == []
    assert passphrases == []
    assert main(["unprotect", "a.json"]) == 0
    assert clear(mine) == ["a.json"]


def test_a_wrong_passphrase_says_so_and_leaves_the_file(mine, passphrases, capsys):
    protect(passphrases)
    before = mine.read_bytes()
    passphrases += ["wrong"] * secrecy.TRIES
    assert main(["status", "a.json"]) == 3
    assert "This passphrase does not open a.json." in capsys.readouterr().err
    assert mine.read_bytes() == before
    passphrases += ["wrong", PASSPHRASE]
    assert main(["status", "a.json"]) == 0


@pytest.mark.parametrize("typed", [["short"], [PASSPHRASE, "another passphrase"]])
def test_a_passphrase_must_be_long_and_typed_twice_alike(mine, passphrases, typed):
    before = mine.read_bytes()
    passphrases += typed
    assert main(["protect", "a.json"]) == 3
    assert mine.read_bytes() == before


def test_without_a_terminal_nothing_is_asked(mine, monkeypatch, capsys):
    monkeypatch.setattr(secrecy, "_unlocked", {})
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert main(["protect", "a.json"]) == 2
    assert "there is no terminal to ask for it" in capsys.readouterr().err


def test_what_is_protected_or_not_is_said(mine, passphrases, capsys):
    assert main(["unprotect", "a.json"]) == 2
    protect(passphrases)
    passphrases.append(PASSPHRASE)
    assert main(["protect", "a.json"]) == 2
    assert "is protected already" in capsys.readouterr().err


def test_a_protected_file_cut_anywhere_or_changed_is_refused(mine, passphrases, monkeypatch):
    protect(passphrases)
    passphrases.append(PASSPHRASE)
    whole = mine.read_bytes()
    store.read(mine)  # the passphrase is known from here on
    second = whole.index(secrecy.BEGIN, 1)
    for length in (0, 1, 20, second // 2, second, *range(second + 40, len(whole) - 1, 31)):
        mine.write_bytes(whole[:length])
        with pytest.raises(UserError):
            store.read(mine)
    at = len(whole) - 100
    other = b"A" if whole[at : at + 1] != b"A" else b"B"
    mine.write_bytes(whole[:at] + other + whole[at + 1 :])
    with pytest.raises(UserError):
        store.read(mine)


def test_a_file_that_wants_gigabytes_to_try_a_passphrase_is_refused(mine, passphrases, capsys):
    protect(passphrases)
    first, _begin, rest = mine.read_bytes()[1:].partition(b"-----BEGIN")
    armor = b"".join(first.split(b"\n")[1:-2])
    header = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 23", base64.b64decode(armor))
    armor = base64.b64encode(header)
    mine.write_bytes(
        secrecy.BEGIN + b"\n" + armor + b"\n-----END AGE ENCRYPTED FILE-----\n-----BEGIN" + rest
    )
    assert main(["status", "a.json"]) == 3  # and no passphrase was asked for
    assert "a.json cannot be opened: it breaks off, or was changed." in capsys.readouterr().err


def test_packets_of_a_protected_file_are_protected_with_a_passphrase_of_their_own(
    mine, passphrases
):
    protect(passphrases)
    passphrases += [PASSPHRASE, "for the packets", "for the packets"]
    assert main(["split", "a.json", "--out", "packets", "--agency", "foreign_affairs"]) == 0
    packet = mine.parent / "packets/packet-foreign_affairs.json"
    assert packet.read_bytes().startswith(secrecy.BEGIN)
    passphrases.append("for the packets")
    assert main(["set", str(packet), "M1-POL-01=2"]) == 0
    assert main(["merge", "a.json", str(packet)]) == 0
    assert store.read(mine).current()["M1-POL-01"].value == 2
    assert passphrases == []
    assert clear(mine) == []


def test_what_another_program_overwrote_is_rescued_sealed(mine, passphrases):
    protect(passphrases)
    passphrases.append(PASSPHRASE)
    with store.writing(mine) as opened:
        mine.write_bytes(b"overwritten")
        with pytest.raises(UserError, match="Another program"):
            opened.say("M1-LEG-01", "answered", 2)
    assert clear(mine) == []
    rescued = mine.with_name("a.rescued-1.json")
    assert store.read(rescued).current()["M1-LEG-01"].value == 2


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
    assert main(["redact", "a.json", "--level", level, "-o", "copy.json"]) == 0
    text = (mine.parent / "copy.json").read_text()
    assert [words for words in gone if words in text] == []
    assert [words for words in kept if words not in text] == []
    assert "Ansa B." not in text
    capsys.readouterr()
    main(["score", "a.json", "--format", "csv"])
    scored = capsys.readouterr().out
    main(["score", "copy.json", "--format", "csv"])
    assert capsys.readouterr().out == scored
    assert main(["verify", "copy.json"]) == 0
    assert main(["merge", "a.json", "copy.json"]) == 3
