"""Which systems several assessors judged, and which of their files count."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.compare.many.raters import Panel
from assessor.compare.many.study import Study


def panels(study: Study) -> tuple[Panel, ...]:
    """The systems that several judged, in the order of their names.

    Where agreement is asked for, all of them; else those that assessors of different kinds judged.
    """
    files = study.many.files
    return tuple(
        panel
        for panel in _panels(study)
        if study.agreement or len({files[row].assessor_type for row in panel.rows}) > 1
    )


def _panels(study: Study) -> Iterator[Panel]:
    for system, rows in study.of_state.items():
        newest: dict[tuple[str | None, ...], int] = {}
        for row in rows:
            about = study.many.files[row]
            newest[about.assessor_type, about.agency, about.respondent] = row
        if len(newest) > 1:
            yield Panel(
                study, system, tuple(sorted(newest.values(), key=lambda r: _kind(study, r)))
            )


def _kind(study: Study, row: int) -> tuple[int, int]:
    """Those within first."""
    return ("self", "external", "exercise").index(study.many.files[row].assessor_type), row
