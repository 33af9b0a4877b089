"""Every command that the README shows is run, in a folder of its own, as a reader would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from documents import ROOT, blocks, environment, follow

READMES = {"en": "README.md", "es": "README.es.md"}
SHELL = {language: blocks(name) for language, name in READMES.items()}
INSTALLING = {
    language: [block for block in found if any("install" in line for line in block)]
    for language, found in SHELL.items()
}
USING = {
    language: [block for block in found if block[0].startswith("assessor ")]
    for language, found in SHELL.items()
}
LINES = [(lang, line) for lang, found in USING.items() for block in found for line in block]


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """For each language a folder with the examples, where the commands run one after the other."""
    folders = {language: tmp_path_factory.mktemp(language) for language in READMES}
    for folder in folders.values():
        shutil.copytree(ROOT / "examples", folder / "examples")
    return folders


@pytest.mark.parametrize("language", READMES)
def test_the_two_commands_come_first(language):
    assert SHELL[language][0] == ["make demo", "make test"]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_command_of_the_readme_works(here, language, line):
    follow(line, here[language], language)


@pytest.mark.parametrize("language", READMES)
def test_every_shell_block_is_known_to_these_tests(language):
    known = [SHELL[language][0], *INSTALLING[language], *USING[language]]
    assert [block for block in SHELL[language] if block not in known] == []


def test_both_readmes_install_it_alike():
    assert all(block in INSTALLING["en"] for block in INSTALLING["es"])


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
    lines = next(block for block in INSTALLING["en"] if "venv" in block[0])
    for line in lines:
        line = line.replace("python3", sys.executable, 1)
        subprocess.run(line, shell=True, cwd=checkout, check=True, capture_output=True)
    assert (checkout / "assessor-demo" / "gap-report.md").is_file()


@pytest.mark.parametrize("extra", ["reports", "encrypt", "analysis", "translate"])
def test_an_extra_that_is_named_can_be_installed(checkout, extra):
    assert f"pip install '.[{extra}]'" in (ROOT / "README.md").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", f".[{extra}]"],
        cwd=checkout, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "does not provide the extra" not in done.stderr


@pytest.mark.parametrize("language", READMES)
def test_the_windows_lines_are_the_same_ones(language):
    (windows,) = blocks(READMES[language], "powershell")
    plain = next(block for block in INSTALLING[language] if "venv" in block[0])
    assert [line.replace("py ", "python3 ").replace("\\Scripts\\", "/bin/").replace("\\", "/")
            for line in windows] == plain  # fmt: skip


def test_pipx_installs_it_as_a_command(checkout, tmp_path):
    lines = next(block for block in INSTALLING["en"] if block[0].startswith("pipx"))
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
