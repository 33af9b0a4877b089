"""Measure what the project promises about speed, each as a ratio taken side by side in one run.

Run it with ``make bench`` on a quiet machine. It prints the table that stands in README.md here.
The two sides of a ratio alternate, so that a slow moment of the machine touches both.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import pty
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from random import Random

import papers
from measuring import ASSESSOR, FULL, PYTHON, ROOT, alternate, process, row, timed

from assessor import store
from assessor.opening import questionnaire, questionnaire_of
from scoring import assess

OPEN = "M3-OUT-01"
"""The question left open in the full assessment, so that it is the one to go on with."""

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
    # As every installation by pip is; a checkout may not be, and would start more slowly.
    for package in ("assessor", "scoring", "questionnaires"):
        compileall.compile_dir(ROOT / package, quiet=1)
    print("| what | measured | beside | ratio | bound |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "full.json"
        shutil.copy(FULL, saved)
        with store.writing(saved) as opened:
            opened.say(OPEN, "unanswered")
        start_up()
        first_question(saved)
        save(saved)
    score()
    many()
    papers.measure()


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
        lambda: until(command, OPEN.encode()),
        lambda: until(command, b"save and leave"),
        lambda: until([PYTHON, "-c", PEER], b"4"),
        rounds=15,
    )
    beside = "questionary and rich imported, one prompt drawn"
    row("first question readable", readable, beside, peer, "≤ 1.5")
    row("first question ready for an answer", ready, beside, peer, "–")


def save(saved: Path) -> None:
    """One answer saved durably beside a bare write, sync and rename of the same bytes."""
    beside = saved.with_name("bare.json")
    with store.writing(saved) as opened:
        cells = iter(opened.assessment.responses)

        def ours() -> float:
            cell = next(cells)
            return timed(lambda: opened.say(cell, "answered", 2, comment="Changed."))

        def bare(folder_too: bool) -> float:
            data = saved.read_bytes()
            return timed(lambda: write_bare(beside, data, folder_too))

        mine, peer, durable = alternate(ours, lambda: bare(False), lambda: bare(True), rounds=200)
    what = f"one answer saved, {saved.stat().st_size // 1000} kB"
    row(what, mine, "write, fsync, rename", peer, "≤ 1.5")
    row(what, mine, "the same and fsync of the folder", durable, "–")


def write_bare(path: Path, data: bytes, folder_too: bool) -> None:
    """The least that a safe save takes."""
    temporary = path.with_suffix(".tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    temporary.replace(path)
    if folder_too:
        handle = os.open(path.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def score() -> None:
    """Scoring a full assessment, loading left out, beside parsing its JSON."""
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


def many() -> None:
    """Thousands of assessments at once: a result beside parsing its answers, and peak memory.

    The answers are drawn evenly and each cell by itself, so that hardly any question is answered
    as in another assessment.
    """
    asked = questionnaire("op3_workshop")
    cells = [cell.id for cell in asked.cells.values()]
    chance = Random(1540)
    with tempfile.TemporaryDirectory() as folder:
        taken = {}
        for count in (1_000, 10_000):
            table = Path(folder) / f"{count}.csv"
            write_long(table, count, cells, chance)
            command = [*ASSESSOR, "score", "--questionnaire", "op3_workshop", "--responses",
                       str(table), "-o", str(table.with_suffix(".out"))]  # fmt: skip
            taken[count] = timed_with_memory(command)
        answers = json.dumps(
            [{"question": cell, "value": str(chance.randrange(5))} for cell in cells]
        )
        parsing = statistics.median(timed(lambda: json.loads(answers)) for _ in range(101))
        seconds, most = taken[10_000]
        row("one of 10,000 results", seconds / 10_000, "`json.loads` of its answers",
            parsing, "60 s in all")  # fmt: skip
        least = taken[1_000][1]
        print(f"| peak memory, 10,000 results | {most / 1024:.0f} MB | 1,000 results "
              f"{least / 1024:.0f} MB | {most / least:.2f} | ≤ 1.1 |")  # fmt: skip


def write_long(path: Path, count: int, cells: list[str], chance: Random) -> None:
    """A long table in which every cell of every assessment is answered."""
    said = [*"01234" * 5, "unknown", "na"]
    with path.open("w") as out:
        out.write("assessment,question,value\n")
        for number in range(count):
            out.writelines(f"State {number},{cell},{chance.choice(said)}\n" for cell in cells)


def timed_with_memory(command: list[str]) -> tuple[float, int]:
    """Seconds that a process takes, and the most memory it held, in kB as Linux counts them."""
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ)
    _pid, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - begin, used.ru_maxrss


def until(command: list[str], shown: bytes) -> float:
    """Seconds from starting a process on a terminal until it has written something."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"  # nobody answers where the cursor is
        os.execv(command[0], command)
    written = b""
    while shown not in written:
        try:
            written += os.read(terminal, 65536)
        except OSError as error:
            raise SystemExit(f"{command} ended without showing {shown!r}: {written!r}") from error
    took = time.perf_counter() - begin
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took


if __name__ == "__main__":
    main()
