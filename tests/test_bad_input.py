"""Whatever a file holds: an exit code and a sentence, never a traceback, within bounds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import bombs
import killed_commands
import pytest
import readers
import spoilt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers import Reader

EXAMPLES = int(os.environ.get("EXAMPLES", "12"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helpers fork")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Reader]]]:
    """A folder with sound files of every kind, and who reads them."""
    world = tmp_path_factory.mktemp("world")
    before = Path.cwd()
    os.chdir(world)
    with killed_commands.ready():
        yield world, readers.readers(world)
    os.chdir(before)


@pytest.mark.parametrize("name", readers.NAMES)
def test_sound_files_are_read(known: tuple[Path, dict[str, Reader]], name: str) -> None:
    world, reader = known[0], known[1][name]
    for file, data in reader.sound.items():
        assert readers.codes(world, reader, file, data) <= {0, 1}


@pytest.mark.parametrize("name", readers.NAMES)
# The same examples in every run; the fuzzer is who looks further, by chance.
@settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_spoilt_files_are_refused_or_read(
    known: tuple[Path, dict[str, Reader]], name: str, seed: int
) -> None:
    world, reader = known[0], known[1][name]
    chance = Random(seed)
    file = chance.choice(sorted(reader.sound))
    readers.tried(world, reader, file, spoilt.of(file, reader.sound[file], chance))


@pytest.mark.parametrize("name", readers.NAMES)
# The same examples in every run; the fuzzer is who looks further, by chance.
@settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=100))
def test_any_bytes_are_refused_or_read(
    known: tuple[Path, dict[str, Reader]], name: str, data: bytes
) -> None:
    world, reader = known[0], known[1][name]
    readers.tried(world, reader, min(reader.sound), data)


@pytest.mark.skipif(sys.platform != "linux", reason="bounds are enforced as Linux counts memory")
@pytest.mark.parametrize("bomb", bombs.BOOKS)
def test_workbooks_made_to_fill_the_memory(
    known: tuple[Path, dict[str, Reader]], bomb: str
) -> None:
    world, reader = known[0], known[1]["form as workbook"]
    data = bombs.BOOKS[bomb](reader.sound["form.xlsx"])
    assert bombs.bounded(world, reader, "form.xlsx", data) <= {0, 1, 3}


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
@pytest.mark.parametrize(
    ("name", "file", "bomb"),
    [(*kind, bomb) for kind, made in bombs.OTHERS.items() for bomb in made],
)
def test_files_made_to_take_all_day(
    known: tuple[Path, dict[str, Reader]], name: str, file: str, bomb: str
) -> None:
    world, reader = known[0], known[1][name]
    data = bombs.OTHERS[name, file][bomb]()
    assert bombs.bounded(world, reader, file, data) <= {0, 1, 3}
