"""Kill, fill the disk, cut the power, set the clock back: nothing may be lost. ``make faults``.

Prints the tables that stand in docs/reliability.md; anything lost ends it with an error.
``faults.py 10`` tries a tenth as often.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import broken_disks
import faults_of
from measuring import FULL

KILLS = 100
"""Of each command; half of them with a protected file."""
WRITERS = 50
CLOCKS = 300


def main() -> None:
    """Print one table per kind of fault."""
    part = int(sys.argv[1]) if sys.argv[1:] else 1
    chance = Random(1540)
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, "
          f"{platform.system()} {platform.machine()}")  # fmt: skip
    table("Killed", faults_of.KILLED, faults_of.kills(KILLS // part, chance))
    table("A full disk", faults_of.FULL, faults_of.full_disks(range(0, 200, 4 * part)))
    table("No changes permitted", faults_of.PROTECTED, faults_of.write_protected())
    table("The power cut while a file was written", faults_of.CUT, faults_of.power_cuts(FULL))
    table("Many writers at once", faults_of.AT_ONCE, [faults_of.writers(20, WRITERS // part)])
    table("A clock that jumps about", faults_of.CLOCK, faults_of.clocks(CLOCKS // part, chance))


def table(title: str, columns: tuple[str, ...], rows: Iterable[faults_of.Row]) -> None:
    """Print a table as its rows come; or why there is none."""
    print(f"\n**{title}.**\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)
    try:
        for each in rows:
            print(f"| {' | '.join(map(str, each))} |", flush=True)
    except broken_disks.NotHereError as reason:
        print(f"Not tried: {reason}.", flush=True)


if __name__ == "__main__":
    main()
