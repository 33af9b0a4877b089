"""``python -m assessor`` does what ``assessor`` does."""

from assessor.cli import run

run()
