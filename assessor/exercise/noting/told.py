"""What a note on an exercise is made from: what the files come to, and what an organiser adds."""

from __future__ import annotations

from dataclasses import dataclass

from assessor.exercise.debriefing.results import Debrief
from assessor.reports.details import Details


@dataclass(frozen=True)
class Told:
    """A debrief with details beside it; what they lack and the files tell is filled in."""

    debrief: Debrief
    details: Details


def together(debrief: Debrief, details: Details) -> Told:
    """Both, with the exercise's own title and the days of the answers where no others are told."""
    event, filled = details.event, {}
    if not event.title.strip():
        filled["title"] = debrief.exercise.head.title
    if not event.dates and not event.start:
        first, last = days(debrief)
        filled["start"] = first
        filled["end"] = last if last != first else ""
    made = event.model_copy(update=filled)
    return Told(debrief, details.model_copy(update={"event": made}))


def days(debrief: Debrief) -> tuple[str, str]:
    """The first and the last day on which something was said in any file."""
    files = [each.assessment for each in debrief.gathered.files]
    said = [each.at[:10] for file in files for kept in file.responses.values() for each in kept]
    return min(said, default=debrief.made), max(said, default=debrief.made)
