"""Ending in good order when the system says so: the terminal closed, the machine is shut down."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # Windows has no SIGHUP


class ToldToEndError(SystemExit):
    """A signal has asked the process to end; the code is the one that shells expect."""


@contextmanager
def in_good_order() -> Iterator[None]:
    """Turn the signals that end a process into an exception, so that the terminal is restored."""
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    raise ToldToEndError(128 + number)
