"""What several test files start from."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from questionnaires.responses import Assessment, Edition

# No test is about time: a busy machine must not fail it. Where a change is judged, the same cases
# are tried on every run; at a desk, new ones each time.
settings.register_profile(
    "here",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("here")


@pytest.fixture
def begun() -> Assessment:
    """An assessment of an invented State in which nothing is said yet."""
    return Assessment(
        id="0b1d7c1e-0000-4000-8000-000000001540",
        created="2026-11-24T05:47:36Z",
        system="Tesmara",
        agency="Ministry of Trade",
        respondent="A. Official",
        questionnaire=Edition(id="tiny", edition="1", digest="0" * 64),
        profile="full",
    )
