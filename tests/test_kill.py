"""Killed at any moment, a writer leaves a whole file with every answer it had reported as saved."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from assessor import store
from assessor.saved import Said
from assessor.saved import said as with_answers
from questionnaires.responses import Assessment

ROUNDS = 200
CELLS = [f"M1-POL-{number:02d}" for number in range(60)]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def test_no_answer_is_lost_when_the_writer_is_killed(tmp_path: Path, begun: Assessment) -> None:
    full = with_answers(begun, [Said(cell, "answered", 0, comment="x" * 500) for cell in CELLS])
    chance = random.Random(1540)
    saved = torn = 0
    for number in range(ROUNDS):
        path = tmp_path / f"{number}.json"
        store.create(path, full)
        reported = reported_before_kill(path, after=chance.uniform(0, 0.03))
        torn += len(left_behind(path))

        answers = {r.rev for said in store.read(path).responses.values() for r in said}
        assert set(reported) <= answers
        with store.writing(path) as opened:
            assert left_behind(path) == []
            opened.say(CELLS[0], "answered", 9)
        saved += len(reported)
    # The kills fell where they were meant to: between answers, and while one was being written.
    assert saved
    assert torn


def left_behind(path: Path) -> list[Path]:
    return list(path.parent.glob(f".{path.name}.*.tmp"))


def reported_before_kill(path: Path, after: float) -> list[int]:
    """The revisions that a writer reported, which was killed so long after it had begun."""
    reading, writing = os.pipe()
    writer = os.fork()
    if not writer:
        answer_for_ever(path, writing)
    os.close(writing)
    with os.fdopen(reading) as reports:
        assert reports.readline() == "begun\n"
        time.sleep(after)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        return [int(line) for line in reports]


def answer_for_ever(path: Path, reports: int) -> None:
    """Answer in a process of its own, reporting every answer once it is saved."""
    try:
        with store.writing(path) as opened:
            os.write(reports, b"begun\n")
            while True:
                cell = CELLS[opened.assessment.rev % len(CELLS)]
                opened.say(cell, "answered", 3, comment="x" * 500)
                os.write(reports, b"%d\n" % opened.assessment.rev)
    finally:
        os._exit(1)
