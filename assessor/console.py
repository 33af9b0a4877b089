"""The one place that makes consoles, and that writes to standard output and standard error.

Results go to standard output, all else to standard error. Markup, emoji codes and highlighting are
off: text from people is text. Colours follow the terminal and NO_COLOR; with ``plain`` there are
none, and nothing that a screen reader or a dumb terminal would stumble over.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

PLAIN_WIDTH = 80


def out(plain: bool = False) -> Console:
    """A console on standard output, for results."""
    return _console(sys.stdout, plain)


def err(plain: bool = False) -> Console:
    """A console on standard error, for everything that is not the result."""
    return _console(sys.stderr, plain)


def on(stream: TextIO, width: int) -> Console:
    """A console that writes uncoloured text of a given width to a stream, such as a file's."""
    return Console(
        file=stream, width=width, color_system=None, force_terminal=False,
        markup=False, highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip


@contextmanager
def paged(console: Console, plain: bool) -> Iterator[None]:
    """Let long output be read from its top: through the system's pager, on a terminal that can.

    Plain output is never paged, nor is what goes into a file or a pipe.
    """
    if plain or not console.is_terminal or shutil.which("less") is None:
        yield
        return
    # As other programs have it: colours stay, and what fits on one screen is just printed.
    os.environ.setdefault("LESS", "FRX")
    with console.pager(styles=True):
        yield


@contextmanager
def progress(title: str, plain: bool, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far long work is: on a terminal that can, and nowhere else.

    Args:
        title: What is being done.
        plain: Nothing that moves.
        total: How much there is to do; None where that is not known.

    Yields:
        What to call with how much is done.
    """
    screen = err(plain)
    if plain or not screen.is_terminal:
        yield lambda done: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def write(text: str) -> None:
    """Write text to standard output as it is: for formats that other programs read."""
    utf8(sys.stdout)
    sys.stdout.write(text)
    sys.stdout.flush()


def write_json(data: object) -> None:
    """Write data to standard output as JSON, letters of every script as they are."""
    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def utf8(stream: TextIO) -> None:
    """Make a stream speak UTF-8, whatever the system's code page; what cannot be said becomes ?."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def _console(stream: TextIO, plain: bool) -> Console:
    utf8(stream)
    if not plain:
        return Console(file=stream, markup=False, highlight=False, emoji=False)
    return Console(
        file=stream, markup=False, highlight=False, emoji=False, color_system=None,
        force_terminal=False, no_color=True, width=None if stream.isatty() else PLAIN_WIDTH,
    )  # fmt: skip
