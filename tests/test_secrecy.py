"""Protected files: sealed on the disk, usable by every command, and nothing lost on the way.

Trying one passphrase takes a second and much memory, on purpose. Where a test is about something
else, a stand-in takes its place (`passphrases`); tests/test_secrecy_real.py has none.
"""

import base64
import os
import sys
from functools import partial

import pytest

from assessor import clock, secrecy, store
from assessor.cli import main
from assessor.errors import UserError

pyrage = pytest.importorskip("pyrage")

SECRET = "Officer Ansa has the key of the store."
PASSPHRASE = "four words and more"
END = b"\n-----END AGE ENCRYPTED FILE-----\n"


def wrapped(data, passphrase, armored=True, work=18):
    """As if encrypted: the head of an age file, then all in the clear."""
    text = f"age-encryption.org/v1\n-> scrypt c2FsdA {work}\n{passphrase}\n".encode() + data
    return secrecy.BEGIN + b"\n" + base64.encodebytes(text).rstrip() + END


def unwrapped(sealed, passphrase):
    text = base64.b64decode(b"".join(sealed.splitlines()[1:-1]))
    _version, _scrypt, right, data = text.split(b"\n", 3)
    if right.decode() != passphrase:
        raise pyrage.DecryptError("Decryption failed")
    return data


@pytest.fixture
def passphrases(monkeypatch):
    """What is typed when a passphrase is asked for, one after the other."""
    typed = []
    monkeypatch.setattr(secrecy, "asked", lambda prompt: typed.pop(0))
    monkeypatch.setattr(secrecy, "_unlocked", {})
    monkeypatch.setattr(pyrage.passphrase, "encrypt", wrapped)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", unwrapped)
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


def test_nothing_is_ever_written_in_the_clear_on_the_way(mine, passphrases, monkeypatch):
    seen = []
    sync = os.fsync

    def watched(handle):
        seen.append(clear(mine))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    protect(passphrases)
    assert seen  # the file as it was is there until the sealed one takes its name
    assert {tuple(names) for names in seen} <= {("a.json",), ()}
    seen.clear()
    passphrases += [PASSPHRASE, "for the packets", "for the packets", "for the packets"]
    packet = "packets/packet-foreign_affairs.json"
    for words in (
        ("set", "a.json", "M1-LEG-01=2"), ("target", "a.json", "all=3"),
        ("need", "a.json", "M1-LEG-01"),
        ("evidence", "a.json", "add", "M1-LEG-01", "--title", "Act"),
        ("split", "a.json", "--out", "packets", "--agency", "foreign_affairs"),
        ("set", packet, "M1-POL-01=2"), ("merge", "a.json", packet),
    ):  # fmt: skip
        assert main(list(words)) == 0
    assert len(seen) >= 7
    assert not any(seen)


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


@pytest.mark.parametrize("work", [22, 63, 255])
def test_a_file_that_asks_for_endless_work_is_refused_unasked(mine, passphrases, work):
    protect(passphrases)
    whole = mine.read_bytes()
    second = whole[whole.index(secrecy.BEGIN, 1) :]
    mine.write_bytes(wrapped(b"key", PASSPHRASE, work=work) + second)
    with pytest.raises(UserError, match="asks for too much work to try a passphrase"):
        store.read(mine)


def test_nothing_is_sealed_that_could_not_be_opened_again(mine, passphrases, monkeypatch):
    before = mine.read_bytes()
    monkeypatch.setattr(pyrage.passphrase, "encrypt", partial(wrapped, work=22))
    passphrases += [PASSPHRASE, PASSPHRASE]
    assert main(["protect", "a.json"]) == 3
    assert mine.read_bytes() == before


def test_a_slow_computer_is_not_taken_for_a_wrong_passphrase(mine, passphrases, monkeypatch):
    protect(passphrases)

    def slow(sealed, passphrase):
        raise pyrage.DecryptError("Excessive work parameter for passphrase.\nWould take long.")

    monkeypatch.setattr(pyrage.passphrase, "decrypt", slow)
    passphrases.append(PASSPHRASE)
    with pytest.raises(UserError, match="asks for too much work to try a passphrase"):
        store.read(mine)


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
