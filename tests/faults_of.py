"""Faults, each as often as is asked, and a line of figures for every one that did no harm.

What did harm raises AssertionError. `benchmarks/faults.py` runs them long, `test_faults.py` short.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest import mock

import broken_disks
import killed_commands as commands
import killing
from killed_commands import FILE, SCENES, Scene

from assessor import clock, saved, store
from assessor.errors import Exit, UserError
from questionnaires import history

Row = tuple[object, ...]

KILLED = ("command", "kills", "left something half done", "reported as done, and there")
FULL = ("command", "disks", "done", "refused in words")
PROTECTED = ("what refuses changes", "commands", "refused in words")
CUT = ("file", "bytes", "cut at", "refused in words", "read as it was")
AT_ONCE = ("processes", "rounds", "done, and there", "refused in words")
CLOCK = ("what", "times")


# -- killed


@dataclass
class Kills:
    """What came of the kills of one command."""

    count: int = 0
    torn: int = 0
    reported: int = 0


def kills(rounds: int, chance: Random, scenes: Iterable[Scene] = SCENES) -> Iterator[Row]:
    """Kill every command so often, at moments drawn evenly from the time that it takes."""
    for scene in scenes:
        found = killed(scene, rounds, chance)
        yield scene.name, found.count, found.torn, found.reported
    found = answering(rounds, chance)
    yield "answer --plain, at a pipe", found.count, found.torn, found.reported


def killed(scene: Scene, rounds: int, chance: Random) -> Kills:
    """Kill one command so often, half of the times with a protected file where it takes one."""
    found = Kills()
    with commands.ready():
        with tempfile.TemporaryDirectory() as folder:
            takes = killing.seconds(Path(folder), scene.made(Path(folder), False))
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                protected = scene.protects and number % 2 == 1
                _killed_once(scene, Path(folder), protected, chance.uniform(0, takes), found)
    return found


def _killed_once(scene: Scene, folder: Path, protected: bool, after: float, found: Kills) -> None:
    words = scene.made(folder, protected)
    ended = killing.killed(folder, words, after)
    found.count += 1
    found.torn += bool(commands.left_behind(folder))
    found.reported += ended
    with killing.output(folder / "said.txt"):
        scene.holds(folder, ended)
        if protected and scene.name not in ("protect", "unprotect"):
            assert commands.clear(folder) == []
        if scene.again:
            assert ended == len(words) or _goes_on(scene.again.format(ended), words[ended], folder)
        else:
            _answers_go_on(folder)


def _goes_on(name: str, words: killing.Words, folder: Path) -> bool:
    """Whether what was killed had made its file, which can be read, or makes it now."""
    if (folder / name).exists():
        return killing.run(["status", str(folder / name)]) == 0
    return killing.run([*(str(folder / each) if each == name else each for each in words)]) == 0


def _answers_go_on(folder: Path) -> None:
    answer = ["set", str(folder / FILE), f"{commands.cells()[-1]}=3"]
    assert killing.run(answer) == 0, (folder / "said.txt").read_text()
    assert [each for each in commands.left_behind(folder) if FILE in each.name] == []


def answering(rounds: int, chance: Random) -> Kills:
    """Kill an interview that is fed line by line; every answer that it counted must be there."""
    found = Kills()
    with commands.ready():
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as name:
                folder, protected = Path(name), number % 2 == 1
                commands.put(folder / FILE, commands.base(), protected)
                told = ["answer", FILE, "--plain"]
                shown = killing.typed(folder, told, "2\n" * 300, chance.uniform(0, 0.15))
                counted = max(map(int, re.findall(r"At present (\d+) of", shown)), default=1)
                found.count += 1
                found.torn += bool(commands.left_behind(folder))
                found.reported += counted - 1
                said = store.read(folder / FILE).current().values()
                assert sum(each.status == "answered" for each in said) >= counted
                (folder / "said.txt").unlink(missing_ok=True)  # the interview shows what stands
                assert not (protected and commands.clear(folder))
                with killing.output(folder / "said.txt"):
                    _answers_go_on(folder)
    return found


# -- disks


def full_disks(sizes: Iterable[int], scenes: Iterable[Scene] = SCENES) -> Iterator[Row]:
    """Run every command on disks with ever more room; it is done, or refused and nothing is lost.

    Raises:
        NotHereError: No disk can be made here.
    """
    free = list(sizes)
    for scene in scenes:
        done = refused = 0
        for leave in free:
            code = _on_a_full_disk(scene, leave)
            done, refused = done + (code == Exit.FINE), refused + (code == Exit.BAD_INPUT)
        assert done + refused == len(free), scene.name
        yield scene.name, len(free), done, refused


def _on_a_full_disk(scene: Scene, leave: int) -> int:
    with broken_disks.small(4096) as folder, commands.ready():
        words = scene.made(folder, False)
        before = _contents(folder)
        filler = broken_disks.fill(folder, leave)
        [(_words, code)] = killing.all_at_once(folder, [words[:1]])
        filler.unlink()
        with killing.output(folder / "said.txt"):
            if code:
                found = _contents(folder)
                found.pop(str(folder / "said.txt"))
                assert found == before, f"{scene.name}, {leave} kB free"
                assert [each for _words, each in killing.all_at_once(folder, [words[:1]])] == [0]
            else:
                scene.holds(folder, 1)
        return code


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_protected(scenes: Iterable[Scene] = SCENES) -> Iterator[Row]:
    """Run every command where nothing can be changed: on a whole disk, in a folder, on a file.

    Raises:
        NotHereError: No such thing can be made here.
    """
    known = list(scenes)
    with broken_disks.small(8192) as disk:
        for scene in known:
            with tempfile.TemporaryDirectory(dir=disk) as name, commands.ready():
                words = scene.made(Path(name), False)
                with broken_disks.write_protected(disk):
                    _refused(scene, Path(name), words)
    yield "the disk", len(known), len(known)
    for scene in known:
        with tempfile.TemporaryDirectory() as name, commands.ready():
            words = scene.made(Path(name), False)
            with broken_disks.unchangeable(Path(name)):
                _refused(scene, Path(name), words)
    yield "the folder", len(known), len(known)
    changing = [scene for scene in known if scene.changes]
    for scene in changing:
        with tempfile.TemporaryDirectory() as name, commands.ready():
            words = scene.made(Path(name), False)
            with broken_disks.unchangeable(Path(name) / scene.changes):
                _refused(scene, Path(name), words)
    yield "the file", len(changing), len(changing)


def _refused(scene: Scene, folder: Path, words: list[killing.Words]) -> None:
    before = _contents(folder)
    [(_words, code)] = killing.all_at_once(folder, [words[:1]])
    assert code == Exit.BAD_INPUT, scene.name
    assert _contents(folder) == before, scene.name


# -- cut


def cuts(path: Path, data: bytes, places: Iterable[int]) -> tuple[int, int, int]:
    """Cut a saved file at these places; how many, how many were refused, how many read as before.

    Only what ends the last line may be missing without harm.
    """
    path.write_bytes(data)
    whole = store.read(path)
    count = refused = same = 0
    for place in places:
        path.write_bytes(data[:place])
        count += 1
        try:
            assert store.read(path) == whole, f"cut at byte {place}"
            same += 1
        except UserError as error:
            assert error.code == Exit.BAD_INPUT  # noqa: PT017
            assert error.what.endswith(".")  # noqa: PT017
            refused += 1
        assert path.read_bytes() == data[:place]
    assert same <= 2
    return count, refused, same


def power_cuts(large: Path) -> Iterator[Row]:
    """Cut a small file, clear and protected, at every byte, and a large one at many."""
    with tempfile.TemporaryDirectory() as folder, commands.ready():
        path = Path(folder) / FILE
        for name, protected in (("small", False), ("small, protected", True)):
            commands.put(path, commands.base(), protected)
            data = path.read_bytes()
            yield name, len(data), *cuts(path, data, range(len(data)))
            path.unlink()
        data = large.read_bytes()
        places = {*range(0, len(data), 97), *range(2000), *range(len(data) - 2000, len(data))}
        yield large.name, len(data), *cuts(path, data, sorted(places))


# -- at once


def writers(processes: int, rounds: int) -> Row:
    """Let so many processes answer different cells at one moment, so many times."""
    done = refused = 0
    for _round in range(rounds):
        with tempfile.TemporaryDirectory() as name, commands.ready():
            folder = Path(name)
            commands.put(folder / FILE, commands.base(), False)
            groups = [
                [["set", FILE, f"{cell}=3", "--comment", f"«{number}»"]]
                for number, cell in enumerate(commands.cells()[1 : processes + 1])
            ]
            ended = killing.all_at_once(folder, groups)
            assert {code for _group, code in ended} <= {Exit.FINE, Exit.BAD_INPUT}
            well = {n for n, (_group, code) in enumerate(ended) if code == Exit.FINE}
            assert well
            assert commands.marks(folder / FILE) == well
            done, refused = done + len(well), refused + len(ended) - len(well)
    return processes, rounds, done, refused


# -- the clock


def clocks(rounds: int, chance: Random) -> Iterator[Row]:
    """Answer and merge while the clock jumps about; order and chain hold, nothing is lost."""
    for _round in range(rounds):
        jumping = mock.patch.object(clock, "now", side_effect=lambda: _any_time(chance))
        with tempfile.TemporaryDirectory() as name, commands.ready(), jumping:
            _through_time(Path(name), chance)
    yield "answers of two copies, merged both ways, verified", rounds


def _any_time(chance: Random) -> str:
    parts = [chance.randint(1990, 2090), chance.randint(1, 12), chance.randint(1, 28)]
    return "{}-{:02}-{:02}T{:02}:00:00Z".format(*parts, chance.randrange(24))


def _through_time(folder: Path, chance: Random) -> None:
    whole = commands.base()
    copies = [whole, whole]
    said = 0
    for _answer in range(12):
        at = chance.randrange(2)
        cell = chance.choice(commands.cells()[:6])
        answer = saved.Said(cell, "answered", chance.randrange(5), comment=f"«{said}»")
        copies[at] = saved.said(copies[at], [answer])
        assert copies[at].current()[cell].comment == f"«{said}»"
        said += 1
    there, back = history.union(*copies), history.union(*reversed(copies))
    assert saved.dumps(there) == saved.dumps(back)
    commands.put(folder / FILE, there, False)
    with killing.output(folder / "said.txt"):
        assert commands.marks(folder / FILE) == set(range(said))
        assert killing.run(["verify", str(folder / FILE)]) == Exit.FINE
        assert killing.run(["history", str(folder / FILE)]) == Exit.FINE
        before = len(there.conflicts)
        if before:
            settle = ["conflicts", str(folder / FILE), "--rule", "lowest"]
            assert killing.run([*settle, "--by", "Chair"]) == Exit.FINE
            assert store.read(folder / FILE).conflicts == {}
        assert killing.run(["verify", str(folder / FILE)]) == Exit.FINE
