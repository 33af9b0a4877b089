"""Signatures: who signed a file, checked by this program and by OpenSSH, each against the other."""

import base64
import shutil
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor import clock, secrecy, signature, signers, sshsig
from assessor.cli import main
from assessor.errors import Exit, UserError

NONE = serialization.NoEncryption()
openssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed")


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A folder with an assessment ``a.json`` and the key ``key`` of B. Ansa."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-24T05:47:36Z")
    main(["new", "a.json", "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    main(["set", "a.json", "M1-POL-01=3"])
    keep(tmp_path / "key", ed25519.Ed25519PrivateKey.generate(), "B. Ansa")
    return tmp_path


def keep(path, key, comment="", encryption=NONE):
    """Write a private key and its public one as ``ssh-keygen`` does."""
    form = serialization.PrivateFormat.OpenSSH
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, encryption))
    path.chmod(0o600)  # OpenSSH uses no key that others may read
    public = key.public_key().public_bytes(
        serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    )
    path.with_name(path.name + ".pub").write_text(f"{public.decode()} {comment}\n")


def signed(key="key"):
    assert main(["sign", "a.json", "--key", key]) == 0


def checked(signer="key.pub", signature="a.json.sig"):
    return main(["verify", "a.json", "--signature", signature, "--signer", signer])


def keygen(*words, data=b""):
    return subprocess.run(
        ["ssh-keygen", *words], input=data, capture_output=True, check=True, timeout=30
    ).stdout


def test_a_signature_names_the_key_and_says_what_it_means(mine, capsys):
    signed()
    err = capsys.readouterr().err
    assert "Signed a.json, with 1 entry, with the key SHA256:" in err
    assert "(B. Ansa)" in err
    assert "It does not say when, nor whose the key is, nor that the answers are right." in err
    assert checked() == 0
    out = capsys.readouterr().out
    assert "The signature holds: a.json is, byte for byte, what was signed" in out
    assert "key.pub calls this key: B. Ansa" in out
    assert "The chain holds: 1 entry" in out
    main(["sign", "a.json", "--key", "key"])
    assert "a.json.sig exists already" in capsys.readouterr().err


@openssh
def test_openssh_holds_our_signature_and_would_have_written_the_same(mine):
    signed()
    (mine / "allowed").write_text("b@tesmara " + (mine / "key.pub").read_text())
    data = (mine / "a.json").read_bytes()
    told = keygen("-Y", "verify", "-f", "allowed", "-I", "b@tesmara", "-n", "assessor", "-s",
                  "a.json.sig", data=data)  # fmt: skip
    assert b'Good "assessor" signature for b@tesmara' in told
    theirs = keygen("-Y", "sign", "-f", "key", "-n", "assessor", "-q", data=data)
    assert theirs == (mine / "a.json.sig").read_bytes()


@openssh
@pytest.mark.parametrize("hash_", ["sha256", "sha512"])
def test_keys_and_signatures_that_openssh_made_can_be_used(mine, monkeypatch, hash_):
    keygen("-q", "-t", "ed25519", "-N", "four words and more", "-C", "C. Orm", "-f", "locked")
    asked = []
    monkeypatch.setattr(secrecy, "asked", lambda p: asked.append(p) or "four words and more")
    signed("locked")
    assert asked == ["Passphrase of the key locked:"]
    assert checked("locked.pub") == 0
    theirs = keygen("-Y", "sign", "-f", "key", "-n", "assessor", "-q", "-O", f"hashalg={hash_}",
                    data=(mine / "a.json").read_bytes())  # fmt: skip
    (mine / "theirs.sig").write_bytes(theirs)
    assert checked("key.pub", "theirs.sig") == 0


