"""What stands in a debrief, in the order in which a trainer goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.debriefing import (
    agree,
    beside_key,
    front,
    heat,
    labels,
    learned,
    misread,
    moving,
    talking,
    times,
)
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.reports.document import Block, Heading, PageBreak, bullets
from questionnaires.texts import _


def blocks(debrief: Debrief) -> Iterator[Block]:
    """The beginning, each stage, then what is of the whole day."""
    yield from front.blocks(debrief)
    for stage in debrief.stages:
        yield PageBreak()
        yield from _stage(debrief, stage)
    yield from times.blocks(debrief)
    yield from learned.blocks(debrief)
    if debrief.stages:
        yield Heading(1, _("How to read this"))
        yield bullets(
            beside_key.reading(), heat.reading(), talking.reading(), agree.reading(),
            moving.reading(),
        )  # fmt: skip


def _stage(debrief: Debrief, stage: Stage) -> Iterator[Block]:
    yield Heading(1, labels.heading(stage, debrief))
    yield from beside_key.blocks(stage)
    yield from heat.blocks(debrief, stage)
    yield from moving.blocks(debrief, stage)
    yield from talking.blocks(debrief, stage)
    yield from misread.blocks(debrief, stage)
    yield from agree.blocks(debrief, stage)
