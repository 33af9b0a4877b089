"""The only clock: whoever needs the time asks here, so that a test can say what time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present moment in UTC, to the second, as it is saved: ``2026-11-24T05:47:36Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def minutes(since: str, until: str) -> int:
    """Whole minutes from one moment to another, both as `now` gives them; never below 0."""
    passed = datetime.fromisoformat(until) - datetime.fromisoformat(since)
    return max(0, int(passed.total_seconds()) // 60)
