"""Which files were counted in, and which were left out, for programs."""

from __future__ import annotations

from assessor.compare.many import figures
from assessor.compare.many.study import Study
from assessor.reports.paper import Part

FILES = 5_000
"""How many files the workbook and the JSON list; the data set has them all."""


class FilePart(Part):
    """A file that was counted in."""

    file: str
    label: str
    system: str
    agency: str | None
    respondent: str | None
    assessor_type: str
    profile: str
    day: str
    asked: int
    answered: int
    unknown: int
    not_applicable: int
    evidenced: int
    total_low: float | None
    total_high: float | None


class SkippedPart(Part):
    """A file that was left out, and why."""

    file: str
    reason: str


def data(study: Study) -> tuple[FilePart, ...]:
    """The files, `FILES` at the most."""
    return tuple(_file(study, row) for row in range(min(len(study.many.files), FILES)))


def skipped(study: Study) -> tuple[SkippedPart, ...]:
    """The files left out, `FILES` at the most."""
    return tuple(SkippedPart(file=file, reason=why) for file, why in study.many.skipped[:FILES])


def _file(study: Study, row: int) -> FilePart:
    about, many = study.many.files[row], study.many
    total = figures.figure(many, row, study.nodes[0])
    return FilePart(
        file=about.name,
        label=study.labels[row],
        system=about.system,
        agency=about.agency,
        respondent=about.respondent,
        assessor_type=about.assessor_type,
        profile=about.profile,
        day=study.day(row),
        asked=int(many.asked[row, 0]),
        answered=int(many.answered[row, 0]),
        unknown=int(many.unknown[row, 0]),
        not_applicable=int(many.not_applicable[row, 0]),
        evidenced=int(many.evidenced[row, 0]),
        total_low=total.low if total else None,
        total_high=total.high if total else None,
    )