def test_a_wrong_passphrase_signs_nothing(mine, monkeypatch, capsys):
    locked = serialization.BestAvailableEncryption(b"four words and more")
    keep(mine / "locked", ed25519.Ed25519PrivateKey.generate(), "", locked)
    monkeypatch.setattr(secrecy, "asked", lambda prompt: "wrong")
    assert main(["sign", "a.json", "--key", "locked"]) == 3
    assert "This passphrase does not open the key locked." in capsys.readouterr().err
    assert not (mine / "a.json.sig").exists()


def test_a_protected_file_is_signed_as_it_is_sealed(mine, monkeypatch):
    pyrage = pytest.importorskip("pyrage")
    # As if its passphrase had been typed already; trying one takes seconds.
    wrapped = secrecy.BEGIN + b"\n-----END AGE ENCRYPTED FILE-----\n"
    key = secrecy.Key(wrapped, str(pyrage.x25519.Identity.generate()))
    monkeypatch.setattr(secrecy, "_unlocked", {wrapped: key})
    sealed = key.seal((mine / "a.json").read_bytes())
    (mine / "a.json").write_bytes(sealed)
    signed()
    assert checked() == 0
    assert (mine / "a.json").read_bytes() == sealed
    (mine / "a.json").write_bytes(key.seal(key.open(sealed, "a.json")))
    assert checked() == 1


def test_a_changed_byte_shows_whoever_changed_it(mine, capsys):
    signed()
    text = (mine / "a.json").read_text()
    (mine / "a.json").write_text(text + " ")
    assert checked() == 1
    assert (
        "a.json is not what was signed: it, or a.json.sig, was changed" in capsys.readouterr().err
    )
    (mine / "a.json").write_text(text)
    main(["set", "a.json", "M1-POL-01=2"])
    assert checked() == 1


def test_another_key_is_not_the_signers(mine, capsys):
    keep(mine / "other", ed25519.Ed25519PrivateKey.generate(), "Mallory")
    signed("other")
    assert checked() == 1
    assert "signed with a key that is not in key.pub: SHA256:" in capsys.readouterr().err


def test_a_signature_made_for_something_else_does_not_count(mine, monkeypatch, capsys):
    with monkeypatch.context() as patched:
        patched.setattr(signature, "NAMESPACE", "git\x1b[2J")
        signed()
    assert checked() == 1
    assert "was made for another purpose: git\ufffd[2J." in capsys.readouterr().err


def test_a_file_edited_by_hand_is_not_signed(mine, capsys):
    text = (mine / "a.json").read_text()
    (mine / "a.json").write_text(text.replace('"value": 3', '"value": 2'))
    assert main(["sign", "a.json", "--key", "key"]) == 1
    assert "is not signed" in capsys.readouterr().err
    assert not (mine / "a.json.sig").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rsa", "rsa is of the kind ssh-rsa; only Ed25519 keys are used here."),
        ("ec", "ec is of the kind ecdsa-sha2-nistp256; only Ed25519 keys are used here."),
        ("key.pub", "key.pub is not a private key as OpenSSH writes it."),
        ("cut", "cut is not a private key as OpenSSH writes it."),
        ("none", "none cannot be read"),
    ],
)
def test_a_key_that_cannot_be_used_is_refused_in_one_sentence(mine, capsys, name, words):
    keep(mine / "rsa", rsa.generate_private_key(65537, 2048))
    keep(mine / "ec", ec.generate_private_key(ec.SECP256R1()))
    (mine / "cut").write_bytes((mine / "key").read_bytes()[:200])
    assert main(["sign", "a.json", "--key", name]) == 3
    assert words in capsys.readouterr().err


def test_signers_and_signatures_of_another_kind_are_refused(mine, capsys):
    signed()
    keep(mine / "rsa", rsa.generate_private_key(65537, 2048))
    assert checked("rsa.pub") == 3
    assert "rsa.pub is of the kind ssh-rsa" in capsys.readouterr().err
    assert checked("a.json") == 3
    assert "a.json holds no public key" in capsys.readouterr().err
    key = next(signers.loads((mine / "rsa.pub").read_text())).key
    forged = sshsig.Envelope(key, b"assessor", b"", b"sha512", b"")
    (mine / "a.json.sig").write_bytes(forged.dumps())
    assert checked() == 3
    assert "a.json.sig is of the kind ssh-rsa" in capsys.readouterr().err


