"""A real browser without a window, for tests of what a reader sees."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
needed = pytest.mark.skipif(
    not PROGRAM, reason="Chromium is not installed: apt-get install chromium"
)

_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr")  # fmt: skip
# What looks at each page from outside: the pages themselves may run nothing.
_LOOK = """
addEventListener("load", () => {
  const found = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, root = page.documentElement;
    found[frame.name] = {
      needed: root.scrollWidth, given: root.clientWidth,
      elements: page.querySelectorAll("*").length,
      loaded: frame.contentWindow.performance.getEntriesByType("resource").map(e => e.name),
    };
  }
  document.body.replaceChildren(JSON.stringify(found));
});
"""


@dataclass(frozen=True)
class Shown:
    """A page as a browser shows it.

    Attributes:
        needed: How wide it is, in pixels.
        given: How wide the window is.
        elements: How many elements the browser found in it.
        loaded: The addresses that it asked for.
    """

    needed: int
    given: int
    elements: int
    loaded: list[str]


def run(folder: Path, *arguments: str) -> tuple[str, list[str]]:
    """What the browser prints, and what stands in its console."""
    profile = f"--user-data-dir={folder / 'profile'}"
    done = subprocess.run(
        [PROGRAM, *_OPTIONS, profile, *arguments], capture_output=True, check=True, timeout=120
    )
    said = done.stderr.decode(errors="replace").splitlines()
    return done.stdout.decode(), [line for line in said if "CONSOLE" in line]


def look(
    folder: Path, pages: Mapping[str, str], widths: tuple[int, ...]
) -> tuple[dict[tuple[str, int], Shown], list[str]]:
    """Open pages in windows of several widths, all at once.

    Args:
        folder: An empty folder.
        pages: The HTML of each by name.
        widths: Of the windows, in pixels.

    Returns:
        How each came out by name and width, and what stands in the browser's console.
    """
    frames = "".join(
        f'<iframe name="{name}@{width}" width="{width}" height="600" style="border: 0"'
        f' srcdoc="{html.escape(page)}"></iframe>'
        for name, page in pages.items()
        for width in widths
    )
    outside = folder / "outside.html"
    outside.write_text(f'<meta charset="utf-8"><script>{_LOOK}</script>{frames}', "utf-8")
    printed, console = run(folder, "--dump-dom", outside.as_uri())
    body = re.search(r"<body>(.*)</body>", printed, re.DOTALL)
    assert body, printed[:1000]
    found = json.loads(html.unescape(body[1]))
    names = {(name.split("@")[0], int(name.split("@")[1])): each for name, each in found.items()}
    return {name: Shown(**each) for name, each in names.items()}, console
