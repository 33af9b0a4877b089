"""Measure what the project promises about speed, each as a ratio taken side by side in one run.

Run it with ``make bench`` on a quiet machine. It prints the table that stands in README.md here.
The two sides of a ratio alternate, so that a slow moment of the machine touches both.
"""

from __future__ import annotations

import os
import platform
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assessor import store
from assessor.opening import questionnaire_of
from scoring import assess

ROOT = Path(__file__).parents[1]
FULL = ROOT / "examples" / "tesmara.json"
PYTHON = sys.executable
ASSESSOR = [str(Path(PYTHON).with_name("assessor"))]

PEER = """
import questionary
from rich.console import Console
Console().print("A question")
questionary.select("Level", choices=["0", "1", "2", "3", "4"]).unsafe_ask()
"""


def main() -> None:
    """Print one row per promise."""
    print(f"{platform.python_implementation()} {platform.python_version()}, "
          f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")  # fmt: skip
    print("| what | measured | beside | ratio | bound |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "full.json"
        shutil.copy(FULL, saved)
        start_up()
        first_question(saved)
        save(saved)
    score()


def row(what: str, ours: float, peer_name: str, peer: float, bound: str) -> None:
    """One line of the table; times in seconds."""
    print(
        f"| {what} | {ours * 1000:.1f} ms | {peer_name} {peer * 1000:.1f} ms "
        f"| {ours / peer:.2f} | {bound} |",
        flush=True,
    )


def alternate(*sides: Callable[[], float], rounds: int) -> list[float]:
    """The median of each side over a number of rounds, each round running every side once."""
    for side in sides:
        side()
    times = [[side() for side in sides] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def start_up() -> None:
    """``assessor --help`` beside importing argparse."""
    ours, peer = alternate(
        lambda: process([*ASSESSOR, "--help"]),
        lambda: process([PYTHON, "-c", "import argparse"]),
        rounds=21,
    )
    row("`assessor --help`", ours, "`python -c 'import argparse'`", peer, "≤ 4")


def first_question(saved: Path) -> None:
    """A resumed full assessment, until its question can be read and until it can be answered."""
    command = [*ASSESSOR, "answer", str(saved)]
    readable, ready, peer = alternate(
        lambda: until(command, b"OP"),
        lambda: until(command, b"0 \xe2"),
        lambda: until([PYTHON, "-c", PEER], b"4"),
        rounds=15,
    )
    beside = "questionary and rich imported, one prompt drawn"
    row("first question readable", readable, beside, peer, "≤ 1.5")
    row("first question ready for an answer", ready, beside, peer, "–")


def save(saved: Path) -> None:
    """One answer saved durably beside a bare write, sync and rename of the same bytes."""
    with store.writing(saved) as opened:
        levels = iter(range(10_000))

        def ours() -> float:
            begin = time.perf_counter()
            opened.say("M1-POL-01", "answered", next(levels) % 5)
            return time.perf_counter() - begin

        data = saved.read_bytes()
        beside = saved.with_name("bare.json")

        def bare() -> float:
            begin = time.perf_counter()
            temporary = beside.with_suffix(".tmp")
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.write(handle, data)
            os.fsync(handle)
            os.close(handle)
            temporary.replace(beside)
            return time.perf_counter() - begin

        mine, peer = alternate(ours, bare, rounds=200)
    row(f"one answer saved, {len(data) // 1000} kB", mine, "write, fsync, rename", peer, "≤ 1.5")


def score() -> None:
    """Scoring a full assessment, loading left out, beside parsing its JSON."""
    import json

    assessment = store.read(FULL)
    questionnaire = questionnaire_of(assessment, None, FULL)
    responses = assessment.current()
    data = FULL.read_bytes()
    ours, peer = alternate(
        lambda: timed(lambda: assess(questionnaire, responses)),
        lambda: timed(lambda: json.loads(data)),
        rounds=51,
    )
    row("scoring a full assessment", ours, "`json.loads` of its file", peer, "under 10 ms")


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def process(command: list[str]) -> float:
    """Seconds from starting a process to its end."""
    return timed(lambda: subprocess.run(command, check=True, capture_output=True))


def until(command: list[str], shown: bytes) -> float:
    """Seconds from starting a process on a terminal until it has written something."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"  # nobody answers where the cursor is
        os.execv(command[0], command)
    written = b""
    while shown not in written:
        part = os.read(terminal, 65536)
        if not part:
            raise SystemExit(f"{command} ended without showing {shown!r}")
        written += part
    took = time.perf_counter() - begin
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took


if __name__ == "__main__":
    main()
