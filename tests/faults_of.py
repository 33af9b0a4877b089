"""Faults, each as often as is asked, and a line of figures for every one that did no harm.

What did harm raises AssertionError. `benchmarks/faults.py` runs them long, `test_faults.py` short.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import killed_commands
import killing
from killed_commands import FILE, SCENES, Scene

KILLED = ("command", "kills", "with something left half done", "reported as done", "lost")


@dataclass
class Kills:
    """What came of the kills of one command."""

    count: int = 0
    torn: int = 0
    reported: int = 0


def kills(rounds: int, chance: Random, scenes: tuple[Scene, ...] = SCENES) -> Iterator[tuple]:
    """Kill every command so often, at moments drawn evenly from the time that it takes."""
    for scene in scenes:
        found = killed(scene, rounds, chance)
        yield scene.name, found.count, found.torn, found.reported, 0


def killed(scene: Scene, rounds: int, chance: Random) -> Kills:
    """Kill one command so often, half of the times with a protected file where it takes one."""
    found = Kills()
    with killed_commands.ready():
        with tempfile.TemporaryDirectory() as folder:
            takes = killing.seconds(Path(folder), scene.made(Path(folder), False))
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                protected = scene.protects and number % 2 == 1
                _killed_once(scene, Path(folder), protected, chance.uniform(0, takes), found)
    return found


def _killed_once(
    scene: Scene, folder: Path, protected: bool, after: float, found: Kills
) -> None:
    commands = scene.made(folder, protected)
    ended = killing.killed(folder, commands, after)
    found.count += 1
    found.torn += bool(killed_commands.left_behind(folder))
    found.reported += ended
    with killing.output(folder / "said.txt"):
        scene.holds(folder, ended)
        if protected and scene.name not in ("protect", "unprotect"):
            assert killed_commands.clear(folder) == []
        if scene.after:
            assert ended == len(commands) or _goes_on(scene.after(ended), folder)
        else:
            answer = ["set", str(folder / FILE), f"{killed_commands.cells()[-1]}=3"]
            assert killing.run(answer) == 0, (folder / "said.txt").read_text()


def _goes_on(words: killing.Words, folder: Path) -> bool:
    """Whether what was killed can be told once more, or was done after all."""
    words = [str(folder / each) if each.endswith(".json") and "/" not in each else each
             for each in words]  # fmt: skip
    made = next(Path(each) for each in words if each.startswith(str(folder)))
    return killing.run(words) == 0 or killing.run(["status", str(made)]) == 0
