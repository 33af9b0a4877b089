"""Measure reading and scoring thousands of saved files, each beside a peer in the same run.

Run it with ``make bench-many``; ``benchmarks/many.py 1000 10000 100000`` says how many files (about
50 kB each). With ``--survey FOLDER``, in which ``npm install survey-core`` was run, scoring is also
measured beside that library. Files are made first and read from the system's memory afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import plausible
import survey
from measuring import PYTHON, alternate, timed

from assessor import store
from assessor.many import cache, read
from assessor.many.find import find
from assessor.many.rows import coded
from assessor.many.work import CHUNK, Task, Worker
from assessor.opening import questionnaire
from questionnaires.responses import Responses
from scoring.columns.coding import Coding
from scoring.columns.score import Columns

ASKED = "op3_workshop"
SIDE_BY_SIDE = 500
"""Files that the peers read in turns with us."""

SURVEYED = 200
"""Results that survey-core evaluates."""


HEAD = "| files | processes | what | seconds | of processor | a file | ratio | peak memory |"


def main() -> None:
    """Print one row per measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--survey", type=Path)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--peer", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--processes", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args)
        return
    print(f"{platform.python_implementation()} {platform.python_version()}, "
          f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for count in args.counts:
            files = Path(folder) / str(count)
            paths = plausible.write(files, questionnaire(ASKED), count)
            size = sum(path.stat().st_size for path in paths) / count
            if count == min(args.counts):
                beside_json(paths[:SIDE_BY_SIDE], size)
                beside_survey(paths[:SIDE_BY_SIDE], args.survey)
                print(f"\n{HEAD}\n{'|---' * 8}|")
            whole(files, count)
            subprocess.run(["rm", "-r", str(files)], check=True)


def beside_json(paths: list[Path], size: float) -> None:
    """``json.loads`` of the same files, in one process and in two, all reading from the disk."""
    asked, names = questionnaire(ASKED), [str(path) for path in paths]
    task = Task(ASKED, asked.digest, None, False, "en")
    columns, worker = Columns(Coding(asked), "full"), Worker(task, asked)

    def ours() -> None:
        done = worker.read(names)
        rows = [each.row.packed for each in done if each.row]
        assert len(rows) == len(names)
        columns.score(coded(rows, len(columns.coding.cells)))

    def peer() -> None:
        for path in paths:
            json.loads(path.read_bytes())

    mine, theirs = alternate(lambda: timed(ours), lambda: timed(peer), rounds=21)
    count = len(paths)
    print(f"Files of {size / 1000:.0f} kB on average.\n")
    print("| what | ours | beside | ratio | aim |")
    print("|---|---|---|---|---|")
    print(f"| read, checked and scored, one process | {count / mine:,.0f} files/s | `json.loads` "
          f"{count / theirs:,.0f} files/s | {mine / theirs:.2f} | < 2.5 |", flush=True)  # fmt: skip


def beside_survey(paths: list[Path], folder: Path | None) -> None:
    """The same visibility and the same scores by survey-core, of answers that are in memory."""
    if folder is None:
        return
    asked = questionnaire(ASKED)
    said = [made.current() for path in paths[:SURVEYED]
            if (made := store.read(path)).profile == "full"]  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        given = Path(place) / "given.json"
        results = [survey.answers(asked, each) for each in said]
        given.write_text(json.dumps({"form": survey.form(asked), "results": results}))
        script = Path(place) / "evaluate.js"
        script.write_text(survey.EVALUATE)
        command = ["node", str(script), str(folder.absolute()), str(given)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    columns = Columns(Coding(asked), "full")
    answers = columns.coding.coded(said)
    columns.score(answers)
    alone = timed(lambda: columns.score(answers)) / len(said)
    scored = columns.score(answers)
    hold_alike(columns, scored.low[0], scored.high[0], scored.status, told["found"])
    theirs = told["seconds"] / len(said)
    task = Task(ASKED, asked.digest, None, False, "en")
    worker, names = Worker(task, asked), [str(path) for path in paths]
    whole = timed(lambda: worker.read(names)) / len(names) + alone
    for what, mine in (("scored", alone), ("read, checked and scored", whole),
                       ("scored one by one, exactly", exactly(said[:50]))):  # fmt: skip
        peer = f"survey-core, answers in memory {1 / theirs:,.0f} results/s"
        print(f"| {what} | {1 / mine:,.0f} results/s | {peer} | {theirs / mine:.0f} | ≥ 20 |",
              flush=True)  # fmt: skip


def hold_alike(
    columns: Columns,
    low: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    high: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    status: np.ndarray[tuple[int, ...], np.dtype[np.int8]],
    found: list[dict[str, object]],
) -> None:
    """Both must have found the same, or the comparison says nothing."""
    for file, each in enumerate(found):
        hidden = [f"c{row}" for row in range(len(columns.coding.cells)) if status[row, file] == 4]
        assert each["hidden"] == hidden
        assert abs(float(str(each["low"])) - low[file]) < 1e-9
        assert abs(float(str(each["high"])) - high[file]) < 1e-9


def exactly(said: list[Responses]) -> float:
    """Seconds that the reference takes for one result's scores."""
    from scoring.batch import Batch

    batch = Batch(questionnaire(ASKED))
    return timed(lambda: [batch.total(each) for each in said]) / len(said)


def whole(files: Path, count: int) -> None:
    """All of it in processes of its own, whose memory the system tells."""
    kept = str(files / cache.NAME)
    rows: list[tuple[str, int, list[str]]] = [
        ("`json.loads`", 1, ["--peer"]),
        ("ours", 1, []),
        ("`json.loads`", 2, ["--peer"]),
        ("ours", 2, []),
        ("ours, remembering", 2, ["--cache", kept]),
        ("ours, all remembered", 2, ["--cache", kept]),
    ]
    peers = {}
    for what, processes, more in rows:
        command = [PYTHON, __file__, "--one", str(files), "--processes", str(processes), *more]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        peer = peers.setdefault(processes, told["processor"])  # it comes first
        others = f" + {processes} × {told['others']:.0f}" if processes > 1 else ""
        print(f"| {count:,} | {processes} | {what} | {told['seconds']:.1f} | "
              f"{told['processor']:.1f} | {told['processor'] / count * 1000:.2f} ms | "
              f"{told['processor'] / peer:.2f} | {told['own']:.0f}{others} MB |",
              flush=True)  # fmt: skip


def one(args: argparse.Namespace) -> None:
    """Read everything there is once, and say what it took, without starting Python."""
    begin, before = time.perf_counter(), time.process_time()
    names, _skipped = find([args.one])
    if args.peer:
        assert parsed(names, args.processes) == len(names)
    else:
        table = read([args.one], Path(ASKED), args.cache, processes=args.processes)
        assert len(table.files) == len(names)
    seconds = time.perf_counter() - begin
    used = [resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "seconds": seconds,
        "processor": sum(each.ru_utime + each.ru_stime for each in used) - before,
        "own": used[0].ru_maxrss / 1024,
        "others": used[1].ru_maxrss / 1024,
    }
    json.dump(told, sys.stdout)


def parsed(names: list[str], processes: int) -> int:
    """``json.loads`` of every file, in as many processes, handed out in the same portions."""
    parts = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    if processes == 1:
        return sum(map(parse, parts))
    with get_context("spawn").Pool(processes) as pool:
        return sum(pool.imap(parse, parts))


def parse(names: list[str]) -> int:
    """``json.loads`` of these files; how many they are."""
    return len([bool(json.loads(Path(name).read_bytes())) for name in names])


if __name__ == "__main__":
    main()
