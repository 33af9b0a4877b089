"""Hold a worked case against the scoring: every difference, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from questionnaires.cases import Case, Expected, responses
from questionnaires.model import Questionnaire
from scoring.assess import assess
from scoring.result import Finding, Interval, Result, Score


def differences(case: Case, questionnaire: Questionnaire) -> list[str]:
    """What the case expects and scoring does not give; empty when all is as expected."""
    try:
        result = assess(questionnaire, responses(case, questionnaire), case.profile)
    except (KeyError, ValueError) as error:
        return [f"its answers cannot be read: {error}"]
    return list(_differences(case, result))


def _differences(case: Case, result: Result) -> Iterator[str]:
    expect = case.expect
    yield from _nodes(expect, {node.id: node for node in result.total.walk()})
    found = {place(finding): finding.outcome for finding in result.findings}
    for ident, outcome in expect.findings.items():
        if found.get(ident) != outcome:
            yield f"finding of {ident}: expected {outcome}, got {found.get(ident)}"
    gaps = tuple(gap.question for gap in result.gaps)
    if expect.gaps is not None and gaps[: len(expect.gaps)] != expect.gaps:
        yield f"gaps: expected first {expect.gaps}, got {gaps}"
    if expect.off_path is not None and result.off_path != expect.off_path:
        yield f"off the path: expected {expect.off_path}, got {result.off_path}"
    if expect.shown is not None and result.total.shown != expect.shown:
        yield f"total shown: expected {expect.shown}, got {result.total.shown}"


def _nodes(expect: Expected, nodes: Mapping[str, Score]) -> Iterator[str]:
    for ident, wanted in expect.scores.items():
        got = nodes[ident].interval if ident in nodes else None
        interval = _interval(wanted)
        if ident not in nodes or got != interval:
            yield f"score of {ident}: expected {_show(interval)}, got {_show(got)}"
    for ident, name in expect.bands.items():
        bands = nodes[ident].bands if ident in nodes else None
        if bands != ((name, name) if isinstance(name, str) else name):
            yield f"band of {ident}: expected {name}, got {bands}"
    for ident, share in expect.coverage.items():
        covered = nodes[ident].coverage.share if ident in nodes else None
        if covered != share:
            yield f"coverage of {ident}: expected {share}, got {covered}"


def place(finding: Finding) -> str:
    """Where a finding stands: ``transit_control/law.N``, with only the parts its field has."""
    suffix = ".".join(part for part in (finding.side, finding.weapon) if part)
    return f"{finding.field}/{suffix}" if suffix else finding.field


def _interval(wanted: Fraction | tuple[Fraction, ...] | str) -> Interval | None:
    if isinstance(wanted, str):
        return None
    return Interval(*wanted) if isinstance(wanted, tuple) else Interval(wanted, wanted)


def _show(interval: Interval | None) -> str:
    if interval is None:
        return "none"
    return str(interval.low) if interval.known else f"{interval.low} to {interval.high}"
