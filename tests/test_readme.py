"""Every command that the README shows is run, in a folder of its own, as a reader would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
NEEDS_A_TERMINAL = ("assessor new mine.json", "assessor answer mine.json")


def blocks(language):
    return [
        [line for line in block.splitlines() if line]
        for block in re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    ]


SHELL = blocks("sh")
INSTALLING = [block for block in SHELL if any("install" in line for line in block)]
USING = [block for block in SHELL if block[0].startswith("assessor ")]


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A folder with the examples beside it, where the commands run one after the other."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def environment():
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "COLUMNS": "100",
    }


def at_a_terminal(line, folder):
    """Answer what the two dialogues ask first, then leave."""
    child = pexpect.spawn(
        line, cwd=str(folder), env=environment(), encoding="utf-8", dimensions=(40, 100), timeout=20
    )
    if " new " in line:
        child.expect("System:")
        child.send("Tesmara\r")
        child.expect("Body:")
        child.send("1\r")
        child.expect("Name:")
        child.send("\r")
        child.expect("Kind:")
        child.send("\r")
        child.expect("Profile:")
        child.send("2\r")
        child.expect("Right")
        child.send("\r")
    else:
        child.expect("M1-POL-01")
        child.expect("save and leave")
        child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, line


def test_the_two_commands_come_first():
    assert SHELL[0] == ["make demo", "make test"]


@pytest.mark.parametrize("line", [line for block in USING for line in block])
def test_a_command_of_the_readme_works(here, line):
    if line in NEEDS_A_TERMINAL:
        at_a_terminal(line, here)
        return
    done = subprocess.run(
        line, shell=True, cwd=here, env=environment(), capture_output=True, text=True, input=""
    )
    assert done.returncode == 0, done.stderr


def test_every_shell_block_is_known_to_these_tests():
    known = [SHELL[0], *INSTALLING, *USING]
    assert [block for block in SHELL if block not in known] == []


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The files that git knows, as a clone would have them."""
    folder = tmp_path_factory.mktemp("clone") / "assessor"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def test_plain_pip_installs_and_shows_the_demo(checkout):
    lines = next(block for block in INSTALLING if "venv" in block[0])
    for line in lines:
        line = line.replace("python3", sys.executable, 1)
        subprocess.run(line, shell=True, cwd=checkout, check=True, capture_output=True)
    assert (checkout / "assessor-demo" / "gap-report.md").is_file()


@pytest.mark.parametrize("extra", ["reports", "encrypt"])
def test_an_extra_that_is_named_can_be_installed(checkout, extra):
    assert f"pip install '.[{extra}]'" in README
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", f".[{extra}]"],
        cwd=checkout, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "does not provide the extra" not in done.stderr


def test_the_windows_lines_are_the_same_ones():
    (windows,) = blocks("powershell")
    plain = next(block for block in INSTALLING if "venv" in block[0])
    assert [line.replace("py ", "python3 ").replace("\\Scripts\\", "/bin/").replace("\\", "/")
            for line in windows] == plain  # fmt: skip


def test_pipx_installs_it_as_a_command(checkout, tmp_path):
    lines = next(block for block in INSTALLING if block[0].startswith("pipx"))
    home = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    path = {"PATH": f"{tmp_path / 'bin'}{os.pathsep}{environment()['PATH']}"}
    for line in lines:
        subprocess.run(
            line, shell=True, cwd=checkout, check=True, capture_output=True,
            env={**environment(), **home, **path},
        )  # fmt: skip


def test_make_demo_runs_the_main_job(checkout):
    # The set-up itself is what brought this test here; it is lent, so as not to be done twice.
    lent = checkout / ".venv"
    if lent.exists():
        shutil.rmtree(lent)
    lent.symlink_to(sys.prefix)
    (Path(sys.prefix) / ".ready").touch()
    done = subprocess.run(["make", "demo"], cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Gap report: Germany" in done.stdout
    assert (checkout / "assessor-demo" / "gap-report.json").is_file()
