"""Timing two sides in turn, and the line of the table that it makes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FULL = ROOT / "examples" / "tesmara.json"
PYTHON = sys.executable
ASSESSOR = [str(Path(PYTHON).with_name("assessor"))]


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


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def process(command: list[str]) -> float:
    """Seconds from starting a process to its end."""
    return timed(lambda: subprocess.run(command, check=True, capture_output=True))
