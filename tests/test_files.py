"""The door to the disk: wholly written or not at all, on POSIX and as Windows would have it."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import time
from pathlib import Path
from typing import Any

import filelock  # before the platform is faked, which it looks at when it is first imported
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import clock, files, jsontext
from assessor.errors import UserError

assert filelock


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_clock_tells_utc_to_the_second() -> None:
    assert time.strptime(clock.now(), "%Y-%m-%dT%H:%M:%SZ")


def test_writing_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    files.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {"report.html"}
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_writing_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("target")
    files.write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_writing_where_nothing_can_be_written(tmp_path: Path) -> None:
    for path, words in {
        tmp_path / "nowhere" / "x": "there is no such file or folder",
        tmp_path / ("x" * 250): "its name is too long",
    }.items():
        with pytest.raises(UserError, match=words):
            files.write(path, b"new")
    assert names(tmp_path) == set()


def test_an_interruption_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as now:
        now.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            files.write(path, b"new")
    with monkeypatch.context() as now:
        now.setattr(os, "link", interrupt)
        with pytest.raises(KeyboardInterrupt):
            files.create(tmp_path / "b", b"new")
    with monkeypatch.context() as now:
        now.setattr(os, "link", no_hard_links)
        now.setattr(Path, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            files.create(tmp_path / "b", b"new")
    assert path.read_text() == "old"
    assert names(tmp_path) == {"a"}


def test_a_disk_that_takes_a_little_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:7]))
    data = bytes(range(256))
    files.write(tmp_path / "a", data)
    assert (tmp_path / "a").read_bytes() == data


def no_hard_links(*_: Any) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_new_file_is_never_there_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, seen = os.link, []

    def watched(source: Path, target: Path) -> None:
        seen.append((target.exists(), Path(source).read_bytes()))
        link(source, target)

    monkeypatch.setattr(os, "link", watched)
    files.create(tmp_path / "a", b"new")
    assert seen == [(False, b"new")]
    assert names(tmp_path) == {"a"}


def test_a_disk_without_hard_links_takes_new_files_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_hard_links)
    files.create(tmp_path / "a", b"new")
    with pytest.raises(UserError, match="exists already"):
        files.create(tmp_path / "a", b"newer")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert names(tmp_path) == {"a"}


@pytest.mark.parametrize(
    ("number", "passes"), [(errno.EINVAL, True), (errno.EACCES, True), (errno.EIO, False)]
)
def test_a_file_system_may_know_no_sync_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, passes: bool
) -> None:
    fsync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    if passes:
        files.write(tmp_path / "a", b"new")
    else:
        with pytest.raises(UserError, match="the disk reports an error"):
            files.write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


# -- Windows, faked


class HeldOpenError(PermissionError):
    """What Windows raises; elsewhere the number it adds is not there."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = winerror


class Windows:
    """A folder whose files others hold open, as scanners and synchronisers do on Windows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.held = 0
        self.winerror = 32
        self._replace = Path.replace
        self._open = os.open
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(Path, "replace", lambda path, target: self.replace(path, target))
        monkeypatch.setattr(os, "open", self.open)
        monkeypatch.setattr(time, "sleep", lambda _seconds: None)

    def replace(self, path: Path, target: Path) -> Path:
        if self.held:
            self.held -= 1
            raise HeldOpenError(self.winerror)
        return self._replace(path, target)

    def open(self, path: Any, *rest: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return self._open(path, *rest)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    return Windows(monkeypatch)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_windows_waits_for_a_scanner_to_let_go(
    tmp_path: Path, windows: Windows, winerror: int
) -> None:
    windows.held, windows.winerror = 5, winerror
    files.write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_windows_does_not_wait_for_ever(tmp_path: Path, windows: Windows) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    windows.held = 1000
    with pytest.raises(UserError, match="another program holds it open"):
        files.write(path, b"new")
    assert path.read_text() == "old"
    assert names(tmp_path) == {"a"}


def test_windows_does_not_wait_for_other_troubles(tmp_path: Path, windows: Windows) -> None:
    windows.held, windows.winerror = 1, 19  # the medium is write-protected
    with pytest.raises(UserError, match="cannot be written"):
        files.write(tmp_path / "a", b"new")
    assert names(tmp_path) == set()


def test_windows_waits_about_two_and_a_half_seconds() -> None:
    assert 2 < sum(files._PAUSES) < 3


def test_windows_creates_and_locks_too(tmp_path: Path, windows: Windows) -> None:
    path = tmp_path / "a"
    windows.held = 2
    files.create(path, b"new")
    with pytest.raises(UserError, match="exists already"):
        files.create(path, b"newer")
    with files.locked(path):
        files.write(path, b"newest")
    assert path.read_bytes() == b"newest"


# -- the lock


def test_the_lock_needs_a_folder_that_can_be_written_to(tmp_path: Path) -> None:
    (tmp_path / ".a.lock").mkdir()
    with (
        pytest.raises(UserError, match="Nothing can be saved in the folder"),
        files.locked(tmp_path / "a"),
    ):
        pass


def test_the_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), files.locked(tmp_path / "a"):
        raise ZeroDivisionError
    with files.locked(tmp_path / "a"):
        assert names(tmp_path) == {".a.lock"}
    assert names(tmp_path) == set()


# -- JSON without doubt

tables = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


@given(tables)
def test_sound_json_is_read_as_everyone_reads_it(table: Any) -> None:
    assert jsontext.parse(json.dumps(table).encode(), "x") == table


def test_json_is_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a": [1]}')
    assert jsontext.read(tmp_path / "a.json") == {"a": [1]}


@pytest.mark.parametrize("name", ["folder", "pipe"])
def test_a_file_is_never_put_in_the_place_of_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    kind = (tmp_path / name).stat().st_mode
    with pytest.raises(UserError, match="is a"):
        files.write(tmp_path / name, b"x")
    with pytest.raises(UserError, match="is a"), files.appearing(tmp_path / name):
        pass
    assert (tmp_path / name).stat().st_mode == kind
