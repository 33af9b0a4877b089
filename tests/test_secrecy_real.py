"""Protected files end to end: at a real terminal, with real passphrases, and with the age program.

Each passphrase that is tried takes about a second and up to a gigabyte, so there are few.
"""

import io
import os
import shutil
import sys

import pytest

from assessor import secrecy
from assessor.cli import main

pytest.importorskip("pyrage")
pexpect = pytest.importorskip("pexpect")
if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

PROGRAM = "from assessor.cli import run; run()"
PASSPHRASE = "four words and móre"
SECRET = "Officer Ansa has the key of the store."
PATIENCE = 60


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """A folder with ``a.json``, protected by typing, and ``clear.json`` as it was before."""
    folder = tmp_path_factory.mktemp("sealed")
    path = str(folder / "a.json")
    main(["new", path, "--system", "Tesmara", "--type", "self", "--profile", "quick"])
    main(["set", path, "M1-POL-01=3", "--comment", SECRET])
    (folder / "clear.json").write_bytes((folder / "a.json").read_bytes())
    child = at_terminal(folder, "protect", "a.json")
    typed(child, "A passphrase for a.json: ", PASSPHRASE)
    typed(child, "Once more: ", PASSPHRASE)
    child.expect_exact("a.json is protected.")
    assert ended(child) == 0
    assert PASSPHRASE not in child.log.getvalue()
    return folder


def at_terminal(folder, *words, program=(sys.executable, "-c", PROGRAM)):
    child = pexpect.spawn(
        program[0], [*program[1:], *words], cwd=str(folder), encoding="utf-8", timeout=PATIENCE,
        env={**os.environ, "LANGUAGE": "en"}, dimensions=(40, 200),
    )  # fmt: skip
    child.log = child.logfile_read = io.StringIO()
    return child


def typed(child, prompt, words):
    child.expect_exact(prompt)
    child.waitnoecho()
    child.sendline(words)


def ended(child):
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_the_passphrase_is_typed_unseen_and_a_wrong_one_can_be_mended(sealed):
    assert SECRET.encode() not in (sealed / "a.json").read_bytes()
    child = at_terminal(sealed, "status", "a.json", "--plain")
    typed(child, "Passphrase of a.json: ", "four words or more")
    typed(child, "This one does not open it. Passphrase of a.json: ", PASSPHRASE)
    child.expect_exact("Tesmara")
    assert ended(child) == 0
    assert PASSPHRASE not in child.log.getvalue()


@pytest.mark.skipif(not shutil.which("age"), reason="the age program is not installed")
def test_the_age_program_opens_it_as_the_documentation_says(sealed, tmp_path):
    whole = (sealed / "a.json").read_bytes()
    second = whole.index(secrecy.BEGIN, 1)
    (tmp_path / "first.age").write_bytes(whole[:second])
    (tmp_path / "second.age").write_bytes(whole[second:])
    child = at_terminal(tmp_path, "--decrypt", "-o", "key.txt", "first.age", program=("age",))
    typed(child, "Enter passphrase", PASSPHRASE)
    assert ended(child) == 0
    child = at_terminal(
        tmp_path, "--decrypt", "-i", "key.txt", "-o", "a.json", "second.age", program=("age",)
    )
    assert ended(child) == 0
    assert (tmp_path / "a.json").read_bytes() == (sealed / "clear.json").read_bytes()
