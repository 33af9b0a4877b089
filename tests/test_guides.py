"""Every command of the officials' guide, in both languages, run as a reader would."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from documents import ROOT, blocks, follow, using

GUIDES = {"en": "docs/guide.md", "es": "docs/guia.es.md"}


@pytest.mark.parametrize("language", GUIDES)
def test_every_command_of_the_guide_works(language, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for line in using(GUIDES[language]):
        follow(line, tmp_path, language)


def test_both_guides_give_the_same_commands():
    def verbs(language):
        return [" ".join(line.split()[:2]) for line in using(GUIDES[language])]

    extra = ["assessor report"]  # the Spanish guide shows a report in English, too
    assert sorted(verbs("en") + extra) == sorted(verbs("es"))


def test_the_offline_installation_works(tmp_path):
    wheels = tmp_path / "wheels"
    (line,) = blocks(GUIDES["en"])[0]
    line = line.replace("--wheel-dir wheels", f"--quiet --wheel-dir {wheels}")
    subprocess.run(
        f"{sys.executable} -m {line}", shell=True, cwd=ROOT, check=True, capture_output=True
    )
    make, install, show = blocks(GUIDES["en"])[1]
    subprocess.run(make.replace("python3", sys.executable), shell=True, cwd=tmp_path, check=True)
    subprocess.run(install, shell=True, cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(show, shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "assessor-demo" / "gap-report.md").is_file()


@pytest.mark.parametrize("language", GUIDES)
def test_the_installation_is_the_same_on_every_system_and_in_both_guides(language):
    plain = blocks(GUIDES[language])[1]
    (windows,) = blocks(GUIDES[language], "powershell")
    assert [
        line.replace("py ", "python3 ").replace("\\Scripts\\", "/bin/") for line in windows
    ] == (plain)
    assert blocks(GUIDES[language])[0] == blocks(GUIDES["en"])[0]


@pytest.mark.parametrize("kind", ["sh", "powershell"])
def test_both_guides_for_trainers_give_the_same_commands(kind):
    # tests/test_trainers.py runs those of the English one.
    assert blocks("docs/instructores.es.md", kind) == blocks("docs/trainers.md", kind)
