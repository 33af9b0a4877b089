"""A reader of the documents, who tries every command that they show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect

from questionnaires import texts
from questionnaires.texts import _

ROOT = Path(__file__).parents[1]


def blocks(document, kind="sh"):
    """The code blocks of this kind in a document, each as its lines."""
    text = (ROOT / document).read_text("utf-8")
    return [
        [line for line in block.splitlines() if line]
        for block in re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)
    ]


def using(document):
    """The lines that use the program, in their order."""
    found = (block for block in blocks(document) if block[0].startswith("assessor "))
    return [line for block in found for line in block]


def environment():
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "COLUMNS": "100",
    }


def follow(line, folder, language):
    """Run a line as a reader would; a dialogue is answered, then left."""
    plain = any(word in line for word in ("--system", "--plain"))
    if not plain and re.match(r"assessor (new|answer) ", line):
        at_a_terminal(line, folder, language)
        return
    done = subprocess.run(
        line, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, input=""
    )
    assert done.returncode == 0, (line, done.stderr)


def at_a_terminal(line, folder, language):
    with texts.speaking(language):
        asked = [_("System:"), _("Body:"), _("Name:"), _("Kind:"), _("Profile:"), _("Right?")]
        leave = _("save and leave")
    given = ["Tesmara\r", "1\r", "\r", "\r", "2\r", "\r"]
    child = pexpect.spawn(
        line, cwd=str(folder), env=environment(), encoding="utf-8", dimensions=(40, 100), timeout=20
    )
    if " new " in line:
        for prompt, answer in zip(asked, given, strict=True):
            child.expect_exact(prompt)
            child.send(answer)
    else:
        child.expect_exact("M1-POL-01")
        child.expect_exact(leave)
        child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, line
