"""Kill, fill the disk, cut the power, set the clock back; count what is lost. ``make faults``.

Prints the tables that stand in docs/reliability.md. ``faults.py 10`` tries a tenth as often.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import faults_of  # noqa: E402

KILLS = 100
"""Of each command; half of them with a protected file."""


def main() -> None:
    """Print one table per kind of fault."""
    part = int(sys.argv[1]) if sys.argv[1:] else 1
    chance = Random(1540)
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, "
          f"{platform.system()} {platform.machine()}")  # fmt: skip
    for title, columns, rows in (
        ("Killed", faults_of.KILLED, faults_of.kills(KILLS // part, chance)),
    ):
        print(f"\n**{title}**\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)
        for each in rows:
            print(f"| {' | '.join(map(str, each))} |", flush=True)


if __name__ == "__main__":
    main()
