"""Feed every reader bytes that a fuzzer makes to reach new code. ``make fuzz`` installs it first.

``fuzz.py SECONDS`` fuzzes each reader so long, in a process of its own that may hold a gigabyte
more than it begins with, and prints the table that stands in docs/reliability.md. What ended in a
traceback, or took longer than `readers.SLOWEST`, is saved in the folder ``fuzz-crashes``.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import pkgutil
import platform
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

CRASHES = Path("fuzz-crashes")
MEMORY = 1_000_000_000
CODE = ["assessor", "questionnaires", "scoring", "openpyxl", "babel"]
"""Whose branches the fuzzer sees."""


def main() -> None:
    """One row per reader; exit with 1 where anything crashed."""
    import readers

    seconds = int(sys.argv[1])
    if sys.argv[2:]:
        fuzz(sys.argv[2], seconds, Path(sys.argv[3]))
        return
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, "
          f"{platform.system()} {platform.machine()}, {seconds} s a reader\n")  # fmt: skip
    print("| reader | executions | crashes | most memory | slowest input |\n|---|---|---|---|---|")
    failed = False
    for name in readers.NAMES:
        failed |= _row(name, seconds)
    sys.exit(failed)


def _row(name: str, seconds: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        begin = time.monotonic()
        command = [sys.executable, __file__, str(seconds), name, str(told)]
        done = subprocess.run(command, capture_output=True, text=True)
        found = json.loads(told.read_text()) if told.exists() else {}
        if not found or time.monotonic() - begin < seconds / 2:
            print(done.stderr[-3000:], file=sys.stderr)
        count, crashes = found.get("count", 0), found.get("crashes", "?")
        memory, slowest = found.get("memory", 0), found.get("slowest", 0)
        print(f"| {name} | {count:,} | {crashes} | {memory} MB | {slowest:.2f} s |", flush=True)
        return found.get("crashes") != 0


def fuzz(name: str, seconds: int, told: Path) -> None:
    """Fuzz one reader in this process, and write down what came of it; does not return."""
    import atheris

    crashes = CRASHES.absolute()
    with atheris.instrument_imports(include=CODE):
        import killed_commands
        import readers

        from assessor import commands

        for module in pkgutil.iter_modules(commands.__path__, "assessor.commands."):
            importlib.import_module(module.name)
        importlib.import_module("assessor.exchange.form.incoming")
    world = Path(tempfile.mkdtemp())
    os.chdir(world)
    with killed_commands.ready():
        reader = readers.readers(world)[name]
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGESIZE")
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
        Path("/proc/self/clear_refs").write_text("5")  # the most memory is counted from here on
        seeds = world / "seeds"
        seeds.mkdir()
        for number, data in enumerate(reader.sound.values()):
            (seeds / str(number)).write_bytes(bytes([number]) + data)
        within = {"custom_mutator": within_a_zip} if name == "form as workbook" else {}
        atheris.Setup(
            [sys.argv[0], str(seeds), f"-max_total_time={seconds}", "-max_len=40000",
             "-rss_limit_mb=0", "-timeout=60"],
            Trial(world, reader, crashes, told), **within,
        )  # fmt: skip
        atheris.Fuzz()


class Trial:
    """One reader, tried again and again; what came of it is written down twice a second."""

    def __init__(self, world: Path, reader: Any, crashes: Path, told: Path) -> None:
        """Keep the folder of the sound files, the reader, and where to write to."""
        self.world, self.reader, self.crashes, self.told = world, reader, crashes, told
        self.files = list(reader.sound)
        self.seen = set[str]()
        self.count, self.slowest, self.next = 0, 0.0, 0.0

    def __call__(self, data: bytes) -> None:
        """Read these bytes in place of the file that the first of them chooses."""
        import readers

        file = self.files[data[0] % len(self.files)] if data else self.files[0]
        self.count += 1
        try:
            self.slowest = max(self.slowest, readers.tried(self.world, self.reader, file, data[1:]))
        except Exception as error:
            self._keep(error, file, data[1:])
        if time.monotonic() > self.next:
            self.next = time.monotonic() + 0.5
            status = Path("/proc/self/status").read_text()
            memory = int(status.split("VmHWM:")[1].split()[0]) // 1024
            found = {"count": self.count, "crashes": len(self.seen), "memory": memory,
                     "slowest": self.slowest}  # fmt: skip
            self.told.write_text(json.dumps(found))

    def _keep(self, error: Exception, file: str, data: bytes) -> None:
        """Save what led to an error, once for each place in the program."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        if place in self.seen:
            return
        self.seen.add(place)
        self.crashes.mkdir(exist_ok=True)
        name = f"{place}.{Path(file).name}"
        (self.crashes / name).write_bytes(data)
        (self.crashes / f"{name}.txt").write_text("".join(traceback.format_exception(error)))


def within_a_zip(data: bytes, most: int, seed: int) -> bytes:
    """Change a part of a workbook; the bytes of the ZIP file itself are changed now and then."""
    import atheris
    import spoilt

    chance = Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(data[1:])) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:
        parts = {}
    if not parts or chance.random() < 0.1:
        return bytes(atheris.Mutate(data, most))
    name = chance.choice(sorted(parts))
    parts[name] = bytes(atheris.Mutate(parts[name] or b"x", most))
    return data[:1] + spoilt.zipped(parts)[: most - 1]


if __name__ == "__main__":
    main()
