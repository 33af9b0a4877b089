"""Every kind of report in every format, from the full example, beside what nobody can do without.

The peer starts the interpreter with the format's library imported. It reads, scores and sets
nothing, so that a ratio also tells how much work a report is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from measuring import ASSESSOR, FULL, PYTHON, alternate, process, row

from assessor.reports import FORMATS, KINDS

LIBRARIES = {
    "terminal": "import pydantic.main, rich.console",
    "markdown": "import pydantic.main",
    "json": "import pydantic.main",
    "html": "import pydantic.main, jinja2",
    "docx": "import pydantic.main, docx",
    "pdf": "import pydantic.main, typst",
    "xlsx": "import pydantic.main, xlsxwriter",
}
"""What the interpreter is started with; pydantic in each, since the answers are read by it."""


def measure() -> None:
    """One row for reading and scoring alone, then one for each kind and format."""
    with tempfile.TemporaryDirectory() as folder:
        beside(
            "reading and scoring alone",
            [*ASSESSOR, "score", str(FULL), "--format", "json"],
            "json",
            "–",
        )
        for kind in KINDS:
            for form, end in FORMATS.items():
                out = str(Path(folder) / f"{kind}{end}")
                command = [
                    *ASSESSOR,
                    "report",
                    str(FULL),
                    "--as",
                    kind,
                    "--format",
                    form,
                    "-o",
                    out,
                ]
                beside(f"report, {kind}, {form}", command, form, "≤ 3")


def beside(what: str, command: list[str], form: str, bound: str) -> None:
    """One row: a command beside starting with the library of a format."""
    library = LIBRARIES[form]
    ours, peer = alternate(
        lambda: process(command), lambda: process([PYTHON, "-c", library]), rounds=7
    )
    row(what, ours, f"`{library}`", peer, bound)


if __name__ == "__main__":
    measure()
