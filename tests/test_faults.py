"""Kills, full and write-protected disks, power cuts, many writers, odd clocks: nothing is lost.

Short forms of what ``make faults`` does at length; docs/reliability.md has its figures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import broken_disks
import faults_of
import pytest
from killed_commands import FILE, SCENES, Scene, base, put, ready
from killing import output

from assessor.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def named(scene: Scene) -> str:
    return scene.name


@pytest.mark.parametrize("scene", SCENES, ids=named)
def test_a_killed_command_loses_nothing_and_the_next_one_works(scene: Scene) -> None:
    assert faults_of.killed(scene, 2, Random(scene.name)).count == 2


def test_a_killed_interview_loses_nothing() -> None:
    assert faults_of.answering(4, Random(1540)).reported


def where_permitted(rows: Callable[[], Iterable[faults_of.Row]]) -> list[faults_of.Row]:
    try:
        return list(rows())
    except broken_disks.NotHereError as reason:
        pytest.skip(str(reason))


def test_a_full_disk_is_said_and_harms_nothing() -> None:
    rows = where_permitted(lambda: faults_of.full_disks((0,)))
    assert len(rows) == len(SCENES)
    assert all(refused for _name, _disks, _done, refused in rows)


def test_what_may_not_be_changed_is_said_and_harms_nothing() -> None:
    assert len(where_permitted(faults_of.write_protected)) == 3


@pytest.mark.parametrize("protected", [False, True])
def test_a_file_cut_at_any_byte_is_refused(tmp_path: Path, protected: bool) -> None:
    with ready():
        put(tmp_path / FILE, base(), protected)
        data = (tmp_path / FILE).read_bytes()
        count, refused, same = faults_of.cuts(tmp_path / FILE, data, range(len(data)))
    assert (count, refused) == (len(data), len(data) - same)


def test_no_command_has_a_traceback_for_a_file_that_was_cut(tmp_path: Path) -> None:
    put(tmp_path / FILE, base(), False)
    data = (tmp_path / FILE).read_bytes()
    with output(tmp_path / "said.txt"):
        for length in range(0, len(data) - 1, 40):
            (tmp_path / FILE).write_bytes(data[:length])
            assert main(["set", str(tmp_path / FILE), "M1-POL-01=3"]) == 3
            assert (tmp_path / FILE).read_bytes() == data[:length]


def test_of_twenty_writers_each_is_done_or_refused_in_words() -> None:
    processes, _rounds, done, refused = faults_of.writers(20, 2)
    assert done + refused == processes * 2


def test_a_clock_that_jumps_about_changes_no_order_and_breaks_no_chain() -> None:
    assert list(faults_of.clocks(5, Random(1540)))
