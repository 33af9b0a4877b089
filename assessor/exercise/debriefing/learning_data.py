"""Builds the data of what was learned."""

from __future__ import annotations

from assessor.exercise.debriefing import learning_shapes as shapes
from assessor.exercise.debriefing.answer_data import exact
from scoring import learning
from scoring.learning import Change, Learning


def learned(found: Learning) -> shapes.LearningPart:
    """What was learned."""
    return shapes.LearningPart(
        pairs=found.pairs,
        whole=_change("", found.whole),
        mean_gain=exact(found.single),
        defined=found.defined,
        participants=tuple(_change(name, each) for name, each in found.people),
        items=tuple(_change(name, each) for name, each in found.items),
    )


def _change(name: str, change: Change) -> shapes.ChangePart:
    return shapes.ChangePart(
        name=name,
        before=exact(change.pre),
        after=exact(change.post),
        gain=exact(change.gain),
        band=learning.band(change.gain),
    )