def test_a_signature_that_was_cut_or_changed_anywhere_does_not_count(mine):
    signed()
    whole = (mine / "a.json.sig").read_bytes()
    data = (mine / "a.json").read_bytes()
    lines = whole.splitlines(keepends=True)
    blob = base64.b64decode(b"".join(lines[1:-1]))
    cut = [whole[:length] for length in range(len(whole) - 1)]
    bent = [blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :] for at in range(len(blob))]
    longer = [blob + b"x", blob[:-1]]
    armored = [lines[0] + base64.b64encode(each) + b"\n" + lines[-1] for each in bent + longer]
    for each in cut + armored:
        (mine / "a.json.sig").write_bytes(each)
        with pytest.raises(UserError) as caught:
            signature.verified(data, mine / "a.json", mine / "a.json.sig", mine / "key.pub")
        assert caught.value.code in (Exit.NOT_SO, Exit.BAD_INPUT)


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        ("b@tesmara,c@tesmara {key}", 0, "b@tesmara,c@tesmara"),
        ('"B. Ansa" namespaces="git,assess*" {key}', 0, "B. Ansa"),
        ('b namespaces="git" {key}', 1, "does not let this key sign for the purpose assessor"),
        ('b namespaces="*,!assessor" {key}', 1, "does not let this key sign"),
        ('b namespaces="" {key}', 1, "does not let this key sign"),
        ('b valid-before="20200101",namespaces="assessor" {key}', 3, "condition that this program "
         "does not check: valid-before"),
        ("ca cert-authority {key}", 3, "cert-authority"),
        ("b valid-before=20200101 {key}\nb {key}", 0, "b"),
        ("# b {key}", 3, "holds no public key"),
    ],
)  # fmt: skip
def test_the_list_of_allowed_signers_is_read_as_openssh_reads_it(mine, capsys, line, code, name):
    signed()
    key = " ".join((mine / "key.pub").read_text().split()[:2])
    (mine / "allowed").write_text("# Who signs for us\n\n" + line.format(key=key) + "\n")
    assert checked("allowed") == code
    assert name in "".join(capsys.readouterr())


@openssh
@pytest.mark.parametrize(
    "options",
    ['namespaces="git"', 'namespaces=""', 'namespaces="*,!assessor"', 'valid-before="20200101"',
     "cert-authority"],
)  # fmt: skip
def test_what_openssh_refuses_is_refused_here_too(mine, options):
    signed()
    (mine / "allowed").write_text(f"b {options} {(mine / 'key.pub').read_text()}")
    with pytest.raises(subprocess.CalledProcessError):
        keygen("-Y", "verify", "-f", "allowed", "-I", "b", "-n", "assessor", "-s", "a.json.sig",
               data=(mine / "a.json").read_bytes())  # fmt: skip
    assert checked("allowed") != 0


def test_a_signature_needs_a_key_to_check_it_with(mine, capsys):
    assert main(["verify", "a.json", "--signature", "a.json.sig"]) == 2
    assert "--signature and --signer belong together" in capsys.readouterr().err


def test_without_the_library_it_says_what_to_install(mine, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert main(["sign", "a.json", "--key", "key"]) == 2
    assert "pip install 'assessor[encrypt]'" in capsys.readouterr().err


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.text(max_size=200), st.binary(max_size=80))
def test_no_bytes_break_a_reader(data, text, key):
    for each in (data, sshsig.Envelope(key, data, b"", b"sha512", key).dumps()):
        try:
            assert sshsig.loads(each).dumps() == each
        except ValueError:
            assert each == data
    made = base64.b64encode(key).decode()
    list(signers.loads(f"{text}\n{text} ssh-ed25519 AAAA{made} {text}"))
